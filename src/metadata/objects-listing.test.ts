import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MetadataFile, objectWrite } from '../../test/support/metadata-file.ts';

let database: MetadataFile;

beforeAll(async () => {
  database = await MetadataFile.open();
});

afterAll(() => database.close());

/** Letters whose order differs between UTF-8 and UTF-16, that SQL knows as wildcards, or that end a C string. */
const letter = fc.constantFrom(
  'a',
  'b',
  'B',
  '/',
  '%',
  '_',
  "'",
  '\u0000',
  '\u00e9',
  '\ufeff',
  '\uffff',
  '\u{1f600}',
  '\u{10ffff}',
);
const text = (minLength: number, maxLength: number) =>
  fc.array(letter, { minLength, maxLength }).map((letters) => letters.join(''));

const world = fc.record({
  puts: fc.uniqueArray(text(1, 4), { maxLength: 25 }),
  deleted: fc.array(text(1, 4), { maxLength: 6 }),
});
const listing = fc.record({
  prefix: text(0, 2),
  after: text(0, 3),
  limit: fc.integer({ min: 1, max: 30 }),
  includeTombstones: fc.boolean(),
});

let serial = 0;

/** A bucket of its own that holds the keys, and tombstones for those that are deleted. */
async function fill({ puts, deleted }: { puts: readonly string[]; deleted: readonly string[] }): Promise<string> {
  const bucketId = `bucket-${++serial}`;
  await database.addBucket({ id: bucketId });
  await Promise.all(puts.map((key) => database.metadata.objects.record(objectWrite(key, { bucketId }))));
  await Promise.all(
    deleted.map((key) => database.metadata.objects.record(objectWrite(key, { bucketId, kind: 'delete' }))),
  );
  return bucketId;
}

const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

describe('listing recorded objects', () => {
  it('gives the keys after a key, under a prefix, in order of their UTF-8 bytes', async () => {
    await fc.assert(
      fc.asyncProperty(world, listing, async ({ puts, deleted }, page) => {
        const bucketId = await fill({ puts, deleted });
        const all = page.includeTombstones ? [...puts, ...deleted] : puts.filter((key) => !deleted.includes(key));
        const expected = [...new Set(all)]
          .filter((key) => key.startsWith(page.prefix) && (page.after === '' || byBytes(key, page.after) > 0))
          .sort(byBytes)
          .slice(0, page.limit);
        const listed = await database.metadata.objects.list(bucketId, page);
        expect(listed.map(({ key }) => key)).toEqual(expected);
        expect(listed.every(({ key, isTombstone }) => isTombstone === deleted.includes(key))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('gives every key once when it is read page by page', async () => {
    await fc.assert(
      fc.asyncProperty(world, fc.integer({ min: 1, max: 5 }), async ({ puts }, limit) => {
        const bucketId = await fill({ puts, deleted: [] });
        const keys: string[] = [];
        while (keys.length <= puts.length) {
          const page = await database.metadata.objects.list(bucketId, { after: keys.at(-1) ?? '', limit });
          if (page.length === 0) break;
          keys.push(...page.map(({ key }) => key));
        }
        expect(keys).toEqual(puts.toSorted(byBytes));
      }),
      { numRuns: 50 },
    );
  });

  it('brings the copies of each object with it', async () => {
    const bucketId = await fill({ puts: ['a', 'b'], deleted: ['c'] });
    const listed = await database.metadata.objects.list(bucketId, { limit: 10, includeTombstones: true });
    expect(listed.map(({ replicas }) => replicas.map(({ backendId, state }) => [backendId, state]))).toEqual([
      [
        ['fra', 'due'],
        ['hel', 'in-sync'],
      ],
      [
        ['fra', 'due'],
        ['hel', 'in-sync'],
      ],
      [['hel', 'in-sync']],
    ]);
  });
});
