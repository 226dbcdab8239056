import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BUCKET_ID, bucketAt, ReplicationWorld } from '../../test/support/replication-world.ts';
import { silentLogger } from '../base/logger.ts';
import { Converger } from './converge.ts';
import { Maintenance } from './maintenance.ts';
import { type ReconcileReport, Reconciler } from './reconcile.ts';
import { UploadSweeper } from './sweep-uploads.ts';

let world: ReplicationWorld;

beforeEach(async () => {
  world = await ReplicationWorld.open();
});

afterEach(() => world.metadata.close());

function reconciler(): Reconciler {
  const { metadata, buckets, clock } = world;
  return new Reconciler({ metadata, buckets, clock, logger: silentLogger });
}

async function reconcile(): Promise<ReconcileReport> {
  const report = await reconciler().reconcileBucket(BUCKET_ID);
  if (!report) throw new Error('the bucket is gone');
  return report;
}

function loseAtHome(key: string): void {
  world.memory.get('hel')?.buckets.get(bucketAt('hel'))?.delete(key);
}

describe('Reconciler', () => {
  it('finds nothing to do when home and the records agree, and asks about no key', async () => {
    for (const key of ['a', 'b', 'ä', '\u{1F600}', '\uFFFD']) await world.put(key, key);
    await world.settle(world.worker());
    const asked = world.faults('hel').seen.length;
    const { keys, lessons } = await reconcile();
    expect({ keys, changed: Object.values(lessons).reduce((sum, count) => sum + count, 0) }).toEqual({
      keys: 5,
      changed: 0,
    });
    expect(world.faults('hel').seen.length).toBe(asked + 1);
  });

  it('records an object that home acknowledged and nobody recorded, and has it replicated', async () => {
    await world.putAtHome('orphan', 'x');
    expect((await reconcile()).lessons).toMatchObject({ 'rolled-forward': 1 });
    await world.settle(world.worker());
    expect(world.at('fra', 'orphan')?.bytes.toString()).toBe('x');
  });

  it('rolls a record forward to the overwrite that home holds', async () => {
    await world.put('a', 'one');
    world.clock.advance(5_000);
    await world.putAtHome('a', 'two!');
    expect((await reconcile()).lessons).toMatchObject({ 'rolled-forward': 1 });
    expect(await world.record('a')).toMatchObject({ generation: 2, etag: world.at('hel', 'a')?.etag, sizeBytes: 4 });
  });

  it('records the tombstone of a delete that was noted and done but not recorded', async () => {
    await world.put('a', 'x');
    await world.settle(world.worker());
    await world.metadata.objects.intendDelete(BUCKET_ID, 'a');
    loseAtHome('a');
    expect((await reconcile()).lessons).toMatchObject({ tombstoned: 1 });
    await world.settle(world.worker());
    expect(world.at('fra', 'a')).toBeUndefined();
  });

  it('reports what home lost without explanation, and deletes nothing', async () => {
    await world.put('kept', 'x');
    await world.settle(world.worker());
    world.replicaBackendIds = [];
    await world.put('gone', 'y');
    loseAtHome('kept');
    loseAtHome('gone');
    expect(await reconcile()).toMatchObject({ missingAtHome: ['kept'], lost: ['gone'] });
    await world.settle(world.worker());
    expect(world.at('fra', 'kept')).toBeDefined();
    expect(await world.record('gone')).toMatchObject({ isTombstone: false });
  });

  it('does not bring back what was deleted when home shows an older copy of it', async () => {
    const written = await world.putAtHome('a', 'x');
    const old = world.at('hel', 'a');
    await world.recordPut('a', written);
    world.clock.advance(60_000);
    await world.remove('a');
    if (old) world.memory.get('hel')?.buckets.get(bucketAt('hel'))?.set('a', old);
    expect(await reconcile()).toMatchObject({ deletedButPresent: ['a'] });
    expect(await world.record('a')).toMatchObject({ isTombstone: true });
    expect(world.at('hel', 'a')).toBeDefined();
  });

  it('rolls forward over a tombstone when home’s object was written after it', async () => {
    await world.put('a', 'x');
    await world.remove('a');
    world.clock.advance(60_000);
    await world.putAtHome('a', 'new');
    expect((await reconcile()).lessons).toMatchObject({ 'rolled-forward': 1 });
    expect(await world.record('a')).toMatchObject({ isTombstone: false });
  });

  it('concludes nothing from a home that has lost its whole bucket, or does not answer', async () => {
    await world.put('a', 'x');
    world.memory.get('hel')?.buckets.clear();
    await expect(reconcile()).rejects.toMatchObject({ code: 'NoSuchBucket' });
    world.faults('hel').inject({ kind: 'fail-before' });
    await expect(reconcile()).rejects.toMatchObject({ code: 'BackendUnavailable' });
    expect(await world.record('a')).toMatchObject({ isTombstone: false });
  });

  it('forgets a noted delete that never happened, so that it explains no later loss', async () => {
    await world.put('a', 'x');
    await world.metadata.objects.intendDelete(BUCKET_ID, 'a');
    await reconcile();
    expect((await world.record('a'))?.deleteIntendedAtMs).not.toBeNull();
    world.clock.advance(60 * 60_000);
    await reconcile();
    expect((await world.record('a'))?.deleteIntendedAtMs).toBeNull();
  });

  it('walks many pages', async () => {
    for (let index = 0; index < 2_100; index++) await world.putAtHome(`k${index}`, 'x');
    expect(await reconcile()).toMatchObject({ keys: 2_100, lessons: { 'rolled-forward': 2_100 } });
    expect((await reconcile()).lessons).toMatchObject({ 'rolled-forward': 0 });
  });

  it('has nothing to say of a bucket that is gone', async () => {
    await world.metadata.buckets.remove(BUCKET_ID);
    expect(await reconciler().reconcileBucket(BUCKET_ID)).toBeUndefined();
  });
});

