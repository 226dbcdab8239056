import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MetadataFile } from '../../test/support/metadata-file.ts';
import type { BackendRow } from './backends-table.ts';

let database: MetadataFile;

beforeEach(async () => {
  database = await MetadataFile.open();
});

afterEach(() => database.close());

const hel: BackendRow = {
  id: 'hel',
  endpoint: 'https://hel.example',
  region: 'fi-hel',
  state: 'active',
  place: { zoneCode: 'FI-HEL-ACME-1', country: 'FI' },
};
const fra: BackendRow = { id: 'fra', endpoint: 'https://fra.example', region: '', state: 'draining', place: {} };

describe('backends', () => {
  it('lists what was synced, in order of id', async () => {
    await database.metadata.backends.sync([hel, fra]);
    expect(await database.metadata.backends.list()).toEqual([fra, hel]);
  });

  it('takes over what changed', async () => {
    await database.metadata.backends.sync([hel]);
    const moved: BackendRow = { ...hel, state: 'read-only', place: { country: 'SE' }, endpoint: 'https://sto.example' };
    await database.metadata.backends.sync([moved]);
    expect(await database.metadata.backends.list()).toEqual([moved]);
  });

  it('keeps a backend that is no longer configured, with the time that it was last seen', async () => {
    const { clock, metadata } = database;
    const firstMs = clock.nowMs();
    await metadata.backends.sync([hel, fra]);
    clock.advance(1_000);
    await metadata.backends.sync([hel]);
    expect(await metadata.backends.list()).toEqual([fra, hel]);
    expect(database.sql('select id, seen_at_ms from backends order by id')).toEqual([
      { id: 'fra', seen_at_ms: firstMs },
      { id: 'hel', seen_at_ms: firstMs + 1_000 },
    ]);
  });
});
