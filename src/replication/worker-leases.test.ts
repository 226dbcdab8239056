import { afterEach, describe, expect, it } from 'vitest';
import { isGet, isPut, ReplicationWorld } from '../../test/support/replication-world.ts';

let world: ReplicationWorld;

async function open(): Promise<void> {
  world = await ReplicationWorld.open();
}

afterEach(() => world.metadata.close());

describe('leases', () => {
  it('aborts a copy whose lease was lost, leaving the key at the target as it was', async () => {
    await open();
    await world.put('a', 'one');
    const worker = world.worker({ leaseMs: 3_000 });
    let stolen = false;
    world.beforeRequest('hel', isGet, async () => {
      if (stolen) return;
      stolen = true;
      await stealLease();
    });
    await worker.drain();
    expect(stolen).toBe(true);
    expect(world.at('fra', 'a')).toBeUndefined();
    expect(await world.stateAt('fra', 'a')).toMatchObject({ state: 'leased' });
    world.clock.advance(100_000);
    await world.settle(world.worker());
    expect(world.at('fra', 'a')?.bytes.toString()).toBe('one');
  });

  it('keeps a lease for as long as a slow copy takes', async () => {
    await open();
    await world.put('a', 'one');
    const worker = world.worker({ leaseMs: 3_000 });
    world.beforeRequest('hel', isGet, async () => {
      for (let step = 0; step < 10; step++) {
        world.clock.advance(1_000);
        await new Promise((resolve) => setImmediate(resolve));
        await new Promise((resolve) => setImmediate(resolve));
      }
    });
    await worker.drain();
    expect(await world.stateAt('fra', 'a')).toMatchObject({ state: 'in-sync', attempts: 0 });
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
    world.beforeRequest('fra', isPut, lateWrite, true);
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
    expect(await world.stateAt('fra', 'a')).toMatchObject({ state: 'due', attempts: 0 });
  });
});

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
