import { Button } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Answer } from '../../api/client.ts';
import { useApi } from '../../api/session.tsx';
import { CopyCurl } from '../../components/copy.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { ExactText } from '../../components/exact-text.tsx';
import { humanBytes, humanCount, humanMoment } from '../../components/humanise.ts';
import { Panel } from '../../components/panel.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { paths } from '../../shell/paths.ts';

const REFETCH_MS = 10_000;
const LIMIT = 100;

type Bucket = Answer<'/proxy/buckets', 'get'>['buckets'][number];

/** A tenant's buckets in order of name, a hundred at a time. */
export function TenantBuckets({ customerId }: { readonly customerId: string }): ReactNode {
  const [pages, setPages] = useState<readonly string[]>([]);
  const after = pages.at(-1);
  const query = { customer_id: customerId, limit: LIMIT, ...(after === undefined ? {} : { after }) };
  const buckets = useApi().useQuery(
    'get',
    '/proxy/buckets',
    { params: { query } },
    { refetchInterval: REFETCH_MS, staleTime: 0, placeholderData: keepPreviousData },
  );
  const next = buckets.data?.next ?? undefined;
  return (
    <Panel
      title="Buckets"
      isFlush
      actions={
        <CopyCurl
          call={{ method: 'GET', path: `/proxy/buckets?customer_id=${encodeURIComponent(customerId)}&limit=${LIMIT}` }}
        />
      }
    >
      <QueryState query={buckets}>
        {({ buckets: rows }) =>
          rows.length === 0 && after === undefined ? (
            <EmptyState title="No bucket">
              Any S3 client makes one with an access key of this tenant; it gets its place from the policy.
            </EmptyState>
          ) : (
            <DataTable label="Buckets" columns={COLUMNS} rows={rows} rowKey={({ logical_name: name }) => name} />
          )
        }
      </QueryState>
      {(after !== undefined || next !== undefined) && (
        <Button.Group m="md">
          <Button
            variant="default"
            size="compact-sm"
            disabled={after === undefined}
            onClick={() => setPages(pages.slice(0, -1))}
          >
            Back
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            disabled={next === undefined}
            onClick={() => next !== undefined && setPages([...pages, next])}
          >
            Next
          </Button>
        </Button.Group>
      )}
    </Panel>
  );
}

const COLUMNS: readonly Column<Bucket>[] = [
  {
    name: 'Bucket',
    cell: ({ customer_id: tenant, logical_name: name }) => (
      <TextLink to={paths.bucket(tenant, name)}>
        <ExactText>{name}</ExactText>
      </TextLink>
    ),
    sortBy: ({ logical_name: name }) => name,
  },
  {
    name: 'Home',
    cell: ({ home_backend: home }) => <TextLink to={paths.backend(home)}>{home}</TextLink>,
    sortBy: ({ home_backend: home }) => home,
  },
  numberColumn('Objects', ({ objects }) => objects, humanCount),
  numberColumn('Size', ({ bytes }) => bytes, humanBytes),
  numberColumn('Copies', ({ replicas }) => replicas, humanCount),
  { name: 'Replication', cell: (row) => <Replication bucket={row} />, sortBy: ({ due, parked }) => parked * 1e9 + due },
  {
    name: 'Made',
    cell: ({ created_at: at }) => <span className="number">{humanMoment(at)}</span>,
    sortBy: ({ created_at: at }) => at,
  },
];

function Replication({ bucket: { due, parked } }: { readonly bucket: Bucket }): ReactNode {
  if (parked > 0) return <StatusBadge tone="bad">{humanCount(parked)} parked</StatusBadge>;
  if (due > 0) return <StatusBadge tone="accent">{humanCount(due)} due</StatusBadge>;
  return <StatusBadge tone="good">in sync</StatusBadge>;
}

function numberColumn(name: string, read: (row: Bucket) => number, write: (value: number) => string): Column<Bucket> {
  return { name, isNumber: true, cell: (row) => write(read(row)), sortBy: read };
}
