import type { ReactNode } from 'react';
import type { Answer } from '../../api/client.ts';
import { useApi } from '../../api/session.tsx';
import { CopyCurl } from '../../components/copy.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { humanBytes, humanCount } from '../../components/humanise.ts';
import { Panel } from '../../components/panel.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { paths } from '../../shell/paths.ts';

type Place = Answer<'/proxy/overview', 'get'>['places'][number];

const PAGE_SIZE = 25;

const COLUMNS: readonly Column<Place>[] = [
  {
    name: 'Tenant',
    cell: ({ customer_id: id }) => <TextLink to={paths.tenant(id)}>{id}</TextLink>,
    sortBy: ({ customer_id: id }) => id,
  },
  { name: 'Copies', cell: ({ objects }) => humanCount(objects), sortBy: ({ objects }) => objects, isNumber: true },
  { name: 'Stored', cell: ({ bytes }) => humanBytes(bytes), sortBy: ({ bytes }) => bytes, isNumber: true },
];

/** What stands at a backend, tenant by tenant. */
export function HeldTable({ backendId }: { readonly backendId: string }): ReactNode {
  const overview = useApi().useQuery('get', '/proxy/overview', {});
  return (
    <Panel title="What stands here" actions={<CopyCurl call={{ method: 'GET', path: '/proxy/overview' }} />} isFlush>
      <QueryState query={overview}>
        {({ places }) => {
          const here = places.filter(({ backend_id: id }) => id === backendId);
          return here.length === 0 ? (
            <EmptyState title="Nothing stands here">No copy in sync is at this backend.</EmptyState>
          ) : (
            <DataTable
              label={`Copies at ${backendId} by tenant`}
              columns={COLUMNS}
              rows={here.toSorted((a, b) => b.bytes - a.bytes)}
              rowKey={({ customer_id: id }) => id}
              pageSize={PAGE_SIZE}
            />
          );
        }}
      </QueryState>
    </Panel>
  );
}
