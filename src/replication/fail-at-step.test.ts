import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../test/support/manual-clock.ts';
import { ReplicationWorld } from '../../test/support/replication-world.ts';
import type { Fault } from '../backends/decorators.ts';
import { silentLogger } from '../base/logger.ts';
import { silentMetrics } from '../base/metrics.ts';
import { SystemRandom } from '../base/random.ts';
import { ReplicationWorker } from './worker-loop.ts';

/** No job takes more requests than this. */
const MAX_STEPS = 60;

/** What is to be replicated, prepared in a fresh world. */
const SCENARIOS: Readonly<Record<string, (world: ReplicationWorld) => Promise<void>>> = {
  'a first copy': (world) => world.put('a', Buffer.alloc(70_000, 'x')),
  'an overwrite': async (world) => {
    await world.put('a', 'one');
    await world.settle(world.worker());
    await world.put('a', 'two', { 'x-amz-meta-n': '2' });
  },
  'an overwrite of the same bytes': async (world) => {
    await world.put('a', 'one');
    await world.settle(world.worker());
    await world.put('a', 'one', { 'x-amz-meta-n': '2' });
  },
  'an upload in parts': async (world) => {
    await world.recordPut(
      'a',
      await world.uploadAtHome('a', [Buffer.alloc(50, 1), Buffer.alloc(60, 2), Buffer.alloc(7, 3)]),
    );
  },
  'a delete': async (world) => {
    await world.put('a', 'one');
    await world.settle(world.worker());
    await world.remove('a');
  },
  'an unrecorded overwrite': async (world) => {
    await world.put('a', 'one');
    world.clock.advance(5_000);
    await world.putAtHome('a', 'two, unrecorded');
  },
};

const FAULTS: Readonly<Record<string, Fault>> = {
  'is not sent': { kind: 'fail-before' },
  'loses its answer': { kind: 'fail-after' },
  'breaks in the middle of its answer': { kind: 'truncate', afterBytes: 1 },
  'answers InternalError': { kind: 'answer', status: 500, code: 'InternalError' },
  'answers SlowDown': { kind: 'answer', status: 503, code: 'SlowDown' },
};

async function withWorld(scenario: string, play: (world: ReplicationWorld) => Promise<void>): Promise<void> {
  const world = await ReplicationWorld.open();
  try {
    await SCENARIOS[scenario]?.(world);
    await play(world);
    expectConverged(world);
  } finally {
    await world.metadata.close();
  }
}

function expectConverged(world: ReplicationWorld): void {
  const { bytes, headers, etag } = world.at('hel', 'a') ?? {};
  const copy = world.at('fra', 'a');
  expect({ bytes: copy?.bytes, headers: copy?.headers, etag: copy?.etag }).toEqual({ bytes, headers, etag });
  expect([...(world.memory.get('fra')?.uploads.keys() ?? [])]).toEqual([]);
}

/** Calls `happen` at the n-th request to any backend, counted from now. */
function atRequest(n: number): () => boolean {
  let count = 0;
  return () => ++count === n;
}

describe.each(Object.keys(SCENARIOS))('replicating %s', (scenario) => {
  it.each(Object.entries(FAULTS))('converges to home’s state whichever request %s', async (_title, fault) => {
    let hasHappened = true;
    for (let step = 1; hasHappened && step <= MAX_STEPS; step++) {
      await withWorld(scenario, async (world) => {
        const isNow = atRequest(step);
        hasHappened = false;
        const when = () => {
          if (!isNow()) return false;
          hasHappened = true;
          return true;
        };
        for (const backend of world.faulty.values()) backend.inject(fault, { when });
        await world.settle(world.worker());
      });
    }
    expect(hasHappened).toBe(false);
  });

  it('converges to home’s state at whichever request the process dies', async () => {
    let hasDied = true;
    for (let step = 1; hasDied && step <= MAX_STEPS; step++) {
      await withWorld(scenario, async (world) => {
        hasDied = await dieAt(world, step);
        world.clock.advance(120_000);
        await world.settle(world.worker());
      });
    }
    expect(hasDied).toBe(false);
  });
});

/** Lets a worker work until its n-th request, which reaches the backend but never returns; false when it needs fewer. */
async function dieAt(world: ReplicationWorld, step: number): Promise<boolean> {
  const isNow = atRequest(step);
  const death = Promise.withResolvers<boolean>();
  let hasDied = false;
  const sends = [...world.memory.values()].map((memory) => ({ memory, send: memory.send }));
  for (const { memory, send } of sends)
    memory.send = async (permit, request) => {
      if (hasDied) return new Promise(() => undefined);
      const isLast = isNow();
      if (isLast) hasDied = true;
      const response = await send.call(memory, permit, request);
      if (!isLast) return response;
      death.resolve(true);
      return new Promise(() => undefined);
    };
  // The dead worker's timers stand still: it has a clock of its own.
  const clock = new ManualClock(world.clock.nowMs());
  const { metadata, buckets } = world;
  const worker = new ReplicationWorker({
    metadata,
    buckets,
    clock,
    random: new SystemRandom(),
    logger: silentLogger,
    metrics: silentMetrics,
  });
  const result = await Promise.race([worker.drain().then(() => false), death.promise]);
  for (const { memory, send } of sends) memory.send = send;
  return result;
}
