import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MetadataFile, objectWrite } from '../../test/support/metadata-file.ts';
import type { LeasedReplica } from './replicas-table.ts';

const leaseMs = 10_000;

let database: MetadataFile;

beforeEach(async () => {
  database = await MetadataFile.open();
  await database.addBucket({ id: 'b' });
});

afterEach(() => database.close());

const lease = (limit: number, exceptBackendIds: readonly string[] = []) =>
  database.metadata.replicas.leaseDue({ limit, leaseMs, exceptBackendIds });

/** The keys of leases in order of their names, since a batch has none. */
const keysOf = (leases: readonly LeasedReplica[]) => leases.map(({ object }) => object.key).sort();

/** Puts each key a millisecond after the one before it. */
async function put(...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    database.clock.advance(1);
    await database.metadata.objects.record(objectWrite(key));
  }
}

async function takeOne(): Promise<LeasedReplica> {
  const [taken] = await lease(1);
  if (!taken) throw new Error('nothing to lease');
  return taken;
}

describe('leasing', () => {
  it('takes the rows that have been due the longest', async () => {
    await put('b', 'c', 'a', 'd', 'b');
    expect(keysOf(await lease(2))).toEqual(['a', 'c']);
    expect(keysOf(await lease(1))).toEqual(['d']);
    expect(keysOf(await lease(5))).toEqual(['b']);
    expect(await lease(5)).toEqual([]);
  });

  it('takes a row whose lease has run out before those that became due after it', async () => {
    await put('a');
    await lease(1);
    await put('b', 'c');
    database.clock.advance(leaseMs);
    expect(keysOf(await lease(1))).toEqual(['a']);
    expect(keysOf(await lease(5))).toEqual(['b', 'c']);
  });

  it('gives a row with its object, a token and one more attempt', async () => {
    await put('a');
    const taken = await takeOne();
    expect(taken.replica).toMatchObject({ backendId: 'fra', goal: 'present', state: 'leased', attempts: 1 });
    expect(taken.object).toMatchObject({ key: 'a', generation: 1, etag: 'e1' });
    expect(taken.leaseToken).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('leaves rows that are due later', async () => {
    await put('a');
    const taken = await takeOne();
    const dueAtMs = database.clock.nowMs() + 500;
    await database.metadata.replicas.retry(taken, { dueAtMs, error: 'not yet' });
    database.clock.advance(499);
    expect(await lease(5)).toEqual([]);
    database.clock.advance(1);
    expect(keysOf(await lease(5))).toEqual(['a']);
  });

  it('leaves what stands at or comes from a backend that is away', async () => {
    await database.addBucket({ id: 'from-sto', homeBackendId: 'sto' });
    const { objects } = database.metadata;
    await objects.record(objectWrite('to-fra'));
    await objects.record(objectWrite('to-osl', { replicaBackendIds: ['osl'] }));
    await objects.record(objectWrite('from-sto', { bucketId: 'from-sto', homeBackendId: 'sto' }));
    expect(keysOf(await lease(5, ['fra', 'sto']))).toEqual(['to-osl']);
    expect(keysOf(await lease(5, ['sto']))).toEqual(['to-fra']);
    expect(keysOf(await lease(5))).toEqual(['from-sto']);
  });
});

describe('a lease that has run out', () => {
  it('is taken over, after which its first holder has lost it', async () => {
    await put('a');
    const first = await takeOne();
    database.clock.advance(leaseMs - 1);
    expect(await lease(5)).toEqual([]);
    database.clock.advance(1);
    const second = await takeOne();
    expect(second.replica).toMatchObject({ id: first.replica.id, attempts: 2 });
    expect(second.leaseToken).not.toBe(first.leaseToken);
    const { replicas } = database.metadata;
    expect(await replicas.renew(first, leaseMs)).toBe(false);
    expect(await replicas.complete(first, { generation: 1, seenEtag: 'late' })).toBe('lease-lost');
    await replicas.retry(first, { dueAtMs: 0, error: 'late' });
    await replicas.postpone(first, { dueAtMs: 0, error: 'late' });
    await replicas.park(first, 'late');
    expect(
      database.sql('select state, lease_token, last_error, seen_etag from replicas where backend_id = ?', 'fra'),
    ).toEqual([{ state: 'leased', lease_token: second.leaseToken, last_error: null, seen_etag: null }]);
    expect(await replicas.complete(second, { generation: 1, seenEtag: 'e1' })).toBe('in-sync');
    expect(await replicas.complete(second, { generation: 1, seenEtag: 'e1' })).toBe('lease-lost');
  });

  it('is still its holder’s for as long as nobody has taken it', async () => {
    await put('a');
    const taken = await takeOne();
    database.clock.advance(leaseMs * 2);
    expect(await database.metadata.replicas.complete(taken, { generation: 1, seenEtag: 'e1' })).toBe('in-sync');
  });

  it('runs from its last renewal', async () => {
    await put('a');
    const taken = await takeOne();
    database.clock.advance(leaseMs - 1);
    expect(await database.metadata.replicas.renew(taken, leaseMs)).toBe(true);
    database.clock.advance(leaseMs - 1);
    expect(await lease(5)).toEqual([]);
    database.clock.advance(1);
    expect(keysOf(await lease(5))).toEqual(['a']);
  });
});

type Step =
  | { readonly kind: 'lease'; readonly worker: 0 | 1; readonly limit: number }
  | { readonly kind: 'renew' | 'complete' | 'retry' | 'postpone' | 'park'; readonly worker: 0 | 1 }
  | { readonly kind: 'put'; readonly key: string }
  | { readonly kind: 'wait'; readonly ms: number };

const worker = fc.constantFrom(0 as const, 1 as const);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('lease' as const), worker, limit: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('renew', 'complete', 'retry', 'postpone', 'park'), worker }),
  },
  fc.record({ kind: fc.constant('put' as const), key: fc.constantFrom('a', 'b', 'c', 'd') }),
  fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: leaseMs }) }),
);

