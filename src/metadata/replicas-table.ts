import { type Kysely, sql } from 'kysely';
import type { Clock } from '../base/clock.ts';
import type { Random } from '../base/random.ts';
import type { ObjectRecord, Replica, ReplicaGoal, ReplicaState } from '../domain/object.ts';
import { replicaId, toObjectRecord, toReplica } from './rows.ts';
import type { Schema } from './schema.ts';

/** A replica row that one worker holds for a while. */
export interface LeasedReplica {
  readonly replica: Replica;
  /** As it was when the lease was taken. */
  readonly object: ObjectRecord;
  readonly leaseToken: string;
}

/** How many rows to lease, for how long, and where not. */
export interface LeaseWish {
  readonly limit: number;
  readonly leaseMs: number;
  readonly exceptBackendIds?: readonly string[];
}

/** How far replication to one backend is behind. */
export interface BackendBacklog {
  readonly backendId: string;
  readonly due: number;
  readonly leased: number;
  readonly parked: number;
  readonly oldestDueAtMs: number | null;
}

/** Replica rows: the replication jobs, with their leases. */
export class ReplicasTable {
  readonly #db: Kysely<Schema>;
  readonly #clock: Clock;
  readonly #random: Random;

  constructor(db: Kysely<Schema>, { clock, random }: { readonly clock: Clock; readonly random: Random }) {
    this.#db = db;
    this.#clock = clock;
    this.#random = random;
  }

