import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MetadataFile, objectWrite } from '../../test/support/metadata-file.ts';
import type { ObjectWithReplicas } from '../domain/object.ts';

let database: MetadataFile;

beforeEach(async () => {
  database = await MetadataFile.open();
  await database.addBucket({ id: 'b' });
  await database.addBucket({ id: 'c' });
});

afterEach(() => database.close());

async function found(key: string): Promise<ObjectWithReplicas> {
  const object = await database.metadata.objects.find('b', key);
  if (!object) throw new Error(`no object ${key}`);
  return object;
}

/** What its rows say of an object's copies. */
async function copies(key: string) {
  return (await found(key)).replicas.map(({ backendId, goal, state, syncedGeneration, seenEtag }) => ({
    ...{ backendId, goal, state, syncedGeneration, seenEtag },
  }));
}

describe('a recorded put', () => {
  it('is kept as it was written', async () => {
    const { clock, metadata } = database;
    const write = objectWrite('k', { sizeBytes: 2 ** 45, etag: 'e-7', residency: 'FI', encryptedKey: 'key-ref' });
    const record = await metadata.objects.record(write);
    expect(record).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      bucketId: 'b',
      key: 'k',
      generation: 1,
      isTombstone: false,
      sizeBytes: 2 ** 45,
      etag: 'e-7',
      residency: 'FI',
      encryptedKey: 'key-ref',
      deleteIntendedAtMs: null,
      recordedAtMs: clock.nowMs(),
      createdAtMs: clock.nowMs(),
    });
    const { replicas, ...rest } = await found('k');
    expect(rest).toEqual(record);
    expect(replicas).toHaveLength(2);
    expect(await metadata.objects.byId(record.id)).toEqual({ ...record, replicas });
  });

  it('has the state of each copy from the start: home in sync, the others due', async () => {
    await database.metadata.objects.record(objectWrite('k', { replicaBackendIds: ['fra', 'sto'] }));
    const due = { goal: 'present', state: 'due', syncedGeneration: 0, seenEtag: null };
    expect(await copies('k')).toEqual([
      { backendId: 'fra', ...due },
      { backendId: 'hel', goal: 'present', state: 'in-sync', syncedGeneration: 1, seenEtag: 'e1' },
      { backendId: 'sto', ...due },
    ]);
  });

  it('is not there at all when the rows of its copies cannot be written', async () => {
    const { metadata } = database;
    await metadata.objects.record(objectWrite('old'));
    database.sql(`create trigger refuse before insert on replicas when new.backend_id = 'fra'
      begin select raise(abort, 'the disk is full'); end`);
    await expect(metadata.objects.record(objectWrite('new'))).rejects.toThrow('the disk is full');
    await expect(metadata.objects.record(objectWrite('old', { etag: 'e2' }))).rejects.toThrow('the disk is full');
    expect(await metadata.objects.find('b', 'new')).toBeUndefined();
    expect(await found('old')).toMatchObject({ generation: 1, etag: 'e1' });
    expect(
      database.sql("select id from replicas where object_id not in (select id from objects where key = 'old')"),
    ).toEqual([]);
  });

  it('raises the generation of its key and keeps the object, its id and its birth', async () => {
    const { clock, metadata } = database;
    const first = await metadata.objects.record(objectWrite('k', { residency: 'FI' }));
    clock.advance(10);
    const second = await metadata.objects.record(objectWrite('k', { etag: 'e2', sizeBytes: 9 }));
    expect(second).toEqual({
      ...first,
      generation: 2,
      etag: 'e2',
      sizeBytes: 9,
      residency: null,
      recordedAtMs: clock.nowMs(),
    });
    expect(await copies('k')).toEqual([
      { backendId: 'fra', goal: 'present', state: 'due', syncedGeneration: 0, seenEtag: null },
      { backendId: 'hel', goal: 'present', state: 'in-sync', syncedGeneration: 2, seenEtag: 'e2' },
    ]);
  });

  it('leaves keys of the same name in other buckets, and names that differ in case or form, alone', async () => {
    const { objects } = database.metadata;
    const keys = ['k', 'K', 'k ', '\u00e9', 'e\u0301', 'k\u0000', 'k\u0000x', '%_', "'"];
    for (const key of keys) await objects.record(objectWrite(key, { etag: `etag of ${JSON.stringify(key)}` }));
    await objects.record(objectWrite('k', { bucketId: 'c', etag: 'another' }));
    for (const key of keys)
      expect(await found(key)).toMatchObject({ key, generation: 1, etag: `etag of ${JSON.stringify(key)}` });
  });

  it('asks for removal of copies that the newest write does not name', async () => {
    const { metadata } = database;
    await metadata.objects.record(objectWrite('k', { replicaBackendIds: ['fra'] }));
    await metadata.objects.record(objectWrite('k', { replicaBackendIds: ['sto'] }));
    expect(await copies('k')).toMatchObject([
      { backendId: 'fra', goal: 'absent', state: 'due' },
      { backendId: 'hel', goal: 'present', state: 'in-sync' },
      { backendId: 'sto', goal: 'present', state: 'due' },
    ]);
  });

  it('refuses an object of a bucket that is not there', async () => {
    const { objects } = database.metadata;
    await expect(objects.record(objectWrite('k', { bucketId: 'gone' }))).rejects.toThrow('FOREIGN KEY');
    expect(await objects.find('gone', 'k')).toBeUndefined();
  });
});

