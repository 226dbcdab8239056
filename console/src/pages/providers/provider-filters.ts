/** A region of the catalog, as far as it is filtered by. */
export interface FilteredRegion {
  readonly zone_code: string;
  readonly region_id: string;
  readonly country: string;
  readonly city: string;
}

/** A provider of the catalog, as far as it is filtered by. */
export interface FilteredProvider<Region extends FilteredRegion> {
  readonly provider_id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2, or `unknown`. */
  readonly operator_country: string;
  readonly parent_country: string;
  readonly operator_legal_entity: string | null;
  readonly ultimate_parent: string | null;
  readonly certifications: readonly string[];
  readonly object_lock: string;
  readonly versioning: string;
  readonly jurisdictions: readonly { readonly code: string }[];
  readonly regions: readonly Region[];
}

/** What is asked of the catalog. Empty words ask for nothing. */
export interface ProviderFilters {
  /** Words that all occur in names, ids, cities or legal entities. */
  readonly text: string;
  /** ISO 3166-1 alpha-2: a region is there. */
  readonly country: string;
  readonly operator: string;
  readonly parent: string;
  /** The code of a jurisdiction that must not reach operator, parent or region. */
  readonly outside: string;
  readonly certification: string;
  readonly hasObjectLock: boolean;
  readonly hasVersioning: boolean;
}

/** Asks for nothing. */
export const NO_FILTERS: ProviderFilters = {
  text: '',
  country: '',
  operator: '',
  parent: '',
  outside: '',
  certification: '',
  hasObjectLock: false,
  hasVersioning: false,
};

/** What the catalog has that fits. */
export interface ProviderMatches<Provider, Region> {
  readonly matches: readonly { readonly provider: Provider; readonly regions: readonly Region[] }[];
  /** How many would fit, were it known that they are outside the jurisdiction. */
  readonly undecided: number;
}

const UNKNOWN = 'unknown';
const YES = 'yes';

/** Reads filters from the query of an address. What it does not know it leaves alone. */
export function filtersFromQuery(query: URLSearchParams): ProviderFilters {
  const word = (name: string) => (query.get(name) ?? '').trim();
  return {
    text: query.get('q') ?? '',
    country: word('country').toUpperCase(),
    operator: word('operator').toUpperCase(),
    parent: word('parent').toUpperCase(),
    outside: word('outside').toUpperCase(),
    certification: word('certification'),
    hasObjectLock: word('lock') === YES,
    hasVersioning: word('versioning') === YES,
  };
}

/** The query of the address that shows what these filters show; nothing stands for a filter that asks for nothing. */
export function queryFromFilters(filters: ProviderFilters): URLSearchParams {
  const words = {
    q: filters.text,
    country: filters.country,
    operator: filters.operator,
    parent: filters.parent,
    outside: filters.outside,
    certification: filters.certification,
    lock: filters.hasObjectLock ? YES : '',
    versioning: filters.hasVersioning ? YES : '',
  };
  return new URLSearchParams(Object.entries(words).filter(([, value]) => value !== ''));
}

/**
 * What fits the filters. `members` are the countries of the jurisdiction that is to be avoided. Whom it reaches the gateway
 * says (`jurisdictions`); a region in one of its countries is reached too. Where operator, parent or regions are not known
 * nothing can be promised: those providers are counted as undecided and left out.
 */
export function filterProviders<Region extends FilteredRegion, Provider extends FilteredProvider<Region>>(
  providers: readonly (Provider & FilteredProvider<Region>)[],
  filters: ProviderFilters,
  members: ReadonlySet<string>,
): ProviderMatches<Provider, Region> {
  const matches: { provider: Provider; regions: readonly Region[] }[] = [];
  let undecided = 0;
  for (const provider of providers) {
    if (!hasFeatures(provider, filters)) continue;
    const regions = regionsThatFit(provider, filters);
    if (!regions) continue;
    if (filters.outside === '') {
      matches.push({ provider, regions });
      continue;
    }
    const reach = reachOf(provider, filters.outside);
    const outside = regions.filter(({ country }) => !members.has(country));
    if (reach === 'outside' && outside.length > 0) matches.push({ provider, regions: outside });
    else if (reach === 'unknown' || (reach === 'outside' && regions.length === 0)) undecided += 1;
  }
  return { matches, undecided };
}

function hasFeatures(provider: FilteredProvider<FilteredRegion>, filters: ProviderFilters): boolean {
  return (
    (filters.operator === '' || provider.operator_country === filters.operator) &&
    (filters.parent === '' || provider.parent_country === filters.parent) &&
    (filters.certification === '' || provider.certifications.includes(filters.certification)) &&
    (!filters.hasObjectLock || provider.object_lock === YES) &&
    (!filters.hasVersioning || provider.versioning === YES)
  );
}

/** The regions that country and words leave; undefined when the provider itself does not fit. */
function regionsThatFit<Region extends FilteredRegion>(
  provider: FilteredProvider<Region>,
  { country, text }: ProviderFilters,
): readonly Region[] | undefined {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const own = [provider.name, provider.provider_id, provider.operator_legal_entity, provider.ultimate_parent];
  const left = words.filter((word) => !own.join('\n').toLowerCase().includes(word));
  const regions = provider.regions.filter((region) => {
    const about = `${region.zone_code}\n${region.region_id}\n${region.city}`.toLowerCase();
    return (country === '' || region.country === country) && left.every((word) => about.includes(word));
  });
  const needsRegion = country !== '' || left.length > 0;
  return regions.length === 0 && needsRegion ? undefined : regions;
}

function reachOf(provider: FilteredProvider<FilteredRegion>, jurisdiction: string): 'reached' | 'outside' | 'unknown' {
  if (provider.jurisdictions.some(({ code }) => code === jurisdiction)) return 'reached';
  return [provider.operator_country, provider.parent_country].includes(UNKNOWN) ? 'unknown' : 'outside';
}
