import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { CopyCurl } from '../../components/copy.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { ExactText } from '../../components/exact-text.tsx';
import { humanBytes, humanCount, humanCounted, humanMoment } from '../../components/humanise.ts';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { paths } from '../../shell/paths.ts';
import classes from './buckets.module.css';
import { CreateBucket } from './create-bucket.tsx';
import { LagBadge } from './replica-parts.tsx';
import { type Bucket, useBuckets } from './use-buckets.ts';

const TYPING_MS = 250;
const ROWS_A_PAGE = 50;

/** Every tenant's buckets: where they are, what they hold and how far their copies are. */
export function BucketsPage(): ReactNode {
  const [entered, setEntered] = useState({ tenant: '', prefix: '' });
  const [filter] = useDebouncedValue(entered, TYPING_MS);
  const buckets = useBuckets({ tenant: filter.tenant.trim(), prefix: filter.prefix.trim() });
  const isFiltered = filter.tenant.trim() !== '' || filter.prefix.trim() !== '';
  return (
    <Page
      title="Buckets"
      note="What tenants keep their objects in. Policy chose the backends that hold each one."
      actions={
        <>
          <CopyCurl call={{ method: 'GET', path: '/proxy/buckets' }} />
          <CreateBucket />
        </>
      }
    >
      <Filters entered={entered} onChange={setEntered} />
      <QueryState query={buckets}>
        {(all) => (
          <Panel title={titleOf(all.length, buckets.hasNextPage)} isFlush>
            {all.length === 0 ? (
              <Nothing isFiltered={isFiltered} />
            ) : (
              <DataTable label="Buckets" columns={COLUMNS} rows={all} rowKey={keyOf} pageSize={ROWS_A_PAGE} />
            )}
            {buckets.hasNextPage && (
              <div className={classes['more']}>
                <Button
                  variant="default"
                  size="compact-sm"
                  loading={buckets.isFetchingNextPage}
                  onClick={() => void buckets.fetchNextPage()}
                >
                  Show more buckets
                </Button>
              </div>
            )}
          </Panel>
        )}
      </QueryState>
    </Page>
  );
}

interface FiltersProps {
  readonly entered: { readonly tenant: string; readonly prefix: string };
  readonly onChange: (entered: { tenant: string; prefix: string }) => void;
}

function Filters({ entered, onChange }: FiltersProps): ReactNode {
  const shared = { size: 'sm', leftSection: <IconSearch size={15} />, autoComplete: 'off', spellCheck: false } as const;
  return (
    <div className={classes['filters']}>
      <TextInput
        {...shared}
        aria-label="Name begins with"
        placeholder="Name begins with"
        value={entered.prefix}
        onChange={(event) => onChange({ ...entered, prefix: event.currentTarget.value })}
      />
      <TextInput
        {...shared}
        aria-label="Tenant"
        placeholder="Of tenant"
        value={entered.tenant}
        onChange={(event) => onChange({ ...entered, tenant: event.currentTarget.value })}
      />
    </div>
  );
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }): ReactNode {
  if (isFiltered) return <EmptyState title="No such bucket">No bucket has such a name and tenant.</EmptyState>;
  return (
    <EmptyState title="No bucket yet">
      Any S3 client makes one with a tenant’s access key, or make one here; policy chooses its place.
    </EmptyState>
  );
}

function titleOf(count: number, hasMore: boolean): string {
  return hasMore ? `The first ${humanCounted(count, 'bucket')}` : humanCounted(count, 'bucket');
}

function keyOf({ customer_id: tenant, logical_name: name }: Bucket): string {
  return `${tenant}/${name}`;
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
    name: 'Tenant',
    cell: ({ customer_id: tenant }) => <TextLink to={paths.tenant(tenant)}>{tenant}</TextLink>,
    sortBy: ({ customer_id: tenant }) => tenant,
  },
  {
    name: 'Home',
    cell: ({ home_backend: home }) => <TextLink to={paths.backend(home)}>{home}</TextLink>,
    sortBy: ({ home_backend: home }) => home,
  },
  numberColumn('Objects', ({ objects }) => objects, humanCount),
  numberColumn('Size', ({ bytes }) => bytes, humanBytes),
  numberColumn('Copies', ({ replicas }) => replicas, humanCount),
  { name: 'Replication', cell: (row) => <LagBadge lag={row} />, sortBy: ({ due, parked }) => parked * 1e9 + due },
  {
    name: 'Made',
    cell: ({ created_at: at }) => <span className="number">{humanMoment(at)}</span>,
    sortBy: ({ created_at: at }) => at,
  },
];

function numberColumn(name: string, read: (row: Bucket) => number, write: (value: number) => string): Column<Bucket> {
  return { name, isNumber: true, cell: (row) => write(read(row)), sortBy: read };
}
