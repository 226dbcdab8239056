import { linearScale, timeTicks, type ValueKind, valueTicks } from './scales.ts';

const HEIGHT = 220;
const MARGIN = { top: 10, right: 22, bottom: 28 };
/** Room for a tick and a gap beside the labels of the values, and for each of their letters. */
const LABEL_GAP = 14;
const LETTER_WIDTH = 6.6;
const PIXELS_PER_TICK = 110;
const MINUTE_MS = 60_000;
/** Until the width is known. */
const DEFAULT_WIDTH = 640;

/** The drawing area of a chart: where values and times lie in it, in pixels. */
export interface ChartFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly { readonly value: number; readonly label: string }[];
  /** Of a time in milliseconds since 1970. */
  readonly x: (timeMs: number) => number;
  readonly y: (value: number) => number;
  readonly timeAt: (x: number) => number;
}

/** What decides how a chart is laid out. */
export interface ChartFrameOptions {
  readonly width: number;
  readonly span: readonly [fromMs: number, toMs: number];
  readonly greatest: number;
  readonly kind: ValueKind;
  readonly format: (value: number) => string;
}

/** Lays a chart out. */
export function chartFrame({ width: given, span, greatest, kind, format }: ChartFrameOptions): ChartFrame {
  const width = given || DEFAULT_WIDTH;
  const values = valueTicks(greatest, kind);
  // Nothing is nothing in every unit.
  const yTicks = values.map((value) => ({ value, label: value === 0 ? '0' : format(value) }));
  const left = LABEL_GAP + LETTER_WIDTH * Math.max(...yTicks.map(({ label }) => label.length));
  const right = Math.max(left + 1, width - MARGIN.right);
  const [top, bottom] = [MARGIN.top, HEIGHT - MARGIN.bottom];
  const wanted = Math.max(2, Math.floor((right - left) / PIXELS_PER_TICK));
  const offsetMs = -new Date(span[1]).getTimezoneOffset() * MINUTE_MS;
  return {
    ...{ width, height: HEIGHT, left, right, top, bottom, yTicks },
    xTicks: timeTicks(span[0], span[1], wanted, offsetMs),
    x: linearScale(span, [left, right]),
    y: linearScale([0, values.at(-1) ?? 1], [bottom, top]),
    timeAt: linearScale([left, right], span),
  };
}
