import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MetadataFile, objectWrite } from '../../test/support/metadata-file.ts';
import type { Bucket, BucketMapping } from '../domain/bucket.ts';

let database: MetadataFile;

beforeEach(async () => {
  database = await MetadataFile.open();
  await database.metadata.tenants.ensure('acme');
  await database.metadata.tenants.ensure('globex');
});

afterEach(() => database.close());

const at = (backendId: string, backendBucket = `s3gw-${backendId}`): BucketMapping => ({
  backendId,
  backendBucket,
  collisionCounter: 0,
});

const files: Bucket = {
  id: 'b',
  tenantId: 'acme',
  logicalName: 'files',
  regionId: 'eu',
  policy: { residency: { allow: ['FI'] } },
  homeBackendId: 'hel',
  mappings: [{ backendId: 'fra', backendBucket: 's3gw-fra', collisionCounter: 2 }, at('hel')],
  createdAtMs: 5,
};

describe('a bucket', () => {
  it('is found as it was created, by its name and by its id', async () => {
    const { buckets } = database.metadata;
    expect(await buckets.create(files)).toBe('created');
    expect(await buckets.findByName('acme', 'files')).toEqual(files);
    expect(await buckets.find('b')).toEqual(files);
  });

  it('is nobody else’s', async () => {
    const { buckets } = database.metadata;
    await buckets.create(files);
    expect(await buckets.findByName('globex', 'files')).toBeUndefined();
    expect(await buckets.findByName('acme', 'Files')).toBeUndefined();
    expect(await buckets.listByTenant('globex')).toEqual([]);
    expect(await buckets.find('c')).toBeUndefined();
  });

  it('has a name that its tenant can use once and another tenant too', async () => {
    const { buckets } = database.metadata;
    await buckets.create(files);
    const again: Bucket = { ...files, id: 'c', mappings: [at('sto')] };
    expect(await buckets.create(again)).toBe('exists');
    expect(await buckets.find('c')).toBeUndefined();
    expect(await buckets.isMapped('sto', 's3gw-sto')).toBe(false);
    expect(await buckets.create({ ...again, tenantId: 'globex' })).toBe('created');
    expect((await buckets.findByName('globex', 'files'))?.id).toBe('c');
    expect((await buckets.findByName('acme', 'files'))?.id).toBe('b');
  });

  it('is created once by processes that try at the same time', async () => {
    const wishes = Array.from({ length: 5 }, (_, index) =>
      database.metadata.buckets.create({ ...files, id: `b${index}`, mappings: [at(`backend-${index}`)] }),
    );
    expect(await Promise.all(wishes)).toEqual(['created', 'exists', 'exists', 'exists', 'exists']);
    expect(await database.metadata.buckets.listByTenant('acme')).toHaveLength(1);
  });

  it('leaves nothing behind when one of its mappings cannot be recorded', async () => {
    const { buckets } = database.metadata;
    await buckets.create(files);
    const thief: Bucket = { ...files, id: 'c', logicalName: 'theft', mappings: [at('sto'), at('hel')] };
    await expect(buckets.create(thief)).rejects.toThrow('UNIQUE');
    expect(await buckets.find('c')).toBeUndefined();
    expect(await buckets.isMapped('sto', 's3gw-sto')).toBe(false);
    expect(await buckets.findByName('acme', 'files')).toEqual(files);
  });
});

describe('mappings', () => {
  it('are added one at a time, in order of backend', async () => {
    const { buckets } = database.metadata;
    await buckets.create({ ...files, mappings: [at('hel')] });
    await buckets.addMapping('b', at('fra'));
    expect((await buckets.find('b'))?.mappings).toEqual([at('fra'), at('hel')]);
  });

  it('keep the first backend bucket that a bucket got at a backend', async () => {
    const { buckets } = database.metadata;
    await buckets.create({ ...files, mappings: [at('hel')] });
    await buckets.addMapping('b', at('hel', 'another'));
    expect((await buckets.find('b'))?.mappings).toEqual([at('hel')]);
    expect(await buckets.isMapped('hel', 'another')).toBe(false);
  });

  it('never give one backend bucket to two buckets', async () => {
    const { buckets } = database.metadata;
    await buckets.create({ ...files, mappings: [at('hel')] });
    await buckets.create({ ...files, id: 'c', logicalName: 'other', mappings: [] });
    await expect(buckets.addMapping('c', at('hel'))).rejects.toThrow('UNIQUE');
    expect((await buckets.find('c'))?.mappings).toEqual([]);
  });

  it('are known by backend and name together', async () => {
    const { buckets } = database.metadata;
    await buckets.create({ ...files, mappings: [at('hel')] });
    expect(await buckets.isMapped('hel', 's3gw-hel')).toBe(true);
    expect(await buckets.isMapped('fra', 's3gw-hel')).toBe(false);
    expect(await buckets.isMapped('hel', 's3gw-fra')).toBe(false);
  });
});

