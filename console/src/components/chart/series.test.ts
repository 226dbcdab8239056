import { describe, expect, it } from 'vitest';
import { areaPath, linePath, spokenSeries, unbroken } from './series.ts';

describe('unbroken', () => {
  it('breaks a line where a value is missing and where nothing was measured for long', () => {
    expect(unbroken([0, 1, 2, 3, 4], [5, 5, null, 5, 5], 1)).toEqual([
      [0, 1],
      [3, 4],
    ]);
    expect(unbroken([0, 1, 60, 61], [5, 5, 5, 5], 3)).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(unbroken([], [], 1)).toEqual([]);
  });
});

describe('paths', () => {
  it('go through the points, and down to the base line for an area', () => {
    const points = [
      [0, 10],
      [5.04, 2.06],
      [10, 8],
    ] as const;
    expect(linePath(points)).toBe('M0,10L5,2.1L10,8');
    expect(areaPath(points, 20)).toBe('M0,10L5,2.1L10,8L10,20L0,20Z');
  });

  it('show one point alone, and nothing for none', () => {
    expect(linePath([[4, 3]])).toBe('M2.5,3h3');
    expect(areaPath([[4, 3]], 20)).toBe('');
    expect(linePath([])).toBe('');
  });
});

describe('spokenSeries', () => {
  const format = (value: number) => `${value} ms`;

  it('says the last value and the range', () => {
    expect(spokenSeries({ name: 'helsinki', values: [3, null, 9, 4] }, format)).toBe(
      'helsinki: now 4 ms, between 3 ms and 9 ms.',
    );
  });

  it('says what is not known', () => {
    expect(spokenSeries({ name: 'a', values: [3, null] }, format)).toBe('a: not measured now, between 3 ms and 3 ms.');
    expect(spokenSeries({ name: 'a', values: [null] }, format)).toBe('a: nothing measured.');
  });
});
