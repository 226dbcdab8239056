import { type ReactNode, useMemo } from 'react';
import type { Answer } from '../../api/client.ts';
import { useApi } from '../../api/session.tsx';
import { CopyCurl } from '../../components/copy.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { countryName, humanCount } from '../../components/humanise.ts';
import { Page } from '../../components/page.tsx';
import { Facts, Grid, Panel } from '../../components/panel.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { LazyWorldMap } from '../../components/world-map/lazy-world-map.tsx';
import { LawPanel } from './law-panel.tsx';
import { ConfidenceBadge, FeatureBadge } from './provider-parts.tsx';
import { regionShades, regionSpots } from './region-spots.ts';

type Provider = Answer<'/proxy/providers', 'get'>['providers'][number];
type Region = Provider['regions'][number];

/** The catalog does not change while the gateway runs. */
const STALE_MS = 3_600_000;
const PAGE_SIZE = 50;

/** One provider: who runs it, under whose law, what it can do, where it has regions, and who says so. */
export function ProviderPage({ providerId }: { readonly providerId: string }): ReactNode {
  const providers = useApi().useQuery('get', '/proxy/providers', {}, { staleTime: STALE_MS });
  const provider = providers.data?.providers.find((each) => each.provider_id === providerId);
  return (
    <Page
      title={provider?.name ?? providerId}
      trail={<TextLink to="/providers">Providers</TextLink>}
      note={
        provider && `${provider.operator_legal_entity ?? 'Operator not known'}, ${lawOf(provider.operator_country)}`
      }
      actions={<CopyCurl call={{ method: 'GET', path: '/proxy/providers' }} />}
    >
      <QueryState query={providers}>
        {() =>
          provider === undefined ? (
            <Panel title="No such provider">
              <EmptyState
                title="The catalog has no such provider"
                action={<TextLink to="/providers">All providers</TextLink>}
              />
            </Panel>
          ) : (
            <Parts provider={provider} />
          )
        }
      </QueryState>
    </Page>
  );
}

function Parts({ provider }: { readonly provider: Provider }): ReactNode {
  // Only explains names: the page is of use without it.
  const law = useApi().useQuery('get', '/proxy/jurisdictions', {}, { staleTime: STALE_MS });
  const definitions = new Map(law.data?.jurisdictions.map(({ code, definition }) => [code, definition]));
  return (
    <>
      <Grid minWidth={380}>
        <Panel title="Who runs it">
          <Facts facts={ownershipOf(provider)} />
        </Panel>
        <LawPanel provider={provider} definitions={definitions} />
        <Panel title="What it can do">
          <Facts facts={featuresOf(provider)} />
        </Panel>
        <Panel title="How well this is known">
          <Facts facts={evidenceOf(provider)} />
        </Panel>
      </Grid>
      <Regions provider={provider} />
    </>
  );
}

function ownershipOf(provider: Provider): (readonly [string, ReactNode])[] {
  return [
    ['Operator', provider.operator_legal_entity ?? 'not known'],
    ['Operator under the law of', lawOf(provider.operator_country)],
    ['Ultimate parent', provider.ultimate_parent ?? 'not known'],
    ['Parent under the law of', lawOf(provider.parent_country)],
    ['Homepage', <Source key="homepage" text={provider.homepage} />],
  ];
}

function featuresOf(provider: Provider): (readonly [string, ReactNode])[] {
  return [
    ['Object lock', <FeatureBadge key="lock" value={provider.object_lock} />],
    ['Versioning', <FeatureBadge key="versioning" value={provider.versioning} />],
    ['Virtual-host addresses', <FeatureBadge key="host" value={provider.virtual_host_style} />],
    ['Conditional writes', <FeatureBadge key="conditional" value={provider.conditional_writes} />],
    [
      'Certifications',
      provider.certifications.length === 0 ? 'none found by a source' : provider.certifications.join(', '),
    ],
  ];
}

function evidenceOf(provider: Provider): (readonly [string, ReactNode])[] {
  return [
    ['Confidence', <ConfidenceBadge key="confidence" confidence={provider.confidence} />],
    ['As of', provider.as_of ?? 'not stated'],
    ['Source', <Source key="source" text={provider.source} />],
    ['Notes', provider.notes ?? 'none'],
  ];
}

/** What a source said. Addresses are shown, not followed: the console leads to no other site. */
function Source({ text }: { readonly text: string | null }): ReactNode {
  return text === null ? 'not stated' : <span className="code">{text}</span>;
}

const COLUMNS: readonly Column<Region>[] = [
  {
    name: 'Zone',
    cell: ({ zone_code: zone }) => <span className="code">{zone}</span>,
    sortBy: ({ zone_code: zone }) => zone,
  },
  {
    name: 'Region',
    cell: ({ region_id: id }) => <span className="code">{id}</span>,
    sortBy: ({ region_id: id }) => id,
  },
  { name: 'Country', cell: ({ country }) => countryName(country), sortBy: ({ country }) => countryName(country) },
  {
    name: 'City',
    cell: (region) => <City region={region} />,
    sortBy: ({ city }) => city,
  },
  {
    name: 'Availability zones',
    cell: ({ availability_zones: zones }) => (zones === null ? '–' : humanCount(zones)),
    sortBy: ({ availability_zones: zones }) => zones ?? -1,
    isNumber: true,
  },
  {
    name: 'Endpoint',
    cell: ({ endpoint }) =>
      endpoint === null ? <span className="soft">not known</span> : <span className="code">{endpoint}</span>,
  },
];

function City({ region: { city, is_city_certain: isCertain } }: { readonly region: Region }): ReactNode {
  if (city === 'unknown') return <span className="soft">not known</span>;
  return isCertain ? (
    city
  ) : (
    <span title="The provider names a wider area: the city is for maps only">{city} (area)</span>
  );
}

function Regions({ provider }: { readonly provider: Provider }): ReactNode {
  const regions = useMemo(
    () => provider.regions.map((region) => ({ ...region, providerName: provider.name })),
    [provider],
  );
  const shades = useMemo(() => regionShades(regions), [regions]);
  const spots = useMemo(() => regionSpots(regions), [regions]);
  return (
    <Panel title={`Regions (${humanCount(regions.length)})`} isFlush>
      {regions.length === 0 ? (
        <EmptyState title="No region in one country">
          The provider offers places that span countries; the catalog keeps those apart, since a policy cannot rest on
          them.
        </EmptyState>
      ) : (
        <>
          <LazyWorldMap
            label={`Regions of ${provider.name}`}
            valueName="Regions"
            shades={shades}
            markers={spots}
            formatValue={humanCount}
          />
          <DataTable
            label={`Regions of ${provider.name}`}
            columns={COLUMNS}
            rows={provider.regions}
            rowKey={({ zone_code: zone }) => zone}
            pageSize={PAGE_SIZE}
          />
        </>
      )}
    </Panel>
  );
}

function lawOf(country: string): string {
  return country === 'unknown' ? 'law not known' : countryName(country);
}