  /**
   * Takes up to `limit` rows that are due, or whose lease has run out, the oldest first. Rows at `exceptBackendIds`, or of
   * buckets that have their home there, stay where they are, so that the backlog of a backend that is away does not stand
   * before the others'.
   */
  async leaseDue({ limit, leaseMs, exceptBackendIds = [] }: LeaseWish): Promise<readonly LeasedReplica[]> {
    const nowMs = this.#clock.nowMs();
    const leaseToken = this.#random.uuid();
    const rows = await this.#db
      .updateTable('replicas')
      .set({
        state: 'leased',
        lease_token: leaseToken,
        lease_until_ms: nowMs + leaseMs,
        attempts: sql<number>`attempts + 1`,
      })
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('replicas')
          .select('id')
          .where((where) =>
            where.or([
              where.and([where('state', '=', 'due'), where('due_at_ms', '<=', nowMs)]),
              where.and([where('state', '=', 'leased'), where('lease_until_ms', '<=', nowMs)]),
            ]),
          )
          .where('state', '<>', 'in-sync')
          .$if(exceptBackendIds.length > 0, (rows) =>
            rows
              .where('backend_id', 'not in', exceptBackendIds)
              .where('bucket_id', 'not in', (buckets) =>
                buckets.selectFrom('buckets').select('buckets.id').where('home_backend_id', 'in', exceptBackendIds),
              ),
          )
          .orderBy('due_at_ms')
          .limit(limit),
      )
      .returningAll()
      .execute();
    if (rows.length === 0) return [];
    const objects = await this.#db
      .selectFrom('objects')
      .selectAll()
      .where(
        'id',
        'in',
        rows.map((row) => row.object_id),
      )
      .execute();
    const byId = new Map(objects.map((row) => [row.id, toObjectRecord(row)]));
    return rows.flatMap((row) => {
      const object = byId.get(row.object_id);
      return object ? [{ replica: toReplica(row), object, leaseToken }] : [];
    });
  }

  /** Prolongs a lease; false when somebody else has the row by now. */
  async renew(lease: LeasedReplica, leaseMs: number): Promise<boolean> {
    const rows = await this.#db
      .updateTable('replicas')
      .set({ lease_until_ms: this.#clock.nowMs() + leaseMs })
      .where('id', '=', lease.replica.id)
      .where('lease_token', '=', lease.leaseToken)
      .returning('id')
      .execute();
    return rows.length === 1;
  }

  /**
   * Ends a lease after the backend was seen to be as wanted at `generation`. The row is in sync only when that is still
   * what is wanted; otherwise it is due again at once.
   */
  async complete(
    lease: LeasedReplica,
    seen: { readonly generation: number; readonly seenEtag: string | null },
  ): Promise<'in-sync' | 'due-again' | 'lease-lost'> {
    const rows = await this.#db
      .updateTable('replicas')
      .set({
        state: sql<string>`case when goal = ${lease.replica.goal}
          and (select objects.generation from objects where objects.id = replicas.object_id) = ${seen.generation}
          then 'in-sync' else 'due' end`,
        synced_generation: seen.generation,
        seen_etag: seen.seenEtag,
        due_at_ms: this.#clock.nowMs(),
        lease_token: null,
        lease_until_ms: null,
        attempts: 0,
        last_error: null,
      })
      .where('id', '=', lease.replica.id)
      .where('lease_token', '=', lease.leaseToken)
      .returning('state')
      .execute();
    if (rows.length === 0) return 'lease-lost';
    return rows[0]?.state === 'in-sync' ? 'in-sync' : 'due-again';
  }

  /** Ends a lease without success: due again at `dueAtMs`. */
  async retry(
    lease: LeasedReplica,
    { dueAtMs, error }: { readonly dueAtMs: number; readonly error: string },
  ): Promise<void> {
    await this.#release(lease, { state: 'due', dueAtMs, error, attempts: lease.replica.attempts });
  }

  /** Ends a lease without success that was no fault of the row: the attempt does not count. */
  async postpone(
    lease: LeasedReplica,
    { dueAtMs, error }: { readonly dueAtMs: number; readonly error: string },
  ): Promise<void> {
    await this.#release(lease, { state: 'due', dueAtMs, error, attempts: Math.max(0, lease.replica.attempts - 1) });
  }

  /** Gives a row up until somebody asks for it again. */
  async park(lease: LeasedReplica, error: string): Promise<void> {
    await this.#release(lease, {
      state: 'parked',
      dueAtMs: lease.replica.dueAtMs,
      error,
      attempts: lease.replica.attempts,
    });
  }

  /** Makes an object's row at a backend due now, with a fresh count of attempts. */
  async makeDue(objectId: string, backendId: string, goal: ReplicaGoal): Promise<Replica> {
    const nowMs = this.#clock.nowMs();
    const object = await this.#db
      .selectFrom('objects')
      .selectAll()
      .where('id', '=', objectId)
      .executeTakeFirstOrThrow();
    const row = await this.#db
      .insertInto('replicas')
      .values({
        id: replicaId(objectId, backendId),
        object_id: objectId,
        bucket_id: object.bucket_id,
        backend_id: backendId,
        goal,
        state: 'due',
        generation: object.generation,
        due_at_ms: nowMs,
        lease_token: null,
        lease_until_ms: null,
        attempts: 0,
        last_error: null,
        synced_generation: 0,
        seen_etag: null,
        created_at_ms: nowMs,
      })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet({
          goal,
          generation: object.generation,
          state: sql<string>`case when replicas.state = 'leased' then 'leased' else 'due' end`,
          due_at_ms: nowMs,
          attempts: 0,
          last_error: null,
        }),
      )
      .returningAll()
      .executeTakeFirstOrThrow();
    return toReplica(row);
  }

  /** What is still to be done at each backend. */
  async backlog(): Promise<readonly BackendBacklog[]> {
    const rows = await this.#db
      .selectFrom('replicas')
      .select((eb) => [
        'backend_id',
        'state',
        eb.fn.countAll<number>().as('count'),
        eb.fn.min('due_at_ms').as('oldest'),
      ])
      // As a literal, so that the index of the open rows alone can answer.
      .where(sql<boolean>`state <> 'in-sync'`)
      .groupBy(['backend_id', 'state'])
      .execute();
    return [...Map.groupBy(rows, (row) => row.backend_id)].map(([backendId, states]) => {
      const count = (state: ReplicaState) => Number(states.find((row) => row.state === state)?.count ?? 0);
      const waiting = states.filter((row) => row.state !== 'parked').map((row) => Number(row.oldest));
      return {
        backendId,
        due: count('due'),
        leased: count('leased'),
        parked: count('parked'),
        oldestDueAtMs: waiting.length === 0 ? null : Math.min(...waiting),
      };
    });
  }

  /** A row that was wanted anew while it was leased (a newer generation, another goal) is due at once, whatever failed. */
  async #release(
    lease: LeasedReplica,
    to: { readonly state: ReplicaState; readonly dueAtMs: number; readonly error: string; readonly attempts: number },
  ): Promise<void> {
    const isCurrent = sql<boolean>`goal = ${lease.replica.goal}
      and (select objects.generation from objects where objects.id = replicas.object_id) = ${lease.object.generation}`;
    await this.#db
      .updateTable('replicas')
      .set({
        state: sql<string>`case when ${isCurrent} then ${to.state} else 'due' end`,
        due_at_ms: sql<number>`case when ${isCurrent} then ${to.dueAtMs} else ${this.#clock.nowMs()} end`,
        attempts: sql<number>`case when ${isCurrent} then ${to.attempts} else 0 end`,
        last_error: to.error,
        lease_token: null,
        lease_until_ms: null,
      })
      .where('id', '=', lease.replica.id)
      .where('lease_token', '=', lease.leaseToken)
      .execute();
  }
}
