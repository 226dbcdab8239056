import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MetadataFile, objectWrite } from '../../test/support/metadata-file.ts';
import type { TotalsSlice } from './totals-table.ts';

let database: MetadataFile;

beforeEach(async () => {
  database = await MetadataFile.open();
  await database.addBucket({ id: 'b' });
  await database.addBucket({ id: 'c' });
});

afterEach(() => database.close());

async function slices(limit: number): Promise<TotalsSlice[]> {
  const all: TotalsSlice[] = [];
  let after: string | undefined = '';
  while (after !== undefined) {
    const slice: TotalsSlice = await database.metadata.totals.slice(after, limit);
    all.push(slice);
    after = slice.next;
  }
  return all;
}

/** The slices together, as `bucket [backend]` to `[objects, bytes]`. */
function together(all: readonly TotalsSlice[]): Record<string, number[]> {
  const sums: Record<string, number[]> = {};
  const add = (name: string, amount: { objects: number; bytes: number }) => {
    const [objects = 0, bytes = 0] = sums[name] ?? [];
    sums[name] = [objects + amount.objects, bytes + amount.bytes];
  };
  for (const { objects, copies } of all) {
    for (const amount of objects) add(amount.bucketId, amount);
    for (const amount of copies) add(`${amount.bucketId} ${amount.backendId}`, amount);
  }
  return sums;
}

describe('totals', () => {
  it('count objects once, and copies only while they are in sync with the newest write', async () => {
    const { objects, replicas } = database.metadata;
    for (const key of ['k1', 'k2', 'k3']) await objects.record(objectWrite(key, { sizeBytes: 10 }));
    for (const lease of await replicas.leaseDue({ limit: 2, leaseMs: 1_000 }))
      await replicas.complete(lease, { generation: 1, seenEtag: 'e1' });
    await objects.record(objectWrite('k4', { bucketId: 'c', sizeBytes: 2 ** 40, replicaBackendIds: [] }));
    await objects.record(objectWrite('gone'));
    await objects.record(objectWrite('gone', { kind: 'delete' }));
    const before = { b: [3, 30], c: [1, 2 ** 40], 'b hel': [3, 30], 'b fra': [2, 20], 'c hel': [1, 2 ** 40] };
    expect(together(await slices(100))).toEqual(before);
    const copied = database.sql(
      "select objects.key from replicas join objects on objects.id = object_id where backend_id = 'fra' and state = 'in-sync'",
    );
    await objects.record(objectWrite(String(copied[0]?.['key']), { sizeBytes: 50 }));
    expect(together(await slices(100))).toEqual({ ...before, b: [3, 70], 'b hel': [3, 70], 'b fra': [1, 10] });
  });

  it('come to the same in slices of any size', async () => {
    for (let index = 0; index < 7; index++)
      await database.metadata.objects.record(
        objectWrite(`k${index}`, { bucketId: index % 2 ? 'b' : 'c', sizeBytes: index }),
      );
    const whole = together(await slices(100));
    for (const limit of [1, 2, 3, 7, 8]) expect(together(await slices(limit))).toEqual(whole);
    expect((await slices(2)).length).toBe(4);
  });

  it('of nothing are nothing', async () => {
    expect(await slices(10)).toEqual([{ next: undefined, objects: [], copies: [] }]);
  });

  it('that were kept are had again by another process, the newest alone', async () => {
    const { totals } = database.metadata;
    expect(await totals.kept()).toBeUndefined();
    const older = { atMs: 1, byBucket: new Map() };
    const copies = new Map([['fra', { objects: 1, bytes: 5 }]]);
    const newer = { atMs: 2, byBucket: new Map([['b', { objects: 2, bytes: 9, copies }]]) };
    await totals.keep(older);
    await totals.keep(newer);
    expect(await (await database.openAgain()).totals.kept()).toEqual(newer);
  });
});
