import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { realCatalogFiles, SMALL_CATALOG_FILES, smallCatalog } from '../../test/support/catalogs.ts';
import { parseCatalog } from './catalog.ts';
import { COUNTRY_CODES } from './countries.ts';

describe('the data set of providers', () => {
  const files = realCatalogFiles();
  const catalog = parseCatalog(files);
  const rowsOf = (csv: string) => parse<Record<string, string>>(csv, { columns: true });
  const providers = rowsOf(files.providersCsv);
  const regions = rowsOf(files.regionsCsv);
  const scopes = rowsOf(files.geoScopesCsv);
  const column = (rows: readonly Record<string, string>[], name: string) => rows.map((row) => row[name] ?? '');
  const notIn = (values: readonly string[], allowed: ReadonlySet<string>) =>
    values.filter((value) => !allowed.has(value));
  const duplicates = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);
  const providerIds = new Set(column(providers, 'provider_id'));

  it('gives every provider, zone, scope and region one identity', () => {
    expect(duplicates(column(providers, 'provider_id'))).toEqual([]);
    expect(duplicates(column(regions, 'zone_code'))).toEqual([]);
    expect(duplicates(column(scopes, 'scope_code'))).toEqual([]);
    expect(duplicates([...regions, ...scopes].map((row) => `${row['provider_id']} ${row['region_id']}`))).toEqual([]);
  });

  it('names only providers that it describes, and describes none without a region or a scope', () => {
    const used = [...column(regions, 'provider_id'), ...column(scopes, 'provider_id')];
    expect(notIn(used, providerIds)).toEqual([]);
    expect(notIn([...providerIds], new Set(used))).toEqual([]);
  });

  it('spells every country as ISO 3166-1 does', () => {
    const orUnknown = new Set([...COUNTRY_CODES, 'unknown']);
    expect(COUNTRY_CODES.size).toBe(249);
    expect(notIn(column(regions, 'country'), COUNTRY_CODES)).toEqual([]);
    expect(notIn(column(providers, 'operator_country'), orUnknown)).toEqual([]);
    expect(notIn(column(providers, 'parent_country'), orUnknown)).toEqual([]);
    for (const members of catalog.groups.values()) expect(notIn([...members], COUNTRY_CODES)).toEqual([]);
  });

  it('spells every zone code as country, city, provider and number', () => {
    const providerOfCode = new Map<string, string>();
    for (const { zone_code: code = '', country, provider_id: providerId = '' } of regions) {
      const [, inCountry, provider = ''] = /^([A-Z]{2})-[A-Z0-9]{3}-([A-Z]{4})-[1-9]\d*$/.exec(code) ?? [];
      expect(inCountry, code).toBe(country);
      expect(providerOfCode.get(provider) ?? providerId, `${provider} stands for one provider`).toBe(providerId);
      providerOfCode.set(provider, providerId);
    }
  });

  it('keeps an unknown city, the code XXX and unknown coordinates together', () => {
    for (const { zone_code: code = '', city, latitude, longitude } of regions) {
      const isUnknown = code.includes('-XXX-');
      expect(
        [city, latitude, longitude].map((value) => value === 'unknown'),
        code,
      ).toEqual([isUnknown, isUnknown, isUnknown]);
      if (isUnknown) continue;
      expect(Math.abs(Number(latitude)), code).toBeLessThanOrEqual(90);
      expect(Math.abs(Number(longitude)), code).toBeLessThanOrEqual(180);
    }
  });

  it('gives endpoints as host names or templates of them', () => {
    const host = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;
    const endpoints = [...column(regions, 'endpoint'), ...column(scopes, 'endpoint')];
    const odd = endpoints.filter((text) => text !== 'unknown' && !host.test(text.replaceAll(/\{[a-z_]+\}/g, 'x')));
    expect(odd).toEqual([]);
  });

  it('derives the exposure to US law from operator and parent', () => {
    for (const row of providers) {
      const isReached = row['operator_country'] === 'US' || row['parent_country'] === 'US';
      expect(row['us_cloud_act_exposure'] === 'yes', row['provider_id']).toBe(isReached);
    }
  });

  it.each([
    ['EU', 27],
    ['EEA', 30],
    ['EFTA', 4],
    ['FIVE-EYES', 5],
    ['FOURTEEN-EYES', 14],
    ['NATO', 32],
    ['G7', 7],
  ])('has the group %s with %d full members', (name, size) => {
    expect(catalog.group(name)?.size).toBe(size);
  });

  it('can be resolved by every name that it holds', () => {
    for (const { zoneCode, country } of catalog.regions) {
      expect(catalog.resolvePlaceTerm(zoneCode)).toMatchObject({ kind: 'zone', countries: new Set([country]) });
      expect(catalog.resolvePlaceTerm(country)?.kind).toBe('country');
    }
    for (const name of catalog.groups.keys()) expect(catalog.resolvePlaceTerm(name)?.countries.size).toBeGreaterThan(0);
  });

  it('takes no group for a country but the one of the same extent', () => {
    const shadowed = [...catalog.groups].filter(([name]) => COUNTRY_CODES.has(name));
    expect(shadowed).toEqual([['US', new Set(['US'])]]);
  });

  it('keeps what it says for people: features, sources, coordinates and who says what a group is', () => {
    expect(catalog.provider('aws')?.details).toMatchObject({
      homepage: 'https://aws.amazon.com/s3/',
      ultimateParent: 'Amazon.com, Inc.',
      usCloudActExposure: 'yes',
      objectLock: 'yes',
      asOf: '2026-08',
      confidence: 'medium',
    });
    expect(catalog.zone('US-QAS-AMZN-1')).toMatchObject({ latitude: 39.04, longitude: -77.49, availabilityZones: 6 });
    const unplaced = regions.filter((row) => row['latitude'] === 'unknown');
    expect(unplaced.length).toBeGreaterThan(0);
    for (const row of unplaced)
      expect(catalog.zone(row['zone_code'] ?? '')).toMatchObject({ latitude: undefined, longitude: undefined });
    expect(catalog.jurisdictions.map(({ code }) => code)).toEqual([...catalog.groups.keys()]);
    expect(catalog.jurisdictions.find(({ code }) => code === 'BRICS')).toMatchObject({ disputed: ['SA'] });
    for (const { definition, source } of catalog.jurisdictions) expect([definition, source]).not.toContain(undefined);
  });

  it('lets no city that was picked for maps decide anything', () => {
    expect(catalog.zone('US-QAS-AMZN-1')?.isCityCertain).toBe(false);
    expect(catalog.resolvePlaceTerm('us-qas')?.zones.has('US-QAS-AMZN-1') ?? false).toBe(false);
    expect(catalog.resolvePlaceTerm('de-fra')?.zones.has('DE-FRA-AMZN-1')).toBe(true);
  });
});

