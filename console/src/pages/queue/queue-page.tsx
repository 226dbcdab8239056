import { SegmentedControl, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconRefresh } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useApi, useSession } from '../../api/session.tsx';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { CopyCurl } from '../../components/copy.tsx';
import { humanCount, humanCounted, humanMoment } from '../../components/humanise.ts';
import { Page } from '../../components/page.tsx';
import { Grid, Stat } from '../../components/panel.tsx';
import { QueryState } from '../../components/states.tsx';
import { JobsPanel } from './jobs-panel.tsx';
import classes from './queue.module.css';
import { STATUSES, type Status, useQueueRefresh } from './use-jobs.ts';

const REFETCH_MS = 2_000;

/** What replication still has to do, what it does now and what it has given up. */
export function QueuePage(): ReactNode {
  const [status, setStatus] = useState<Status>('pending');
  const [backendId, setBackendId] = useState('');
  const backends = useApi().useQuery('get', '/proxy/backends', {}, { refetchInterval: REFETCH_MS, staleTime: 0 });
  const ids = backends.data?.backends.map(({ backend_id: id }) => id) ?? [];
  return (
    <Page
      title="Replication"
      note="Every copy that is due is a job here. A job that cannot be done by trying again is parked until somebody looks."
      actions={
        <>
          <CopyCurl call={{ method: 'GET', path: `/proxy/jobs?status=${status}` }} />
          <RetryAll backendId={backendId} />
        </>
      }
    >
      <QueryState query={backends}>
        {({ backends: all }) => (
          <Totals
            backlogs={all
              .filter(({ backend_id: id }) => backendId === '' || id === backendId)
              .map((each) => each.backlog)}
          />
        )}
      </QueryState>
      <div className={classes['filters']}>
        <SegmentedControl
          aria-label="State"
          data={Object.entries(STATUSES).map(([value, label]) => ({ value, label }))}
          value={status}
          onChange={(value) => setStatus(value as Status)}
        />
        <Select
          aria-label="Backend"
          placeholder="Every backend"
          data={ids}
          value={backendId === '' ? null : backendId}
          onChange={(value) => setBackendId(value ?? '')}
          clearable
        />
      </div>
      <JobsPanel status={status} backendId={backendId} />
    </Page>
  );
}

interface Backlog {
  readonly due: number;
  readonly leased: number;
  readonly parked: number;
  readonly oldest_due_at: string | null;
}

function Totals({ backlogs }: { readonly backlogs: readonly Backlog[] }): ReactNode {
  const sum = (read: (backlog: Backlog) => number) => backlogs.reduce((total, each) => total + read(each), 0);
  const oldest = backlogs.flatMap(({ oldest_due_at: at }) => at ?? []).toSorted()[0];
  const parked = sum((each) => each.parked);
  return (
    <Grid minWidth={150}>
      <Stat
        label="Waiting"
        value={humanCount(sum((each) => each.due))}
        hint={oldest === undefined ? 'nothing waits' : `the oldest since ${humanMoment(oldest)}`}
      />
      <Stat label="Under way" value={humanCount(sum((each) => each.leased))} hint="held by a worker now" />
      <Stat
        label="Parked"
        value={humanCount(parked)}
        tone={parked > 0 ? 'bad' : undefined}
        hint={parked === 0 ? 'nothing was given up' : 'waits for somebody to look'}
      />
    </Grid>
  );
}

function RetryAll({ backendId }: { readonly backendId: string }): ReactNode {
  const { client } = useSession();
  const refresh = useQueueRefresh();
  const body = backendId === '' ? {} : { backend_id: backendId };
  const where = backendId === '' ? 'at every backend' : `at ${backendId}`;
  const retry = async () => {
    const { data } = await client.POST('/proxy/jobs/retry', { body });
    notifications.show({ message: `${humanCounted(data?.retried ?? 0, 'job')} made due again` });
    await refresh();
  };
  return (
    <ConfirmButton
      label="Retry parked"
      title="Try all parked jobs again?"
      confirmLabel="Try them again"
      icon={<IconRefresh size={15} />}
      call={{ method: 'POST', path: '/proxy/jobs/retry', body }}
      onConfirm={retry}
    >
      Every parked job {where} becomes due now, with a fresh count of attempts.
    </ConfirmButton>
  );
}
