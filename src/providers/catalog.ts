import { parse } from 'csv-parse/sync';
import { AppError } from '../base/app-error.ts';

/** Who runs a storage service, and under whose law. */
export interface Provider {
  readonly providerId: string;
  readonly name: string;
  readonly operatorLegalEntity: string | undefined;
  /** ISO 3166-1 alpha-2; undefined when the source did not say. */
  readonly operatorCountry: string | undefined;
  readonly parentCountry: string | undefined;
  /** Only what a source showed: an empty list means not known, not "none". */
  readonly certifications: readonly string[];
}

/** A region that lies in one country. */
export interface ProviderRegion {
  /** `CC-CITY-PROV-N`, such as `FI-HEL-UPCL-1`. */
  readonly zoneCode: string;
  readonly providerId: string;
  readonly regionId: string;
  readonly country: string;
  readonly city: string | undefined;
  readonly endpoint: string | undefined;
}

/** What a word of a residency rule means. */
export interface PlaceTerm {
  readonly kind: 'country' | 'zone' | 'group';
  /** The term in its canonical spelling. */
  readonly name: string;
  /** Every country that the term covers: for a zone, the one it lies in. */
  readonly countries: ReadonlySet<string>;
}

/** The files of the catalog, as text. */
export interface CatalogFiles {
  readonly providersCsv: string;
  readonly regionsCsv: string;
  readonly geoScopesCsv: string;
  readonly jurisdictionsJson: string;
}

const UNKNOWN = 'unknown';
const COUNTRY = /^[A-Z]{2}$/;

/** The provider catalog: who runs what, where, and which countries a name stands for. */
export class Catalog {
  readonly providers: readonly Provider[];
  readonly regions: readonly ProviderRegion[];
  /** Group name in upper case to its countries. */
  readonly groups: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #providerById: ReadonlyMap<string, Provider>;
  readonly #regionByZone: ReadonlyMap<string, ProviderRegion>;
  readonly #countries: ReadonlySet<string>;

  constructor(content: Pick<Catalog, 'providers' | 'regions' | 'groups'>) {
    this.providers = content.providers;
    this.regions = content.regions;
    this.groups = content.groups;
    this.#providerById = new Map(content.providers.map((provider) => [provider.providerId, provider]));
    this.#regionByZone = new Map(content.regions.map((region) => [region.zoneCode, region]));
    this.#countries = new Set([
      ...content.regions.map((region) => region.country),
      ...[...content.groups.values()].flatMap((members) => [...members]),
    ]);
  }

  provider(providerId: string): Provider | undefined {
    return this.#providerById.get(providerId);
  }

  zone(zoneCode: string): ProviderRegion | undefined {
    return this.#regionByZone.get(zoneCode.toUpperCase());
  }

  /**
   * What a country, zone code or group name means, whatever its case; undefined for anything else. A zone code of the
   * short form `CC-CITY` stands for its city's country only when some region of the catalog has it.
   */
  resolvePlaceTerm(term: string): PlaceTerm | undefined {
    const name = term.trim().toUpperCase();
    const group = this.groups.get(name);
    if (group) return { kind: 'group', name, countries: group };
    if (COUNTRY.test(name) && this.#countries.has(name)) return { kind: 'country', name, countries: new Set([name]) };
    const isZone = this.regions.some((region) => region.zoneCode === name || region.zoneCode.startsWith(`${name}-`));
    const country = name.slice(0, 2);
    return isZone && name.includes('-') ? { kind: 'zone', name, countries: new Set([country]) } : undefined;
  }
}

/** Reads the catalog. Throws `MalformedCatalog` naming the file. */
export function parseCatalog(files: CatalogFiles): Catalog {
  const providers = rows(files.providersCsv, 'providers.csv').map((row) => ({
    providerId: need(row, 'provider_id', 'providers.csv'),
    name: need(row, 'name', 'providers.csv'),
    operatorLegalEntity: known(row['operator_legal_entity']),
    operatorCountry: known(row['operator_country']),
    parentCountry: known(row['parent_country']),
    certifications: known(row['certifications'])?.split(';') ?? [],
  }));
  const regions = rows(files.regionsCsv, 'regions.csv').map((row) => ({
    zoneCode: need(row, 'zone_code', 'regions.csv'),
    providerId: need(row, 'provider_id', 'regions.csv'),
    regionId: need(row, 'region_id', 'regions.csv'),
    country: need(row, 'country', 'regions.csv'),
    city: known(row['city']),
    endpoint: known(row['endpoint']),
  }));
  rows(files.geoScopesCsv, 'geo_scopes.csv');
  return new Catalog({ providers, regions, groups: readGroups(files.jurisdictionsJson) });
}

function rows(csv: string, file: string): Record<string, string>[] {
  try {
    return parse(csv, { columns: true, skip_empty_lines: true }) as Record<string, string>[];
  } catch (error) {
    throw new AppError('MalformedCatalog', `${file} cannot be read`, { cause: error });
  }
}

function readGroups(json: string): Map<string, ReadonlySet<string>> {
  const { groups } = JSON.parse(json) as { groups: Record<string, { members: readonly string[] }> };
  return new Map(Object.entries(groups).map(([name, group]) => [name.toUpperCase(), new Set(group.members)]));
}

function need(row: Record<string, string>, column: string, file: string): string {
  const value = row[column];
  if (!value) throw new AppError('MalformedCatalog', `${file} has a row without ${column}`);
  return value;
}

function known(value: string | undefined): string | undefined {
  return value === undefined || value === '' || value === UNKNOWN ? undefined : value;
}
