import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** What of an object changes without its bytes, such as its tags. */
export interface DescribedAnew {
  readonly bucketId: string;
  readonly key: string;
  readonly homeBackendId: string;
  readonly nowMs: number;
  /** When its copies are looked at. */
  readonly dueAtMs: number;
}

/**
 * Takes a recorded object one generation further and makes its copies due, home excepted. False when nothing is recorded
 * under the key. The bytes are as they were: nothing of what was recorded of them is touched, so no race can undo a write.
 */
export function markDescribedAnew(db: Kysely<Schema>, change: DescribedAnew): Promise<boolean> {
  const { bucketId, key, homeBackendId, nowMs, dueAtMs } = change;
  return db.transaction().execute(async (transaction) => {
    const object = await transaction
      .updateTable('objects')
      .set({ generation: sql<number>`generation + 1`, recorded_at_ms: nowMs })
      .where('bucket_id', '=', bucketId)
      .where('key', '=', key)
      .where('is_tombstone', '=', 0)
      .returning(['id', 'generation'])
      .executeTakeFirst();
    if (!object) return false;
    const { generation } = object;
    const rows = transaction.updateTable('replicas').where('object_id', '=', object.id).where('goal', '=', 'present');
    await rows
      .where('backend_id', '=', homeBackendId)
      .set({
        generation,
        synced_generation: sql<number>`case when state = 'in-sync' then ${generation} else synced_generation end`,
      })
      .execute();
    await rows
      .where('backend_id', '<>', homeBackendId)
      .set({
        generation,
        state: sql<string>`case when state = 'leased' then 'leased' else 'due' end`,
        due_at_ms: dueAtMs,
        attempts: 0,
        last_error: null,
      })
      .execute();
    return true;
  });
}
