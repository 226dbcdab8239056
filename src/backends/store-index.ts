import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { AppError } from '../base/app-error.ts';

const SCHEMA = `
  create table if not exists buckets (name text primary key, created_at_ms integer not null) without rowid;
  create table if not exists objects (
    bucket text not null, key text not null, size_bytes integer not null, etag text not null,
    last_modified_ms integer not null, headers text not null, checksums text not null,
    segments text not null, inline blob, primary key (bucket, key)) without rowid;
  create table if not exists uploads (
    id text primary key, bucket text not null, key text not null, headers text not null,
    created_at_ms integer not null, completed_etag text) without rowid;
  create index if not exists uploads_by_key on uploads (bucket, key, id);
  create table if not exists parts (
    upload_id text not null references uploads (id) on delete cascade, part_number integer not null,
    blob text, size_bytes integer not null, etag text not null, last_modified_ms integer not null,
    primary key (upload_id, part_number)) without rowid;
  create table if not exists state (name text primary key, value text not null) without rowid;
`;

interface Pending {
  readonly work: () => unknown;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The index of a store: which keys there are and where their bytes lie. Writes that arrive together share one durable
 * transaction; each is a synchronous function that checks before it changes, so it is atomic without locks.
 */
export class StoreIndex {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #pending: Pending[] = [];

  constructor(file: string) {
    this.#database = new DatabaseSync(file);
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
    this.#database.exec(SCHEMA);
  }

  /** The first row, or undefined. */
  get<T>(sql: string, ...parameters: SQLInputValue[]): T | undefined {
    return this.#prepare(sql).get(...parameters) as T | undefined;
  }

  all<T>(sql: string, ...parameters: SQLInputValue[]): T[] {
    return this.#prepare(sql).all(...parameters) as T[];
  }

  /** Changes rows: only inside `write`. */
  run(sql: string, ...parameters: SQLInputValue[]): void {
    this.#prepare(sql).run(...parameters);
  }

  /**
   * Runs `work` in the next group transaction and resolves with its result when that is durable. What `work` throws is
   * passed on; it must not have changed anything by then. When the database itself fails, the whole group has failed.
   */
  write<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#pending.push({ work, resolve: resolve as (value: never) => void, reject });
      if (this.#pending.length === 1) setImmediate(() => this.#commit());
    });
  }

  close(): void {
    this.#commit();
    this.#statements.clear();
    this.#database.close();
  }

  #commit(): void {
    const group = this.#pending;
    this.#pending = [];
    if (group.length === 0) return;
    const settle: (() => void)[] = [];
    try {
      this.#database.exec('BEGIN IMMEDIATE');
      for (const { work, resolve, reject } of group) {
        try {
          const value = work();
          settle.push(() => resolve(value as never));
        } catch (error) {
          // Half of the changes of this work may have been made: only a rollback takes them back.
          if (isDatabaseError(error)) throw error;
          settle.push(() => reject(error));
        }
      }
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#rollBack();
      const failure = new AppError('StoreIndexFailed', 'the index of the store could not be written', { cause: error });
      for (const { reject } of group) reject(failure);
      return;
    }
    for (const each of settle) each();
  }

  /** Never throws: whoever waits for the group has to be told of its failure, also when the index has been closed. */
  #rollBack(): void {
    try {
      if (this.#database.isOpen && this.#database.isTransaction) this.#database.exec('ROLLBACK');
    } catch {
      // The next transaction begins on what was committed last, or fails as this one did.
    }
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

function isDatabaseError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR';
}
