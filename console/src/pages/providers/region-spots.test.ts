import { describe, expect, it } from 'vitest';
import { regionShades, regionSpots } from './region-spots.ts';

const region = (providerName: string, city: string, at: [number, number] | null, country = 'DE') => ({
  ...{ providerName, country, city },
  latitude: at?.[0] ?? null,
  longitude: at?.[1] ?? null,
});
const FRANKFURT: [number, number] = [50.12, 8.68];
const REGIONS = [
  region('A', 'Frankfurt', FRANKFURT),
  region('A', 'Frankfurt', FRANKFURT),
  region('B', 'Frankfurt', FRANKFURT),
  region('B', 'unknown', null),
  region('B', 'Helsinki', [60.17, 24.94], 'FI'),
];

describe('the map of regions', () => {
  it('puts regions of one place into one spot', () => {
    expect(regionSpots(REGIONS).map(({ title, size, facts }) => [title, size, facts])).toEqual([
      [
        'Frankfurt, Germany',
        3,
        [
          ['Regions', '3'],
          ['Providers', 'A, B'],
        ],
      ],
      [
        'Helsinki, Finland',
        1,
        [
          ['Regions', '1'],
          ['Providers', 'B'],
        ],
      ],
    ]);
  });

  it('names some providers of a crowded spot and counts the rest', () => {
    const [spot] = regionSpots(['A', 'B', 'C', 'D', 'E', 'F'].map((name) => region(name, 'Frankfurt', FRANKFURT)));
    expect(spot?.facts[1]).toEqual(['Providers', 'A, B, C, D and 2 more']);
  });

  it('counts a region of unknown place in its country', () => {
    expect(regionShades(REGIONS).map(({ country, value, facts }) => [country, value, facts[1]?.[1]])).toEqual([
      ['DE', 4, '2'],
      ['FI', 1, '1'],
    ]);
  });
});
