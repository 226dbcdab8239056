import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileOf, WIDE_CAPS } from '../../test/support/snapshots.ts';
import type { FoundBucket, FoundEndpoint, SnapshotFile } from './snapshot.ts';
import { snapshotContent } from './snapshot-content.ts';
import { contentDigest, contentText, parseSnapshot, snapshotText } from './snapshot-text.ts';

const key = fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' }).filter((text) => text.isWellFormed());
const time = fc.date({ min: new Date(0), max: new Date(2e12), noInvalidDate: true }).map((date) => date.toISOString());

const file: fc.Arbitrary<SnapshotFile> = fc
  .record({
    key,
    size: fc.nat(),
    last_modified: fc.option(time),
    etag: fc.option(fc.stringMatching(/^[0-9a-f]{1,8}$/)),
    version_id: fc.option(fc.constantFrom('v1', 'v2'), { nil: undefined }),
    is_latest: fc.option(fc.boolean(), { nil: undefined }),
  })
  .map(({ version_id: version, is_latest: isLatest, ...rest }) => ({
    ...rest,
    ...(version === undefined ? {} : { version_id: version }),
    ...(isLatest === undefined ? {} : { is_latest: isLatest }),
  }));

const endpoint: fc.Arbitrary<FoundEndpoint> = fc.record({
  endpoint: fc.constant('https://s3.example.fi'),
  region: fc.constant('fi-hel'),
  buckets: fc.uniqueArray(
    fc.record({
      name: key,
      files: fc.array(file, { maxLength: 12 }),
      versioning_status: fc.constantFrom('Enabled', 'Disabled'),
    }),
    { maxLength: 6, selector: (bucket) => bucket.name },
  ),
});

function textOf(found: FoundEndpoint, caps = WIDE_CAPS): string {
  return [...contentText(snapshotContent(found, caps))].join('');
}

/** The same state as another client might tell it: other order, quoted ETags, times in another zone. */
function retold(found: FoundEndpoint, shift: number): FoundEndpoint {
  const rotate = <T>(items: readonly T[]): T[] => {
    const at = shift % (items.length || 1);
    return [...items.slice(at), ...items.slice(0, at)].reverse();
  };
  const buckets = found.buckets.map((bucket) => ({
    ...bucket,
    files: rotate(bucket.files).map((one) => ({
      ...one,
      etag: one.etag && `"${one.etag}"`,
      last_modified: one.last_modified?.replace('Z', '+00:00') ?? null,
    })),
  }));
  return { ...found, buckets: rotate(buckets) };
}

