import { afterEach, describe, expect, it } from 'vitest';
import {
  BUCKET_ID,
  bucketAt,
  isGet,
  isPut,
  ReplicationWorld,
  required,
  type WorldOptions,
} from '../../test/support/replication-world.ts';
import { type BackendRequest, BackendUnavailable } from '../backends/backend.ts';

let world: ReplicationWorld;

async function open(options?: WorldOptions): Promise<ReplicationWorld> {
  world = await ReplicationWorld.open(options);
  return world;
}

afterEach(() => world.metadata.close());

describe('ReplicationWorker', () => {
  it('copies an object with everything that describes it and marks the row in sync', async () => {
    await open();
    const headers = {
      'content-type': 'text/plain',
      'cache-control': 'no-cache',
      'content-disposition': 'attachment; filename="a"',
      'content-encoding': 'identity',
      'content-language': 'fi',
      expires: 'Thu, 01 Dec 2033 16:00:00 GMT',
      'x-amz-website-redirect-location': '/b',
      'x-amz-meta-colour': 'blue, green',
      'x-amz-storage-class': 'STANDARD_IA',
    };
    await world.put('a', 'hello', headers);
    await world.settle(world.worker());
    expect(world.at('fra', 'a')).toMatchObject({
      bytes: Buffer.from('hello'),
      etag: world.at('hel', 'a')?.etag,
      headers,
    });
    expect(await world.stateAt('fra', 'a')).toMatchObject({ state: 'in-sync', goal: 'present' });
  });

  it('copies an empty object', async () => {
    await open();
    await world.put('empty', '');
    await world.settle(world.worker());
    expect(world.at('fra', 'empty')?.bytes.length).toBe(0);
  });

  it('follows an overwrite and a delete', async () => {
    await open();
    const worker = world.worker();
    await world.put('a', 'one');
    await world.settle(worker);
    await world.put('a', 'two');
    await world.settle(worker);
    expect(world.at('fra', 'a')?.bytes.toString()).toBe('two');
    await world.remove('a');
    await world.settle(worker);
    expect(world.at('fra', 'a')).toBeUndefined();
    expect(await world.stateAt('fra', 'a')).toMatchObject({ state: 'in-sync', goal: 'absent' });
  });

  it('follows a change of metadata that leaves the ETag as it was', async () => {
    await open();
    const worker = world.worker();
    await world.put('a', 'same', { 'content-type': 'text/plain' });
    await world.settle(worker);
    await world.put('a', 'same', { 'content-type': 'text/html' });
    await world.settle(worker);
    expect(world.at('fra', 'a')?.headers).toMatchObject({ 'content-type': 'text/html' });
  });

  it('does not send again what already stands at the target, described alike', async () => {
    await open();
    await world.put('a', 'hello');
    world.memory
      .get('fra')
      ?.buckets.get(bucketAt('fra'))
      ?.set('a', { ...required(world.at('hel', 'a')) });
    await world.settle(world.worker());
    expect(world.faults('fra').seen.filter(isPut)).toEqual([]);
    expect(await world.stateAt('fra', 'a')).toMatchObject({ state: 'in-sync' });
  });

  it('settles on the newer object when it is overwritten and recorded while being copied', async () => {
    await open();
    await world.put('a', 'one');
    world.beforeRequest('fra', isPut, () => world.put('a', 'two'));
    await world.settle(world.worker());
    expect(world.at('fra', 'a')?.bytes.toString()).toBe('two');
  });

  it('learns an overwrite that nobody recorded when home refuses the recorded ETag', async () => {
    await open();
    await world.put('a', 'one');
    world.clock.advance(2_000);
    await world.putAtHome('a', 'two, behind our back');
    await world.settle(world.worker());
    expect(world.at('fra', 'a')?.bytes.toString()).toBe('two, behind our back');
    expect(await world.record('a')).toMatchObject({ etag: world.at('hel', 'a')?.etag, sizeBytes: 20 });
  });

  it('learns an overwrite that nobody recorded and that came while the old object was being copied', async () => {
    await open();
    await world.put('a', 'one');
    world.beforeRequest('fra', isPut, async () => {
      await world.putAtHome('a', 'two');
    });
    await world.settle(world.worker());
    expect(world.at('fra', 'a')?.bytes.toString()).toBe('two');
  });

  it('follows a change of metadata that nobody recorded and that came during the copy', async () => {
    await open();
    await world.put('a', 'same', { 'content-type': 'text/plain' });
    world.beforeRequest('fra', isPut, async () => {
      await world.putAtHome('a', 'same', { 'content-type': 'text/html' });
    });
    await world.settle(world.worker());
    expect(world.at('fra', 'a')?.headers).toEqual({ 'content-type': 'text/html' });
  });

  it('leaves no copy of an object that is deleted while being copied', async () => {
    await open();
    await world.put('a', 'one');
    world.beforeRequest('fra', isPut, () => world.remove('a'));
    await world.settle(world.worker());
    expect(world.at('fra', 'a')).toBeUndefined();
    expect(await world.record('a')).toMatchObject({ isTombstone: true });
  });

  it('does not take the copies along when a delete lost against a later write', async () => {
    await open();
    const worker = world.worker();
    await world.put('a', 'one');
    await world.settle(worker);
    await world.remove('a');
    world.clock.advance(2_000);
    await world.putAtHome('a', 'two');
    await world.settle(worker);
    expect(world.at('fra', 'a')?.bytes.toString()).toBe('two');
    expect(await world.record('a')).toMatchObject({ isTombstone: false });
  });

  it('waits for a target that is down without using up attempts, and catches up when it is back', async () => {
    await open();
    const lift = world.faults('fra').inject({ kind: 'fail-before' });
    const worker = world.worker({ maxAttempts: 3 });
    for (let index = 0; index < 20; index++) await world.put(`k${index}`, `v${index}`);
    for (let round = 0; round < 20; round++) {
      await worker.drain();
      world.clock.advance(61_000);
    }
    expect(await world.stateAt('fra', 'k0')).toMatchObject({ state: 'due', attempts: 0 });
    lift();
    await world.settle(worker);
    for (let index = 0; index < 20; index++) expect(world.at('fra', `k${index}`)?.bytes.toString()).toBe(`v${index}`);
  });

  it('goes on with other backends while one is down', async () => {
    await open({ backends: { hel: {}, fra: {}, sto: {} } });
    world.faults('fra').inject({ kind: 'fail-before' });
    for (let index = 0; index < 30; index++) await world.put(`k${index}`, 'v');
    const worker = world.worker({ concurrency: 2 });
    await worker.drain();
    expect([...required(world.memory.get('sto')?.buckets.get(bucketAt('sto'))).keys()]).toHaveLength(30);
    expect(worker.status().pausedBackends).toEqual(['fra']);
    expect(world.faults('fra').seen.length).toBeLessThan(10);
  });

  it('parks a poisoned object with its reason, goes on with the others, and tries it again on demand', async () => {
    await open();
    const lift = world
      .faults('fra')
      .inject(
        { kind: 'answer', status: 500, code: 'InternalError' },
        { when: (request) => isPut(request) && request.key === 'poison' },
      );
    await world.put('poison', 'x');
    await world.put('fine', 'y');
    const worker = world.worker({ maxAttempts: 4 });
    await world.settle(worker);
    expect(world.at('fra', 'fine')).toBeDefined();
    expect(await world.stateAt('fra', 'poison')).toMatchObject({
      state: 'parked',
      attempts: 4,
      lastError: 'InternalError: backend fra: injected',
    });
    expect(worker.status()).toMatchObject({ parked: 1, failed: 4 });
    lift();
    await world.metadata.jobs.retryParked();
    await world.settle(worker);
    expect(world.at('fra', 'poison')).toBeDefined();
  });

  it('parks what the target refuses sooner', async () => {
    await open();
    world.faults('fra').inject({ kind: 'answer', status: 413, code: 'EntityTooLarge' }, { when: isPut });
    await world.put('a', 'x');
    await world.settle(world.worker({ maxAttempts: 12, maxRefusals: 2 }));
    expect(await world.stateAt('fra', 'a')).toMatchObject({ state: 'parked', attempts: 2 });
  });

  it('asks residency again at the time of the copy and parks with the rule', async () => {
    await open();
    await world.put('a', 'x');
    world.accepted.delete('fra');
    await world.settle(world.worker());
    expect(world.at('fra', 'a')).toBeUndefined();
    expect(await world.stateAt('fra', 'a')).toMatchObject({
      state: 'parked',
      lastError: 'ResidencyDenied: fra is outside',
    });
  });

  it('makes a target’s bucket again when the target has lost it', async () => {
    await open();
    world.memory.get('fra')?.buckets.clear();
    await world.put('a', 'x');
    await world.settle(world.worker());
    expect(world.at('fra', 'a')).toBeDefined();
  });

  it('reports an object that is gone from home without explanation, and touches no copy', async () => {
    await open();
    const worker = world.worker();
    await world.put('a', 'x');
    await world.settle(worker);
    world.memory.get('hel')?.buckets.get(bucketAt('hel'))?.delete('a');
    const object = required(await world.record('a'));
    await world.metadata.replicas.makeDue(object.id, 'hel', 'present');
    await world.settle(worker);
    expect(world.at('fra', 'a')).toBeDefined();
    expect(await world.record('a')).toMatchObject({ isTombstone: false });
    expect((await world.stateAt('hel', 'a'))?.lastError).toMatch(/^MissingAtHome/);
  });

  it('believes a missing bucket at home to be no missing object', async () => {
    await open();
    await world.put('a', 'x');
    await world.metadata.objects.intendDelete(BUCKET_ID, 'a');
    await world.metadata.replicas.makeDue(required(await world.record('a')).id, 'hel', 'present');
    world.memory.get('hel')?.buckets.clear();
    await world.settle(world.worker({ maxAttempts: 2 }));
    expect(await world.record('a')).toMatchObject({ isTombstone: false });
    expect((await world.stateAt('fra', 'a'))?.state).toBe('parked');
  });

  it('breaks nothing at the target when home’s body breaks off', async () => {
    await open();
    await world.put('a', 'old');
    const worker = world.worker();
    await world.settle(worker);
    await world.put('a', Buffer.alloc(300_000, 'n'));
    world.faults('hel').inject({ kind: 'truncate', afterBytes: 1_000 }, { when: isGet, times: 1 });
    await worker.drain();
    expect(world.at('fra', 'a')?.bytes.toString()).toBe('old');
    expect((await world.stateAt('fra', 'a'))?.lastError).toContain('hel');
    await world.settle(worker);
    expect(world.at('fra', 'a')?.bytes.length).toBe(300_000);
  });

  it('does not trust a target that stored other bytes', async () => {
    await open();
    await world.put('a', 'right');
    let isFirst = true;
    world.beforeRequest(
      'fra',
      (request) => request.method === 'HEAD' && world.at('fra', 'a') !== undefined && isFirst,
      async () => {
        isFirst = false;
        const object = required(world.at('fra', 'a'));
        world.memory
          .get('fra')
          ?.buckets.get(bucketAt('fra'))
          ?.set('a', { ...object, bytes: Buffer.from('wrong'), etag: 'f'.repeat(32) });
      },
    );
    await world.settle(world.worker());
    expect(world.at('fra', 'a')?.bytes.toString()).toBe('right');
  });

  it('records the target’s own ETag when it is no MD5, having read the copy back', async () => {
    await open({ backends: { hel: {}, fra: { etags: 'opaque' } } });
    await world.put('a', 'hello');
    await world.settle(world.worker());
    const replica = (await world.record('a'))?.replicas.find((candidate) => candidate.backendId === 'fra');
    expect(replica).toMatchObject({ state: 'in-sync', seenEtag: world.at('fra', 'a')?.etag });
    expect(world.faults('fra').seen.filter(isGet)).toHaveLength(1);
  });

  it('writes without conditions to a target that knows none', async () => {
    await open({ backends: { hel: {}, fra: { conditionalWrites: false } } });
    await world.put('a', 'one');
    await world.settle(world.worker());
    const put = required(world.faults('fra').seen.find(isPut));
    expect(Object.keys(put.headers).filter((name) => name.startsWith('if-'))).toEqual([]);
  });

  it('asks again without the storage class when the target does not know it', async () => {
    await open();
    const hasClass = (request: BackendRequest) => request.headers['x-amz-storage-class'] !== undefined;
    world.faults('fra').inject({ kind: 'answer', status: 400, code: 'InvalidStorageClass' }, { when: hasClass });
    await world.put('a', 'x', { 'x-amz-storage-class': 'STANDARD_IA' });
    await world.settle(world.worker());
    expect(world.at('fra', 'a')?.headers).toEqual({});
  });

  it('counts a target that is down when its bucket is to be made as away, too', async () => {
    await open();
    const { permitFor } = world.buckets;
    world.buckets.permitFor = () => Promise.reject(new BackendUnavailable('fra', { sent: false, cause: undefined }));
    await world.put('a', 'x');
    const worker = world.worker();
    await worker.drain();
    expect(await world.stateAt('fra', 'a')).toMatchObject({ state: 'due', attempts: 0 });
    expect(worker.status().pausedBackends).toEqual(['fra']);
    world.buckets.permitFor = permitFor;
    await world.settle(worker);
    expect(world.at('fra', 'a')).toBeDefined();
  });

  it('leaves the rows of a home that is down where they are, however many', async () => {
    await open();
    for (let index = 0; index < 50; index++) await world.put(`k${index}`, 'v');
    const lift = world.faults('hel').inject({ kind: 'fail-before' });
    const worker = world.worker({ concurrency: 2 });
    await worker.drain();
    expect(world.faults('hel').seen.length).toBeLessThan(5);
    lift();
    await world.settle(worker);
    expect(world.memory.get('fra')?.buckets.get(bucketAt('fra'))?.size).toBe(50);
  });

  it('reads nothing from a home that an operator has taken offline', async () => {
    await open();
    await world.put('a', 'x');
    world.states.set('hel', 'offline');
    const worker = world.worker();
    await worker.drain();
    expect(world.faults('hel').seen).toEqual([]);
    expect(await world.stateAt('fra', 'a')).toMatchObject({ state: 'due', lastError: 'backend hel is offline' });
    world.states.set('hel', 'active');
    await world.settle(worker);
    expect(world.at('fra', 'a')).toBeDefined();
  });

  it('copies nothing to a draining backend, but lets it let go', async () => {
    await open();
    const worker = world.worker();
    await world.put('old', 'x');
    await world.settle(worker);
    world.states.set('fra', 'draining');
    await world.put('new', 'x');
    await world.remove('old');
    await worker.drain();
    expect(world.at('fra', 'old')).toBeUndefined();
    expect(world.at('fra', 'new')).toBeUndefined();
    expect(await world.stateAt('fra', 'new')).toMatchObject({ state: 'due', attempts: 0 });
  });

  it('holds off while an operator has closed the target for writes', async () => {
    await open();
    world.states.set('fra', 'read-only');
    await world.put('a', 'x');
    const worker = world.worker();
    await worker.drain();
    expect(await world.stateAt('fra', 'a')).toMatchObject({
      state: 'due',
      attempts: 0,
      lastError: 'backend fra takes no writes',
    });
    world.states.set('fra', 'active');
    await world.settle(worker);
    expect(world.at('fra', 'a')).toBeDefined();
  });
});

