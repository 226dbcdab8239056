import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BUCKET_ID, ReplicationWorld } from '../../test/support/replication-world.ts';
import { HomeLearner } from './learn.ts';

let world: ReplicationWorld;
let learner: HomeLearner;

beforeEach(async () => {
  world = await ReplicationWorld.open();
  learner = new HomeLearner(world);
});

afterEach(() => world.metadata.close());

describe('HomeLearner', () => {
  it('does not turn time back when a write is recorded between its look and its reading of the record', async () => {
    await world.put('a', 'one');
    world.clock.advance(5_000);
    await world.putAtHome('a', 'seen');
    const { objects } = world.metadata;
    const find = objects.find.bind(objects);
    vi.spyOn(objects, 'find').mockImplementationOnce(async (...args) => {
      await world.put('a', 'newest');
      return find(...args);
    });
    expect(await learner.learn(await world.desired(), 'a')).toBe('overtaken');
    expect(await world.record('a')).toMatchObject({ etag: world.at('hel', 'a')?.etag, generation: 2 });
  });

  it('has home looked at again when a write is recorded after its reading of the record', async () => {
    await world.put('a', 'one');
    world.clock.advance(5_000);
    await world.putAtHome('a', 'seen');
    const { objects } = world.metadata;
    const record = objects.record.bind(objects);
    vi.spyOn(objects, 'record').mockImplementationOnce(async (write) => {
      await world.put('a', 'newest');
      return record(write);
    });
    expect(await learner.learn(await world.desired(), 'a')).toBe('rolled-forward');
    expect((await world.stateAt('hel', 'a'))?.state).toBe('due');
    await world.settle(world.worker());
    expect(world.at('fra', 'a')?.bytes.toString()).toBe('newest');
    expect(await world.record('a')).toMatchObject({ etag: world.at('hel', 'a')?.etag });
  });

  it('brings nothing back that was deleted while it looked', async () => {
    await world.put('a', 'one');
    world.clock.advance(5_000);
    await world.putAtHome('a', 'seen');
    const { objects } = world.metadata;
    const find = objects.find.bind(objects);
    vi.spyOn(objects, 'find').mockImplementationOnce(async (...args) => {
      await world.remove('a');
      return find(...args);
    });
    expect(await learner.learn(await world.desired(), 'a')).toBe('overtaken');
    expect(await world.record('a')).toMatchObject({ isTombstone: true });
  });

  it('knows a write of the same second as its tombstone by the clock of home, however wrong that goes', async () => {
    await world.put('a', 'one');
    await world.remove('a');
    world.clock.advance(300);
    await world.putAtHome('a', 'two');
    const hour = 3_600_000;
    const home = world.faults('hel');
    const send = home.send.bind(home);
    home.send = async (permit, request) => {
      const response = await send(permit, request);
      const shifted = response.headers.map(([name, value]): [string, string] =>
        name === 'last-modified' ? [name, new Date(Date.parse(value) - hour).toUTCString()] : [name, value],
      );
      const date = new Date(world.clock.nowMs() - hour).toUTCString();
      return { ...response, headers: [...shifted, ['date', date]] };
    };
    expect(await learner.learn(await world.desired(), 'a')).toBe('rolled-forward');
  });

  it('finds nothing to learn of a key that nobody knows', async () => {
    expect(await learner.learn(await world.desired(), 'nothing')).toBe('unchanged');
    expect(await world.metadata.objects.list(BUCKET_ID, { limit: 10, includeTombstones: true })).toEqual([]);
  });

  it('concludes nothing from a home that refuses to tell', async () => {
    await world.put('a', 'one');
    world.faults('hel').inject({ kind: 'answer', status: 403, code: 'AccessDenied' });
    await expect(learner.learn(await world.desired(), 'a')).rejects.toMatchObject({
      code: 'AccessDenied',
      kind: 'refused',
    });
  });
});
