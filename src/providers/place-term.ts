import type { BackendPlace } from '../domain/backend.ts';
import type { CatalogContent, ProviderRegion } from './catalog-content.ts';
import { COUNTRY_CODES } from './countries.ts';

/** What a word of a residency rule means. */
export interface PlaceTerm {
  /** A zone is either one region (`DE-FRA-AMZN-1`) or every region of a city (`DE-FRA`). */
  readonly kind: 'country' | 'zone' | 'group';
  /** The term in its canonical spelling. */
  readonly name: string;
  /** Every country that the term covers: for a zone, the one it lies in. */
  readonly countries: ReadonlySet<string>;
  /** For a zone, the zone codes that are certainly in it; empty for countries and groups. */
  readonly zones: ReadonlySet<string>;
  /** For a city, the zone codes of its country whose true city is not known, so that they may be in it. */
  readonly doubtfulZones: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** True when the place is certainly inside the term. What is not known is never inside. */
export function isInside(place: BackendPlace, term: PlaceTerm): boolean {
  if (term.kind === 'zone') return place.zoneCode !== undefined && term.zones.has(place.zoneCode);
  return place.country !== undefined && term.countries.has(place.country);
}

/**
 * True when the place is certainly outside the term. This is not the opposite of `isInside`: a place that is not known
 * well enough is neither, so it satisfies no rule that needs one of the two.
 */
export function isOutside(place: BackendPlace, term: PlaceTerm): boolean {
  if (place.country === undefined) return false;
  if (!term.countries.has(place.country)) return true;
  if (term.kind !== 'zone' || place.zoneCode === undefined) return false;
  return !term.zones.has(place.zoneCode) && !term.doubtfulZones.has(place.zoneCode);
}

/** Every term that a catalog knows. Later ones win where names are the same: a country over a group called like it. */
export function allTerms({ regions, groups }: Pick<CatalogContent, 'regions' | 'groups'>): PlaceTerm[] {
  return [
    ...[...groups].map(([name, members]) => area('group', name, members)),
    ...cityTerms(regions),
    ...regions.map((region) => zoneTerm(region.zoneCode, region.country, [region.zoneCode])),
    ...[...COUNTRY_CODES].map((country) => area('country', country, new Set([country]))),
  ];
}

function cityTerms(regions: readonly ProviderRegion[]): PlaceTerm[] {
  const certain = regions.filter((region) => region.isCityCertain);
  const cities = Map.groupBy(certain, (region) => region.zoneCode.split('-', 2).join('-'));
  const doubtful = Map.groupBy(
    regions.filter((region) => !region.isCityCertain),
    (region) => region.country,
  );
  return [...cities].map(([name, inCity]) => {
    const country = name.slice(0, 2);
    const term = zoneTerm(
      name,
      country,
      inCity.map((region) => region.zoneCode),
    );
    return { ...term, doubtfulZones: new Set(doubtful.get(country)?.map((region) => region.zoneCode)) };
  });
}

function zoneTerm(name: string, country: string, zones: readonly string[]): PlaceTerm {
  return { kind: 'zone', name, countries: new Set([country]), zones: new Set(zones), doubtfulZones: NONE };
}

function area(kind: 'country' | 'group', name: string, countries: ReadonlySet<string>): PlaceTerm {
  return { kind, name, countries, zones: NONE, doubtfulZones: NONE };
}
