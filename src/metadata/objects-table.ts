import { type Kysely, sql, type Transaction } from 'kysely';
import type { Clock } from '../base/clock.ts';
import type { Random } from '../base/random.ts';
import { timeOrderedId } from '../base/time-ordered-id.ts';
import type { ObjectRecord, ObjectWithReplicas } from '../domain/object.ts';
import { BatchInsert } from './batch-insert.ts';
import { type DescribedAnew, markDescribedAnew } from './described-anew.ts';
import { endOfPrefix } from './end-of-prefix.ts';
import { GroupCommit } from './group-commit.ts';
import type { ObjectWrite } from './object-write.ts';
import { replicaId, toObjectRecord, toReplica } from './rows.ts';
import type { Schema } from './schema.ts';

const MAX_BATCH = 64;
const MAX_WAITING = 10_000;
/** The only version of an unversioned bucket's key. */
const NULL_VERSION = '';

type ObjectRow = Schema['objects'];
type ReplicaRow = Schema['replicas'];

/** A page of recorded objects to read. */
export interface ObjectListing {
  readonly prefix?: string;
  /** Only keys after this one, in order of UTF-8 bytes. */
  readonly after?: string;
  readonly limit: number;
  readonly includeTombstones?: boolean;
  /** Only objects with a copy that was given up. */
  readonly parkedOnly?: boolean;
}

/** What was recorded of objects, and the birth of their replica rows. */
export class ObjectsTable {
  readonly #db: Kysely<Schema>;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #writes: GroupCommit<ObjectWrite, ObjectRecord>;
  readonly #upsertObjects: BatchInsert<ObjectRow, ObjectRow>;
  readonly #upsertReplicas: BatchInsert<ReplicaRow, unknown>;

