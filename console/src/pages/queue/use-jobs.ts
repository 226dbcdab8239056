import { useQueryClient } from '@tanstack/react-query';
import type { Answer } from '../../api/client.ts';
import { useApi } from '../../api/session.tsx';

const JOBS_A_PAGE = 100;
const REFETCH_MS = 2_000;

/** The states of a job by their names in the API, and what they are called here. */
export const STATUSES = {
  pending: 'Waiting',
  in_progress: 'Under way',
  failed: 'Parked',
  completed: 'Done',
} as const;

/** A job's state, as the API names it. */
export type Status = keyof typeof STATUSES;

/** One copy that is to be made or removed. */
export type Job = Answer<'/proxy/jobs', 'get'>['jobs'][number];

type JobPages = Answer<'/proxy/jobs', 'get'>;

/** Jobs of a state, those of one backend unless it is ''. */
export function useJobs(status: Status, backendId: string) {
  const query = { limit: JOBS_A_PAGE, after: '', status, ...(backendId === '' ? {} : { backend_id: backendId }) };
  return useApi().useInfiniteQuery(
    'get',
    '/proxy/jobs',
    { params: { query } },
    {
      pageParamName: 'after',
      initialPageParam: '',
      getNextPageParam: ({ next }: JobPages) => next ?? undefined,
      select: ({ pages }) => pages.flatMap(({ jobs }) => jobs),
      staleTime: 0,
      refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : REFETCH_MS),
    },
  );
}

/** Has everything asked for anew that a job's state shows in. */
export function useQueueRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return () =>
    queries.invalidateQueries({
      predicate: ({ queryKey: [, path] }) =>
        typeof path === 'string' && /^\/proxy\/(jobs|objects|buckets|backends|overview)\b/.test(path),
    });
}
