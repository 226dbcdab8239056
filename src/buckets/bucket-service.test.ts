import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BucketWorld, newBucket } from '../../test/support/bucket-world.ts';
import type { Bucket } from '../domain/bucket.ts';
import type { NewBucket } from './bucket-service.ts';

let world: BucketWorld;

beforeEach(async () => {
  world = await BucketWorld.open();
});

afterEach(() => world.close());

const create = (wish: Partial<NewBucket> = {}) => world.service.create(newBucket(wish));
const backendBucket = (bucket: Bucket, backendId = bucket.homeBackendId) =>
  bucket.mappings.find((mapping) => mapping.backendId === backendId)?.backendBucket ?? 'none';
const everyBucket = () => world.database.sql('select id from buckets');

describe('creating a bucket', () => {
  it('gives two tenants with the same name two backend buckets', async () => {
    const [ours, theirs] = [await world.create(), await world.create({ tenantId: 'globex' })];
    expect(ours).toMatchObject({ tenantId: 'acme', logicalName: 'files', homeBackendId: 'hel' });
    expect(backendBucket(ours)).toMatch(/^s3gw-[a-z2-7]{32}-hel$/);
    expect(backendBucket(theirs)).toMatch(/^s3gw-[a-z2-7]{32}-hel$/);
    expect(backendBucket(ours)).not.toBe(backendBucket(theirs));
    for (const bucket of [ours, theirs]) {
      expect(await world.has('hel', backendBucket(bucket))).toBe(true);
      expect(await world.database.metadata.buckets.find(bucket.id)).toEqual(bucket);
    }
  });

  it('gives back the bucket that is there when its tenant asks again', async () => {
    const bucket = await world.create();
    expect(await create({ policy: { replicas: 3 } })).toEqual({ kind: 'exists', bucket });
    expect(world.changes('hel')).toHaveLength(1);
  });

  it('makes one bucket of wishes that come at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => create()));
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['created', 'exists', 'exists', 'exists', 'exists']);
    expect(new Set(outcomes.map((outcome) => ('bucket' in outcome ? outcome.bucket.id : 'none'))).size).toBe(1);
    expect(everyBucket()).toHaveLength(1);
  });

  it('makes a backend bucket for every copy that policy asks for', async () => {
    const bucket = await world.create({ policy: { replicas: 3 } });
    expect(bucket.mappings.map(({ backendId }) => backendId).toSorted()).toEqual(['fra', 'hel', 'sto']);
    for (const { backendId } of bucket.mappings)
      expect(await world.has(backendId, backendBucket(bucket, backendId))).toBe(true);
  });

  it('uses the backends that were named, the first as home, and remembers how many', async () => {
    const bucket = await world.create({ backendIds: ['sto', 'hel'] });
    expect(bucket.homeBackendId).toBe('sto');
    expect(bucket.mappings.map(({ backendId }) => backendId).toSorted()).toEqual(['hel', 'sto']);
    expect(bucket.policy).toEqual({ replicas: 2 });
    expect(world.changes('fra')).toEqual([]);
  });

  it('moves to the next name when the first belongs to another bucket of ours', async () => {
    const first = await world.create();
    await world.database.metadata.buckets.retire(first.id);
    const second = await world.create();
    expect(second.mappings).toMatchObject([{ backendId: 'hel', collisionCounter: 1 }]);
    expect(backendBucket(second)).not.toBe(backendBucket(first));
    expect(await world.has('hel', backendBucket(second))).toBe(true);
  });

  it('moves to the next name when the first belongs to somebody else at the provider', async () => {
    world.backend('hel').inject({ kind: 'answer', status: 409, code: 'BucketAlreadyExists' }, { times: 3 });
    expect((await world.create()).mappings).toMatchObject([{ backendId: 'hel', collisionCounter: 3 }]);
  });

  it('gives up after sixteen names', async () => {
    world.backend('hel').inject({ kind: 'answer', status: 409, code: 'BucketAlreadyExists' });
    await expect(create()).rejects.toMatchObject({ code: 'BackendBucketNamesTaken' });
    expect(world.changes('hel')).toHaveLength(16);
    expect(everyBucket()).toEqual([]);
  });

  it('takes a bucket that is its own already', async () => {
    world.backend('hel').inject({ kind: 'answer', status: 409, code: 'BucketAlreadyOwnedByYou' }, { times: 1 });
    expect((await world.create()).mappings).toMatchObject([{ backendId: 'hel', collisionCounter: 0 }]);
  });
});

describe('a bucket that cannot be made now', () => {
  it('is not recorded when home gives no answer', async () => {
    world.backend('hel').inject({ kind: 'fail-before' });
    expect(await create()).toEqual({ kind: 'unavailable', message: expect.stringContaining('hel gave no answer') });
    expect(everyBucket()).toEqual([]);
    expect(world.changes('fra')).toEqual([]);
  });

  it('is created without the copies that cannot be reached, which are made later', async () => {
    world.backend('fra').inject({ kind: 'fail-before' }, { times: 1 });
    const bucket = await world.create({ policy: { replicas: 2 } });
    expect(bucket.mappings.map(({ backendId }) => backendId)).toEqual(['hel']);
    const answer = await world.service.siteFor(bucket.id, 'fra');
    if (answer.kind !== 'site') throw new Error(answer.reason);
    expect(await world.has('fra', answer.site.mapping.backendBucket)).toBe(true);
    const recorded = await world.database.metadata.buckets.find(bucket.id);
    expect(recorded?.mappings).toContainEqual(answer.site.mapping);
  });

  it('fails loudly when home refuses for a reason that another name does not mend', async () => {
    world.backend('hel').inject({ kind: 'answer', status: 403, code: 'InvalidAccessKeyId' });
    await expect(create()).rejects.toMatchObject({
      code: 'BackendRefused',
      message: 'backend hel answered InvalidAccessKeyId to CreateBucket',
    });
    expect(everyBucket()).toEqual([]);
  });
});