/** A lease as its worker believes to have it. */
interface Held {
  readonly lease: LeasedReplica;
  untilMs: number;
}

describe('two workers on one database', () => {
  it('never hold the same row at the same time, whatever they do in whatever order', async () => {
    const workers = [database.metadata, await database.openAgain()] as const;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const held: [Held[], Held[]] = [[], []];
        for (const next of steps) {
          await take(next, workers, held);
          const nowMs = database.clock.nowMs();
          const [one, two] = held.map(
            (leases) =>
              new Set(leases.filter(({ untilMs }) => untilMs > nowMs).map(({ lease: { replica } }) => replica.id)),
          );
          expect([...(one ?? [])].filter((id) => two?.has(id))).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('that ask at the same moment share what is due', async () => {
    const other = await database.openAgain();
    await put(...Array.from({ length: 30 }, (_, index) => `k${index}`));
    const batches = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        (index % 2 === 0 ? database.metadata : other).replicas.leaseDue({ limit: 3, leaseMs }),
      ),
    );
    const ids = batches.flat().map(({ replica }) => replica.id);
    expect(ids).toHaveLength(30);
    expect(new Set(ids).size).toBe(30);
  });
});

async function take(
  next: Step,
  workers: readonly [MetadataFile['metadata'], MetadataFile['metadata']],
  held: [Held[], Held[]],
): Promise<void> {
  if (next.kind === 'wait') return database.clock.advance(next.ms);
  if (next.kind === 'put') return put(next.key);
  const { replicas } = workers[next.worker];
  const untilMs = database.clock.nowMs() + leaseMs;
  if (next.kind === 'lease') {
    const leases = await replicas.leaseDue({ limit: next.limit, leaseMs });
    held[next.worker].push(...leases.map((taken) => ({ lease: taken, untilMs })));
    return;
  }
  const [oldest] = held[next.worker];
  if (!oldest) return;
  if (next.kind === 'renew') {
    if (await replicas.renew(oldest.lease, leaseMs)) oldest.untilMs = untilMs;
    return;
  }
  held[next.worker].shift();
  const failure = { dueAtMs: untilMs - leaseMs, error: 'failed' };
  if (next.kind === 'complete') await replicas.complete(oldest.lease, { generation: 1, seenEtag: null });
  else if (next.kind === 'park') await replicas.park(oldest.lease, 'failed');
  else await replicas[next.kind](oldest.lease, failure);
}
