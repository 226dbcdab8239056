import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Clock } from '../base/clock.ts';
import type { Replica, ReplicaState } from '../domain/object.ts';
import { toReplica } from './rows.ts';
import type { Schema } from './schema.ts';

/** The seed's words for the states of a job. */
export type JobStatus = 'pending' | 'in_progress' | 'completed' | 'failed';

const STATE_OF_STATUS: Readonly<Record<JobStatus, ReplicaState>> = {
  pending: 'due',
  in_progress: 'leased',
  completed: 'in-sync',
  failed: 'parked',
};
const OPEN: readonly ReplicaState[] = ['due', 'leased', 'parked'];
/** As many rows of one state are sorted for a page; where there are more, the rows are walked in order of id. */
const MAX_SORTED = 5_000;
/** Rows that one statement makes due: nobody else gets at the database meanwhile. */
const RETRY_BATCH = 1_000;

/** The seed's word for a replica's state. */
export function jobStatus(state: ReplicaState): JobStatus {
  const words = { due: 'pending', leased: 'in_progress', 'in-sync': 'completed', parked: 'failed' } as const;
  return words[state];
}

/** A replica row with the names of what it is about. */
export interface JobRow {
  readonly replica: Replica;
  readonly sourceBackend: string;
  readonly tenantId: string;
  readonly logicalName: string;
  readonly objectKey: string;
}

/** Which jobs are meant; a part that is left out says nothing. */
export interface JobFilter {
  readonly tenantId?: string;
  readonly logicalName?: string;
  /** The backend that the copy is for. */
  readonly backendId?: string;
}

/** How many rows are not in sync. */
export interface OpenRows {
  readonly due: number;
  readonly leased: number;
  readonly parked: number;
}

/** How many rows are not in sync, whatever bucket they are of. */
export interface OpenInAll extends OpenRows {
  /** When the oldest of those that are due or leased became due; null when there are none. */
  readonly oldestDueAtMs: number | null;
}

/** Replica rows, seen as the queue that they are. */
export class JobsTable {
  readonly #db: Kysely<Schema>;
  readonly #clock: Clock;

