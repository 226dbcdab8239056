import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PrefixContent } from '../../discovery/prefix-tree.ts';
import { tilesOf } from './treemap-tiles.ts';

function contentOf(sizes: readonly number[]): PrefixContent {
  const entries = sizes.map((bytes, index) => ({
    path: `p${index}/`,
    name: `p${index}/`,
    isPrefix: true,
    objects: 1,
    bytes,
  }));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return { entries, bytes, objects: sizes.length, rest: { entries: 0, objects: 0, bytes: 0 } };
}

describe('the tiles of a treemap', () => {
  it('take as much of the map as their bytes, whatever its shape', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1e9 }), { minLength: 1, maxLength: 100 }),
        fc.double({ min: 0.3, max: 4, noNaN: true }),
        (sizes, aspect) => {
          const tiles = tilesOf(contentOf(sizes), aspect);
          for (const { width, height, share } of tiles) expect((width * height) / 1e4).toBeCloseTo(share, 6);
          expect(tiles.reduce((sum, tile) => sum + tile.share, 0)).toBeCloseTo(1, 6);
          expect(tiles.reduce((sum, tile) => sum + tile.entries, 0)).toBe(sizes.length);
        },
      ),
    );
  });

  it('are few enough to tell apart, the last one for all that is smaller', () => {
    const tiles = tilesOf(contentOf(Array.from({ length: 100 }, (_, index) => 1000 - index)), 1.5);
    expect(tiles).toHaveLength(61);
    expect(tiles.filter(({ entry }) => entry === undefined)).toMatchObject([{ entries: 40, objects: 40 }]);
  });

  it('are none for objects without bytes', () => {
    expect(tilesOf(contentOf([0, 0]), 1)).toEqual([]);
    expect(tilesOf(contentOf([]), 1)).toEqual([]);
  });
});