describe('a recorded delete', () => {
  it('leaves a tombstone and makes the copies due for removal', async () => {
    const { clock, metadata } = database;
    const put = await metadata.objects.record(objectWrite('k'));
    clock.advance(5);
    const tombstone = await metadata.objects.record(objectWrite('k', { kind: 'delete' }));
    expect(tombstone).toMatchObject({ id: put.id, generation: 2, isTombstone: true, sizeBytes: 0, etag: '' });
    expect(await copies('k')).toEqual([
      { backendId: 'fra', goal: 'absent', state: 'due', syncedGeneration: 0, seenEtag: null },
      { backendId: 'hel', goal: 'absent', state: 'in-sync', syncedGeneration: 2, seenEtag: null },
    ]);
  });

  it('is recorded of a key that was never there', async () => {
    const tombstone = await database.metadata.objects.record(objectWrite('k', { kind: 'delete' }));
    expect(tombstone).toMatchObject({ generation: 1, isTombstone: true });
    expect(await copies('k')).toEqual([
      { backendId: 'hel', goal: 'absent', state: 'in-sync', syncedGeneration: 1, seenEtag: null },
    ]);
  });

  it('is followed by a put that is a new object with a later generation', async () => {
    const { clock, metadata } = database;
    await metadata.objects.record(objectWrite('k'));
    await metadata.objects.record(objectWrite('k', { kind: 'delete' }));
    clock.advance(60_000);
    const again = await metadata.objects.record(objectWrite('k', { etag: 'e3' }));
    expect(again).toMatchObject({ generation: 3, isTombstone: false, etag: 'e3', createdAtMs: clock.nowMs() });
    expect(await copies('k')).toMatchObject([
      { backendId: 'fra', goal: 'present', state: 'due' },
      { backendId: 'hel', goal: 'present', state: 'in-sync', syncedGeneration: 3, seenEtag: 'e3' },
    ]);
  });

  it('leaves copies alone that are known to be gone', async () => {
    const { metadata } = database;
    await metadata.objects.record(objectWrite('k'));
    await metadata.objects.record(objectWrite('k', { kind: 'delete' }));
    for (const lease of await metadata.replicas.leaseDue({ limit: 10, leaseMs: 1_000 }))
      await metadata.replicas.complete(lease, { generation: 2, seenEtag: null });
    await metadata.objects.record(objectWrite('k', { kind: 'delete' }));
    expect(await metadata.replicas.backlog()).toEqual([]);
  });
});