describe('Maintenance', () => {
  function maintenance(nudges: string[] = []): Maintenance {
    const { metadata, buckets, clock } = world;
    const converger = new Converger({ metadata, buckets, logger: silentLogger });
    const sweeper = new UploadSweeper({ buckets, clock, logger: silentLogger });
    const options = { metadata, reconciler: reconciler(), converger, sweeper, clock, logger: silentLogger };
    return new Maintenance({ ...options, onReplicasDue: () => void nudges.push('due') });
  }

  it('reconciles the buckets of dead writers, and leaves the marks of living ones alone', async () => {
    const { writeMarks } = world.metadata;
    await writeMarks.mark('dead', BUCKET_ID);
    await world.putAtHome('orphan', 'x');
    world.clock.advance(60_000);
    await writeMarks.heartbeat('alive');
    await writeMarks.mark('alive', BUCKET_ID);
    const nudges: string[] = [];
    await maintenance(nudges).runOnce();
    expect(await world.record('orphan')).toBeDefined();
    expect(nudges).toEqual(['due']);
    expect(await writeMarks.stale({ olderThanMs: -1 })).toEqual([{ bucketId: BUCKET_ID, processId: 'alive' }]);
  });

  it('keeps the marks of a bucket whose home cannot be asked now', async () => {
    await world.metadata.writeMarks.mark('dead', BUCKET_ID);
    const lift = world.faults('hel').inject({ kind: 'fail-before' });
    const chores = maintenance();
    await chores.runOnce();
    expect(await world.metadata.writeMarks.stale({ olderThanMs: 0 })).toHaveLength(1);
    lift();
    await chores.runOnce();
    expect(await world.metadata.writeMarks.stale({ olderThanMs: 0 })).toHaveLength(0);
  });

  it('compares every bucket with its home once in a while', async () => {
    const chores = maintenance();
    await world.putAtHome('orphan', 'x');
    await chores.runOnce();
    expect(await world.record('orphan')).toBeUndefined();
    world.clock.advance(24 * 60 * 60_000);
    await chores.runOnce();
    expect(await world.record('orphan')).toBeDefined();
  });

  it('runs a round at its start, another at each interval, and stops', async () => {
    await world.metadata.writeMarks.mark('dead', BUCKET_ID);
    await world.putAtHome('orphan', 'x');
    const chores = maintenance();
    chores.start();
    for (let turn = 0; turn < 500 && !(await world.record('orphan')); turn++)
      await new Promise((resolve) => setTimeout(resolve, 1));
    expect(await world.record('orphan')).toBeDefined();
    await chores.stop();
  });
});
