import { describe, expect, it } from 'vitest';
import { markerRadius, SHADE_STEPS, shadeOf, valueRange } from './shades.ts';

describe('shades of the map', () => {
  it('range over what is there, and over nothing when nothing is', () => {
    expect(valueRange([0, 5, 2, 0, 900])).toEqual([2, 900]);
    expect(valueRange([0, 0])).toBeUndefined();
    expect(valueRange([])).toBeUndefined();
  });

  it('leave a country without bytes unshaded', () => {
    expect(shadeOf(0, [1, 10])).toBe(0);
    expect(shadeOf(5, undefined)).toBe(0);
  });

  it('give each power its own step, the least the first and the greatest the last', () => {
    const range = [1, 100_000] as const;
    expect([1, 9, 10, 100, 1000, 10_000, 100_000].map((value) => shadeOf(value, range))).toEqual([1, 1, 2, 3, 4, 5, 5]);
  });

  it('show a single value in full', () => {
    expect(shadeOf(7, [7, 7])).toBe(SHADE_STEPS);
  });
});

describe('markerRadius', () => {
  it('lets the area grow with the size, between a least and a most', () => {
    expect(markerRadius(0, 100, { least: 4, most: 14 })).toBe(4);
    expect(markerRadius(25, 100, { least: 4, most: 14 })).toBe(9);
    expect(markerRadius(100, 100, { least: 4, most: 14 })).toBe(14);
    expect(markerRadius(0, 0, { least: 4, most: 14 })).toBe(4);
  });
});
