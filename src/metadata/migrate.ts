import { type Kysely, sql } from 'kysely';
import type { Clock } from '../base/clock.ts';
import { createTables } from './migration-0001-tables.ts';

/** Numbered, forward only; a number is never used twice. */
const MIGRATIONS: readonly { readonly number: number; readonly up: (db: Kysely<unknown>) => Promise<void> }[] = [
  { number: 1, up: createTables },
];

/**
 * Brings the database to the newest version, each migration in a transaction of its own; what has run is not run again.
 * Returns the numbers that were run.
 */
export async function migrate(db: Kysely<unknown>, clock: Clock): Promise<readonly number[]> {
  await sql`create table if not exists migrations (number integer primary key not null, run_at_ms bigint not null)`.execute(
    db,
  );
  const run: number[] = [];
  for (const migration of MIGRATIONS) {
    const isNew = await db.transaction().execute(async (transaction) => {
      // The insert takes the write lock, so that of two processes starting together one waits and then finds it done.
      const claimed = await sql<{ number: number }>`insert into migrations (number, run_at_ms)
        values (${migration.number}, ${clock.nowMs()}) on conflict (number) do nothing returning number`.execute(
        transaction,
      );
      if (claimed.rows.length === 0) return false;
      await migration.up(transaction);
      return true;
    });
    if (isNew) run.push(migration.number);
  }
  return run;
}
