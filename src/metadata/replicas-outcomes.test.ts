import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MetadataFile, objectWrite } from '../../test/support/metadata-file.ts';
import type { ObjectWithReplicas, Replica } from '../domain/object.ts';
import type { LeasedReplica } from './replicas-table.ts';

let database: MetadataFile;

beforeEach(async () => {
  database = await MetadataFile.open();
  await database.addBucket({ id: 'b' });
  await database.metadata.objects.record(objectWrite('k'));
});

afterEach(() => database.close());

async function lease(): Promise<LeasedReplica> {
  const [taken] = await database.metadata.replicas.leaseDue({ limit: 1, leaseMs: 10_000 });
  if (!taken) throw new Error('nothing to lease');
  return taken;
}

async function object(): Promise<ObjectWithReplicas> {
  const found = await database.metadata.objects.find('b', 'k');
  if (!found) throw new Error('no object');
  return found;
}

async function copy(): Promise<Replica | undefined> {
  return (await object()).replicas.find(({ backendId }) => backendId === 'fra');
}

describe('completing a lease', () => {
  it('puts the row in sync with what was seen', async () => {
    const taken = await lease();
    database.clock.advance(5);
    expect(await database.metadata.replicas.complete(taken, { generation: 1, seenEtag: 'x-1' })).toBe('in-sync');
    expect(await copy()).toMatchObject({
      ...{ state: 'in-sync', syncedGeneration: 1, seenEtag: 'x-1', attempts: 0, lastError: null },
      dueAtMs: database.clock.nowMs(),
    });
    expect(database.sql('select lease_token, lease_until_ms from replicas')).toEqual([
      { lease_token: null, lease_until_ms: null },
      { lease_token: null, lease_until_ms: null },
    ]);
  });

  it('leaves the row due when the key was written again meanwhile', async () => {
    const taken = await lease();
    await database.metadata.objects.record(objectWrite('k', { etag: 'e2' }));
    expect(await copy()).toMatchObject({ state: 'leased' });
    expect(await database.metadata.replicas.complete(taken, { generation: 1, seenEtag: 'e1' })).toBe('due-again');
    expect(await copy()).toMatchObject({ state: 'due', syncedGeneration: 1, seenEtag: 'e1' });
    const again = await lease();
    expect(again.object).toMatchObject({ generation: 2, etag: 'e2' });
    expect(await database.metadata.replicas.complete(again, { generation: 2, seenEtag: 'e2' })).toBe('in-sync');
  });

  it('leaves the row due when what is wanted of it changed meanwhile', async () => {
    const taken = await lease();
    await database.metadata.replicas.makeDue(taken.object.id, 'fra', 'absent');
    expect(await copy()).toMatchObject({ state: 'leased', goal: 'absent' });
    expect(await database.metadata.replicas.complete(taken, { generation: 1, seenEtag: 'e1' })).toBe('due-again');
    expect(await copy()).toMatchObject({ state: 'due', goal: 'absent', attempts: 0 });
  });

  it('leaves the row due when the key was deleted meanwhile, and a later put does not hide that', async () => {
    const taken = await lease();
    await database.metadata.objects.record(objectWrite('k', { kind: 'delete' }));
    await database.metadata.objects.record(objectWrite('k', { etag: 'e3' }));
    expect(await database.metadata.replicas.complete(taken, { generation: 1, seenEtag: 'e1' })).toBe('due-again');
    expect(await copy()).toMatchObject({ state: 'due', goal: 'present', syncedGeneration: 1 });
  });

  it('leaves the row due when the newest write no longer names the backend', async () => {
    const taken = await lease();
    await database.metadata.objects.record(objectWrite('k', { replicaBackendIds: [] }));
    expect(await copy()).toMatchObject({ state: 'leased', goal: 'absent' });
    expect(await database.metadata.replicas.complete(taken, { generation: 1, seenEtag: 'e1' })).toBe('due-again');
    expect(await copy()).toMatchObject({ state: 'due', goal: 'absent' });
  });
});

