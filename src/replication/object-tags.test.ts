import { afterEach, describe, expect, it } from 'vitest';
import { bucketAt, isGet, isPut, ReplicationWorld, required } from '../../test/support/replication-world.ts';

let world: ReplicationWorld;
afterEach(() => world.metadata.close());

const TAGS = { 'x-amz-tagging': 'class=a%20b&owner=' };
const tagsAt = (id: string, key: string) => world.at(id, key)?.tags.map(({ key: name, value }) => `${name}=${value}`);

/** What the gateway does for PutObjectTagging: home's tags change, and the row becomes due again. */
async function retag(key: string, tags: readonly { key: string; value: string }[]): Promise<void> {
  const object = required(world.at('hel', key));
  object.tags = tags;
  world.clock.advance(2);
  await world.recordPut(key, { etag: object.etag, sizeBytes: object.bytes.length });
}

describe('tags of an object', () => {
  it('are on the copy from its first moment', async () => {
    world = await ReplicationWorld.open();
    await world.put('a', 'text', TAGS);
    const seen: (string | undefined)[] = [];
    const fra = required(world.memory.get('fra'));
    const send = fra.send.bind(fra);
    fra.send = (permit, request) => {
      if (isPut(request)) seen.push(request.headers['x-amz-tagging']);
      return send(permit, request);
    };
    await world.settle(world.worker());
    expect(seen).toEqual(['class=a%20b&owner=']);
    expect(tagsAt('fra', 'a')).toEqual(['class=a b', 'owner=']);
  });

  it('are on the copy of an upload in parts', async () => {
    world = await ReplicationWorld.open();
    await world.recordPut('big', await world.uploadAtHome('big', [Buffer.alloc(100), Buffer.alloc(7)], TAGS));
    await world.settle(world.worker());
    expect(tagsAt('fra', 'big')).toEqual(['class=a b', 'owner=']);
  });

  it('follow a change without a byte of the object being sent again', async () => {
    world = await ReplicationWorld.open();
    const worker = world.worker();
    await world.put('a', 'text', TAGS);
    await world.settle(worker);
    let reads = 0;
    world.beforeRequest(
      'hel',
      (request) => isGet(request) && request.query.length === 0,
      async () => void reads++,
    );
    await retag('a', [{ key: 'class', value: 'c' }]);
    expect(await world.stateAt('fra', 'a')).toMatchObject({ state: 'due' });
    await world.settle(worker);
    expect(tagsAt('fra', 'a')).toEqual(['class=c']);
    await retag('a', []);
    await world.settle(worker);
    expect(tagsAt('fra', 'a')).toEqual([]);
    expect(reads).toBe(0);
    expect(await world.stateAt('fra', 'a')).toMatchObject({ state: 'in-sync' });
  });

  it('are not written where policy no longer lets anything be written', async () => {
    world = await ReplicationWorld.open();
    const worker = world.worker();
    await world.put('a', 'text', TAGS);
    await world.settle(worker);
    await retag('a', []);
    world.states.set('fra', 'read-only');
    await worker.drain();
    expect(tagsAt('fra', 'a')).toEqual(['class=a b', 'owner=']);
    world.states.set('fra', 'active');
    await world.settle(worker);
    expect(tagsAt('fra', 'a')).toEqual([]);
  });

  it('park a copy, with the reason, at a backend that knows no tags, and hold no other object up', async () => {
    world = await ReplicationWorld.open({ backends: { hel: {}, fra: { knowsTags: false } } });
    await world.put('tagged', 'text', TAGS);
    await world.put('plain', 'text');
    const worker = world.worker();
    await world.settle(worker);
    expect(await world.stateAt('fra', 'plain')).toMatchObject({ state: 'in-sync' });
    expect(await world.stateAt('fra', 'tagged')).toMatchObject({ state: 'parked' });
    expect((await world.stateAt('fra', 'tagged'))?.lastError).toContain('NotImplemented');
    expect(world.at('fra', 'tagged')).toBeUndefined();
  });

  it('cost nothing at a home that knows none', async () => {
    world = await ReplicationWorld.open({ backends: { hel: { knowsTags: false }, fra: {} } });
    await world.put('a', 'text');
    const worker = world.worker();
    await world.settle(worker);
    await retag('a', []);
    await world.settle(worker);
    expect(await world.stateAt('fra', 'a')).toMatchObject({ state: 'in-sync' });
    expect(world.memory.get('fra')?.object(bucketAt('fra'), 'a')?.bytes.toString()).toBe('text');
  });
});