describe('a disturbed write', () => {
  it('leaves home due for a look when somebody recorded the key after it began', async () => {
    const { clock, metadata } = database;
    const startedAtMs = clock.nowMs();
    clock.advance(1);
    await metadata.objects.record(objectWrite('k', { startedAtMs: clock.nowMs() }));
    clock.advance(1);
    const second = await metadata.objects.record(objectWrite('k', { startedAtMs, etag: 'e2' }));
    expect(second).toMatchObject({ generation: 2, etag: 'e2' });
    expect((await copies('k'))[1]).toMatchObject({ backendId: 'hel', state: 'due', goal: 'present' });
  });

  it('is one, too, when both happened in the same millisecond', async () => {
    const { clock, metadata } = database;
    const startedAtMs = clock.nowMs();
    await metadata.objects.record(objectWrite('k', { startedAtMs }));
    await metadata.objects.record(objectWrite('k', { startedAtMs, kind: 'delete' }));
    expect((await copies('k'))[1]).toMatchObject({ backendId: 'hel', state: 'due', goal: 'absent' });
  });

  it('is none when the key was recorded before it began, or is new', async () => {
    const { clock, metadata } = database;
    await metadata.objects.record(objectWrite('k', { startedAtMs: 0 }));
    expect((await copies('k'))[1]).toMatchObject({ backendId: 'hel', state: 'in-sync' });
    clock.advance(1);
    await metadata.objects.record(objectWrite('k', { startedAtMs: clock.nowMs() }));
    expect((await copies('k'))[1]).toMatchObject({ backendId: 'hel', state: 'in-sync' });
  });

  it('is over with the next write that nobody disturbs', async () => {
    const { clock, metadata } = database;
    for (let round = 0; round < 2; round++) await metadata.objects.record(objectWrite('k', { startedAtMs: 0 }));
    clock.advance(1);
    await metadata.objects.record(objectWrite('k', { startedAtMs: clock.nowMs(), etag: 'e3' }));
    expect((await copies('k'))[1]).toMatchObject({ backendId: 'hel', state: 'in-sync', seenEtag: 'e3' });
  });
});

describe('the intent to delete', () => {
  it('is noted on one key, until it is taken back', async () => {
    const { clock, metadata } = database;
    for (const key of ['k', 'l']) await metadata.objects.record(objectWrite(key));
    clock.advance(3);
    await metadata.objects.intendDelete('b', 'k');
    expect(await found('k')).toMatchObject({ deleteIntendedAtMs: clock.nowMs(), generation: 1, isTombstone: false });
    expect((await found('l')).deleteIntendedAtMs).toBeNull();
    await metadata.objects.clearDeleteIntent('b', 'k');
    expect((await found('k')).deleteIntendedAtMs).toBeNull();
  });

  it.each(['put', 'delete'] as const)('is over when a %s is recorded', async (kind) => {
    const { objects } = database.metadata;
    await objects.record(objectWrite('k'));
    await objects.intendDelete('b', 'k');
    await objects.record(objectWrite('k', { kind }));
    expect((await found('k')).deleteIntendedAtMs).toBeNull();
  });

  it('makes no object of a key that is not there', async () => {
    await database.metadata.objects.intendDelete('b', 'k');
    expect(await database.metadata.objects.find('b', 'k')).toBeUndefined();
  });
});

describe('an object that is described anew', () => {
  const at = { bucketId: 'b', key: 'k', homeBackendId: 'hel' };

  it('has its copies looked at when it is time, and stays as it was written', async () => {
    const { clock, metadata } = database;
    const before = await metadata.objects.record(objectWrite('k', { replicaBackendIds: ['fra'] }));
    clock.advance(5);
    expect(await metadata.objects.describeAnew(at, 1000)).toBe(true);
    const { replicas, ...after } = await found('k');
    expect(after).toEqual({ ...before, generation: 2, recordedAtMs: clock.nowMs() });
    expect(
      replicas.map(({ backendId, state, syncedGeneration, dueAtMs }) => [backendId, state, syncedGeneration, dueAtMs]),
    ).toEqual([
      ['fra', 'due', 0, clock.nowMs() + 1000],
      ['hel', 'in-sync', 2, before.recordedAtMs],
    ]);
  });

  it('is none when nothing is recorded, or a delete is', async () => {
    const { metadata } = database;
    expect(await metadata.objects.describeAnew(at, 0)).toBe(false);
    await metadata.objects.record(objectWrite('k', { kind: 'delete' }));
    expect(await metadata.objects.describeAnew(at, 0)).toBe(false);
    expect((await found('k')).generation).toBe(1);
  });
});
