import type { Kysely } from 'kysely';
import type { Clock } from '../base/clock.ts';
import type { Schema } from './schema.ts';

/** A process that was writing to a bucket. */
export interface WriteMark {
  readonly bucketId: string;
  readonly processId: string;
}

/** Which buckets have writes in flight from which process: after an unclean stop they are looked at first. */
export class WriteMarksTable {
  readonly #db: Kysely<Schema>;
  readonly #clock: Clock;

  constructor(db: Kysely<Schema>, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** Leaves a durable mark on a bucket; again is harmless. */
  async mark(processId: string, bucketId: string): Promise<void> {
    await this.#db
      .insertInto('write_marks')
      .values({ process_id: processId, bucket_id: bucketId, marked_at_ms: this.#clock.nowMs() })
      .onConflict((conflict) => conflict.columns(['process_id', 'bucket_id']).doNothing())
      .execute();
  }

  /** Says that a process lives, and leaves its marks on `bucketIds` again in case they were taken away. */
  async heartbeat(processId: string, bucketIds: readonly string[] = []): Promise<void> {
    const heartbeat_at_ms = this.#clock.nowMs();
    await this.#db
      .insertInto('processes')
      .values({ id: processId, heartbeat_at_ms })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ heartbeat_at_ms }))
      .execute();
    for (const bucketId of bucketIds) await this.mark(processId, bucketId);
  }

  /** A clean stop: nothing of this process is in flight any more. */
  async clear(processId: string): Promise<void> {
    await this.#db.transaction().execute(async (transaction) => {
      await transaction.deleteFrom('write_marks').where('process_id', '=', processId).execute();
      await transaction.deleteFrom('processes').where('id', '=', processId).execute();
    });
  }

  /** Buckets marked by processes that have not been heard of for `olderThanMs`, each with the marks to clear afterwards. */
  async stale({ olderThanMs }: { readonly olderThanMs: number }): Promise<readonly WriteMark[]> {
    const deadline = this.#clock.nowMs() - olderThanMs;
    const rows = await this.#db
      .selectFrom('write_marks')
      .leftJoin('processes', 'processes.id', 'write_marks.process_id')
      .select(['write_marks.bucket_id', 'write_marks.process_id'])
      .where((eb) =>
        eb.or([eb('processes.heartbeat_at_ms', 'is', null), eb('processes.heartbeat_at_ms', '<', deadline)]),
      )
      .execute();
    return rows.map((row) => ({ bucketId: row.bucket_id, processId: row.process_id }));
  }

  /** The bucket has been looked at: the mark goes, unless its process turned out to live after all. */
  async removeStale(mark: WriteMark, { olderThanMs }: { readonly olderThanMs: number }): Promise<void> {
    const deadline = this.#clock.nowMs() - olderThanMs;
    await this.#db
      .deleteFrom('write_marks')
      .where('process_id', '=', mark.processId)
      .where('bucket_id', '=', mark.bucketId)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('processes')
              .select('id')
              .where('id', '=', mark.processId)
              .where('heartbeat_at_ms', '>=', deadline),
          ),
        ),
      )
      .execute();
  }
}
