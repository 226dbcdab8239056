import type { Kysely } from 'kysely';
import type { Clock } from '../base/clock.ts';
import type { BackendFacts } from '../domain/backend.ts';
import type { Schema } from './schema.ts';

/** What is kept of a backend: never its credentials. */
export interface BackendRow extends BackendFacts {
  readonly endpoint: string;
  readonly region: string;
}

/** The backends that some process was last configured with. */
export class BackendsTable {
  readonly #db: Kysely<Schema>;
  readonly #clock: Clock;

  constructor(db: Kysely<Schema>, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** Notes the configured backends; those that are no longer configured stay, with the time they were last seen. */
  async sync(rows: readonly BackendRow[]): Promise<void> {
    for (const row of rows) {
      const values = {
        endpoint: row.endpoint,
        region: row.region,
        state: row.state,
        place: JSON.stringify(row.place),
        seen_at_ms: this.#clock.nowMs(),
      };
      await this.#db
        .insertInto('backends')
        .values({ id: row.id, ...values })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
        .execute();
    }
  }

  async list(): Promise<readonly BackendRow[]> {
    const rows = await this.#db.selectFrom('backends').selectAll().orderBy('id').execute();
    return rows.map((row) => ({
      id: row.id,
      endpoint: row.endpoint,
      region: row.region,
      state: row.state as BackendFacts['state'],
      place: JSON.parse(row.place) as BackendFacts['place'],
    }));
  }
}
