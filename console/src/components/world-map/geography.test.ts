import { describe, expect, it } from 'vitest';
import { Geography } from './geography.ts';

describe('Geography', () => {
  const geography = new Geography();
  const world = geography.world;

  it('outlines the countries and leaves the Antarctic out', () => {
    expect(geography.outlines.length).toBe(176);
    expect(geography.outlines.find(({ code }) => code === 'FI')?.path).toMatch(/^M[\d.,LMZ-]+Z$/);
    expect(geography.centreOf('AQ')).toBeUndefined();
  });

  it('shows every country that it has a middle of', () => {
    for (const { code, centre } of geography.outlines) {
      const [x, y] = centre;
      expect(x >= world.x && x <= world.x + world.width && y >= world.y && y <= world.y + world.height, code).toBe(
        true,
      );
    }
  });

  it('puts the middle of a country on its main land', () => {
    const [west, north] = geography.pointAt(51, -5);
    const [east, south] = geography.pointAt(42, 8);
    const [x, y] = geography.centreOf('FR') ?? [0, 0];
    expect(x > west && x < east && y > north && y < south).toBe(true);
  });

  it('finds small countries where they are: Singapore lies between the middles of Malaysia and Indonesia', () => {
    const [x, y] = geography.centreOf('SG') ?? [0, 0];
    expect(geography.pointAt(1.5, 104)).toEqual([x, y]);
    expect(y).toBeLessThan(geography.centreOf('ID')?.[1] ?? 0);
  });

  it('boxes a part of the world in the shape of the whole', () => {
    const europe = geography.box({ north: 71, south: 35, west: -11, east: 33 });
    expect(europe.width / europe.height).toBeCloseTo(world.width / world.height, 6);
    const [x, y] = geography.pointAt(50, 8);
    expect(x > europe.x && x < europe.x + europe.width && y > europe.y && y < europe.y + europe.height).toBe(true);
    expect(europe.width).toBeLessThan(world.width / 2);
  });
});
