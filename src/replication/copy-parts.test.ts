import { afterEach, describe, expect, it } from 'vitest';
import { bucketAt, ReplicationWorld, type WorldOptions } from '../../test/support/replication-world.ts';
import type { BackendRequest } from '../backends/backend.ts';
import { commonPartSize, partCount } from './copy-parts.ts';

const MIB = 1024 * 1024;
let world: ReplicationWorld;

async function openWithUpload(parts: readonly number[], options?: WorldOptions): Promise<void> {
  world = await ReplicationWorld.open(options);
  const bytes = parts.map((size, index) => Buffer.alloc(size, index + 1));
  await world.recordPut(
    'big',
    await world.uploadAtHome('big', bytes, { 'content-type': 'video/mp4', 'x-amz-meta-a': 'b' }),
  );
}

afterEach(() => world.metadata.close());

const isPartUpload = (request: BackendRequest) =>
  request.query.some(([name]) => name === 'partNumber') && request.method === 'PUT';
const isComplete = (request: BackendRequest) => request.method === 'POST' && request.query[0]?.[0] === 'uploadId';

function replicaRow() {
  return world.record('big').then((object) => object?.replicas.find((replica) => replica.backendId === 'fra'));
}

describe('copying an object that was uploaded in parts', () => {
  it('keeps part layout, ETag and description', async () => {
    await openWithUpload([100, 100, 7]);
    await world.settle(world.worker());
    const home = world.at('hel', 'big');
    expect(world.at('fra', 'big')).toMatchObject({ etag: home?.etag, parts: [100, 100, 7], headers: home?.headers });
    expect(home?.etag).toMatch(/-3$/);
    expect(world.memory.get('fra')?.uploads.size).toBe(0);
  });

  it('keeps unequal parts and a single one', async () => {
    await openWithUpload([5, 900, 33, 1]);
    await world.recordPut('one', await world.uploadAtHome('one', [Buffer.from('only')]));
    await world.settle(world.worker());
    expect(world.at('fra', 'big')?.parts).toEqual([5, 900, 33, 1]);
    expect(world.at('fra', 'one')).toMatchObject({ etag: world.at('hel', 'one')?.etag, parts: [4] });
  });

  it('finds the common part size when home does not answer partNumber, so that the ETag is still the same', async () => {
    await openWithUpload([5 * MIB, 5 * MIB, 3 * MIB], { backends: { hel: { knowsPartNumbers: false }, fra: {} } });
    await world.settle(world.worker());
    expect(world.at('fra', 'big')).toMatchObject({
      etag: world.at('hel', 'big')?.etag,
      parts: [5 * MIB, 5 * MIB, 3 * MIB],
    });
  });

  it('copies in one stream when no layout can be guessed, and records the ETag that it gets', async () => {
    await openWithUpload([10, 20], { backends: { hel: { knowsPartNumbers: false }, fra: {} } });
    await world.settle(world.worker());
    const copy = world.at('fra', 'big');
    expect(copy?.bytes).toEqual(world.at('hel', 'big')?.bytes);
    expect(copy?.etag).not.toContain('-');
    expect(await replicaRow()).toMatchObject({ state: 'in-sync', seenEtag: copy?.etag });
  });

  it('copies in one stream when the target refuses the layout', async () => {
    await openWithUpload([10, 20], { backends: { hel: {}, fra: { minPartBytes: 5 * MIB } } });
    await world.settle(world.worker());
    expect(world.at('fra', 'big')?.bytes.length).toBe(30);
    expect(world.memory.get('fra')?.uploads.size).toBe(0);
  });

  it('proves parts by reading them back when the target’s ETags say nothing', async () => {
    await openWithUpload([100, 7], { backends: { hel: {}, fra: { etags: 'opaque' } } });
    await world.settle(world.worker());
    expect(await replicaRow()).toMatchObject({ state: 'in-sync', seenEtag: world.at('fra', 'big')?.etag });
  });

  it('aborts its upload when a part fails', async () => {
    await openWithUpload([100, 100, 7]);
    world
      .faults('fra')
      .inject({ kind: 'answer', status: 500, code: 'InternalError' }, { when: isPartUpload, times: 1 });
    const worker = world.worker();
    await worker.drain();
    expect(world.at('fra', 'big')).toBeUndefined();
    expect(world.memory.get('fra')?.uploads.size).toBe(0);
    await world.settle(worker);
    expect(world.at('fra', 'big')?.etag).toBe(world.at('hel', 'big')?.etag);
  });

  it('aborts what an earlier process left open for the key, and nothing else', async () => {
    await openWithUpload([100, 7]);
    const uploads = world.memory.get('fra')?.uploads;
    const left = { headers: {}, tags: [], parts: new Map(), createdAtMs: 0 };
    uploads?.set('left-1', { key: 'big', ...left });
    uploads?.set('left-2', { key: 'bigger', ...left });
    await world.settle(world.worker());
    expect([...(uploads?.keys() ?? [])]).toEqual(['left-2']);
  });

  it('sees the error that hides in the 200 of a completion', async () => {
    await openWithUpload([100, 7]);
    world.faults('fra').inject({ kind: 'answer', status: 200, code: 'InternalError' }, { when: isComplete, times: 1 });
    const worker = world.worker();
    await worker.drain();
    expect(world.at('fra', 'big')).toBeUndefined();
    expect(await replicaRow()).toMatchObject({ lastError: 'InternalError: backend fra: injected' });
    await world.settle(worker);
    expect(world.at('fra', 'big')).toBeDefined();
  });

  it('finds the object standing when the answer to the completion was lost', async () => {
    await openWithUpload([100, 7]);
    world.faults('fra').inject({ kind: 'fail-after' }, { when: isComplete, times: 1 });
    await world.settle(world.worker());
    expect(world.at('fra', 'big')?.etag).toBe(world.at('hel', 'big')?.etag);
    expect(world.faults('fra').seen.filter(isComplete)).toHaveLength(1);
  });

  it('mixes no parts of two objects when home is overwritten in between', async () => {
    await openWithUpload([100, 100, 7]);
    const fra = world.memory.get('fra');
    const send = fra?.send.bind(fra);
    let parts = 0;
    if (fra && send)
      fra.send = async (permit, request) => {
        if (isPartUpload(request) && ++parts === 2) await world.put('big', 'small now');
        return send(permit, request);
      };
    await world.settle(world.worker());
    expect(world.at('fra', 'big')?.bytes.toString()).toBe('small now');
    expect(fra?.uploads.size).toBe(0);
    expect(fra?.buckets.get(bucketAt('fra'))?.size).toBe(1);
  });
});

