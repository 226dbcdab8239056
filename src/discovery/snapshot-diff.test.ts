import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileOf, snapshotOf, WIDE_CAPS } from '../../test/support/snapshots.ts';
import type { FoundBucket, Snapshot, SnapshotFile } from './snapshot.ts';
import { type DiffEntry, diffSnapshots } from './snapshot-diff.ts';

const ALL = { maxEntries: Number.POSITIVE_INFINITY };

function diff(before: readonly FoundBucket[] | Snapshot, after: readonly FoundBucket[] | Snapshot, limit = ALL) {
  const asSnapshot = (given: readonly FoundBucket[] | Snapshot): Snapshot =>
    'digest' in given ? given : snapshotOf(given);
  return diffSnapshots(asSnapshot(before), asSnapshot(after), limit);
}

/** One bucket `b`. */
function bucket(...files: readonly SnapshotFile[]): readonly FoundBucket[] {
  return [{ name: 'b', files }];
}

function told(entries: readonly DiffEntry[]): string[] {
  return entries.map(({ bucket: name, key, change, moved_from: from }) =>
    [change, `${name}/${key}`, ...(from ? [`from ${from.bucket}/${from.key}`] : [])].join(' '),
  );
}

describe('the difference of two snapshots', () => {
  it('tells what was added, removed and changed, with bytes', () => {
    const result = diff(
      bucket(fileOf('gone', { size: 5 }), fileOf('grown', { size: 10 }), fileOf('same')),
      bucket(fileOf('come', { size: 7 }), fileOf('grown', { size: 30, etag: 'new' }), fileOf('same')),
    );
    expect(result.summary).toMatchObject({ added: 1, removed: 1, changed: 1, moved: 0 });
    expect(result.summary).toMatchObject({ bytes_added: 7, bytes_removed: 5, bytes_changed: 30, bytes_moved: 0 });
    expect(told(result.entries)).toEqual(['added b/come', 'removed b/gone', 'changed b/grown']);
    expect(result.entries.map((entry) => [entry.size_before, entry.size_after])).toEqual([
      [null, 7],
      [5, null],
      [10, 30],
    ]);
    expect(result.buckets).toMatchObject([
      { name: 'b', change: 'changed', added: 1, removed: 1, changed: 1, bytes_delta: 22 },
    ]);
  });

  it.each([
    ['another ETag', {}, { etag: 'other' }, true],
    ['another size under the same ETag', {}, { size: 9 }, true],
    ['only another time, with ETags', {}, { last_modified: '2026-06-01T00:00:00Z' }, false],
    ['another time, without ETags', { etag: null }, { etag: null, last_modified: '2026-06-01T00:00:00Z' }, true],
    ['the same time, without ETags', { etag: null }, { etag: null }, false],
    ['an ETag that one side lacks, at the same time', {}, { etag: null }, false],
    ['an ETag in quotes', { etag: 'x' }, { etag: '"x"' }, false],
    ['another version of the same bytes', { version_id: '1' }, { version_id: '2' }, false],
  ])('takes %s rightly', (_what, before, after, isChange) => {
    const { summary } = diff(bucket(fileOf('k', before)), bucket(fileOf('k', after)));
    expect(summary).toMatchObject({ added: 0, removed: 0, changed: isChange ? 1 : 0 });
  });

  it('compares the current version of each key', () => {
    const versions = (latest: string) =>
      bucket(
        fileOf('k', { version_id: '1', etag: 'old', is_latest: latest === '1' }),
        fileOf('k', { version_id: '2', etag: 'new', is_latest: latest === '2' }),
      );
    expect(diff(versions('1'), versions('1')).summary.changed).toBe(0);
    expect(diff(versions('1'), versions('2')).summary).toMatchObject({ changed: 1, added: 0, removed: 0 });
  });

  it('tells of buckets that came, went, or changed their versioning', () => {
    const result = diff(
      [
        { name: 'kept', files: [], versioning_status: 'Disabled' },
        { name: 'old', files: [fileOf('x', { etag: null })] },
      ],
      [
        { name: 'kept', files: [], versioning_status: 'Enabled' },
        { name: 'new', files: [] },
      ],
    );
    expect(result.buckets).toMatchObject([
      { name: 'kept', change: 'changed', versioning_before: 'Disabled', versioning_after: 'Enabled' },
      { name: 'new', change: 'added', versioning_before: null },
      { name: 'old', change: 'removed', removed: 1, bytes_delta: -1, versioning_after: null },
    ]);
  });

  it('says when it does not list every entry, and counts them all', () => {
    const result = diff(bucket(), bucket(fileOf('a'), fileOf('b'), fileOf('c')), { maxEntries: 2 });
    expect(result).toMatchObject({ is_truncated: true, summary: { added: 3 } });
    expect(told(result.entries)).toEqual(['added b/a', 'added b/b']);
    expect(diff(bucket(), bucket(fileOf('a'), fileOf('b')), { maxEntries: 2 }).is_truncated).toBe(false);
  });
});

