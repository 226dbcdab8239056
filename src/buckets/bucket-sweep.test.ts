import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BucketWorld } from '../../test/support/bucket-world.ts';
import { objectWrite } from '../../test/support/metadata-file.ts';
import type { Bucket } from '../domain/bucket.ts';
import type { ResolvedBucket } from './bucket-directory.ts';

let world: BucketWorld;

beforeEach(async () => {
  world = await BucketWorld.open();
});

afterEach(() => world.close());

async function resolve(): Promise<ResolvedBucket> {
  const resolved = await world.directory.resolve('acme', 'files');
  if (!resolved) throw new Error('no bucket');
  return resolved;
}

const nameAt = (bucket: Bucket, backendId: string) =>
  bucket.mappings.find((mapping) => mapping.backendId === backendId)?.backendBucket ?? 'none';

describe('sweeping what is retired', () => {
  it('removes its other backend buckets, then everything that was recorded of it', async () => {
    const bucket = await world.create({ policy: { replicas: 2 } });
    await world.service.remove(await resolve());
    expect(await world.has('fra', nameAt(bucket, 'fra'))).toBe(true);
    expect(await world.service.sweepRetired(10)).toBe(1);
    expect(await world.has('fra', nameAt(bucket, 'fra'))).toBe(false);
    expect(await world.database.metadata.buckets.find(bucket.id)).toBeUndefined();
    expect(await world.service.sweepRetired(10)).toBe(0);
  });

  it('leaves living buckets alone', async () => {
    const bucket = await world.create({ policy: { replicas: 2 } });
    expect(await world.service.sweepRetired(10)).toBe(0);
    for (const backendId of ['hel', 'fra']) expect(await world.has(backendId, nameAt(bucket, backendId))).toBe(true);
  });

  it('waits until no copy is outstanding', async () => {
    const { metadata } = world.database;
    const { id: bucketId } = await world.create({ policy: { replicas: 2 } });
    await metadata.objects.record(objectWrite('k', { bucketId }));
    await metadata.objects.record(objectWrite('k', { bucketId, kind: 'delete' }));
    await world.service.remove(await resolve());
    expect(await world.service.sweepRetired(10)).toBe(0);
    for (const lease of await metadata.replicas.leaseDue({ limit: 10, leaseMs: 1_000 }))
      await metadata.replicas.complete(lease, { generation: 2, seenEtag: null });
    expect(await world.service.sweepRetired(10)).toBe(1);
  });

  it('keeps a bucket whose backend cannot be reached or still holds something, and goes on with the next', async () => {
    const stuck = await world.create({ policy: { replicas: 2 } });
    await world.service.remove(await resolve());
    world.database.clock.advance(1);
    const next = await world.create();
    await world.service.remove(await resolve());
    const lift = world.backend('fra').inject({ kind: 'fail-before' });
    expect(await world.service.sweepRetired(10)).toBe(1);
    expect(await world.database.metadata.buckets.find(next.id)).toBeUndefined();
    lift();
    await world.change('PUT', 'fra', nameAt(stuck, 'fra'), 'k');
    expect(await world.service.sweepRetired(10)).toBe(0);
    await world.change('DELETE', 'fra', nameAt(stuck, 'fra'), 'k');
    expect(await world.service.sweepRetired(10)).toBe(1);
  });
});
