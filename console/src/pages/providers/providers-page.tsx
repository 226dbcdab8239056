import { type ReactNode, useMemo } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import type { Answer } from '../../api/client.ts';
import { useApi } from '../../api/session.tsx';
import { CopyCurl, CopyText } from '../../components/copy.tsx';
import { humanCount } from '../../components/humanise.ts';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { QueryState } from '../../components/states.tsx';
import { LazyWorldMap } from '../../components/world-map/lazy-world-map.tsx';
import { paths } from '../../shell/paths.ts';
import { membersOf } from './choices.ts';
import { FilterPanel } from './filter-panel.tsx';
import { filterProviders, filtersFromQuery, type ProviderFilters, queryFromFilters } from './provider-filters.ts';
import { ProviderTable } from './provider-table.tsx';
import classes from './providers.module.css';
import { regionShades, regionSpots } from './region-spots.ts';

/** A provider of the catalog. */
type Provider = Answer<'/proxy/providers', 'get'>['providers'][number];
type Jurisdiction = Answer<'/proxy/jurisdictions', 'get'>['jurisdictions'][number];

/** The catalog does not change while the gateway runs. */
const STALE_MS = 3_600_000;

/** Who could store objects, where, and under whose law. */
export function ProvidersPage(): ReactNode {
  const api = useApi();
  const providers = api.useQuery('get', '/proxy/providers', {}, { staleTime: STALE_MS });
  const jurisdictions = api.useQuery('get', '/proxy/jurisdictions', {}, { staleTime: STALE_MS });
  return (
    <Page
      title="Providers"
      note="Who could keep objects, where, and under whose law. A pre-filter, no legal advice: what no source said is left open."
      actions={
        <>
          <CopyText text={window.location.href} label="Copy link to this view" />
          <CopyCurl call={{ method: 'GET', path: '/proxy/providers' }} />
        </>
      }
    >
      <QueryState query={providers}>
        {(known) => (
          <QueryState query={jurisdictions}>
            {(law) => <Catalog providers={known.providers} jurisdictions={law.jurisdictions} />}
          </QueryState>
        )}
      </QueryState>
    </Page>
  );
}

interface CatalogProps {
  readonly providers: readonly Provider[];
  readonly jurisdictions: readonly Jurisdiction[];
}

function Catalog({ providers, jurisdictions }: CatalogProps): ReactNode {
  const [query, setQuery] = useSearchParams();
  const filters = useMemo(() => filtersFromQuery(query), [query]);
  const onFilters = (next: ProviderFilters) => setQuery(queryFromFilters(next), { replace: true });
  const { matches, undecided } = useMemo(
    () => filterProviders(providers, filters, membersOf(filters.outside, jurisdictions)),
    [providers, jurisdictions, filters],
  );
  const regions = useMemo(
    () =>
      matches.flatMap((match) =>
        match.regions.map((region) => ({
          ...region,
          providerName: match.provider.name,
          providerId: match.provider.provider_id,
        })),
      ),
    [matches],
  );
  return (
    <>
      <FilterPanel {...{ providers, jurisdictions, filters, onFilters }} />
      <RegionsMap regions={regions} filters={filters} onFilters={onFilters} />
      <ProviderTable
        matches={matches}
        regionCount={regions.length}
        undecided={undecided}
        jurisdiction={filters.outside}
      />
    </>
  );
}

interface RegionsMapProps {
  readonly regions: readonly (Provider['regions'][number] & {
    readonly providerName: string;
    readonly providerId: string;
  })[];
  readonly filters: ProviderFilters;
  readonly onFilters: (filters: ProviderFilters) => void;
}

function RegionsMap({ regions, filters, onFilters }: RegionsMapProps): ReactNode {
  const [, navigate] = useLocation();
  const shades = useMemo(() => regionShades(regions), [regions]);
  const spots = useMemo(() => regionSpots(regions), [regions]);
  const unplaced = regions.filter(({ latitude }) => latitude === null).length;
  const choose = (id: string) => {
    const [kind, value = ''] = id.split(':');
    if (kind === 'country') return onFilters({ ...filters, country: filters.country === value ? '' : value });
    const here = regions.filter(({ latitude, longitude }) => `${latitude},${longitude}` === value);
    const providers = new Set(here.map(({ providerId }) => providerId));
    const [only] = providers;
    // A spot of one provider leads to it; one of many to what is there.
    if (providers.size === 1 && only !== undefined) return navigate(paths.provider(only));
    return onFilters({ ...filters, text: here[0]?.city ?? '' });
  };
  return (
    <Panel title="Regions" isFlush>
      <LazyWorldMap
        label="Regions of the providers shown"
        valueName="Regions"
        shades={shades}
        markers={spots}
        formatValue={humanCount}
        onChoose={choose}
        chosen={new Set([`country:${filters.country}`])}
      />
      {unplaced > 0 && (
        <p className={classes['note']}>
          {humanCount(unplaced)} regions in cities that are not known are counted in their countries.
        </p>
      )}
    </Panel>
  );
}
