import { describe, expect, it } from 'vitest';
import {
  filterProviders,
  filtersFromQuery,
  NO_FILTERS,
  type ProviderFilters,
  queryFromFilters,
} from './provider-filters.ts';

const region = (zone: string, city: string) => ({
  zone_code: zone,
  region_id: zone.slice(3, 6).toLowerCase(),
  country: zone.slice(0, 2),
  city,
});
type Law = readonly [operator: string, parent: string];
const provider = (id: string, [operator, parent]: Law, reached: string[], zones: [string, string][]) => ({
  provider_id: id,
  name: `${id} Storage`,
  operator_country: operator,
  parent_country: parent,
  operator_legal_entity: `${id} Ltd`,
  ultimate_parent: null,
  certifications: id === 'nordic' ? ['ISO27001', 'C5'] : [],
  object_lock: id === 'nordic' ? 'yes' : 'unknown',
  versioning: id === 'mystery' ? 'no' : 'yes',
  jurisdictions: reached.map((code) => ({ code })),
  regions: zones.map(([zone, city]) => region(zone, city)),
});
const PROVIDERS = [
  provider(
    'nordic',
    ['FI', 'FI'],
    ['EU'],
    [
      ['FI-HEL-NORD-1', 'Helsinki'],
      ['US-CHI-NORD-1', 'Chicago'],
    ],
  ),
  provider('atlas', ['DE', 'US'], ['EU', 'US'], [['DE-FRA-ATLS-1', 'Frankfurt']]),
  provider('mystery', ['CH', 'unknown'], [], [['CH-ZRH-MYST-1', 'Zurich']]),
  provider('nowhere', ['CH', 'CH'], [], []),
];
const US = new Set(['US']);
const found = (filters: Partial<ProviderFilters>) => {
  const { matches, undecided } = filterProviders(PROVIDERS, { ...NO_FILTERS, ...filters }, US);
  return [matches.map((match) => [match.provider.provider_id, match.regions.length]), undecided];
};

describe('filterProviders', () => {
  it.each<[string, Partial<ProviderFilters>, [string, number][], number]>([
    [
      'shows all when nothing is asked',
      {},
      [
        ['nordic', 2],
        ['atlas', 1],
        ['mystery', 1],
        ['nowhere', 0],
      ],
      0,
    ],
    ['leaves the regions of a country', { country: 'FI' }, [['nordic', 1]], 0],
    [
      'goes by the operator',
      { operator: 'CH' },
      [
        ['mystery', 1],
        ['nowhere', 0],
      ],
      0,
    ],
    ['goes by the parent', { parent: 'US' }, [['atlas', 1]], 0],
    ['goes by a certification', { certification: 'C5' }, [['nordic', 2]], 0],
    ['takes only a yes for object lock', { hasObjectLock: true }, [['nordic', 2]], 0],
    [
      'takes only a yes for versioning',
      { hasVersioning: true },
      [
        ['nordic', 2],
        ['atlas', 1],
        ['nowhere', 0],
      ],
      0,
    ],
    ['finds a city, whatever its case', { text: 'fRANK' }, [['atlas', 1]], 0],
    ['finds a legal entity and keeps all its regions', { text: 'nordic ltd' }, [['nordic', 2]], 0],
    ['wants every word', { text: 'nordic chicago' }, [['nordic', 1]], 0],
    ['wants what is asked together in one region', { text: 'chicago', country: 'FI' }, [], 0],
  ])('%s', (_title, filters, expected, undecided) => {
    expect(found(filters)).toEqual([expected, undecided]);
  });

  it('keeps outside a jurisdiction what it reaches by operator, parent or place, and what is not known', () => {
    expect(found({ outside: 'US' })).toEqual([[['nordic', 1]], 2]);
  });

  it('counts as undecided only what fits in every other way', () => {
    expect(found({ outside: 'US', operator: 'FI' })).toEqual([[['nordic', 1]], 0]);
    expect(found({ outside: 'US', text: 'zurich' })).toEqual([[], 1]);
  });
});

describe('the address of a view', () => {
  it('holds every filter and gives it back', () => {
    const filters: ProviderFilters = {
      text: 'blue & green?',
      country: 'DE',
      operator: 'FI',
      parent: 'SE',
      outside: 'FIVE-EYES',
      certification: 'ISO27001',
      hasObjectLock: true,
      hasVersioning: true,
    };
    expect(filtersFromQuery(new URLSearchParams(queryFromFilters(filters).toString()))).toEqual(filters);
  });

  it('is bare when nothing is asked, and forgives what it does not know', () => {
    expect(queryFromFilters(NO_FILTERS).toString()).toBe('');
    expect(filtersFromQuery(new URLSearchParams('country=de&lock=maybe&colour=red'))).toEqual({
      ...NO_FILTERS,
      country: 'DE',
    });
  });
});
