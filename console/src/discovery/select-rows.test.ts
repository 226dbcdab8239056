import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKeys, ObjectColumns } from './object-columns.ts';
import { prefixContent } from './prefix-tree.ts';
import { type SelectedRows, type Selection, selectRows } from './select-rows.ts';
import type { Slices } from './slices.ts';

/** A clock that says at each look that the slice is over: work stops as often as it can. */
function eagerSlices(signal = new AbortController().signal): Slices {
  let now = 0;
  return {
    signal,
    nowMs: () => {
      now += 1000;
      return now;
    },
    turn: async () => undefined,
  };
}

function columnsOf(objects: readonly { key: string; size: number; modified?: number }[]): ObjectColumns {
  const columns = new ObjectColumns();
  columns.add(
    objects.map(({ key, size, modified }) => ({ key, sizeBytes: size, modifiedMs: modified ?? Number.NaN, etag: '' })),
  );
  return columns;
}

const keysOf = (columns: ObjectColumns, rows: SelectedRows) =>
  Array.from({ length: rows.count }, (_, index) => columns.keys[rows.at(index)]);
const BY_KEY: Selection = { search: '', column: 'key', isDescending: false };

describe('selecting rows', () => {
  it('orders keys by their UTF-8 bytes, as S3 does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 1500 }), async (keys) => {
        const columns = columnsOf(keys.map((key) => ({ key, size: 0 })));
        const expected = keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
        expect(keysOf(columns, await selectRows(columns, BY_KEY, eagerSlices()))).toEqual(expected);
        expect(columns.isSorted).toBe(keys.every((key, row) => row === 0 || compareKeys(keys[row - 1] ?? '', key) < 0));
      }),
      { numRuns: 30 },
    );
  });

  it('orders by size both ways, equals as they were listed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(50), { maxLength: 3000 }), async (sizes) => {
        const columns = columnsOf(sizes.map((size, row) => ({ key: String(row), size })));
        const rows = await selectRows(columns, { ...BY_KEY, column: 'size' }, eagerSlices());
        const expected = sizes.map((size, row) => ({ size, row })).sort((a, b) => a.size - b.size || a.row - b.row);
        expect(Array.from({ length: rows.count }, (_, index) => rows.at(index))).toEqual(
          expected.map(({ row }) => row),
        );
        const down = await selectRows(columns, { ...BY_KEY, column: 'size', isDescending: true }, eagerSlices());
        expect(down.at(0)).toBe(expected.at(-1)?.row ?? 0);
      }),
      { numRuns: 20 },
    );
  });

  it('puts objects without a time before all others', async () => {
    const columns = columnsOf([
      { key: 'a', size: 0, modified: 5 },
      { key: 'b', size: 0 },
      { key: 'c', size: 0, modified: 3 },
    ]);
    const rows = await selectRows(columns, { ...BY_KEY, column: 'modified' }, eagerSlices());
    expect(keysOf(columns, rows)).toEqual(['b', 'c', 'a']);
  });

  it('finds a part of a key whatever its case, with the bytes of what was found', async () => {
    const columns = columnsOf([
      { key: 'a/Photo.JPG', size: 3 },
      { key: 'b', size: 5 },
      { key: 'photos/', size: 7 },
    ]);
    const rows = await selectRows(columns, { ...BY_KEY, search: 'PHOTO' }, eagerSlices());
    expect(keysOf(columns, rows)).toEqual(['a/Photo.JPG', 'photos/']);
    expect(rows.bytes).toBe(10);
  });

  it('ends between two slices when it is no longer wanted', async () => {
    const columns = columnsOf(Array.from({ length: 5000 }, (_, row) => ({ key: String(row), size: row })));
    const stop = new AbortController();
    stop.abort(new Error('another search'));
    await expect(selectRows(columns, { ...BY_KEY, search: '1' }, eagerSlices(stop.signal))).rejects.toThrow(
      'another search',
    );
  });
});

describe('what stands under a prefix', () => {
  const objects = [
    { key: 'a/1', size: 1 },
    { key: 'a/b/2', size: 2 },
    { key: 'a/b/3', size: 3 },
    { key: 'ab', size: 4 },
    { key: 'z//x', size: 10 },
  ];

  it.each([
    ['sorted', objects],
    ['in any order', objects.toReversed()],
  ])('is summed up, the largest first, when the keys are %s', async (_, given) => {
    const columns = columnsOf(given);
    const root = await prefixContent(columns, '', eagerSlices());
    expect(root.entries.map(({ name, bytes, objects: count, isPrefix }) => [name, bytes, count, isPrefix])).toEqual([
      ['z/', 10, 1, true],
      ['a/', 6, 3, true],
      ['ab', 4, 1, false],
    ]);
    expect([root.objects, root.bytes]).toEqual([5, 20]);
    const inner = await prefixContent(columns, 'a/', eagerSlices());
    expect(inner.entries.map(({ path, name }) => [path, name])).toEqual([
      ['a/b/', 'b/'],
      ['a/1', '1'],
    ]);
    expect((await prefixContent(columns, 'z/', eagerSlices())).entries[0]).toMatchObject({
      path: 'z//',
      isPrefix: true,
    });
  });

  it('counts together what is too much to tell apart', async () => {
    const columns = columnsOf(Array.from({ length: 700 }, (_, row) => ({ key: `k${row}`, size: 2 })));
    const { entries, rest } = await prefixContent(columns, '', eagerSlices());
    expect(entries).toHaveLength(500);
    expect(rest).toEqual({ entries: 200, objects: 200, bytes: 400 });
  });
});
