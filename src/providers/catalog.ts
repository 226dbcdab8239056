import { parse } from 'csv-parse/sync';
import { AppError } from '../base/app-error.ts';
import type { BackendPlace } from '../domain/backend.ts';
import type { CatalogContent, JurisdictionGroup, Provider, ProviderRegion, YesNoUnknown } from './catalog-content.ts';
import { COUNTRY_CODES } from './countries.ts';
import { allTerms, type PlaceTerm } from './place-term.ts';

/** The files of the catalog, as text. */
export interface CatalogFiles {
  readonly providersCsv: string;
  readonly regionsCsv: string;
  readonly geoScopesCsv: string;
  readonly jurisdictionsJson: string;
}

const UNKNOWN = 'unknown';
/** How the data set marks a city that it picked for maps (data/providers/README.md). */
const REPRESENTATIVE = 'City is representative';
const ZONE_CODE = /^([A-Z]{2})-[A-Z0-9]{3}-[A-Z]{4}-[1-9]\d*$/;
const PRINTABLE_ASCII = /^[\x20-\x7e]+$/;

/** The provider catalog: who runs what, where, and which countries a name stands for. */
export class Catalog implements CatalogContent {
  readonly providers: readonly Provider[];
  readonly regions: readonly ProviderRegion[];
  readonly groups: ReadonlyMap<string, ReadonlySet<string>>;
  readonly jurisdictions: readonly JurisdictionGroup[];
  /** Every place that a backend can be in: each country with no zone stated, then each zone with its provider's facts. */
  readonly places: readonly BackendPlace[];
  readonly #providerById: ReadonlyMap<string, Provider>;
  readonly #regionByZone: ReadonlyMap<string, ProviderRegion>;
  readonly #terms: ReadonlyMap<string, PlaceTerm>;

  constructor(content: CatalogContent) {
    this.providers = content.providers;
    this.regions = content.regions;
    this.groups = content.groups;
    this.jurisdictions = content.jurisdictions;
    this.#providerById = new Map(content.providers.map((provider) => [provider.providerId, provider]));
    this.#regionByZone = new Map(content.regions.map((region) => [region.zoneCode, region]));
    this.#terms = new Map(allTerms(content).map((term) => [term.name, term]));
    this.places = [
      ...[...COUNTRY_CODES].map((country) => ({ country })),
      ...content.regions.map((region) => placeOfRegion(region, this.provider(region.providerId))),
    ];
  }

  provider(providerId: string): Provider | undefined {
    return this.#providerById.get(providerId);
  }

  /** The region of a zone code, whatever its case. */
  zone(zoneCode: string): ProviderRegion | undefined {
    return this.#regionByZone.get(zoneCode.toUpperCase());
  }

  /** The full members of a group, whatever the case of its name. */
  group(name: string): ReadonlySet<string> | undefined {
    return this.groups.get(name.toUpperCase());
  }

  /**
   * What a country, zone code, city (`CC-CITY`) or group name means, whatever its case; undefined for anything else. A
   * two-letter ISO code is always that country. A city is known when the catalog has a region that is certainly in it.
   */
  resolvePlaceTerm(term: string): PlaceTerm | undefined {
    const name = term.trim();
    // Upper case would turn some other letters into ASCII ones: the ligature U+FB01 becomes FI.
    return PRINTABLE_ASCII.test(name) ? this.#terms.get(name.toUpperCase()) : undefined;
  }
}

/** The facts of a region, as a backend there would have them; what is not known is left out. */
export function placeOfRegion(region: ProviderRegion, provider: Provider | undefined): BackendPlace {
  return {
    zoneCode: region.zoneCode,
    country: region.country,
    providerId: region.providerId,
    ...(provider && lawOf(provider)),
  };
}

/** The facts of a provider, as every backend of its has them; what is not known is left out. */
export function lawOf({ providerId, operatorCountry, parentCountry }: Provider): BackendPlace {
  return {
    providerId,
    ...(operatorCountry === undefined ? {} : { operatorCountry }),
    ...(parentCountry === undefined ? {} : { parentCountry }),
  };
}

/**
 * Reads the catalog. Throws `MalformedCatalog`, naming the file and the value, for anything that policy could not rest on:
 * a country that does not exist, a zone code of another country, an identity given twice, a provider that is not there.
 */
export function parseCatalog(files: CatalogFiles): Catalog {
  const providers = rows(files.providersCsv, 'providers.csv').map(readProvider);
  const regions = rows(files.regionsCsv, 'regions.csv').map(readRegion);
  const providerIds = unique(
    providers.map((provider) => provider.providerId),
    'providers.csv',
  );
  unique(
    regions.map((region) => region.zoneCode),
    'regions.csv',
  );
  for (const region of regions) assertProvider(region.providerId, providerIds, 'regions.csv');
  // Placements that are not one country are checked, and not offered as places: policy needs one country (ADR-0003).
  for (const row of rows(files.geoScopesCsv, 'geo_scopes.csv'))
    assertProvider(need(row, 'provider_id', 'geo_scopes.csv'), providerIds, 'geo_scopes.csv');
  const jurisdictions = readGroups(files.jurisdictionsJson);
  const groups = new Map(jurisdictions.map(({ code, members }) => [code, new Set(members)]));
  return new Catalog({ providers, regions, groups, jurisdictions });
}

