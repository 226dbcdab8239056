import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BUCKET_ID, bucketAt, ReplicationWorld } from '../../test/support/replication-world.ts';
import { SeededRandom } from '../../test/support/seeded-random.ts';
import type { Fault } from '../backends/decorators.ts';
import { silentLogger } from '../base/logger.ts';
import { Converger } from './converge.ts';
import { Reconciler } from './reconcile.ts';
import { UploadSweeper } from './sweep-uploads.ts';
import type { ReplicationWorker } from './worker-loop.ts';

const KEYS = ['a', 'b', 'ä/🙂'];
const BACKENDS = { hel: {}, fra: {}, sto: { conditionalWrites: false }, us: { etags: 'opaque' } } as const;

/** One thing that may happen to the world. */
type Event =
  | { readonly kind: 'put' | 'upload'; readonly key: string; readonly value: number; readonly isRecorded: boolean }
  | { readonly kind: 'remove'; readonly key: string; readonly isRecorded: boolean }
  | { readonly kind: 'work'; readonly workers: number }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'fault'; readonly backend: string; readonly fault: Fault; readonly times: number }
  | { readonly kind: 'policy'; readonly replicas: readonly string[]; readonly isUsAccepted: boolean }
  | { readonly kind: 'repair' };

const key = fc.constantFrom(...KEYS);
const isRecorded = fc.boolean();
const fault = fc.constantFrom<Fault>(
  { kind: 'fail-before' },
  { kind: 'fail-after' },
  { kind: 'truncate', afterBytes: 1 },
  { kind: 'answer', status: 500, code: 'InternalError' },
  { kind: 'answer', status: 503, code: 'SlowDown' },
);
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constantFrom('put', 'upload'), key, value: fc.nat(5), isRecorded }),
  fc.record({ kind: fc.constant('remove'), key, isRecorded }),
  fc.record({ kind: fc.constant('work'), workers: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ kind: fc.constant('wait'), ms: fc.constantFrom(10, 1_500, 61_000) }),
  fc.record({
    kind: fc.constant('fault'),
    backend: fc.constantFrom(...Object.keys(BACKENDS)),
    fault,
    times: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({
    kind: fc.constant('policy'),
    replicas: fc.subarray(['fra', 'sto', 'us'], { minLength: 1 }),
    isUsAccepted: fc.boolean(),
  }),
  fc.constant({ kind: 'repair' } as const),
);

it('converges to home’s state, inside the policy, after any history of writes, deletes, copies, faults and policy changes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 25 }), fc.integer(), async (events, seed) => {
      const random = new SeededRandom(seed);
      const world = await ReplicationWorld.open({ backends: BACKENDS, replicaBackendIds: ['fra'], random });
      try {
        const history = new History(world, random);
        for (const one of events) await history.play(one);
        await history.finish();
        await history.expectConverged();
      } finally {
        await world.metadata.close();
      }
    }),
    { numRuns: 100 },
  );
});

/** Plays events and remembers what clients were told. */
class History {
  readonly #world: ReplicationWorld;
  readonly #workers: readonly ReplicationWorker[];
  readonly #reconciler: Reconciler;
  readonly #converger: Converger;
  readonly #sweeper: UploadSweeper;
  /** What home must hold: nobody but clients may change it. */
  readonly #expected = new Map<string, string>();
  readonly #lifts: (() => void)[] = [];

  constructor(world: ReplicationWorld, random: SeededRandom) {
    const { metadata, buckets, clock } = world;
    this.#world = world;
    this.#workers = [
      world.worker({ concurrency: 3, maxAttempts: 5 }, random),
      world.worker({ concurrency: 2, maxAttempts: 5 }, random),
    ];
    this.#reconciler = new Reconciler({ metadata, buckets, clock, logger: silentLogger });
    this.#sweeper = new UploadSweeper({ buckets, clock, logger: silentLogger });
    this.#converger = new Converger({ metadata, buckets, logger: silentLogger });
  }

  async play(event: Event): Promise<void> {
    const world = this.#world;
    switch (event.kind) {
      case 'put':
      case 'upload':
        return this.#write(event);
      case 'remove':
        return this.#remove(event);
      case 'work':
        await Promise.all(this.#workers.slice(0, event.workers).map((worker) => worker.drain()));
        return;
      case 'wait':
        world.clock.advance(event.ms);
        return;
      case 'fault':
        this.#lifts.push(world.faults(event.backend).inject(event.fault, { times: event.times }));
        return;
      case 'policy':
        world.replicaBackendIds = event.replicas.filter((id) => id !== 'us' || event.isUsAccepted);
        if (event.isUsAccepted) world.accepted.add('us');
        else world.accepted.delete('us');
        return;
      case 'repair':
        await this.#repair().catch(() => undefined);
    }
  }

  /** The faults are over: repair until nothing changes. */
  async finish(): Promise<void> {
    for (const lift of this.#lifts) lift();
    for (let round = 0; round < 4; round++) {
      this.#world.clock.advance(61_000);
      await this.#world.metadata.jobs.retryParked();
      await this.#repair();
      await this.#world.settle(this.#workers[0] as ReplicationWorker);
    }
    this.#world.clock.advance(25 * 60 * 60_000);
    await this.#sweeper.sweepBucket(BUCKET_ID);
  }

  async expectConverged(): Promise<void> {
    const { replicaBackendIds, accepted } = this.#world;
    for (const key of KEYS) {
      const home = this.#world.at('hel', key);
      expect(home?.bytes.toString()).toBe(this.#expected.get(key));
      const record = await this.#world.record(key);
      expect(record === undefined || record.isTombstone).toBe(home === undefined);
      for (const id of ['fra', 'sto', 'us']) {
        const copy = this.#world.at(id, key);
        if (copy) expect(copy).toMatchObject({ bytes: home?.bytes, headers: home?.headers });
        if (home && replicaBackendIds.includes(id)) expect(copy).toBeDefined();
        if (!accepted.has(id)) expect(copy).toBeUndefined();
        expect(this.#world.memory.get(id)?.uploads.size).toBe(0);
      }
    }
  }

  async #write({ kind, key, value, isRecorded }: Extract<Event, { kind: 'put' | 'upload' }>): Promise<void> {
    const world = this.#world;
    world.clock.advance(1_000);
    const startedAtMs = world.clock.nowMs() - 1;
    const headers = { 'x-amz-meta-value': String(value) };
    // Values repeat, so that an overwrite may leave the bytes and the ETag as they were.
    const text = `value ${value % 3}`;
    const parts = [Buffer.from(text.slice(0, 3)), Buffer.from(text.slice(3))];
    const isSame = world.at('hel', key)?.bytes.toString() === text;
    const written =
      kind === 'put' ? await world.putAtHome(key, text, headers) : await world.uploadAtHome(key, parts, headers);
    this.#expected.set(key, text);
    // An unrecorded write of the same bytes under another description has no ETag to be known by: it is recorded here.
    if (isRecorded || isSame) await world.recordPut(key, written, startedAtMs);
  }

  async #remove({ key, isRecorded }: Extract<Event, { kind: 'remove' }>): Promise<void> {
    const world = this.#world;
    this.#expected.delete(key);
    if (isRecorded) return world.remove(key);
    world.clock.advance(1_000);
    await world.metadata.objects.intendDelete(BUCKET_ID, key);
    world.memory.get('hel')?.buckets.get(bucketAt('hel'))?.delete(key);
  }

  async #repair(): Promise<void> {
    await this.#reconciler.reconcileBucket(BUCKET_ID);
    await this.#converger.convergeBucket(BUCKET_ID);
  }
}
