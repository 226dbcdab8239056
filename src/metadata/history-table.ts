import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** How things stood at one moment, and what went to the backends in the minute before it. */
export interface HistorySample {
  readonly atMs: number;
  readonly due: number;
  readonly parked: number;
  readonly oldestDueSeconds: number;
  readonly backends: readonly BackendSample[];
}

/** One backend in a sample, as the process that took it saw it. */
export interface BackendSample {
  readonly backendId: string;
  readonly isHealthy: boolean;
  readonly latencyP50Ms: number | null;
  readonly latencyP99Ms: number | null;
  readonly requests: number;
  readonly errors: number;
}

/** Samples of the past, one for each moment whichever process takes it. */
export class HistoryTable {
  readonly #db: Kysely<Schema>;

  constructor(db: Kysely<Schema>) {
    this.#db = db;
  }

  /** False when another process has taken the sample of that moment. */
  async insert({ atMs, ...detail }: HistorySample): Promise<boolean> {
    const rows = await this.#db
      .insertInto('history_samples')
      .values({ at_ms: atMs, detail: JSON.stringify(detail) })
      .onConflict((conflict) => conflict.column('at_ms').doNothing())
      .returning('at_ms')
      .execute();
    return rows.length === 1;
  }

  /** True when there is a sample of that moment. */
  async has(atMs: number): Promise<boolean> {
    const row = await this.#db
      .selectFrom('history_samples')
      .select('at_ms')
      .where('at_ms', '=', atMs)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Samples from `fromMs` on, oldest first. */
  async since(fromMs: number): Promise<readonly HistorySample[]> {
    const rows = await this.#db
      .selectFrom('history_samples')
      .selectAll()
      .where('at_ms', '>=', fromMs)
      .orderBy('at_ms')
      .execute();
    return rows.map((row) => ({
      atMs: row.at_ms,
      ...(JSON.parse(row.detail) as Omit<HistorySample, 'atMs'>),
    }));
  }

  /** Forgets samples from before `beforeMs`. */
  async prune(beforeMs: number): Promise<void> {
    await this.#db.deleteFrom('history_samples').where('at_ms', '<', beforeMs).execute();
  }
}
