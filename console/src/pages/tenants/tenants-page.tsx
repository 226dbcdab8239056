import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { CopyCurl } from '../../components/copy.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { humanBytes, humanCount, humanCounted, humanMoment } from '../../components/humanise.ts';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { policyWords } from '../../components/policy/policy-words.ts';
import { EmptyState, LoadingState, QueryState } from '../../components/states.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { paths } from '../../shell/paths.ts';
import { CreateTenant } from './create-tenant.tsx';
import classes from './tenants.module.css';
import { type Tenant, useTenants } from './use-tenants.ts';

const ROWS_A_PAGE = 50;

/** Every tenant with what it has, to find one or make one. */
export function TenantsPage(): ReactNode {
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const tenants = useTenants(wanted);
  return (
    <Page
      title="Tenants"
      note="Who owns buckets and has access keys. A tenant’s policy binds every bucket of its own."
      actions={
        <>
          <CopyCurl call={{ method: 'GET', path: '/proxy/tenants' }} />
          <CreateTenant />
        </>
      }
    >
      <QueryState query={tenants}>
        {(all) =>
          all.length === 0 ? (
            <Panel title="No tenant yet">
              <EmptyState title="Nobody is here yet">
                Make a tenant and an access key for it: any S3 client can then make buckets and write to them.
              </EmptyState>
            </Panel>
          ) : (
            <Panel
              title={titleOf(all.length, tenants.hasNextPage)}
              isFlush
              actions={
                <TextInput
                  aria-label="Search tenants"
                  placeholder="Search by name"
                  size="xs"
                  leftSection={<IconSearch size={14} />}
                  value={search}
                  onChange={(event) => setSearch(event.currentTarget.value)}
                />
              }
            >
              <Found all={all} wanted={wanted} isSearching={tenants.isSearching} />
              {tenants.hasNextPage && !tenants.isSearching && (
                <div className={classes['more']}>
                  <Button
                    variant="default"
                    size="compact-sm"
                    loading={tenants.isFetchingNextPage}
                    onClick={() => void tenants.fetchNextPage()}
                  >
                    Show more tenants
                  </Button>
                </div>
              )}
            </Panel>
          )
        }
      </QueryState>
    </Page>
  );
}

function titleOf(count: number, hasMore: boolean): string {
  return hasMore ? `The first ${humanCounted(count, 'tenant')}` : humanCounted(count, 'tenant');
}

interface FoundProps {
  readonly all: readonly Tenant[];
  readonly wanted: string;
  readonly isSearching: boolean;
}

function Found({ all, wanted, isSearching }: FoundProps): ReactNode {
  const found = wanted === '' ? all : all.filter(({ customer_id: id }) => id.toLowerCase().includes(wanted));
  if (found.length > 0)
    return (
      <DataTable
        label="Tenants"
        columns={COLUMNS}
        rows={found}
        rowKey={({ customer_id: id }) => id}
        pageSize={ROWS_A_PAGE}
      />
    );
  if (isSearching) return <LoadingState rows={3} />;
  return (
    <EmptyState title="No tenant has a name like this">{humanCounted(all.length, 'tenant')} looked through.</EmptyState>
  );
}

const COLUMNS: readonly Column<Tenant>[] = [
  {
    name: 'Tenant',
    cell: ({ customer_id: id }) => <TextLink to={paths.tenant(id)}>{id}</TextLink>,
    sortBy: ({ customer_id: id }) => id,
  },
  numberColumn('Buckets', ({ buckets }) => buckets, humanCount),
  numberColumn('Access keys', ({ access_keys: keys }) => keys, humanCount),
  numberColumn('Objects', ({ objects }) => objects, humanCount),
  numberColumn('Size', ({ bytes }) => bytes, humanBytes),
  { name: 'Policy', cell: ({ policy }) => <PolicyText words={policyWords(policy)} /> },
  {
    name: 'Made',
    cell: ({ created_at: at }) => <span className="number">{humanMoment(at)}</span>,
    sortBy: ({ created_at: at }) => at,
  },
];

function PolicyText({ words }: { readonly words: readonly string[] }): ReactNode {
  if (words.length === 0) return <span className="soft">the deployment’s alone</span>;
  return <span className={classes['policy']}>{words.join('; ')}</span>;
}

function numberColumn(name: string, read: (row: Tenant) => number, write: (value: number) => string): Column<Tenant> {
  return { name, isNumber: true, cell: (row) => write(read(row)), sortBy: read };
}
