import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

const BATCH = 100;

/** The provider catalog, as it was when a process last started, for queries by SQL. */
export class CatalogTable {
  readonly #db: Kysely<Schema>;

  constructor(db: Kysely<Schema>) {
    this.#db = db;
  }

  /** Puts the given catalog in the place of the stored one. */
  async replace(catalog: {
    readonly providers: readonly Schema['providers'][];
    readonly regions: readonly Schema['regions'][];
  }): Promise<void> {
    await this.#db.transaction().execute(async (transaction) => {
      await transaction.deleteFrom('regions').execute();
      await transaction.deleteFrom('providers').execute();
      for (let index = 0; index < catalog.providers.length; index += BATCH)
        await transaction
          .insertInto('providers')
          .values(catalog.providers.slice(index, index + BATCH))
          .execute();
      for (let index = 0; index < catalog.regions.length; index += BATCH)
        await transaction
          .insertInto('regions')
          .values(catalog.regions.slice(index, index + BATCH))
          .execute();
    });
  }

  /** How many providers and regions are stored. */
  async count(): Promise<{ readonly providers: number; readonly regions: number }> {
    const count = async (table: 'providers' | 'regions') => {
      const row = await this.#db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return Number(row.count);
    };
    return { providers: await count('providers'), regions: await count('regions') };
  }
}
