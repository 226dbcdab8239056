import type { CompiledQuery, Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * An insert of many rows whose SQL is built once for each number of rows. Building it for every group of writes costs more
 * than the database takes to run it.
 */
export class BatchInsert<Row extends object, Result> {
  readonly #build: (rows: readonly Row[]) => CompiledQuery<Result>;
  readonly #built = new Map<number, CompiledQuery<Result>>();

  /**
   * `build` compiles the statement for the rows it is given. Every row has the same columns in the same order, and the
   * statement's first parameters are the rows' values in that order; the ones after them are the same for all rows.
   */
  constructor(build: (rows: readonly Row[]) => CompiledQuery<Result>) {
    this.#build = build;
  }

  /** Inserts `rows`, at most as many as make sense in one statement, and gives what it returns, in no certain order. */
  async run(db: Kysely<Schema>, rows: readonly Row[]): Promise<Result[]> {
    let query = this.#built.get(rows.length);
    if (!query) {
      query = this.#build(rows);
      this.#built.set(rows.length, query);
    }
    const parameters = rows.flatMap((row) => Object.values(row));
    for (let index = parameters.length; index < query.parameters.length; index++)
      parameters.push(query.parameters[index]);
    const bound: CompiledQuery<Result> = { ...query, parameters };
    return (await db.executeQuery(bound)).rows;
  }
}
