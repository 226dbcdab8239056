import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useApi } from '../../api/session.tsx';
import { CopyCurl } from '../../components/copy.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { ExactText } from '../../components/exact-text.tsx';
import { humanCount, humanCounted, humanMoment } from '../../components/humanise.ts';
import { Panel } from '../../components/panel.tsx';
import { EmptyState, ErrorState, QueryState } from '../../components/states.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { paths } from '../../shell/paths.ts';
import classes from './queue.module.css';
import { type Job, STATUSES, type Status, useJobs, useQueueRefresh } from './use-jobs.ts';

/** Which jobs. */
export interface JobsPanelProps {
  readonly status: Status;
  /** Jobs of this backend; '' for those of all. */
  readonly backendId: string;
}

const NOTHING: Readonly<Record<Status, readonly [title: string, words: string]>> = {
  pending: ['Nothing waits', 'Every copy that policy asks for has been made.'],
  in_progress: ['Nothing is under way', 'No worker holds a job at this moment.'],
  failed: ['Nothing is parked', 'No job had to be given up.'],
  completed: ['Nothing is done yet', 'Copies that are in sync appear here.'],
};

/** The jobs of a state, with what went wrong and a way to try them now. */
export function JobsPanel({ status, backendId }: JobsPanelProps): ReactNode {
  const jobs = useJobs(status, backendId);
  const refresh = useQueueRefresh();
  const retry = useApi().useMutation('post', '/proxy/jobs/{id}/retry', { onSuccess: refresh });
  const tryNow = ({ id }: Job) => retry.mutate({ params: { path: { id } } });
  const [title, words] = NOTHING[status];
  return (
    <QueryState query={jobs}>
      {(all) => (
        <Panel title={titleOf(status, all.length, jobs.hasNextPage)} isFlush>
          {all.length === 0 ? (
            <EmptyState title={title}>{words}</EmptyState>
          ) : (
            <DataTable
              label="Jobs"
              columns={columnsFor(status, { isBusy: retry.isPending, tryNow })}
              rows={all}
              rowKey={({ id }) => id}
            />
          )}
          {retry.error && <ErrorState error={retry.error} />}
          {jobs.hasNextPage && (
            <div className={classes['more']}>
              <Button
                variant="default"
                size="compact-sm"
                loading={jobs.isFetchingNextPage}
                onClick={() => void jobs.fetchNextPage()}
              >
                Show more jobs
              </Button>
            </div>
          )}
        </Panel>
      )}
    </QueryState>
  );
}

function titleOf(status: Status, count: number, hasMore: boolean): string {
  return `${STATUSES[status]}: ${hasMore ? 'the first ' : ''}${humanCounted(count, 'job')}`;
}

interface Actions {
  readonly isBusy: boolean;
  readonly tryNow: (job: Job) => void;
}

function columnsFor(status: Status, actions: Actions): readonly Column<Job>[] {
  const always: readonly Column<Job>[] = [
    { name: 'Object', cell: (job) => <ObjectOf job={job} /> },
    { name: 'From', cell: ({ source_backend: id }) => <TextLink to={paths.backend(id)}>{id}</TextLink> },
    { name: 'To', cell: ({ target_backend: id }) => <TextLink to={paths.backend(id)}>{id}</TextLink> },
    { name: 'Since', cell: ({ created_at: at }) => <span className="number">{humanMoment(at)}</span> },
    { name: 'Attempts', isNumber: true, cell: ({ attempts }) => humanCount(attempts) },
    { name: 'Last error', cell: ({ last_error: error }) => <span className={classes['error']}>{error ?? '–'}</span> },
  ];
  const canRetry = status === 'pending' || status === 'failed';
  return canRetry ? [...always, { name: '', cell: (job) => <TryNow job={job} actions={actions} /> }] : always;
}

function ObjectOf({ job }: { readonly job: Job }): ReactNode {
  const { customer_id: tenant, logical_name: bucket, object_key: key } = job;
  return (
    <span className={classes['object']}>
      <TextLink to={paths.object(tenant, bucket, key)}>
        <ExactText>{key}</ExactText>
      </TextLink>
      <span className="soft">
        {tenant} / <ExactText>{bucket}</ExactText>
      </span>
    </span>
  );
}

function TryNow({ job, actions }: { readonly job: Job; readonly actions: Actions }): ReactNode {
  return (
    <span className={classes['rowActions']}>
      <CopyCurl call={{ method: 'POST', path: `/proxy/jobs/${encodeURIComponent(job.id)}/retry` }} label="curl" />
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconRefresh size={15} />}
        disabled={actions.isBusy}
        onClick={() => actions.tryNow(job)}
      >
        Try now
      </Button>
    </span>
  );
}