  constructor(db: Kysely<Schema>, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** A page of jobs in order of id. Home's rows that are in sync are no jobs. */
  async page(
    wish: JobFilter & { readonly status?: JobStatus; readonly after?: string; readonly limit: number },
  ): Promise<readonly JobRow[]> {
    const { status, after = '', limit } = wish;
    const state = status && STATE_OF_STATUS[status];
    let query = this.#rows().where((eb) =>
      eb.not(
        eb.and([
          eb('replicas.state', '=', 'in-sync'),
          eb('replicas.backend_id', '=', eb.ref('buckets.home_backend_id')),
        ]),
      ),
    );
    const meant = meantBy(wish);
    if (meant) query = query.where(meant);
    const areFew = state !== undefined && (await this.#areFew(state, meant));
    if (state) query = query.where(areFew ? inState(state) : sql<boolean>`replicas.state = ${state}`);
    // An expression in place of the column keeps the database from walking all rows by id to find a few.
    const id = areFew ? sql<string>`replicas.id || ''` : sql.ref<string>('replicas.id');
    if (after !== '') query = query.where(sql<boolean>`${id} > ${after}`);
    return (await query.orderBy(id).limit(limit).execute()).map(toJob);
  }

  async find(id: string): Promise<JobRow | undefined> {
    const row = await this.#rows().where('replicas.id', '=', id).executeTakeFirst();
    return row && toJob(row);
  }

  /** Makes a row that waits or was given up due now, with a fresh count of attempts; false when it is neither. */
  async retry(id: string): Promise<boolean> {
    const rows = await this.#db
      .updateTable('replicas')
      .set({ state: 'due', due_at_ms: this.#clock.nowMs(), attempts: 0 })
      .where('id', '=', id)
      .where('state', 'in', ['due', 'parked'])
      .returning('id')
      .execute();
    return rows.length === 1;
  }

  /** Makes every row that was given up due again, or those that are meant; returns how many there were. */
  async retryParked(filter: JobFilter = {}): Promise<number> {
    let retried = 0;
    while (true) {
      const batch = await this.#retryBatch(filter);
      retried += batch;
      if (batch < RETRY_BATCH) return retried;
    }
  }

  /** What is open in each of these buckets; those with nothing open are left out. */
  async openByBucket(bucketIds: readonly string[]): Promise<ReadonlyMap<string, OpenRows>> {
    if (bucketIds.length === 0) return new Map();
    const rows = await this.#db
      .selectFrom('replicas')
      .select((eb) => ['bucket_id', 'state', eb.fn.countAll<number>().as('count')])
      .where('bucket_id', 'in', bucketIds)
      .where('state', 'in', OPEN)
      .groupBy(['bucket_id', 'state'])
      .execute();
    return new Map(
      [...Map.groupBy(rows, (row) => row.bucket_id)].map(([bucketId, states]) => {
        const count = (state: ReplicaState) => Number(states.find((row) => row.state === state)?.count ?? 0);
        return [bucketId, { due: count('due'), leased: count('leased'), parked: count('parked') }];
      }),
    );
  }

  /** What is open in all: read from an index alone, in order, so that a long backlog takes no sorting. */
  async openInAll(): Promise<OpenInAll> {
    const { rows } = await sql<{ state: ReplicaState; count: number; oldest: number }>`
      select state, count(*) as count, min(due_at_ms) as oldest
      from replicas where state <> 'in-sync' group by state`.execute(this.#db);
    const count = (state: ReplicaState) => Number(rows.find((row) => row.state === state)?.count ?? 0);
    const waiting = rows.filter((row) => row.state !== 'parked').map((row) => Number(row.oldest));
    return {
      due: count('due'),
      leased: count('leased'),
      parked: count('parked'),
      oldestDueAtMs: waiting.length === 0 ? null : Math.min(...waiting),
    };
  }

  #rows() {
    return this.#db
      .selectFrom('replicas')
      .innerJoin('objects', 'objects.id', 'replicas.object_id')
      .innerJoin('buckets', 'buckets.id', 'replicas.bucket_id')
      .selectAll('replicas')
      .select(['objects.key', 'buckets.tenant_id', 'buckets.logical_name', 'buckets.home_backend_id']);
  }

  async #areFew(state: ReplicaState, meant: RawBuilder<boolean> | undefined): Promise<boolean> {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from (
        select 1 from replicas where ${inState(state)} and ${meant ?? sql`1 = 1`} limit ${MAX_SORTED + 1}
      ) as some_rows`.execute(this.#db);
    return Number(rows[0]?.count ?? 0) <= MAX_SORTED;
  }

  async #retryBatch(filter: JobFilter): Promise<number> {
    const rows = await this.#db
      .updateTable('replicas')
      .set({ state: 'due', due_at_ms: this.#clock.nowMs(), attempts: 0 })
      .where('state', '=', 'parked')
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('replicas')
          .select('replicas.id')
          .where(inState('parked'))
          .where(meantBy(filter) ?? sql<boolean>`1 = 1`)
          .limit(RETRY_BATCH),
      )
      .returning('id')
      .execute();
    return rows.length;
  }
}

/** The open states have an index of their own, which serves only who says in so many words that the row is open. */
function inState(state: ReplicaState): RawBuilder<boolean> {
  return state === 'in-sync'
    ? sql<boolean>`replicas.state = ${state}`
    : sql<boolean>`replicas.state = ${state} and replicas.state <> 'in-sync'`;
}

function meantBy({ tenantId, logicalName, backendId }: JobFilter): RawBuilder<boolean> | undefined {
  const conditions: RawBuilder<boolean>[] = [];
  if (backendId !== undefined) conditions.push(sql`replicas.backend_id = ${backendId}`);
  const ofBucket: RawBuilder<boolean>[] = [];
  if (tenantId !== undefined) ofBucket.push(sql`meant.tenant_id = ${tenantId}`);
  if (logicalName !== undefined) ofBucket.push(sql`meant.logical_name = ${logicalName}`);
  if (ofBucket.length > 0)
    conditions.push(
      sql`replicas.bucket_id in (select meant.id from buckets as meant where ${sql.join(ofBucket, sql` and `)})`,
    );
  return conditions.length === 0 ? undefined : sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

function toJob(
  row: Schema['replicas'] & {
    readonly key: string;
    readonly tenant_id: string;
    readonly logical_name: string;
    readonly home_backend_id: string;
  },
): JobRow {
  return {
    replica: toReplica(row),
    sourceBackend: row.home_backend_id,
    tenantId: row.tenant_id,
    logicalName: row.logical_name,
    objectKey: row.key,
  };
}
