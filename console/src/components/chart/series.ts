/** A line of a chart: one value for each time, `null` where there is none. */
export interface TimeSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

/** Times and the lines over them. */
export interface TimeData {
  /** In milliseconds since 1970, in order. */
  readonly times: readonly number[];
  readonly series: readonly TimeSeries[];
}

/** A point of the drawing. */
type Point = readonly [x: number, y: number];

/**
 * The runs of points that belong together: a run ends where a value is missing, or where more than `gapMs` lies between two
 * times, as when the gateway was not running.
 */
export function unbroken(times: readonly number[], values: readonly (number | null)[], gapMs: number): number[][] {
  const runs: number[][] = [];
  let previousMs = Number.NEGATIVE_INFINITY;
  for (const [index, timeMs] of times.entries()) {
    const value = values[index];
    if (value === null || value === undefined) {
      previousMs = Number.NEGATIVE_INFINITY;
      continue;
    }
    const last = runs.at(-1);
    if (last && timeMs - previousMs <= gapMs) last.push(index);
    else runs.push([index]);
    previousMs = timeMs;
  }
  return runs;
}

/** An SVG path through points; one alone becomes a dash that can be seen. */
export function linePath(points: readonly Point[]): string {
  const [first] = points;
  if (!first) return '';
  if (points.length === 1) return `M${first[0] - 1.5},${round(first[1])}h3`;
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${round(x)},${round(y)}`).join('');
}

/** The SVG path of the area between points and a base line. */
export function areaPath(points: readonly Point[], baseY: number): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length === 1) return '';
  return `${linePath(points)}L${round(last[0])},${baseY}L${round(first[0])},${baseY}Z`;
}

/** What a line does, in a sentence for those who do not see it. */
export function spokenSeries({ name, values }: TimeSeries, format: (value: number) => string): string {
  const known = values.filter((value) => value !== null);
  const latest = values.at(-1);
  if (known.length === 0) return `${name}: nothing measured.`;
  const [least, greatest] = [known.reduce((a, b) => Math.min(a, b)), known.reduce((a, b) => Math.max(a, b))];
  const now = latest === null || latest === undefined ? 'not measured now' : `now ${format(latest)}`;
  return `${name}: ${now}, between ${format(least)} and ${format(greatest)}.`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
