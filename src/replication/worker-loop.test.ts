import { afterEach, describe, expect, it } from 'vitest';
import { BUCKET_ID, bucketAt, ReplicationWorld, type WorldOptions } from '../../test/support/replication-world.ts';
import type { BackendRequest } from '../backends/backend.ts';

let world: ReplicationWorld;

async function open(options?: WorldOptions): Promise<ReplicationWorld> {
  world = await ReplicationWorld.open(options);
  return world;
}

afterEach(() => world.metadata.close());

const isPut = (request: BackendRequest) => request.method === 'PUT' && request.key !== undefined;
const isGet = (request: BackendRequest) => request.method === 'GET' && request.key !== undefined;

async function stateAt(backendId: string, key: string) {
  const replica = (await world.record(key))?.replicas.find((candidate) => candidate.backendId === backendId);
  return (
    replica && { state: replica.state, goal: replica.goal, lastError: replica.lastError, attempts: replica.attempts }
  );
}

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
    expect(await stateAt('fra', 'a')).toMatchObject({ state: 'in-sync', goal: 'present' });
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
    expect(await stateAt('fra', 'a')).toMatchObject({ state: 'in-sync', goal: 'absent' });
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
    expect(await stateAt('fra', 'a')).toMatchObject({ state: 'in-sync' });
  });

  it('settles on the newer object when it is overwritten and recorded while being copied', async () => {
    await open();
    await world.put('a', 'one');
    onRequest('fra', isPut, () => world.put('a', 'two'));
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
    onRequest('fra', isPut, async () => {
      await world.putAtHome('a', 'two');
    });
    await world.settle(world.worker());
    expect(world.at('fra', 'a')?.bytes.toString()).toBe('two');
  });

  it('leaves no copy of an object that is deleted while being copied', async () => {
    await open();
    await world.put('a', 'one');
    onRequest('fra', isPut, () => world.remove('a'));
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
    expect(await stateAt('fra', 'k0')).toMatchObject({ state: 'due', attempts: 0 });
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
    expect(await stateAt('fra', 'poison')).toMatchObject({
      state: 'parked',
      attempts: 4,
      lastError: 'InternalError: backend fra: injected',
    });
    expect(worker.status()).toMatchObject({ parked: 1, failed: 4 });
    lift();
    await world.metadata.replicas.retryParked();
    await world.settle(worker);
    expect(world.at('fra', 'poison')).toBeDefined();
  });

  it('parks what the target refuses sooner', async () => {
    await open();
    world.faults('fra').inject({ kind: 'answer', status: 413, code: 'EntityTooLarge' }, { when: isPut });
    await world.put('a', 'x');
    await world.settle(world.worker({ maxAttempts: 12, maxRefusals: 2 }));
    expect(await stateAt('fra', 'a')).toMatchObject({ state: 'parked', attempts: 2 });
  });

  it('asks residency again at the time of the copy and parks with the rule', async () => {
    await open();
    await world.put('a', 'x');
    world.accepted.delete('fra');
    await world.settle(world.worker());
    expect(world.at('fra', 'a')).toBeUndefined();
    expect(await stateAt('fra', 'a')).toMatchObject({ state: 'parked', lastError: 'ResidencyDenied: fra is outside' });
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
    expect((await stateAt('hel', 'a'))?.lastError).toMatch(/^MissingAtHome/);
  });

  it('believes a missing bucket at home to be no missing object', async () => {
    await open();
    await world.put('a', 'x');
    await world.metadata.objects.intendDelete(BUCKET_ID, 'a');
    world.memory.get('hel')?.buckets.clear();
    await world.settle(world.worker({ maxAttempts: 2 }));
    expect(await world.record('a')).toMatchObject({ isTombstone: false });
    expect((await stateAt('fra', 'a'))?.state).toBe('parked');
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
    expect((await stateAt('fra', 'a'))?.lastError).toContain('hel');
    await world.settle(worker);
    expect(world.at('fra', 'a')?.bytes.length).toBe(300_000);
  });

  it('does not trust a target that stored other bytes', async () => {
    await open();
    await world.put('a', 'right');
    let isFirst = true;
    onRequest(
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

  it('holds off while an operator has closed the target for writes', async () => {
    await open();
    world.states.set('fra', 'read-only');
    await world.put('a', 'x');
    const worker = world.worker();
    await worker.drain();
    expect(await stateAt('fra', 'a')).toMatchObject({
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
    expect((await stateAt('fra', 'a'))?.state).not.toBe('in-sync');
    expect(world.at('fra', 'a')).toBeDefined();
    await world.settle(worker);
    expect(world.at('fra', 'a')).toBeUndefined();
  });
});

describe('leases', () => {
  it('aborts a copy whose lease was lost, leaving the key at the target as it was', async () => {
    await open();
    await world.put('a', 'one');
    const worker = world.worker({ leaseMs: 3_000 });
    let stolen = false;
    onRequest('hel', isGet, async () => {
      if (stolen) return;
      stolen = true;
      await stealLease();
    });
    await worker.drain();
    expect(stolen).toBe(true);
    expect(world.at('fra', 'a')).toBeUndefined();
    expect(await stateAt('fra', 'a')).toMatchObject({ state: 'leased' });
    world.clock.advance(100_000);
    await world.settle(world.worker());
    expect(world.at('fra', 'a')?.bytes.toString()).toBe('one');
  });

  it('keeps a lease for as long as a slow copy takes', async () => {
    await open();
    await world.put('a', 'one');
    const worker = world.worker({ leaseMs: 3_000 });
    onRequest('hel', isGet, async () => {
      for (let step = 0; step < 10; step++) {
        world.clock.advance(1_000);
        await new Promise((resolve) => setImmediate(resolve));
        await new Promise((resolve) => setImmediate(resolve));
      }
    });
    await worker.drain();
    expect(await stateAt('fra', 'a')).toMatchObject({ state: 'in-sync', attempts: 0 });
  });

  it('lets two workers on one database do each job once', async () => {
    await open();
    for (let index = 0; index < 40; index++) await world.put(`k${index}`, `v${index}`);
    const [one, two] = [world.worker({ concurrency: 3 }), world.worker({ concurrency: 3 })];
    await Promise.all([one.drain(), two.drain()]);
    expect(world.faults('fra').seen.filter(isPut)).toHaveLength(40);
    expect(one.status().done + two.status().done).toBe(40);
    expect(Math.min(one.status().done, two.status().done)).toBeGreaterThan(0);
  });

  it('a late copy of a worker that lost its lease cannot undo a newer one where the target has conditional writes', async () => {
    await open();
    await world.put('a', 'one');
    const late = world.worker({ leaseMs: 3_000 });
    let isFirst = true;
    const lateWrite = async () => {
      if (!isFirst) return;
      isFirst = false;
      await world.put('a', 'two');
      await stealLease();
      world.clock.advance(200_000);
      await world.worker().drain();
    };
    // Deaf: the request is beyond recall when its sender gives it up.
    onRequest('fra', isPut, lateWrite, { isDeaf: true });
    await late.drain();
    expect(isFirst).toBe(false);
    expect(world.at('fra', 'a')?.bytes.toString()).toBe('two');
    await world.settle(late);
    expect(world.at('fra', 'a')?.bytes.toString()).toBe('two');
  });
});

describe('the loop', () => {
  it('starts at once when nudged, stops gracefully and can be started again', async () => {
    await open();
    const worker = world.worker({ intervalMs: 1_000_000 });
    worker.start();
    expect(worker.status().isRunning).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await world.put('a', 'x');
    worker.nudge();
    await until(() => worker.status().done === 1);
    await worker.stop();
    expect(worker.status()).toMatchObject({ isRunning: false, inFlight: 0, done: 1 });
    await world.put('b', 'y');
    worker.start();
    await until(() => worker.status().done === 2);
    await worker.stop();
  });

  it('looks by itself at every interval', async () => {
    await open();
    const worker = world.worker({ intervalMs: 1_000 });
    worker.start();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await world.put('a', 'x');
    await until(() => {
      world.clock.advance(1_000);
      return worker.status().done === 1;
    });
    await worker.stop();
  });

  it('gives back the rows of jobs that a stop had to abort', async () => {
    await open();
    await world.put('a', 'x');
    const worker = world.worker({ stopGraceMs: 100 });
    world.faults('hel').inject({ kind: 'latency', delayMs: 50_000 }, { when: isGet, times: 1 });
    worker.start();
    await until(() => worker.status().inFlight === 1 && world.faults('hel').seen.some(isGet));
    const stopped = worker.stop();
    world.clock.advance(200);
    await stopped;
    expect(await stateAt('fra', 'a')).toMatchObject({ state: 'due', attempts: 0 });
  });
});

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('expected to be there');
  return value;
}

/** Runs `action` before each matching request is carried out. */
function onRequest(
  backendId: string,
  when: (request: BackendRequest) => boolean,
  action: () => Promise<void>,
  { isDeaf = false } = {},
): void {
  const memory = required(world.memory.get(backendId));
  const send = memory.send.bind(memory);
  let isActing = false;
  memory.send = async (permit, request) => {
    if (!isActing && when(request)) {
      isActing = true;
      await action();
      isActing = false;
      const { signal: _signal, ...unstoppable } = request;
      if (isDeaf) return send(permit, unstoppable);
    }
    return send(permit, request);
  };
}

/** As if the process had stood still for longer than its lease and another worker had come by. */
async function stealLease(): Promise<void> {
  const { replicas } = world.metadata;
  const renew = replicas.renew.bind(replicas);
  const gate = Promise.withResolvers<void>();
  replicas.renew = async (...args) => {
    await gate.promise;
    return renew(...args);
  };
  world.clock.advance(3_000);
  const leases = await replicas.leaseDue({ limit: 10, leaseMs: 50_000 });
  gate.resolve();
  replicas.renew = renew;
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(leases.length).toBeGreaterThan(0);
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let turn = 0; turn < 2_000; turn++) {
    if (isTrue()) return;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  throw new Error('it never came to that');
}