describe('the content of a snapshot', () => {
  it('is the same, byte for byte, in whatever order and form the state is told', () => {
    fc.assert(
      fc.property(endpoint, fc.nat(20), (found, shift) => {
        expect(textOf(retold(found, shift))).toBe(textOf(found));
      }),
    );
  });

  it('gives itself when it is read and told again, within the same caps', () => {
    const caps = { maxBuckets: 4, maxFiles: 20, maxFilesPerBucket: 6 };
    fc.assert(
      fc.property(endpoint, (found) => {
        const content = snapshotContent(found, { ...caps, maxBuckets: 10 });
        expect(snapshotContent(content, { ...caps, maxBuckets: 10 })).toEqual(content);
      }),
    );
  });

  it('orders buckets and files by their UTF-8 bytes and holds each version of a key once', () => {
    fc.assert(
      fc.property(endpoint, (found) => {
        const { buckets } = snapshotContent(found, WIDE_CAPS);
        const sorted = (names: readonly string[]) =>
          names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
        const names = buckets.map((bucket) => bucket.name);
        expect(names).toEqual(sorted(names));
        for (const { files } of buckets) {
          const keys = files.map((one) => one.key);
          expect(keys).toEqual(sorted(keys));
          const versions = files.map((one) => JSON.stringify([one.key, one.version_id]));
          expect(new Set(versions).size).toBe(versions.length);
        }
      }),
    );
  });

  it('has another digest as soon as one byte of the state is another', () => {
    const digestOf = (buckets: readonly FoundBucket[]) =>
      contentDigest(snapshotContent({ endpoint: 'https://s3.example.fi', region: 'r', buckets }, WIDE_CAPS));
    const digests = [
      digestOf([]),
      digestOf([{ name: 'a', files: [] }]),
      digestOf([{ name: 'a', files: [], versioning_status: 'Enabled' }]),
      digestOf([{ name: 'a', files: [fileOf('k')] }]),
      digestOf([{ name: 'a', files: [fileOf('k', { size: 2 })] }]),
      digestOf([{ name: 'a', files: [fileOf('k', { etag: 'other' })] }]),
      digestOf([{ name: 'a', files: [fileOf('k', { version_id: 'v' })] }]),
    ];
    expect(new Set(digests).size).toBe(digests.length);
    for (const digest of digests) expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('keeps the newest sight of a key that was listed twice', () => {
    const files = [fileOf('k', { size: 1 }), fileOf('k', { size: 2, last_modified: '2026-02-01T00:00:00Z' })];
    const [bucket] = snapshotContent({ endpoint: 'e', region: '', buckets: [{ name: 'b', files }] }, WIDE_CAPS).buckets;
    expect(bucket).toMatchObject({ file_count: 1, files_left_out: 0, files: [{ size: 2 }] });
  });

  it.each([
    ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02T03:04:05', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02T05:04:05+02:00', '2026-01-02T03:04:05.000Z'],
    ['Fri, 02 Jan 2026 03:04:05 GMT', '2026-01-02T03:04:05.000Z'],
    ['yesterday', null],
    ['', null],
  ])('writes the time %s as %s', (given, written) => {
    const files = [fileOf('k', { last_modified: given })];
    const content = snapshotContent({ endpoint: 'e', region: '', buckets: [{ name: 'b', files }] }, WIDE_CAPS);
    expect(content.buckets[0]?.files[0]?.last_modified).toBe(written);
  });
});

describe('the caps of a snapshot', () => {
  const files = (count: number) => Array.from({ length: count }, (_, index) => fileOf(`k${index}`, { size: 10 }));

  it('leave out files from the end of their order, and say in which bucket and how many', () => {
    const caps = { maxBuckets: 9, maxFiles: 5, maxFilesPerBucket: 3 };
    const buckets = ['a', 'b', 'c'].map((name) => ({ name, files: files(4) }));
    const content = snapshotContent({ endpoint: 'e', region: 'r', buckets }, caps);
    expect(content).toMatchObject({
      bucket_count: 3,
      total_files: 12,
      total_size: 120,
      is_truncated: true,
      left_out: { buckets: 0, files: 7, bytes: 70, bucket_names: [] },
    });
    expect(
      content.buckets.map((bucket) => [bucket.files.length, bucket.files_left_out, bucket.bytes_left_out]),
    ).toEqual([
      [3, 1, 10],
      [2, 2, 20],
      [0, 4, 40],
    ]);
    expect(content.buckets[0]?.files.map((one) => one.key)).toEqual(['k0', 'k1', 'k2']);
  });

  it('leave out whole buckets, and name the first of them', () => {
    const buckets = Array.from({ length: 150 }, (_, index) => ({ name: `b${1000 - index}`, files: files(1) }));
    const content = snapshotContent({ endpoint: 'e', region: 'r', buckets }, { ...WIDE_CAPS, maxBuckets: 10 });
    expect(content.buckets.map((bucket) => bucket.name)).toEqual(
      Array.from({ length: 10 }, (_, index) => (index === 0 ? 'b1000' : `b${850 + index}`)),
    );
    expect(content).toMatchObject({ bucket_count: 150, left_out: { buckets: 140, files: 140, bytes: 1400 } });
    expect(content.left_out.bucket_names).toHaveLength(100);
    expect(content.left_out.bucket_names[0]).toBe('b860');
  });

  it('are told of together with what the caller itself had left out', () => {
    const buckets = [{ name: 'a', files: files(2), file_count: 1_000_000, total_size: 5_000_000 }];
    const content = snapshotContent({ endpoint: 'e', region: 'r', buckets, total_files: 2_000_000 }, WIDE_CAPS);
    expect(content).toMatchObject({ total_files: 2_000_000, total_size: 5_000_000, is_truncated: true });
    expect(content.left_out).toMatchObject({ files: 1_999_998, bytes: 4_999_980 });
    expect(content.buckets[0]).toMatchObject({ files_left_out: 999_998, bytes_left_out: 4_999_980 });
  });

  it('leave nothing out of what just fits', () => {
    const buckets = ['a', 'b'].map((name) => ({ name, files: files(3) }));
    const content = snapshotContent(
      { endpoint: 'e', region: 'r', buckets },
      { maxBuckets: 2, maxFiles: 6, maxFilesPerBucket: 3 },
    );
    expect(content).toMatchObject({ is_truncated: false, left_out: { buckets: 0, files: 0, bytes: 0 } });
  });
});

describe('the text of a snapshot', () => {
  it('is JSON that says what the snapshot says', () => {
    fc.assert(
      fc.property(endpoint, (found) => {
        const content = snapshotContent(found, WIDE_CAPS);
        const identity = { id: 'i', timestamp: 't', filename: 'f', digest: contentDigest(content) };
        const text = [...snapshotText(identity, content)].join('');
        expect(parseSnapshot(text)).toEqual({ format: 1, ...identity, ...content });
      }),
    );
  });
});
