import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** How much of a bucket there is. */
export interface Amount {
  readonly objects: number;
  readonly bytes: number;
}

/** What a stretch of the objects adds up to. */
export interface TotalsSlice {
  /** The id to go on after; undefined when this was the last stretch. */
  readonly next: string | undefined;
  /** Objects that exist, by bucket. */
  readonly objects: readonly (Amount & { readonly bucketId: string })[];
  /** Copies that are in sync with the newest recorded write, home's included, by bucket and backend. */
  readonly copies: readonly (Amount & { readonly bucketId: string; readonly backendId: string })[];
}

/** What a bucket holds. */
export interface BucketTotals extends Amount {
  /** Copies that are in sync, by backend, home's included. */
  readonly copies: ReadonlyMap<string, Amount>;
}

/** All objects and copies, as they were added up from `atMs` on. */
export interface Totals {
  readonly atMs: number;
  readonly byBucket: ReadonlyMap<string, BucketTotals>;
}

/** The one row that there is. */
const ROW_ID = 1;

type StoredAmount = readonly [objects: number, bytes: number];
type StoredBucket = readonly [id: string, amount: StoredAmount, copies: readonly (readonly [string, StoredAmount])[]];

interface SummedRow {
  readonly bucket_id: string;
  readonly objects: number;
  readonly bytes: number;
}

/**
 * Adds objects and copies up, one stretch of object ids after the other: a sum over all of them at once would hold up
 * everybody else who waits for the database. Writes pay nothing for it.
 */
export class TotalsTable {
  readonly #db: Kysely<Schema>;

  constructor(db: Kysely<Schema>) {
    this.#db = db;
  }

  /** Keeps what was added up, in the place of what was kept before. */
  async keep({ atMs, byBucket }: Totals): Promise<void> {
    const stored = [...byBucket].map(
      ([id, { objects, bytes, copies }]): StoredBucket => [
        id,
        [objects, bytes],
        [...copies].map(([backendId, amount]) => [backendId, [amount.objects, amount.bytes]]),
      ],
    );
    const values = { at_ms: atMs, detail: JSON.stringify(stored) };
    await this.#db
      .insertInto('counted_totals')
      .values({ id: ROW_ID, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute();
  }

  /** What was kept last, by whichever process. */
  async kept(): Promise<Totals | undefined> {
    const row = await this.#db.selectFrom('counted_totals').selectAll().where('id', '=', ROW_ID).executeTakeFirst();
    if (!row) return undefined;
    const asAmountOf = ([objects, bytes]: StoredAmount): Amount => ({ objects, bytes });
    const byBucket = (JSON.parse(row.detail) as StoredBucket[]).map(
      ([id, amount, copies]) =>
        [
          id,
          {
            ...asAmountOf(amount),
            copies: new Map(copies.map(([backendId, copy]) => [backendId, asAmountOf(copy)])),
          },
        ] as const,
    );
    return { atMs: row.at_ms, byBucket: new Map(byBucket) };
  }

  /** Adds up `limit` objects, those with the ids after `after`. */
  async slice(after: string, limit: number): Promise<TotalsSlice> {
    const { rows } = await sql<{ last: string | null; count: number }>`
      select max(id) as last, count(*) as count
      from (select id from objects where id > ${after} order by id limit ${limit}) as stretch`.execute(this.#db);
    const { last, count } = rows[0] ?? { last: null, count: 0 };
    if (last === null) return { next: undefined, objects: [], copies: [] };
    const objects = await sql<SummedRow>`
      select bucket_id, count(*) as objects, sum(size_bytes) as bytes
      from objects where id > ${after} and id <= ${last} and is_tombstone = 0 group by bucket_id`.execute(this.#db);
    const copies = await sql<SummedRow & { readonly backend_id: string }>`
      select objects.bucket_id, replicas.backend_id, count(*) as objects, sum(objects.size_bytes) as bytes
      from objects cross join replicas on replicas.object_id = objects.id
      where objects.id > ${after} and objects.id <= ${last} and objects.is_tombstone = 0
        and replicas.goal = 'present' and replicas.state = 'in-sync'
        and replicas.synced_generation = objects.generation
      group by objects.bucket_id, replicas.backend_id`.execute(this.#db);
    return {
      next: Number(count) < limit ? undefined : last,
      objects: objects.rows.map(asAmount),
      copies: copies.rows.map((row) => ({ ...asAmount(row), backendId: row.backend_id })),
    };
  }
}

function asAmount(row: SummedRow): Amount & { readonly bucketId: string } {
  return { bucketId: row.bucket_id, objects: Number(row.objects), bytes: Number(row.bytes) };
}