describe('Catalog', () => {
  const catalog = smallCatalog();

  it('finds providers, zones and groups', () => {
    expect(catalog.provider('acme')).toMatchObject({
      providerId: 'acme',
      name: 'Acme Storage',
      operatorLegalEntity: 'Acme Oy',
      operatorCountry: 'FI',
      parentCountry: 'FI',
      certifications: ['ISO27001', 'SOC2'],
    });
    expect(catalog.provider('nobody')).toBeUndefined();
    expect(catalog.zone('fi-oul-acme-1')).toMatchObject({ city: 'Oulu', endpoint: undefined, isCityCertain: true });
    expect(catalog.zone('FI-OUL-ACME-2')).toBeUndefined();
    expect(catalog.group('eu')).toEqual(new Set(['DE', 'FI', 'SE']));
    expect(catalog.group('nordics')).toEqual(new Set(['FI', 'SE']));
    expect(catalog.group('nowhere')).toBeUndefined();
  });

  it('takes "unknown" for not known, never for a value', () => {
    expect(catalog.provider('hooli')).toMatchObject({
      operatorLegalEntity: undefined,
      operatorCountry: undefined,
      parentCountry: undefined,
      certifications: [],
    });
    expect(catalog.zone('DE-XXX-UMBR-1')).toMatchObject({ city: undefined, isCityCertain: false });
  });

  it.each([
    ['fi', { kind: 'country', name: 'FI', countries: new Set(['FI']) }],
    [' Fi ', { kind: 'country', name: 'FI', countries: new Set(['FI']) }],
    ['AQ', { kind: 'country', name: 'AQ', countries: new Set(['AQ']) }],
    ['eu', { kind: 'group', name: 'EU', countries: new Set(['DE', 'FI', 'SE']) }],
    ['de-fra', { kind: 'zone', name: 'DE-FRA', countries: new Set(['DE']), zones: new Set(['DE-FRA-GLOB-1']) }],
    [
      'de-fra-glob-1',
      { kind: 'zone', name: 'DE-FRA-GLOB-1', zones: new Set(['DE-FRA-GLOB-1']), doubtfulZones: new Set() },
    ],
    ['de-muc-hool-1', { kind: 'zone', name: 'DE-MUC-HOOL-1', zones: new Set(['DE-MUC-HOOL-1']) }],
  ])('resolves %j', (text, expected) => {
    expect(catalog.resolvePlaceTerm(text)).toMatchObject(expected);
  });

  it('counts the regions of a country whose city is not certain as doubtful for each of its cities', () => {
    expect(catalog.resolvePlaceTerm('DE-FRA')?.doubtfulZones).toEqual(new Set(['DE-MUC-HOOL-1', 'DE-XXX-UMBR-1']));
    expect(catalog.resolvePlaceTerm('FI-HEL')?.doubtfulZones).toEqual(new Set());
  });

  it.each([
    '',
    ' ',
    'XX',
    'UK',
    'us-east',
    'DE-FR',
    'DE-XXX',
    'DE-MUC',
    'US-QAS',
    'DE-FRA-GLOB',
    'DE-FRA-GLOB-2',
    'ﬁ',
    'constructor',
  ])('does not know %j', (text) => {
    expect(catalog.resolvePlaceTerm(text)).toBeUndefined();
  });

  it('does not count partners of a group as members', () => {
    expect(catalog.resolvePlaceTerm('EU')?.countries.has('NO')).toBe(false);
  });
});

