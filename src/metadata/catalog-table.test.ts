import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MetadataFile } from '../../test/support/metadata-file.ts';
import type { Schema } from './schema.ts';

let database: MetadataFile;

beforeEach(async () => {
  database = await MetadataFile.open();
});

afterEach(() => database.close());

const provider = (id: string): Schema['providers'] => ({
  provider_id: id,
  name: id.toUpperCase(),
  operator_country: 'FI',
  parent_country: null,
  certifications: '[]',
});

const region = (zone: string, providerId: string): Schema['regions'] => ({
  zone_code: zone,
  provider_id: providerId,
  region_id: 'r',
  country: 'FI',
  city: null,
  endpoint: null,
});

const zones = () => database.sql('select zone_code from regions order by zone_code').map((row) => row['zone_code']);

describe('the stored catalog', () => {
  it('is empty at first', async () => {
    expect(await database.metadata.catalog.count()).toEqual({ providers: 0, regions: 0 });
  });

  it('takes catalogs of several batches whole', async () => {
    const regions = Array.from({ length: 250 }, (_, index) => region(`Z${index}`, `p${index % 101}`));
    const providers = Array.from({ length: 101 }, (_, index) => provider(`p${index}`));
    await database.metadata.catalog.replace({ providers, regions });
    expect(await database.metadata.catalog.count()).toEqual({ providers: 101, regions: 250 });
  });

  it('is replaced, not added to', async () => {
    const { catalog } = database.metadata;
    await catalog.replace({ providers: [provider('a')], regions: [region('A1', 'a'), region('A2', 'a')] });
    await catalog.replace({ providers: [provider('b')], regions: [region('B1', 'b')] });
    expect(await catalog.count()).toEqual({ providers: 1, regions: 1 });
    expect(zones()).toEqual(['B1']);
  });

  it('stays as it was when a part of the new one cannot be stored', async () => {
    const { catalog } = database.metadata;
    await catalog.replace({ providers: [provider('a')], regions: [region('A1', 'a')] });
    const regions = [...Array.from({ length: 100 }, (_, index) => region(`B${index}`, 'b')), region('C1', 'nobody')];
    await expect(catalog.replace({ providers: [provider('b')], regions })).rejects.toThrow('FOREIGN KEY');
    expect(await catalog.count()).toEqual({ providers: 1, regions: 1 });
    expect(zones()).toEqual(['A1']);
    await catalog.replace({ providers: [], regions: [] });
    expect(await catalog.count()).toEqual({ providers: 0, regions: 0 });
  });

  it('is never seen half replaced by another process', async () => {
    const { catalog } = database.metadata;
    const other = await database.openAgain();
    await catalog.replace({ providers: [provider('a')], regions: [region('A1', 'a')] });
    const providers = Array.from({ length: 300 }, (_, index) => provider(`b${index}`));
    let isReplaced = false;
    const replacing = catalog.replace({ providers, regions: [] }).then(() => {
      isReplaced = true;
    });
    const seen = new Set<number>();
    while (!isReplaced) seen.add((await other.catalog.count()).providers);
    await replacing;
    seen.delete(1);
    seen.delete(300);
    expect([...seen]).toEqual([]);
    expect(await other.catalog.count()).toEqual({ providers: 300, regions: 0 });
  });
});
