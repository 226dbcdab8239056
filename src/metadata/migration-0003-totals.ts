import { type Kysely, sql } from 'kysely';

/** What the objects last added up to, so that a process that starts has an answer before it has counted. */
export async function addTotals(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw('create table counted_totals (id integer primary key not null, at_ms bigint not null, detail text not null)')
    .execute(db);
}
