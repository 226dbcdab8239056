import type { ReactNode } from 'react';
import type { Answer } from '../../api/client.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { countryName, humanCount } from '../../components/humanise.ts';
import { Panel } from '../../components/panel.tsx';
import { EmptyState } from '../../components/states.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { paths } from '../../shell/paths.ts';
import type { ProviderMatches } from './provider-filters.ts';
import { FeatureBadge } from './provider-parts.tsx';
import classes from './providers.module.css';

type Provider = Answer<'/proxy/providers', 'get'>['providers'][number];
type Region = Provider['regions'][number];
type Match = ProviderMatches<Provider, Region>['matches'][number];

/** What the filters have left, and what they could not decide. */
export interface ProviderTableProps extends ProviderMatches<Provider, Region> {
  readonly regionCount: number;
  /** The code of the jurisdiction that is avoided; empty when none is. */
  readonly jurisdiction: string;
}

const PAGE_SIZE = 20;
const MOST_COUNTRIES = 2;

/** The providers that fit, with a pager. */
export function ProviderTable({ matches, regionCount, undecided, jurisdiction }: ProviderTableProps): ReactNode {
  return (
    <Panel title={`${counted(matches.length, 'provider')}, ${counted(regionCount, 'region')}`} isFlush>
      {undecided > 0 && (
        <p className={classes['note']}>
          {counted(undecided, 'provider')} left out: the catalog does not know enough to say whether they are outside
          the reach of {jurisdiction}.
        </p>
      )}
      {matches.length === 0 ? (
        <EmptyState title="No provider fits">Take a filter away, or search for fewer words.</EmptyState>
      ) : (
        <DataTable
          label="Providers"
          columns={COLUMNS}
          rows={matches}
          rowKey={({ provider }) => provider.provider_id}
          pageSize={PAGE_SIZE}
        />
      )}
    </Panel>
  );
}

const COLUMNS: readonly Column<Match>[] = [
  {
    name: 'Provider',
    cell: ({ provider }) => (
      <div className={classes['name']}>
        <TextLink to={paths.provider(provider.provider_id)}>{provider.name}</TextLink>
      </div>
    ),
    sortBy: ({ provider }) => provider.name.toLowerCase(),
  },
  {
    name: 'Operator',
    cell: ({ provider }) => countryOrOpen(provider.operator_country),
    sortBy: ({ provider }) => provider.operator_country,
  },
  {
    name: 'Parent',
    cell: ({ provider }) => countryOrOpen(provider.parent_country),
    sortBy: ({ provider }) => provider.parent_country,
  },
  {
    name: 'Regions',
    cell: ({ regions }) => humanCount(regions.length),
    sortBy: ({ regions }) => regions.length,
    isNumber: true,
  },
  {
    name: 'Countries',
    cell: ({ regions }) => <Countries regions={regions} />,
    sortBy: ({ regions }) => countriesOf(regions).length,
  },
  {
    name: 'Object lock',
    cell: ({ provider }) => <FeatureBadge value={provider.object_lock} />,
    sortBy: ({ provider }) => provider.object_lock,
  },
  {
    name: 'Versioning',
    cell: ({ provider }) => <FeatureBadge value={provider.versioning} />,
    sortBy: ({ provider }) => provider.versioning,
  },
  {
    name: 'Certifications',
    cell: ({ provider }) =>
      provider.certifications.length === 0 ? (
        <span className="soft">none found</span>
      ) : (
        provider.certifications.join(', ')
      ),
  },
];

function Countries({ regions }: { readonly regions: readonly Region[] }): ReactNode {
  const names = countriesOf(regions);
  const rest = names.length - MOST_COUNTRIES;
  if (names.length === 0) return <span className="soft">not one country</span>;
  return (
    <span title={names.join(', ')} className={classes['line']}>
      {names.slice(0, MOST_COUNTRIES).join(', ')}
      {rest > 0 && ` and ${rest} more`}
    </span>
  );
}

function countriesOf(regions: readonly Region[]): string[] {
  return [...new Set(regions.map(({ country }) => countryName(country)))].toSorted();
}

function countryOrOpen(country: string): ReactNode {
  return country === 'unknown' ? (
    <span className="soft">not known</span>
  ) : (
    <span className={classes['line']}>{countryName(country)}</span>
  );
}

function counted(count: number, word: string): string {
  return `${humanCount(count)} ${word}${count === 1 ? '' : 's'}`;
}