type Row = Readonly<Record<string, string>>;

function readProvider(row: Row): Provider {
  const file = 'providers.csv';
  return {
    providerId: need(row, 'provider_id', file),
    name: need(row, 'name', file),
    operatorLegalEntity: known(row['operator_legal_entity']),
    operatorCountry: knownCountry(row['operator_country'], file),
    parentCountry: knownCountry(row['parent_country'], file),
    certifications: known(row['certifications'])?.split(';') ?? [],
    details: {
      homepage: known(row['homepage']),
      ultimateParent: known(row['ultimate_parent']),
      usCloudActExposure: yesNo(row['us_cloud_act_exposure']),
      objectLock: yesNo(row['object_lock']),
      versioning: yesNo(row['versioning']),
      virtualHostStyle: yesNo(row['virtual_host_style']),
      conditionalWrites: yesNo(row['conditional_writes']),
      defaultRegion: known(row['default_region']),
      source: known(row['source']),
      asOf: known(row['as_of']),
      confidence: known(row['confidence']),
      notes: known(row['notes']),
    },
  };
}

function readRegion(row: Row): ProviderRegion {
  const file = 'regions.csv';
  const zoneCode = need(row, 'zone_code', file);
  const country = assertCountry(need(row, 'country', file), file);
  if (ZONE_CODE.exec(zoneCode)?.[1] !== country) throw malformed(file, `zone code ${zoneCode} is none of ${country}`);
  const city = known(row['city']);
  const latitude = knownNumber(row['latitude'], file);
  const longitude = knownNumber(row['longitude'], file);
  const isPlaced = latitude !== undefined && longitude !== undefined;
  return {
    zoneCode,
    providerId: need(row, 'provider_id', file),
    regionId: need(row, 'region_id', file),
    country,
    city,
    isCityCertain: city !== undefined && !row['notes']?.includes(REPRESENTATIVE),
    endpoint: known(row['endpoint']),
    availabilityZones: knownNumber(row['availability_zones'], file),
    latitude: isPlaced ? latitude : undefined,
    longitude: isPlaced ? longitude : undefined,
  };
}

function readGroups(json: string): JurisdictionGroup[] {
  const file = 'jurisdictions.json';
  const groups = fieldOf(parseJson(json, file), 'groups');
  if (typeof groups !== 'object' || groups === null) throw malformed(file, 'groups is no object');
  return Object.entries(groups).map(([name, group]) => {
    const countries = (field: string): string[] => {
      const listed = fieldOf(group, field) ?? [];
      if (!Array.isArray(listed)) throw malformed(file, `group ${name} has no list of ${field}`);
      return listed.map((member) => assertCountry(String(member), file));
    };
    if (fieldOf(group, 'members') === undefined) throw malformed(file, `group ${name} has no list of members`);
    return {
      code: name.toUpperCase(),
      members: countries('members'),
      associates: countries('associates'),
      partners: countries('partners'),
      disputed: countries('disputed'),
      definition: textOf(group, 'definition'),
      source: textOf(group, 'source'),
      isSourceRead: fieldOf(group, 'source_read') === true,
      asOf: textOf(group, 'as_of'),
      note: textOf(group, 'note'),
    };
  });
}

function textOf(value: unknown, name: string): string | undefined {
  const text = fieldOf(value, name);
  return typeof text === 'string' ? known(text) : undefined;
}

function rows(csv: string, file: string): Row[] {
  try {
    return parse<Row>(csv, { columns: true, skip_empty_lines: true });
  } catch (error) {
    throw malformed(file, 'it is no CSV with a header', error);
  }
}

function parseJson(json: string, file: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw malformed(file, 'it is no JSON', error);
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function unique(ids: readonly string[], file: string): ReadonlySet<string> {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) throw malformed(file, `${id} is there twice`);
    seen.add(id);
  }
  return seen;
}

function assertProvider(providerId: string, providerIds: ReadonlySet<string>, file: string): void {
  if (!providerIds.has(providerId)) throw malformed(file, `provider ${providerId} is not in providers.csv`);
}

function assertCountry(code: string, file: string): string {
  if (!COUNTRY_CODES.has(code)) throw malformed(file, `${code} is no ISO 3166-1 alpha-2 code`);
  return code;
}

function knownCountry(value: string | undefined, file: string): string | undefined {
  const country = known(value);
  return country === undefined ? undefined : assertCountry(country, file);
}

function need(row: Row, column: string, file: string): string {
  const value = row[column];
  if (!value) throw malformed(file, `a row has no ${column}`);
  return value;
}

function known(value: string | undefined): string | undefined {
  return value === undefined || value === '' || value === UNKNOWN ? undefined : value;
}

function knownNumber(value: string | undefined, file: string): number | undefined {
  const text = known(value);
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isFinite(number)) throw malformed(file, `${text} is no number`);
  return number;
}

function yesNo(value: string | undefined): YesNoUnknown {
  return value === 'yes' || value === 'no' ? value : UNKNOWN;
}

function malformed(file: string, what: string, cause?: unknown): AppError {
  return new AppError('MalformedCatalog', `${file} of the provider catalog: ${what}`, { cause });
}