describe('parseCatalog', () => {
  const { providersCsv, regionsCsv, geoScopesCsv } = SMALL_CATALOG_FILES;
  const groups = (value: unknown) => ({ jurisdictionsJson: JSON.stringify(value) });

  it.each([
    ['CSV with a broken quote', { providersCsv: 'a,b\n"x,y' }, 'providers.csv of the provider catalog: it is no CSV'],
    ['a row with too few fields', { regionsCsv: 'a,b\n1' }, 'regions.csv of the provider catalog: it is no CSV'],
    ['JSON that ends early', { jurisdictionsJson: '{' }, 'jurisdictions.json of the provider catalog: it is no JSON'],
    ['JSON without groups', groups({}), 'groups is no object'],
    ['JSON that is null', groups(null), 'groups is no object'],
    ['groups that are null', groups({ groups: null }), 'groups is no object'],
    ['a group without members', groups({ groups: { EU: {} } }), 'group EU has no list of members'],
    [
      'a group with a made-up member',
      groups({ groups: { EU: { members: ['EL'] } } }),
      'EL is no ISO 3166-1 alpha-2 code',
    ],
    ['a provider twice', { providersCsv: `${providersCsv}acme,A,A,FI,FI,x\n` }, 'acme is there twice'],
    ['a provider without a name', { providersCsv: providersCsv.replace('Hooli', '') }, 'a row has no name'],
    [
      'a provider in no country',
      { providersCsv: providersCsv.replace('SE', 'SX2') },
      'SX2 is no ISO 3166-1 alpha-2 code',
    ],
    [
      'a zone twice',
      { regionsCsv: regionsCsv.replace('FI-OUL-ACME-1', 'FI-HEL-ACME-1') },
      'FI-HEL-ACME-1 is there twice',
    ],
    [
      'a zone of another country',
      { regionsCsv: regionsCsv.replace('hel,FI', 'hel,SE') },
      'zone code FI-HEL-ACME-1 is none of SE',
    ],
    [
      'a zone code of another shape',
      { regionsCsv: regionsCsv.replace('FI-HEL-ACME-1', 'FI-HEL') },
      'zone code FI-HEL is none of FI',
    ],
    [
      'a region of a made-up provider',
      { regionsCsv: regionsCsv.replaceAll(',acme,', ',acne,') },
      'provider acne is not in providers.csv',
    ],
    [
      'a scope of a made-up provider',
      { geoScopesCsv: geoScopesCsv.replace('globex,', 'glob,') },
      'provider glob is not in providers.csv',
    ],
  ])('refuses %s, naming it', (_title, files, message) => {
    const parseBroken = () => parseCatalog({ ...SMALL_CATALOG_FILES, ...files });
    expect(parseBroken).toThrow(expect.objectContaining({ code: 'MalformedCatalog' }));
    expect(parseBroken).toThrow(message);
  });

  it('needs no column of certifications or notes', () => {
    const catalog = parseCatalog({
      providersCsv: 'provider_id,name\nacme,Acme\n',
      regionsCsv: 'zone_code,provider_id,region_id,country,city\nFI-HEL-ACME-1,acme,hel,FI,Helsinki\n',
      geoScopesCsv: '',
      jurisdictionsJson: '{"groups":{}}',
    });
    expect(catalog.zone('FI-HEL-ACME-1')).toMatchObject({ isCityCertain: true, endpoint: undefined });
    expect(catalog.provider('acme')).toMatchObject({ operatorCountry: undefined, certifications: [] });
  });
});
