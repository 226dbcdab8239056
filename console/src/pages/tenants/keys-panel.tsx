import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconKey, IconRefresh, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Answer } from '../../api/client.ts';
import { useApi, useSession } from '../../api/session.tsx';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { CopyCurl, CopyText } from '../../components/copy.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { humanAgo, humanMoment } from '../../components/humanise.ts';
import { Panel } from '../../components/panel.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { NewKey } from './new-key.tsx';
import classes from './tenants.module.css';
import { useTenantRefresh } from './use-tenants.ts';

const REFETCH_MS = 10_000;
const ROWS_A_PAGE = 25;

type Credential = Answer<'/proxy/tenants/{customer_id}/credentials', 'get'>['credentials'][number];

/** A key that is being made, and the one that it replaces. */
interface Wish {
  readonly replaces: string | undefined;
}

/** A tenant's access keys: to make one, replace one or delete one. */
export function KeysPanel({ customerId }: { readonly customerId: string }): ReactNode {
  const [wish, setWish] = useState<Wish>();
  const params = { path: { customer_id: customerId } };
  const keys = useApi().useQuery(
    'get',
    '/proxy/tenants/{customer_id}/credentials',
    { params },
    { refetchInterval: REFETCH_MS, staleTime: 0 },
  );
  const begin = () => setWish({ replaces: undefined });
  return (
    <Panel
      title="Access keys"
      isFlush
      actions={
        <>
          <CopyCurl call={{ method: 'GET', path: `/proxy/tenants/${encodeURIComponent(customerId)}/credentials` }} />
          <Button size="compact-sm" leftSection={<IconKey size={15} />} onClick={begin}>
            New access key
          </Button>
        </>
      }
    >
      {wish && <NewKey customerId={customerId} replaces={wish.replaces} onClose={() => setWish(undefined)} />}
      <QueryState query={keys}>
        {({ credentials }) =>
          credentials.length === 0 ? (
            <EmptyState title="No access key">Without one nobody can reach this tenant’s buckets by S3.</EmptyState>
          ) : (
            <DataTable
              label="Access keys"
              columns={columnsFor((replaces) => setWish({ replaces }), keys.dataUpdatedAt)}
              rows={credentials}
              rowKey={({ access_key: key }) => key}
              pageSize={ROWS_A_PAGE}
            />
          )
        }
      </QueryState>
    </Panel>
  );
}

function columnsFor(onReplace: (accessKey: string) => void, nowMs: number): Column<Credential>[] {
  return [
    {
      name: 'Access key',
      cell: ({ access_key: key }) => <span className={`code ${classes['key']}`}>{key}</span>,
      sortBy: ({ access_key: key }) => key,
    },
    {
      name: 'Made',
      cell: ({ created_at: at }) => <span className="number">{humanMoment(at)}</span>,
      sortBy: ({ created_at: at }) => at,
    },
    {
      name: 'Age',
      cell: ({ created_at: at }) => <span className="number">{humanAgo(at, nowMs)}</span>,
      sortBy: ({ created_at: at }) => -Date.parse(at),
    },
    {
      name: 'Actions',
      isNumber: true,
      cell: ({ access_key: key }) => <KeyActions accessKey={key} onReplace={() => onReplace(key)} />,
    },
  ];
}

interface KeyActionsProps {
  readonly accessKey: string;
  readonly onReplace: () => void;
}

function KeyActions({ accessKey, onReplace }: KeyActionsProps): ReactNode {
  const { client } = useSession();
  const refresh = useTenantRefresh();
  const path = `/proxy/credentials/${encodeURIComponent(accessKey)}`;
  const remove = async () => {
    await client.DELETE('/proxy/credentials/{access_key}', { params: { path: { access_key: accessKey } } });
    notifications.show({ message: `${accessKey} is deleted` });
    void refresh();
  };
  return (
    <div className={classes['rowActions']}>
      <CopyText text={accessKey} label="Copy" />
      <Button variant="default" size="compact-sm" leftSection={<IconRefresh size={15} />} onClick={onReplace}>
        Replace
      </Button>
      <ConfirmButton
        label="Delete"
        title={`Delete ${accessKey}?`}
        confirmLabel="Delete the key"
        icon={<IconTrash size={15} />}
        call={{ method: 'DELETE', path }}
        onConfirm={remove}
      >
        Requests signed with it are refused: at once by this gateway process, within seconds by others. This cannot be
        undone.
      </ConfirmButton>
    </div>
  );
}
