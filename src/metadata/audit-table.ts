import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Clock } from '../base/clock.ts';
import type { Schema } from './schema.ts';

/** Something that an administrator or the system did. */
export interface AuditEntry {
  readonly actor: string;
  /** Such as `tenant.policy.set`. */
  readonly action: string;
  readonly target: string;
  readonly detail: unknown;
}

/** An entry as it stands in the log. */
export interface RecordedAuditEntry extends AuditEntry {
  /** Counts from 1 without a gap. */
  readonly sequence: number;
  readonly atMs: number;
}

const GENESIS = '0'.repeat(64);

/** The audit log: each entry holds the hash of the one before it, so that nothing can be changed or left out unseen. */
export class AuditTable {
  readonly #db: Kysely<Schema>;
  readonly #clock: Clock;

  constructor(db: Kysely<Schema>, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async append(entry: AuditEntry): Promise<void> {
    await this.#db.transaction().execute(async (transaction) => {
      const last = await transaction
        .selectFrom('audit_log')
        .selectAll()
        .orderBy('sequence', 'desc')
        .limit(1)
        .executeTakeFirst();
      const row = {
        sequence: (last?.sequence ?? 0) + 1,
        at_ms: this.#clock.nowMs(),
        actor: entry.actor,
        action: entry.action,
        target: entry.target,
        detail: JSON.stringify(entry.detail),
        previous_hash: last?.hash ?? GENESIS,
      };
      await transaction
        .insertInto('audit_log')
        .values({ ...row, hash: hashOf(row) })
        .execute();
    });
  }

  /** A page of entries, newest first: those before the sequence number `before`. */
  async page({
    before = Number.MAX_SAFE_INTEGER,
    limit,
  }: {
    readonly before?: number;
    readonly limit: number;
  }): Promise<readonly RecordedAuditEntry[]> {
    const rows = await this.#db
      .selectFrom('audit_log')
      .selectAll()
      .where('sequence', '<', before)
      .orderBy('sequence', 'desc')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      sequence: row.sequence,
      atMs: row.at_ms,
      actor: row.actor,
      action: row.action,
      target: row.target,
      detail: JSON.parse(row.detail) as unknown,
    }));
  }

  /** The sequence number of the first entry that does not fit the chain, or undefined when all do. */
  async firstBroken(): Promise<number | undefined> {
    let previousHash = GENESIS;
    for (const row of await this.#db.selectFrom('audit_log').selectAll().orderBy('sequence').execute()) {
      if (row.previous_hash !== previousHash || row.hash !== hashOf(row)) return row.sequence;
      previousHash = row.hash;
    }
    return undefined;
  }
}

function hashOf(row: Omit<Schema['audit_log'], 'hash'>): string {
  const covered = [row.sequence, row.at_ms, row.actor, row.action, row.target, row.detail, row.previous_hash];
  return createHash('sha256').update(JSON.stringify(covered)).digest('hex');
}
