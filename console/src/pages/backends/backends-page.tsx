import type { ReactNode } from 'react';
import type { Answer } from '../../api/client.ts';
import { useApi } from '../../api/session.tsx';
import { CopyCurl } from '../../components/copy.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { humanBytes, humanCount, humanCounted, humanLatency } from '../../components/humanise.ts';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { StatusBadge, toneOf } from '../../components/status-badge.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { paths } from '../../shell/paths.ts';
import { HealthBadge, LawOfBackend, PlaceOfBackend } from './backend-parts.tsx';

const REFETCH_MS = 5_000;

type Backend = Answer<'/proxy/backends', 'get'>['backends'][number];

/** Every backend: its state and health, where it is and under whose law, how quick it is and how far behind. */
export function BackendsPage(): ReactNode {
  const api = useApi();
  const backends = api.useQuery('get', '/proxy/backends', {}, { refetchInterval: REFETCH_MS });
  // What stands where is told by the overview: the list is of use without it.
  const overview = api.useQuery('get', '/proxy/overview', {}, { refetchInterval: REFETCH_MS });
  const amounts = new Map(overview.data?.backends.map((backend) => [backend.backend_id, backend]));
  return (
    <Page
      title="Backends"
      note="Where objects are kept: each backend's state, place, law, speed and backlog. Latency, requests and errors are of the last 15 minutes."
      actions={<CopyCurl call={{ method: 'GET', path: '/proxy/backends' }} />}
    >
      <QueryState query={backends}>
        {(data) => (
          <Panel title={`${humanCounted(data.backends.length, 'backend')}`} isFlush>
            {data.backends.length === 0 ? (
              <EmptyState title="No backend">Backends are configured with S3_BACKEND_ENDPOINTS.</EmptyState>
            ) : (
              <DataTable
                label="Backends"
                columns={columnsFor(amounts)}
                rows={data.backends}
                rowKey={({ backend_id: id }) => id}
              />
            )}
          </Panel>
        )}
      </QueryState>
    </Page>
  );
}

type Amounts = ReadonlyMap<string, { readonly objects: number; readonly bytes: number }>;

function columnsFor(amounts: Amounts): Column<Backend>[] {
  const bytes = ({ backend_id: id }: Backend) => amounts.get(id)?.bytes;
  return [
    {
      name: 'Backend',
      cell: ({ backend_id: id }) => <TextLink to={paths.backend(id)}>{id}</TextLink>,
      sortBy: ({ backend_id: id }) => id,
    },
    { name: 'Health', cell: (row) => <HealthBadge backend={row} />, sortBy: (row) => Number(row.is_healthy) },
    {
      name: 'State',
      cell: ({ state }) => <StatusBadge tone={toneOf(state)}>{state}</StatusBadge>,
      sortBy: ({ state }) => state,
    },
    { name: 'Place', cell: (row) => <PlaceOfBackend backend={row} />, sortBy: (row) => row.country ?? '' },
    { name: 'Operator', cell: (row) => <LawOfBackend backend={row} />, sortBy: (row) => row.provider_name ?? '' },
    ...latencyColumns(),
    {
      name: 'Requests',
      cell: ({ requests }) => humanCount(requests),
      sortBy: ({ requests }) => requests,
      isNumber: true,
    },
    {
      name: 'Errors',
      cell: ({ errors }) => humanCount(errors),
      sortBy: ({ errors }) => errors,
      isNumber: true,
    },
    {
      name: 'Due',
      cell: ({ backlog }) => humanCount(backlog.due),
      sortBy: ({ backlog }) => backlog.due,
      isNumber: true,
    },
    {
      name: 'Parked',
      cell: ({ backlog }) => humanCount(backlog.parked),
      sortBy: ({ backlog }) => backlog.parked,
      isNumber: true,
    },
    {
      name: 'Stored',
      cell: (row) => {
        const stored = bytes(row);
        return stored === undefined ? '–' : humanBytes(stored);
      },
      sortBy: (row) => bytes(row) ?? -1,
      isNumber: true,
    },
  ];
}

function latencyColumns(): Column<Backend>[] {
  const column = (name: string, of: (backend: Backend) => number | null): Column<Backend> => ({
    name,
    cell: (row) => {
      const latencyMs = of(row);
      return latencyMs === null ? '–' : humanLatency(latencyMs);
    },
    sortBy: (row) => of(row) ?? -1,
    isNumber: true,
  });
  return [column('p50', (row) => row.latency_p50_ms), column('p99', (row) => row.latency_p99_ms)];
}
