import { type Kysely, sql } from 'kysely';

/**
 * A sample a minute for the console, and the open replica rows by backend in the index alone: how far each backend is
 * behind is asked for often, and the rows themselves lie far apart.
 */
export async function addHistory(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  'create table history_samples (at_ms bigint primary key not null, detail text not null)',
  'drop index replicas_to_do',
  "create index replicas_to_do on replicas (state, due_at_ms, backend_id) where state <> 'in-sync'",
];