  constructor(db: Kysely<Schema>, { clock, random }: { readonly clock: Clock; readonly random: Random }) {
    this.#db = db;
    this.#clock = clock;
    this.#random = random;
    this.#upsertObjects = new BatchInsert((rows) => objectsUpsert(db, rows).compile());
    this.#upsertReplicas = new BatchInsert((rows) => replicasUpsert(db, rows).compile());
    this.#writes = new GroupCommit({
      maxBatch: MAX_BATCH,
      maxWaiting: MAX_WAITING,
      keyOf: (write) => `${write.bucketId}\u0000${write.key}`,
      commit: (writes) => this.#commit(writes),
    });
  }

  /**
   * Records a write and makes its replicas due, in one transaction that concurrent writes share. Resolves when it is
   * durable. The generation of a key grows by one; a key that somebody else recorded since `startedAtMs` leaves home's row
   * due, so that a worker looks which of the two writes home kept.
   */
  record(write: ObjectWrite): Promise<ObjectRecord> {
    return this.#writes.add(write);
  }

  /** Resolves when every write that was given to `record` is durable or has failed. */
  flush(): Promise<void> {
    return this.#writes.flush();
  }

  /** Notes that a delete goes to home, before it does. */
  async intendDelete(bucketId: string, key: string): Promise<void> {
    await this.#setDeleteIntent(bucketId, key, this.#clock.nowMs());
  }

  /** Takes the note back: home still has the object. */
  async clearDeleteIntent(bucketId: string, key: string): Promise<void> {
    await this.#setDeleteIntent(bucketId, key, null);
  }

  /**
   * Notes that home describes a recorded object anew, and has its copies looked at after `dueInMs`. False when nothing is
   * recorded under the key.
   */
  describeAnew(at: Pick<DescribedAnew, 'bucketId' | 'key' | 'homeBackendId'>, dueInMs: number): Promise<boolean> {
    const nowMs = this.#clock.nowMs();
    return markDescribedAnew(this.#db, { ...at, nowMs, dueAtMs: nowMs + dueInMs });
  }

  async find(bucketId: string, key: string): Promise<ObjectWithReplicas | undefined> {
    const row = await this.#db
      .selectFrom('objects')
      .selectAll()
      .where('bucket_id', '=', bucketId)
      .where('key', '=', key)
      .where('version_id', '=', NULL_VERSION)
      .executeTakeFirst();
    return row && (await this.#withReplicas([row]))[0];
  }

  async byId(id: string): Promise<ObjectWithReplicas | undefined> {
    const row = await this.#db.selectFrom('objects').selectAll().where('id', '=', id).executeTakeFirst();
    return row && (await this.#withReplicas([row]))[0];
  }

  /** A page of a bucket's objects in order of UTF-8 bytes. */
  async list(bucketId: string, listing: ObjectListing): Promise<readonly ObjectWithReplicas[]> {
    const { prefix = '', after = '', limit, includeTombstones = false, parkedOnly = false } = listing;
    let query = this.#db.selectFrom('objects').selectAll().where('bucket_id', '=', bucketId);
    if (after !== '') query = query.where('key', '>', after);
    if (prefix !== '')
      // As bytes: SQLite's substr of a text ends at a NUL character, which a key may hold.
      query = query
        .where('key', '>=', prefix)
        .where(sql<boolean>`substr(cast(key as blob), 1, ${Buffer.byteLength(prefix)}) = cast(${prefix} as blob)`);
    const end = endOfPrefix(prefix);
    if (end !== undefined) query = query.where('key', '<', end);
    if (parkedOnly)
      query = query.where('id', 'in', (eb) =>
        eb.selectFrom('replicas').select('object_id').where('bucket_id', '=', bucketId).where('state', '=', 'parked'),
      );
    if (!includeTombstones) query = query.where('is_tombstone', '=', 0);
    return this.#withReplicas(await query.orderBy('key').limit(limit).execute());
  }

  async #setDeleteIntent(bucketId: string, key: string, atMs: number | null): Promise<void> {
    await this.#db
      .updateTable('objects')
      .set({ delete_intended_at_ms: atMs })
      .where('bucket_id', '=', bucketId)
      .where('key', '=', key)
      .execute();
  }

  async #withReplicas(rows: readonly ObjectRow[]): Promise<ObjectWithReplicas[]> {
    if (rows.length === 0) return [];
    const replicas = await this.#db
      .selectFrom('replicas')
      .selectAll()
      .where(
        'object_id',
        'in',
        rows.map((row) => row.id),
      )
      .orderBy('backend_id')
      .execute();
    const byObject = Map.groupBy(replicas.map(toReplica), (replica) => replica.objectId);
    return rows.map((row) => ({ ...toObjectRecord(row), replicas: byObject.get(row.id) ?? [] }));
  }

  #commit(writes: readonly ObjectWrite[]): Promise<readonly ObjectRecord[]> {
    return this.#db.transaction().execute(async (transaction) => {
      const nowMs = this.#clock.nowMs();
      const rows = await this.#recordObjects(transaction, writes, nowMs);
      const replicas = writes.flatMap((write, index) => replicaRows(write, rows[index] as ObjectRow, nowMs));
      await this.#upsertReplicas.run(transaction, replicas);
      await retractOthers(transaction, rows, nowMs);
      return rows.map(toObjectRecord);
    });
  }

  /** Rows in the order of the writes. */
  async #recordObjects(
    transaction: Transaction<Schema>,
    writes: readonly ObjectWrite[],
    nowMs: number,
  ): Promise<ObjectRow[]> {
    const given = writes.map((write) => this.#objectRow(write, nowMs));
    const returned = await this.#upsertObjects.run(transaction, given);
    const byKey = new Map(returned.map((row) => [`${row.bucket_id}\u0000${row.key}`, row]));
    return writes.map((write) => {
      const row = byKey.get(`${write.bucketId}\u0000${write.key}`);
      if (!row) throw new Error('an upserted object row was not returned');
      return row;
    });
  }

  #objectRow(write: ObjectWrite, nowMs: number): ObjectRow {
    return {
      id: timeOrderedId(nowMs, this.#random),
      bucket_id: write.bucketId,
      key: write.key,
      version_id: NULL_VERSION,
      generation: 1,
      is_tombstone: write.kind === 'delete' ? 1 : 0,
      size_bytes: write.sizeBytes,
      etag: write.etag,
      residency: write.residency ?? null,
      encrypted_key: write.encryptedKey ?? null,
      delete_intended_at_ms: null,
      is_disturbed: 0,
      started_at_ms: write.startedAtMs,
      recorded_at_ms: nowMs,
      created_at_ms: nowMs,
    };
  }
}

