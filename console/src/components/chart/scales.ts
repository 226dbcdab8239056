const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The steps that people count time in, in milliseconds. */
const TIME_STEPS_MS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND_MS),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR_MS),
  ...[1, 2, 7].map((count) => count * DAY_MS),
];

/** How the values of an axis are counted: by tens, or as spans of time in milliseconds. */
export type ValueKind = 'count' | 'span';

/**
 * Round values from 0 to at least `greatest`, about `wanted` of them, the top of the axis last. Counts have whole steps:
 * there is no half object.
 */
export function valueTicks(greatest: number, kind: ValueKind, wanted = 4): readonly number[] {
  const top = greatest > 0 ? greatest : 1;
  const rough = top / wanted;
  const step = kind === 'span' ? spanStep(rough) : Math.max(1, decimalStep(rough));
  const count = Math.max(1, Math.ceil(top / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/**
 * Round moments between two others, about `wanted` of them, in milliseconds since 1970. `offsetMs` is how far the reader's
 * clock is ahead of UTC, so that hours and days begin where the reader's do.
 */
export function timeTicks(fromMs: number, toMs: number, wanted: number, offsetMs = 0): readonly number[] {
  const step = spanStep((toMs - fromMs) / Math.max(1, wanted));
  const first = Math.ceil((fromMs + offsetMs) / step) * step - offsetMs;
  const count = first > toMs ? 0 : Math.floor((toMs - first) / step) + 1;
  return Array.from({ length: count }, (_, index) => first + index * step);
}

/** Maps a range onto another, as axes do. An empty range maps onto the start. */
export function linearScale(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): (value: number) => number {
  const factor = to === from ? 0 : (end - start) / (to - from);
  return (value) => start + (value - from) * factor;
}

/** The index of the time that is closest; times are in order. -1 when there is none. */
export function nearestIndex(times: readonly number[], time: number): number {
  let nearest = -1;
  let distance = Number.POSITIVE_INFINITY;
  for (const [index, each] of times.entries()) {
    const away = Math.abs(each - time);
    if (away >= distance) break;
    [nearest, distance] = [index, away];
  }
  return nearest;
}

function decimalStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((each) => each * power >= rough) ?? 10;
  return factor * power;
}

function spanStep(roughMs: number): number {
  const known = TIME_STEPS_MS.find((step) => step >= roughMs);
  return known ?? Math.ceil(roughMs / (7 * DAY_MS)) * 7 * DAY_MS;
}
