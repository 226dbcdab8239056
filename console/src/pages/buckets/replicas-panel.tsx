import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useApi } from '../../api/session.tsx';
import { CopyCurl } from '../../components/copy.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { humanCount, humanMoment } from '../../components/humanise.ts';
import { Panel } from '../../components/panel.tsx';
import { ErrorState } from '../../components/states.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { paths } from '../../shell/paths.ts';
import classes from './buckets.module.css';
import { ReplicaBadge, ReplicaPlace } from './replica-parts.tsx';
import { type BucketName, type ObjectWithReplicas, objectsPath, useBucketRefresh } from './use-buckets.ts';

type Replica = ObjectWithReplicas['replicas'][number];

/** Where each copy of an object is and in which state, with a way to try again what was given up. */
export function ReplicasPanel({ object, name }: { readonly object: ObjectWithReplicas; readonly name: BucketName }) {
  const refresh = useBucketRefresh();
  const retry = useApi().useMutation('post', '/proxy/jobs/{id}/retry', { onSuccess: refresh });
  const tryAgain = (replica: Replica) =>
    retry.mutate({ params: { path: { id: `${object.id}:${replica.backend_id}` } } });
  return (
    <Panel
      title="Copies"
      isFlush
      actions={
        <CopyCurl
          call={{ method: 'GET', path: `${objectsPath(name)}/object?key=${encodeURIComponent(object.object_key)}` }}
        />
      }
    >
      <DataTable
        label="Copies"
        columns={columnsFor(object, { isBusy: retry.isPending, tryAgain })}
        rows={object.replicas.toSorted((a, b) => Number(b.is_home) - Number(a.is_home))}
        rowKey={({ backend_id: id }) => id}
      />
      {retry.error && <ErrorState error={retry.error} />}
    </Panel>
  );
}

interface Actions {
  readonly isBusy: boolean;
  readonly tryAgain: (replica: Replica) => void;
}

function columnsFor(object: ObjectWithReplicas, actions: Actions): readonly Column<Replica>[] {
  return [
    {
      name: 'Backend',
      cell: ({ backend_id: id, is_home: isHome }) => (
        <span className={classes['copy']}>
          <TextLink to={paths.backend(id)}>{id}</TextLink> {isHome && <StatusBadge tone="calm">home</StatusBadge>}
        </span>
      ),
    },
    { name: 'Place', cell: ({ country, zone_code: zone }) => <ReplicaPlace country={country} zone={zone} /> },
    { name: 'State', cell: (replica) => <ReplicaBadge replica={replica} /> },
    { name: 'In sync since', cell: ({ synced_at: at }) => momentOf(at) },
    { name: 'Next try', cell: ({ state, due_at: at }) => (state === 'in-sync' ? '–' : momentOf(at)) },
    { name: 'Attempts', isNumber: true, cell: ({ attempts }) => humanCount(attempts) },
    { name: 'Last error', cell: ({ last_error: error }) => <span className={classes['why']}>{error ?? '–'}</span> },
    { name: '', cell: (replica) => <Retry object={object} replica={replica} actions={actions} /> },
  ];
}

function momentOf(at: string | null): ReactNode {
  return at === null ? '–' : <span className="number">{humanMoment(at)}</span>;
}

interface RetryProps {
  readonly object: ObjectWithReplicas;
  readonly replica: Replica;
  readonly actions: Actions;
}

function Retry({ object, replica, actions }: RetryProps): ReactNode {
  if (replica.state === 'in-sync' || replica.state === 'leased') return null;
  const path = `/proxy/jobs/${encodeURIComponent(`${object.id}:${replica.backend_id}`)}/retry`;
  return (
    <span className={classes['rowActions']}>
      <CopyCurl call={{ method: 'POST', path }} label="curl" />
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconRefresh size={15} />}
        disabled={actions.isBusy}
        onClick={() => actions.tryAgain(replica)}
      >
        Try now
      </Button>
    </span>
  );
}
