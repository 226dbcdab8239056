import { describe, expect, it } from 'vitest';
import { chartFrame } from './chart-frame.ts';

const HOUR = 3_600_000;

describe('chartFrame', () => {
  const span = [10 * HOUR, 11 * HOUR] as const;

  it('puts the span from edge to edge, and the values from the bottom to the highest line', () => {
    const frame = chartFrame({ width: 800, span, greatest: 37, kind: 'count', format: String });
    expect([frame.x(span[0]), frame.x(span[1])]).toEqual([frame.left, frame.right]);
    expect([frame.y(0), frame.y(40)]).toEqual([frame.bottom, frame.top]);
    expect(frame.timeAt(frame.x(10.5 * HOUR))).toBeCloseTo(10.5 * HOUR, 3);
  });

  it('has fewer times on a phone, and a layout before its width is known', () => {
    const wide = chartFrame({ width: 1200, span, greatest: 1, kind: 'span', format: String });
    const narrow = chartFrame({ width: 320, span, greatest: 1, kind: 'span', format: String });
    expect(narrow.xTicks.length).toBeLessThan(wide.xTicks.length);
    expect(narrow.xTicks.length).toBeGreaterThan(0);
    expect(chartFrame({ width: 0, span, greatest: 1, kind: 'span', format: String }).right).toBeGreaterThan(500);
  });

  it('leaves room for long labels, and writes nothing as 0 in every unit', () => {
    const options = { width: 640, span, greatest: 90, kind: 'span' } as const;
    const short = chartFrame({ ...options, format: (value) => `${value}` });
    const long = chartFrame({ ...options, format: (value) => `${value} and many words` });
    expect(long.left).toBeGreaterThan(short.left);
    expect(long.yTicks.map(({ label }) => label)[0]).toBe('0');
    expect(long.yTicks.map(({ label }) => label)[1]).toContain('many words');
  });
});
