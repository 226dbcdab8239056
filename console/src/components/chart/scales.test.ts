import { describe, expect, it } from 'vitest';
import { linearScale, nearestIndex, timeTicks, valueTicks } from './scales.ts';

const HOUR = 3_600_000;

describe('valueTicks', () => {
  it.each([
    [0, 'count', [0, 1]],
    [1, 'count', [0, 1]],
    [3, 'count', [0, 1, 2, 3]],
    [9, 'count', [0, 5, 10]],
    [37, 'count', [0, 10, 20, 30, 40]],
    [1234, 'count', [0, 500, 1000, 1500]],
    [0, 'span', [0, 1]],
    [0.7, 'span', [0, 1]],
    [37, 'span', [0, 10, 20, 30, 40]],
    [90_000, 'span', [0, 30_000, 60_000, 90_000]],
    [7 * HOUR, 'span', [0, 2 * HOUR, 4 * HOUR, 6 * HOUR, 8 * HOUR]],
  ] as const)('for values up to %d as a %s are %j', (greatest, kind, ticks) => {
    expect(valueTicks(greatest, kind)).toEqual(ticks);
  });

  it('reach every value, however great', () => {
    for (const greatest of [0.2, 17, 99_999, 4e12])
      for (const kind of ['count', 'span'] as const) {
        const ticks = valueTicks(greatest, kind);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(greatest);
        expect(ticks.length).toBeLessThanOrEqual(6);
      }
  });
});

describe('timeTicks', () => {
  it('lie on full hours and quarters', () => {
    const from = Date.UTC(2026, 10, 24, 10, 7);
    expect(timeTicks(from, from + HOUR, 4)).toEqual(
      [10.25, 10.5, 10.75, 11].map((hours) => Date.UTC(2026, 10, 24) + hours * HOUR),
    );
  });

  it('begin days where the reader does', () => {
    const from = Date.UTC(2026, 10, 20, 5);
    const [first] = timeTicks(from, from + 7 * 24 * HOUR, 7, 2 * HOUR);
    expect(first).toBe(Date.UTC(2026, 10, 20, 22));
  });

  it('are none between two full hours', () => {
    const from = Date.UTC(2026, 0, 1, 0, 0, 0, 3);
    expect(timeTicks(from, from + 1, 1).length).toBe(2);
    expect(timeTicks(from + HOUR / 2, from + HOUR / 2 - 1, 1)).toEqual([]);
  });
});

describe('linearScale', () => {
  it('maps a range onto another, and an empty one onto the start', () => {
    const scale = linearScale([10, 20], [100, 0]);
    expect([10, 15, 20].map(scale)).toEqual([100, 50, 0]);
    expect(linearScale([5, 5], [40, 80])(5)).toBe(40);
  });
});

describe('nearestIndex', () => {
  it('finds the closest time', () => {
    const times = [0, 10, 20];
    expect([-5, 4, 6, 14, 99].map((time) => nearestIndex(times, time))).toEqual([0, 0, 1, 1, 2]);
    expect(nearestIndex([], 3)).toBe(-1);
  });
});