describe('copying while home goes there and back again', () => {
  it('mixes no parts of two uploads of the same layout', async () => {
    await openWithUpload([100, 100, 100]);
    const isRead = (number: string) => (request: BackendRequest) =>
      request.method === 'GET' && request.query.some(([name, value]) => name === 'partNumber' && value === number);
    const one = [1, 2, 3].map((fill) => Buffer.alloc(100, fill));
    const other = [7, 8, 9].map((fill) => Buffer.alloc(100, fill));
    let swaps = 0;
    const swap = (parts: readonly Buffer[]) => async () => {
      if (++swaps <= 2) await world.uploadAtHome('big', parts, { 'content-type': 'video/mp4', 'x-amz-meta-a': 'b' });
    };
    world.beforeRequest('hel', isRead('2'), swap(other));
    world.beforeRequest('hel', isRead('3'), swap(one));
    await world.settle(world.worker());
    expect(swaps).toBeGreaterThan(1);
    expect(world.at('fra', 'big')?.bytes).toEqual(world.at('hel', 'big')?.bytes);
  });
});

describe('part layouts', () => {
  it('reads the number of parts from an ETag', () => {
    expect(partCount(`${'a'.repeat(32)}-12`)).toBe(12);
    expect(partCount('a'.repeat(32))).toBeUndefined();
    expect(partCount(`${'a'.repeat(32)}-0`)).toBeUndefined();
    expect(partCount('opaque-3')).toBeUndefined();
  });

  it('prefers the part sizes that clients use', () => {
    expect(commonPartSize(64 * MIB, 8)).toBe(8 * MIB);
    expect(commonPartSize(64 * MIB, 13)).toBe(5 * MIB);
    expect(commonPartSize(64 * MIB + 1, 9)).toBe(8 * MIB);
    expect(commonPartSize(30, 2)).toBeUndefined();
  });
});