describe('lists of buckets', () => {
  it('come in order of name for a tenant, and in order of id by pages', async () => {
    const { buckets } = database.metadata;
    const names = { b3: 'alpha', b1: 'beta', b4: 'a-b', b2: 'a.b' };
    for (const [id, logicalName] of Object.entries(names))
      await buckets.create({ ...files, id, logicalName, mappings: [at(id)] });
    expect((await buckets.listByTenant('acme')).map(({ logicalName }) => logicalName)).toEqual([
      'a-b',
      'a.b',
      'alpha',
      'beta',
    ]);
    expect((await buckets.listByTenant('acme'))[2]?.mappings).toEqual([at('b3')]);
    const first = await buckets.page({ limit: 3 });
    expect(first.map(({ id }) => id)).toEqual(['b1', 'b2', 'b3']);
    expect((await buckets.page({ after: 'b3', limit: 3 })).map(({ id }) => id)).toEqual(['b4']);
    expect(await buckets.page({ after: 'b4', limit: 3 })).toEqual([]);
  });
});

describe('a retired bucket', () => {
  it('is out of its tenant’s sight, keeps its backend buckets and gives its name free', async () => {
    const { buckets } = database.metadata;
    await buckets.create(files);
    await buckets.retire('b');
    expect(await buckets.findByName('acme', 'files')).toBeUndefined();
    expect(await buckets.listByTenant('acme')).toEqual([]);
    expect(await buckets.page({ limit: 10 })).toEqual([]);
    expect(await buckets.find('b')).toEqual(files);
    expect(await buckets.isMapped('hel', 's3gw-hel')).toBe(true);
    expect(await buckets.create({ ...files, id: 'c', mappings: [at('hel', 'next')] })).toBe('created');
    expect((await buckets.findByName('acme', 'files'))?.id).toBe('c');
    expect(await buckets.retired(10)).toEqual([files]);
  });

  it('is offered for removal the oldest first, and only once no copy of its objects is outstanding', async () => {
    const { clock, metadata } = database;
    for (const id of ['b', 'c', 'd']) await metadata.buckets.create({ ...files, id, logicalName: id, mappings: [] });
    for (const bucketId of ['c', 'd']) await metadata.objects.record(objectWrite('k', { bucketId }));
    await metadata.objects.record(objectWrite('k', { bucketId: 'b', replicaBackendIds: [] }));
    for (const id of ['d', 'c', 'b']) {
      await metadata.buckets.retire(id);
      clock.advance(1);
    }
    expect((await metadata.buckets.retired(10)).map(({ id }) => id)).toEqual(['b']);
    for (const lease of await metadata.replicas.leaseDue({ limit: 10, leaseMs: 1_000 }))
      await metadata.replicas.complete(lease, { generation: 1, seenEtag: 'e1' });
    expect((await metadata.buckets.retired(10)).map(({ id }) => id)).toEqual(['d', 'c', 'b']);
    expect((await metadata.buckets.retired(2)).map(({ id }) => id)).toEqual(['d', 'c']);
  });
});

describe('removing a bucket', () => {
  it('removes everything that was recorded of it and nothing of another', async () => {
    const { metadata } = database;
    await metadata.buckets.create(files);
    await metadata.buckets.create({ ...files, id: 'c', logicalName: 'other', mappings: [at('hel', 'other')] });
    for (const bucketId of ['b', 'c']) {
      await metadata.objects.record(objectWrite('k', { bucketId }));
      await metadata.writeMarks.mark('p', bucketId);
    }
    await metadata.buckets.remove('b');
    for (const table of ['bucket_mappings', 'objects', 'replicas', 'write_marks'])
      expect(database.sql(`select distinct bucket_id from ${table}`)).toEqual([{ bucket_id: 'c' }]);
    expect(database.sql('select id from buckets')).toEqual([{ id: 'c' }]);
    expect(await metadata.buckets.isMapped('hel', 's3gw-hel')).toBe(false);
    await metadata.buckets.remove('b');
    expect(await metadata.buckets.find('c')).toBeDefined();
  });
});