describe('what moved', () => {
  it('is the same ETag and size, gone at one place and come at another, in one bucket or two', () => {
    const whole = fileOf('dir/a', { etag: 'x', size: 4 });
    const within = diff(bucket(whole), bucket({ ...whole, key: 'elsewhere/a' }));
    expect(told(within.entries)).toEqual(['moved b/elsewhere/a from b/dir/a']);
    expect(within.summary).toMatchObject({
      added: 0,
      removed: 0,
      moved: 1,
      bytes_moved: 4,
      bytes_added: 0,
      bytes_removed: 0,
    });
    expect(within.buckets).toMatchObject([{ change: 'changed', moved: 1, bytes_delta: 0 }]);
    const between = diff(
      [
        { name: 'one', files: [whole] },
        { name: 'two', files: [] },
      ],
      [
        { name: 'one', files: [] },
        { name: 'two', files: [whole] },
      ],
    );
    expect(told(between.entries)).toEqual(['moved two/dir/a from one/dir/a']);
    expect(between.buckets).toMatchObject([
      { name: 'one', change: 'changed', moved: 0, bytes_delta: -4 },
      { name: 'two', change: 'changed', moved: 1, bytes_delta: 4 },
    ]);
  });

  it('is never an empty object, nor one without an ETag, nor one of another size', () => {
    for (const file of [{ size: 0, etag: 'd41d8cd98f00b204e9800998ecf8427e' }, { etag: null }])
      expect(diff(bucket(fileOf('a', file)), bucket(fileOf('b', file))).summary).toMatchObject({
        moved: 0,
        added: 1,
        removed: 1,
      });
    const resized = diff(bucket(fileOf('a', { etag: 'x', size: 1 })), bucket(fileOf('b', { etag: 'x', size: 2 })));
    expect(resized.summary.moved).toBe(0);
  });

  it('is known by the ETag of a multipart upload too', () => {
    const parts = { etag: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-7', size: 99 };
    expect(diff(bucket(fileOf('a', parts)), bucket(fileOf('b', parts))).summary.moved).toBe(1);
  });

  it('is not what stands at its old place still: that is a copy', () => {
    const file = fileOf('a', { etag: 'x' });
    expect(told(diff(bucket(file), bucket(file, { ...file, key: 'b' })).entries)).toEqual(['added b/b']);
  });

  it('pairs objects of the same bytes by key, then by name, then by order, each once', () => {
    const alike = (key: string) => fileOf(key, { etag: 'x' });
    const result = diff(
      [{ name: 'b', files: [alike('1/a'), alike('1/z'), alike('k')] }],
      [
        { name: 'b', files: [alike('2/m'), alike('2/z')] },
        { name: 'c', files: [alike('k'), alike('q')] },
      ],
    );
    expect(told(result.entries)).toEqual([
      'moved b/2/m from b/1/a',
      'moved b/2/z from b/1/z',
      'moved c/k from b/k',
      'added c/q',
    ]);
  });
});

describe('what a cap left out', () => {
  const many = (count: number) => bucket(...Array.from({ length: count }, (_, index) => fileOf(`k${index}`)));
  const capped = (files: readonly FoundBucket[]) => snapshotOf(files, { ...WIDE_CAPS, maxFilesPerBucket: 3 });

  it('is not told as removed or added', () => {
    expect(diff(many(8), capped(many(8)))).toMatchObject({
      summary: { added: 0, removed: 0, not_compared: 5 },
      buckets: [{ change: 'same', not_compared: 5 }],
      entries: [],
    });
    expect(diff(capped(many(8)), many(8)).summary).toMatchObject({ added: 0, not_compared: 5 });
  });

  it('hides no change before the cut', () => {
    const later = capped(bucket(fileOf('k0', { etag: 'new' }), fileOf('k2'), fileOf('k3'), fileOf('k4')));
    expect(told(diff(many(5), later).entries)).toEqual(['changed b/k0', 'removed b/k1']);
  });

  it('is not told as a bucket that went', () => {
    const buckets = ['a', 'b', 'c'].map((name) => ({ name, files: [fileOf('x')] }));
    const later = snapshotOf(buckets, { ...WIDE_CAPS, maxBuckets: 2 });
    expect(diff(buckets, later)).toMatchObject({ summary: { removed: 0, buckets_not_compared: 1 } });
    expect(diff(buckets, later).buckets.map((one) => [one.name, one.change])).toEqual([
      ['a', 'same'],
      ['b', 'same'],
    ]);
  });
});

describe('any two snapshots', () => {
  const file = fc
    .record({
      key: fc.constantFrom('a', 'b', 'x/a', 'x/b', 'y/a'),
      size: fc.nat(2),
      etag: fc.constantFrom('1', '2', null),
    })
    .map(({ key, ...rest }) => fileOf(key, rest));
  const state = fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('p', 'q', 'r'),
      files: fc.uniqueArray(file, { selector: (one) => one.key, maxLength: 5 }),
    }),
    { selector: (one) => one.name },
  );

  it('differ in nothing from themselves', () => {
    fc.assert(
      fc.property(state, (one) => {
        const { summary, entries } = diff(one, one);
        expect(entries).toEqual([]);
        expect(Object.values(summary).every((count) => count === 0)).toBe(true);
      }),
    );
  });

  it('differ the other way round in the mirror image', () => {
    fc.assert(
      fc.property(state, state, (one, two) => {
        const there = diff(one, two).summary;
        const back = diff(two, one).summary;
        expect([back.added, back.removed, back.changed, back.moved]).toEqual([
          there.removed,
          there.added,
          there.changed,
          there.moved,
        ]);
        expect([back.bytes_added, back.bytes_moved]).toEqual([there.bytes_removed, there.bytes_moved]);
      }),
    );
  });

  it('have entries that turn the keys and sizes of one into those of the other', () => {
    fc.assert(
      fc.property(state, state, (one, two) => {
        const stand = new Map(snapshotOf(one).buckets.flatMap(sizes));
        for (const { bucket: name, key, size_after: size, moved_from: from } of diff(one, two).entries) {
          if (from) stand.delete(`${from.bucket} ${from.key}`);
          if (size === null) stand.delete(`${name} ${key}`);
        }
        for (const { bucket: name, key, size_after: size } of diff(one, two).entries)
          if (size !== null) stand.set(`${name} ${key}`, size);
        expect(stand).toEqual(new Map(snapshotOf(two).buckets.flatMap(sizes)));
      }),
    );
  });

  it('have buckets whose bytes add up to the growth of each', () => {
    fc.assert(
      fc.property(state, state, (one, two) => {
        const total = (buckets: readonly FoundBucket[], name: string) =>
          snapshotOf(buckets).buckets.find((bucketOf) => bucketOf.name === name)?.total_size ?? 0;
        for (const { name, bytes_delta: delta } of diff(one, two).buckets)
          expect(delta).toBe(total(two, name) - total(one, name));
      }),
    );
  });

  function sizes({ name, files }: FoundBucket): [string, number][] {
    return files.map((one) => [`${name} ${one.key}`, one.size]);
  }
});

describe('full caps', () => {
  const full = (generation: number) =>
    snapshotOf(
      Array.from({ length: 10 }, (_, index) => ({
        name: `bucket-${index}`,
        files: Array.from({ length: 5000 }, (__, at) =>
          fileOf(`${generation}/some/longer/path/${at}`, { etag: at % 2 ? 'alike' : `own-${index}-${at}` }),
        ),
      })),
    );

  it('are compared with every object moved, half of them alike', () => {
    expect(diff(full(1), full(2), { maxEntries: 10 }).summary).toMatchObject({ moved: 50_000, added: 0, removed: 0 });
  });
});
