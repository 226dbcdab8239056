import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MetadataFile, objectWrite } from '../../test/support/metadata-file.ts';

let database: MetadataFile;

beforeEach(async () => {
  database = await MetadataFile.open();
  await database.addBucket({ id: 'b' });
});

afterEach(() => database.close());

describe('many records at once', () => {
  it('are all durable when they are acknowledged, with all their copies', async () => {
    const writes = Array.from({ length: 500 }, (_, index) => objectWrite(`k${index}`, { etag: `e${index}` }));
    const records = await Promise.all(writes.map((write) => database.metadata.objects.record(write)));
    expect(records.map(({ key, etag, generation }) => ({ key, etag, generation }))).toEqual(
      writes.map(({ key, etag }) => ({ key, etag, generation: 1 })),
    );
    expect(database.sql('select count(*) as objects from objects')).toEqual([{ objects: 500 }]);
    expect(database.sql('select backend_id, state, count(*) as copies from replicas group by 1, 2 order by 1')).toEqual(
      [
        { backend_id: 'fra', state: 'due', copies: 500 },
        { backend_id: 'hel', state: 'in-sync', copies: 500 },
      ],
    );
  });

  it('of one key are generations in the order in which they were given', async () => {
    const etags = Array.from({ length: 30 }, (_, index) => `e${index}`);
    const records = await Promise.all(
      etags.map((etag) => database.metadata.objects.record(objectWrite('k', { etag }))),
    );
    expect(records.map(({ generation, etag }) => [generation, etag])).toEqual(
      etags.map((etag, index) => [index + 1, etag]),
    );
    expect(await database.metadata.objects.find('b', 'k')).toMatchObject({ generation: 30, etag: 'e29' });
  });

  it('that differ in the number of their copies share transactions', async () => {
    const backends = ['fra', 'sto', 'osl'];
    const writes = Array.from({ length: 40 }, (_, index) =>
      objectWrite(
        `k${index}`,
        index % 5 === 4 ? { kind: 'delete' } : { replicaBackendIds: backends.slice(0, index % 4) },
      ),
    );
    await Promise.all(writes.map((write) => database.metadata.objects.record(write)));
    for (const { key, replicaBackendIds } of writes) {
      const found = await database.metadata.objects.find('b', key);
      expect(found?.replicas.map(({ backendId }) => backendId)).toEqual(['hel', ...replicaBackendIds].sort());
    }
  });

  it('fail alone when they are bad', async () => {
    const { objects } = database.metadata;
    const writes = Array.from({ length: 20 }, (_, index) =>
      objectWrite(`k${index}`, index % 7 === 3 ? { bucketId: 'no-such-bucket' } : {}),
    );
    const settled = await Promise.allSettled(writes.map((write) => objects.record(write)));
    expect(settled.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []))).toEqual([3, 10, 17]);
    expect(database.sql('select count(*) as objects from objects')).toEqual([{ objects: 17 }]);
    expect(database.sql('select count(*) as copies from replicas')).toEqual([{ copies: 34 }]);
  });
});