describe('a failed attempt', () => {
  it('is tried again when it is due, with its attempts counted and the reason kept', async () => {
    const { clock, metadata } = database;
    for (let attempt = 1; attempt <= 3; attempt++) {
      const taken = await lease();
      expect(taken.replica.attempts).toBe(attempt);
      const dueAtMs = clock.nowMs() + 100;
      await metadata.replicas.retry(taken, { dueAtMs, error: `failure ${attempt}` });
      expect(await copy()).toMatchObject({ state: 'due', dueAtMs, attempts: attempt, lastError: `failure ${attempt}` });
      clock.advance(100);
    }
  });

  it('does not count when it was no fault of the row', async () => {
    const taken = await lease();
    const dueAtMs = database.clock.nowMs() + 100;
    await database.metadata.replicas.postpone(taken, { dueAtMs, error: 'fra is away' });
    expect(await copy()).toMatchObject({ state: 'due', dueAtMs, attempts: 0, lastError: 'fra is away' });
  });

  it('parks the row until somebody asks for it again', async () => {
    const { clock, metadata } = database;
    await metadata.replicas.park(await lease(), 'the object is too large');
    expect(await copy()).toMatchObject({ state: 'parked', attempts: 1, lastError: 'the object is too large' });
    clock.advance(10 ** 9);
    expect(await metadata.replicas.leaseDue({ limit: 1, leaseMs: 1 })).toEqual([]);
    expect(await metadata.jobs.retryParked()).toBe(1);
    expect(await copy()).toMatchObject({ state: 'due', attempts: 0, dueAtMs: clock.nowMs() });
    expect((await lease()).object.key).toBe('k');
    expect(await metadata.jobs.retryParked()).toBe(0);
  });

  it.each(['retry', 'postpone', 'park'] as const)(
    'makes the row due at once on %s when the key was written again meanwhile',
    async (outcome) => {
      const { clock, metadata } = database;
      const taken = await lease();
      clock.advance(10);
      await metadata.objects.record(objectWrite('k', { etag: 'e2' }));
      if (outcome === 'park') await metadata.replicas.park(taken, 'failed');
      else await metadata.replicas[outcome](taken, { dueAtMs: clock.nowMs() + 60_000, error: 'failed' });
      expect(await copy()).toMatchObject({ state: 'due', dueAtMs: clock.nowMs(), attempts: 0, lastError: 'failed' });
      expect((await lease()).object.generation).toBe(2);
    },
  );

  it('makes the row due at once when its goal changed meanwhile', async () => {
    const taken = await lease();
    await database.metadata.replicas.makeDue(taken.object.id, 'fra', 'absent');
    await database.metadata.replicas.park(taken, 'failed');
    expect(await copy()).toMatchObject({ state: 'due', goal: 'absent', attempts: 0 });
  });

  it('ends with the next write: a parked row is due again', async () => {
    await database.metadata.replicas.park(await lease(), 'failed');
    await database.metadata.objects.record(objectWrite('k', { etag: 'e2' }));
    expect(await copy()).toMatchObject({ state: 'due', attempts: 0, lastError: null });
  });
});

describe('making a row due', () => {
  it('makes one at a backend that had none', async () => {
    const { id } = await object();
    const made = await database.metadata.replicas.makeDue(id, 'sto', 'present');
    expect(made).toEqual({
      ...{ id: `${id}:sto`, objectId: id, backendId: 'sto', goal: 'present', state: 'due' },
      ...{ dueAtMs: database.clock.nowMs(), attempts: 0, lastError: null, syncedGeneration: 0, seenEtag: null },
      createdAtMs: database.clock.nowMs(),
    });
    expect((await object()).replicas).toHaveLength(3);
  });

  it('brings a row that is in sync or parked back, and keeps what was last seen of it', async () => {
    const { clock, metadata } = database;
    await metadata.replicas.complete(await lease(), { generation: 1, seenEtag: 'e1' });
    clock.advance(10);
    const { id } = await object();
    expect(await metadata.replicas.makeDue(id, 'fra', 'present')).toMatchObject({
      ...{ state: 'due', dueAtMs: clock.nowMs(), syncedGeneration: 1, seenEtag: 'e1' },
    });
    await metadata.replicas.park(await lease(), 'failed');
    expect(await metadata.replicas.makeDue(id, 'fra', 'absent')).toMatchObject({
      ...{ state: 'due', goal: 'absent', attempts: 0, lastError: null },
    });
  });

  it('takes no row away from the worker that has it', async () => {
    const taken = await lease();
    expect(await database.metadata.replicas.makeDue(taken.object.id, 'fra', 'present')).toMatchObject({
      state: 'leased',
    });
    expect(await database.metadata.replicas.renew(taken, 1_000)).toBe(true);
  });

  it('refuses an object that is not there', async () => {
    await expect(database.metadata.replicas.makeDue('nothing', 'fra', 'present')).rejects.toThrow('no result');
    expect(database.sql("select id from replicas where object_id = 'nothing'")).toEqual([]);
  });
});
