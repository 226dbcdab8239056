import { type Kysely, sql } from 'kysely';
import { AppError } from '../base/app-error.ts';
import type { Clock } from '../base/clock.ts';
import { createTables } from './migration-0001-tables.ts';
import { addHistory } from './migration-0002-history.ts';
import { addTotals } from './migration-0003-totals.ts';

/** Numbered, forward only; a number is never used twice. */
const MIGRATIONS: readonly { readonly number: number; readonly up: (db: Kysely<unknown>) => Promise<void> }[] = [
  { number: 1, up: createTables },
  { number: 2, up: addHistory },
  { number: 3, up: addTotals },
];
const NEWEST = Math.max(...MIGRATIONS.map(({ number }) => number));

/**
 * Brings the database to the newest version, each migration in a transaction of its own; what has run is not run again.
 * Returns the numbers that were run. Throws `MetadataTooNew` when a newer version of the program has migrated it further.
 */
export async function migrate(db: Kysely<unknown>, clock: Clock): Promise<readonly number[]> {
  await sql`create table if not exists migrations (number integer primary key not null, run_at_ms bigint not null)`.execute(
    db,
  );
  await refuseNewer(db);
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

/** Rows that a newer version wrote may mean something that this one does not know. */
async function refuseNewer(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ number: number | null }>`select max(number) as number from migrations`.execute(db);
  const number = rows[0]?.number ?? 0;
  if (number > NEWEST)
    throw new AppError(
      'MetadataTooNew',
      `the metadata database has run migration ${number}; this version of the program knows those up to ${NEWEST}`,
    );
}
