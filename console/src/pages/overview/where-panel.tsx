import { SegmentedControl, Select } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import type { Answer } from '../../api/client.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { countryName, humanBytes, humanCount } from '../../components/humanise.ts';
import { Panel } from '../../components/panel.tsx';
import { EmptyState } from '../../components/states.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { LazyWorldMap } from '../../components/world-map/lazy-world-map.tsx';
import { paths } from '../../shell/paths.ts';
import classes from './overview.module.css';
import { backendMarkers, type PlaceGrouping, type PlaceRow, placeRows, placeShades } from './places.ts';

const GROUPINGS = [
  { value: 'country', label: 'Country' },
  { value: 'backend', label: 'Backend' },
  { value: 'tenant', label: 'Tenant' },
];

/** Where bytes stand, on a map and in a table with the same facts. What is chosen stands in the address. */
export function WherePanel({ overview }: { readonly overview: Answer<'/proxy/overview', 'get'> }): ReactNode {
  const [query, setQuery] = useSearchParams();
  const [, navigate] = useLocation();
  const { places, backends } = overview;
  const grouping = GROUPINGS.find(({ value }) => value === query.get('by'))?.value ?? 'country';
  const customerId = query.get('tenant');
  const choose = (name: string, value: string | null) =>
    setQuery((before) => withParameter(before, name, value), { replace: true });
  const tenants = useMemo(() => [...new Set(places.map(({ customer_id: id }) => id))].toSorted(), [places]);
  const rows = useMemo(() => placeRows(places, grouping as PlaceGrouping, customerId), [places, grouping, customerId]);
  const shades = useMemo(
    () => (grouping === 'backend' ? [] : placeShades(places, customerId)),
    [places, grouping, customerId],
  );
  const markers = useMemo(() => backendMarkers(backends, places, customerId), [backends, places, customerId]);
  return (
    <Panel
      title="Where bytes stand"
      isFlush
      actions={
        <>
          <Select
            size="xs"
            w={200}
            aria-label="Tenant"
            placeholder="All tenants"
            data={tenants}
            value={customerId}
            onChange={(id) => choose('tenant', id)}
            searchable
            clearable
          />
          <SegmentedControl
            size="xs"
            aria-label="Told apart by"
            data={GROUPINGS}
            value={grouping}
            onChange={(by) => choose('by', by)}
          />
        </>
      }
    >
      <div className={classes['where']}>
        <div className={classes['whereMap']}>
          <LazyWorldMap
            label={`Where the bytes of ${customerId ?? 'all tenants'} stand`}
            valueName="Stored"
            shades={shades}
            markers={grouping === 'backend' ? markers : []}
            formatValue={humanBytes}
            {...(grouping === 'backend' && {
              onChoose: (id: string) => navigate(paths.backend(id.replace(/^marker:/, ''))),
            })}
          />
        </div>
        <div className={classes['whereTable']}>
          {rows.length === 0 ? (
            <EmptyState title="No bytes stand anywhere yet">
              {customerId === null
                ? 'The first object that is written appears here.'
                : `Nothing of ${customerId} is stored.`}
            </EmptyState>
          ) : (
            <DataTable
              label={`Stored bytes by ${grouping}`}
              columns={columnsOf(grouping as PlaceGrouping)}
              rows={rows}
              rowKey={({ key }) => key}
            />
          )}
        </div>
      </div>
    </Panel>
  );
}

function columnsOf(grouping: PlaceGrouping): Column<PlaceRow>[] {
  const names = { country: 'Country', backend: 'Backend', tenant: 'Tenant' };
  return [
    { name: names[grouping], cell: ({ key }) => <Key grouping={grouping} value={key} />, sortBy: ({ key }) => key },
    { name: 'Copies', cell: ({ objects }) => humanCount(objects), sortBy: ({ objects }) => objects, isNumber: true },
    { name: 'Stored', cell: ({ bytes }) => humanBytes(bytes), sortBy: ({ bytes }) => bytes, isNumber: true },
    { name: 'Share', cell: ({ share }) => <Share share={share} />, sortBy: ({ share }) => share, isNumber: true },
  ];
}

function Key({ grouping, value }: { readonly grouping: PlaceGrouping; readonly value: string }): ReactNode {
  if (grouping === 'backend') return <TextLink to={paths.backend(value)}>{value}</TextLink>;
  if (grouping === 'tenant') return <TextLink to={paths.tenant(value)}>{value}</TextLink>;
  return value === '' ? 'Country not stated' : countryName(value);
}

function Share({ share }: { readonly share: number }): ReactNode {
  return (
    <span className={classes['share']}>
      <span className={classes['bar']} aria-hidden>
        <span className={classes['barFill']} style={{ display: 'block', width: `${share * 100}%` }} />
      </span>
      <span className={classes['percent']}>{(share * 100).toFixed(1)} %</span>
    </span>
  );
}

function withParameter(query: URLSearchParams, name: string, value: string | null): URLSearchParams {
  const next = new URLSearchParams(query);
  if (value === null) next.delete(name);
  else next.set(name, value);
  return next;
}
