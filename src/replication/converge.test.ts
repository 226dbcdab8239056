import { afterEach, describe, expect, it } from 'vitest';
import { BUCKET_ID, ReplicationWorld } from '../../test/support/replication-world.ts';
import { silentLogger } from '../base/logger.ts';
import { Converger } from './converge.ts';

let world: ReplicationWorld;

async function open(): Promise<Converger> {
  world = await ReplicationWorld.open({ backends: { hel: {}, fra: {}, sto: {}, us: {} }, replicaBackendIds: ['us'] });
  const { metadata, buckets } = world;
  return new Converger({ metadata, buckets, logger: silentLogger });
}

afterEach(() => world.metadata.close());

function where(key: string): string[] {
  return [...world.memory.keys()].filter((id) => world.at(id, key) !== undefined);
}

describe('Converger', () => {
  it('finds nothing to do where the copies are where policy wants them', async () => {
    const converger = await open();
    await world.put('a', 'x');
    await world.settle(world.worker());
    expect(await converger.convergeBucket(BUCKET_ID)).toMatchObject({
      objects: 1,
      copiesDue: 0,
      removalsDue: 0,
      waiting: 0,
    });
  });

  it('repairs a tightened policy: copies first, then deletes', async () => {
    const converger = await open();
    await world.put('a', 'x');
    const worker = world.worker();
    await world.settle(worker);
    world.accepted.delete('us');
    world.replicaBackendIds = ['fra'];
    world.faults('fra').inject({ kind: 'fail-before' }, { times: 1 });
    expect(await converger.convergeBucket(BUCKET_ID)).toMatchObject({ copiesDue: 1, removalsDue: 0, waiting: 1 });
    await worker.drain();
    expect(await converger.convergeBucket(BUCKET_ID)).toMatchObject({ copiesDue: 0, removalsDue: 0, waiting: 1 });
    expect(where('a')).toEqual(['hel', 'us']);
    await world.settle(worker);
    expect(await converger.convergeBucket(BUCKET_ID)).toMatchObject({ copiesDue: 0, removalsDue: 1, waiting: 0 });
    await world.settle(worker);
    expect(where('a')).toEqual(['hel', 'fra']);
    expect(await converger.convergeBucket(BUCKET_ID)).toMatchObject({ copiesDue: 0, removalsDue: 0, waiting: 0 });
  });

  it('does not remove a copy that became the last one between the decision and the deed', async () => {
    const converger = await open();
    world.replicaBackendIds = ['us', 'fra'];
    await world.put('a', 'x');
    const worker = world.worker();
    await world.settle(worker);
    world.accepted.delete('us');
    world.replicaBackendIds = ['fra'];
    await converger.convergeBucket(BUCKET_ID);
    const object = await world.record('a');
    await world.metadata.replicas.makeDue(object?.id ?? '', 'fra', 'present');
    world.faults('fra').inject({ kind: 'fail-before' });
    for (let round = 0; round < 5; round++) {
      await worker.drain();
      world.clock.advance(61_000);
    }
    expect(where('a')).toContain('us');
  });

  it('leaves copies alone that somebody ordered at an accepted backend', async () => {
    const converger = await open();
    await world.put('a', 'x');
    const object = await world.record('a');
    await world.metadata.replicas.makeDue(object?.id ?? '', 'sto', 'present');
    const worker = world.worker();
    await world.settle(worker);
    expect(await converger.convergeBucket(BUCKET_ID)).toMatchObject({ removalsDue: 0, waiting: 0 });
    expect(where('a')).toEqual(['hel', 'sto', 'us']);
  });

  it('says when home itself is refused, and moves nothing away from it', async () => {
    const converger = await open();
    await world.put('a', 'x');
    await world.settle(world.worker());
    world.accepted.delete('hel');
    expect(await converger.convergeBucket(BUCKET_ID)).toMatchObject({ isHomeRefused: true, removalsDue: 0 });
    expect(where('a')).toContain('hel');
  });

  it('does not walk a bucket again whose placement stays as it was, and does when it changes', async () => {
    const converger = await open();
    await world.put('a', 'x');
    await world.settle(world.worker());
    const walks = [];
    for (let round = 0; round < 4; round++) walks.push((await converger.convergeIfChanged(BUCKET_ID)) !== undefined);
    expect(walks).toEqual([true, true, false, false]);
    world.replicaBackendIds = ['us', 'fra'];
    expect(await converger.convergeIfChanged(BUCKET_ID)).toMatchObject({ copiesDue: 1 });
    expect(await converger.convergeIfChanged(BUCKET_ID)).toMatchObject({ copiesDue: 0 });
  });

  it('has nothing to say of a bucket that is gone', async () => {
    const converger = await open();
    await world.metadata.buckets.remove(BUCKET_ID);
    expect(await converger.convergeBucket(BUCKET_ID)).toBeUndefined();
    expect(await converger.convergeIfChanged(BUCKET_ID)).toBeUndefined();
  });
});