/** A key that is written again keeps its row: one generation further, and disturbed when somebody else wrote meanwhile. */
function objectsUpsert(db: Kysely<Schema>, rows: readonly ObjectRow[]) {
  return db
    .insertInto('objects')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['bucket_id', 'key', 'version_id']).doUpdateSet((eb) => ({
        generation: sql<number>`objects.generation + 1`,
        is_tombstone: eb.ref('excluded.is_tombstone'),
        size_bytes: eb.ref('excluded.size_bytes'),
        etag: eb.ref('excluded.etag'),
        residency: eb.ref('excluded.residency'),
        encrypted_key: eb.ref('excluded.encrypted_key'),
        delete_intended_at_ms: null,
        is_disturbed: sql<number>`case when objects.recorded_at_ms >= excluded.started_at_ms then 1 else 0 end`,
        started_at_ms: eb.ref('excluded.started_at_ms'),
        recorded_at_ms: eb.ref('excluded.recorded_at_ms'),
        created_at_ms: sql<number>`case when objects.is_tombstone = 1 then excluded.created_at_ms else objects.created_at_ms end`,
      })),
    )
    .returningAll();
}

/** A row that a worker holds stays leased: it finds the new generation when it is done. */
function replicasUpsert(db: Kysely<Schema>, rows: readonly ReplicaRow[]) {
  return db
    .insertInto('replicas')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        goal: eb.ref('excluded.goal'),
        generation: eb.ref('excluded.generation'),
        due_at_ms: eb.ref('excluded.due_at_ms'),
        attempts: 0,
        last_error: null,
        state: sql<string>`case when excluded.state = 'due' and replicas.state = 'leased' then 'leased' else excluded.state end`,
        synced_generation: sql<number>`case when excluded.state = 'in-sync' then excluded.synced_generation else replicas.synced_generation end`,
        seen_etag: sql<
          string | null
        >`case when excluded.state = 'in-sync' then excluded.seen_etag else replicas.seen_etag end`,
      })),
    );
}

/** Home's row says what home was just seen to hold; every other row is due. */
function replicaRows(write: ObjectWrite, object: ObjectRow, nowMs: number): ReplicaRow[] {
  const base = {
    object_id: object.id,
    bucket_id: object.bucket_id,
    goal: write.kind === 'put' ? 'present' : 'absent',
    generation: object.generation,
    due_at_ms: nowMs,
    lease_token: null,
    lease_until_ms: null,
    attempts: 0,
    last_error: null,
    created_at_ms: nowMs,
  };
  const home = {
    ...base,
    id: replicaId(object.id, write.homeBackendId),
    backend_id: write.homeBackendId,
    state: object.is_disturbed === 1 ? 'due' : 'in-sync',
    synced_generation: object.is_disturbed === 1 ? 0 : object.generation,
    seen_etag: write.kind === 'put' ? write.etag : null,
  };
  const others = write.replicaBackendIds.map((backendId) => ({
    ...base,
    id: replicaId(object.id, backendId),
    backend_id: backendId,
    state: 'due',
    synced_generation: 0,
    seen_etag: null,
  }));
  return [home, ...others];
}

/** Copies at backends that the newest write did not name are due for removal. */
async function retractOthers(
  transaction: Transaction<Schema>,
  rows: readonly ObjectRow[],
  nowMs: number,
): Promise<void> {
  const rewritten = rows.filter((row) => row.generation > 1);
  if (rewritten.length === 0) return;
  await transaction
    .updateTable('replicas')
    .set({
      goal: 'absent',
      state: sql<string>`case when state = 'leased' then 'leased' else 'due' end`,
      due_at_ms: nowMs,
      attempts: 0,
      last_error: null,
      generation: sql<number>`(select objects.generation from objects where objects.id = replicas.object_id)`,
    })
    .where(
      'object_id',
      'in',
      rewritten.map((row) => row.id),
    )
    .where(sql<boolean>`generation < (select objects.generation from objects where objects.id = replicas.object_id)`)
    .where(sql<boolean>`not (goal = 'absent' and state = 'in-sync')`)
    .execute();
}
