import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MetadataFile } from '../../test/support/metadata-file.ts';

let database: MetadataFile;

beforeEach(async () => {
  database = await MetadataFile.open();
});

afterEach(() => database.close());

const schema = () => database.sql('select type, name, sql from sqlite_schema order by type, name');
const runs = () => database.sql('select number, run_at_ms from migrations order by number');

describe('migrations', () => {
  it('run once: a second start finds the same schema, its data and nothing to do', async () => {
    await database.metadata.tenants.ensure('acme');
    const before = { schema: schema(), runs: runs() };
    expect(before.runs).toEqual([1, 2, 3].map((number) => ({ number, run_at_ms: database.clock.nowMs() })));
    database.clock.advance(1_000);
    const again = await database.openAgain();
    expect({ schema: schema(), runs: runs() }).toEqual(before);
    expect((await again.tenants.list()).map(({ id }) => id)).toEqual(['acme']);
  });

  it('bring a database of the first version on, with all that it holds', async () => {
    await database.metadata.tenants.ensure('acme');
    const complete = schema();
    for (const undo of [
      'drop table history_samples',
      'drop table counted_totals',
      'drop index replicas_to_do',
      "create index replicas_to_do on replicas (state, due_at_ms) where state <> 'in-sync'",
      'delete from migrations where number > 1',
    ])
      database.sql(undo);
    const again = await database.openAgain();
    expect(schema()).toEqual(complete);
    expect((await again.tenants.list()).map(({ id }) => id)).toEqual(['acme']);
  });

  it('refuse a database that a newer version has migrated, and leave it as it is', async () => {
    database.sql('insert into migrations (number, run_at_ms) values (4, 7)');
    const before = { schema: schema(), runs: runs() };
    await expect(database.openAgain()).rejects.toMatchObject({
      code: 'MetadataTooNew',
      message: expect.stringContaining('migration 4'),
    });
    expect({ schema: schema(), runs: runs() }).toEqual(before);
  });

  it('refuse one that is newer by more than one migration', async () => {
    database.sql('insert into migrations (number, run_at_ms) values (4, 7), (12, 8)');
    await expect(database.openAgain()).rejects.toThrow(/migration 12.*up to 3/);
  });
});