describe('a removal', () => {
  it('takes only "no such key" for gone, not an error inside a 200', async () => {
    await open();
    const worker = world.worker();
    await world.put('a', 'x');
    await world.settle(worker);
    await world.remove('a');
    const isDelete = (request: BackendRequest) => request.method === 'DELETE';
    world.faults('fra').inject({ kind: 'answer', status: 200, code: 'InternalError' }, { when: isDelete, times: 1 });
    world.faults('fra').inject({ kind: 'answer', status: 403, code: 'AccessDenied' }, { when: isDelete, times: 2 });
    await worker.drain();
    expect((await world.stateAt('fra', 'a'))?.state).not.toBe('in-sync');
    expect(world.at('fra', 'a')).toBeDefined();
    await world.settle(worker);
    expect(world.at('fra', 'a')).toBeUndefined();
  });

  it('does not take two refusals, to remove and to tell, for gone', async () => {
    await open();
    const worker = world.worker();
    await world.put('a', 'x');
    await world.settle(worker);
    await world.remove('a');
    const lift = world.faults('fra').inject({ kind: 'answer', status: 403, code: 'AccessDenied' });
    await world.settle(worker);
    expect(await world.stateAt('fra', 'a')).toMatchObject({
      state: 'parked',
      lastError: 'AccessDenied: backend fra: injected',
    });
    lift();
    await world.metadata.jobs.retryParked();
    await world.settle(worker);
    expect(world.at('fra', 'a')).toBeUndefined();
  });
});
