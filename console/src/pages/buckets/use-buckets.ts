import { useQueryClient } from '@tanstack/react-query';
import type { Answer } from '../../api/client.ts';
import { useApi } from '../../api/session.tsx';

/** How many buckets come with one request. */
const BUCKETS_A_PAGE = 200;
const REFETCH_MS = 3_000;
/** How often a bucket is looked at while something of it is on its way. */
const BUSY_REFETCH_MS = 1_500;

/** One bucket with what it holds and what is still to be done for it. */
export type Bucket = Answer<'/proxy/buckets', 'get'>['buckets'][number];

/** An object with its copies. */
export type ObjectWithReplicas = Answer<'/proxy/objects/{customer_id}/{logical_name}/object', 'get'>;

type BucketPages = Answer<'/proxy/buckets', 'get'>;

/** Which bucket of whom. */
export interface BucketName {
  readonly customerId: string;
  readonly logicalName: string;
}

/** Buckets in the order of tenants and names, as many as have been asked for. */
export function useBuckets(filter: { readonly tenant: string; readonly prefix: string }) {
  const query = {
    limit: BUCKETS_A_PAGE,
    after: '',
    ...(filter.tenant === '' ? {} : { customer_id: filter.tenant }),
    ...(filter.prefix === '' ? {} : { prefix: filter.prefix }),
  };
  return useApi().useInfiniteQuery(
    'get',
    '/proxy/buckets',
    { params: { query } },
    {
      pageParamName: 'after',
      initialPageParam: '',
      getNextPageParam: ({ next }: BucketPages) => next ?? undefined,
      select: ({ pages }) => pages.flatMap(({ buckets }) => buckets),
      staleTime: 0,
      // What is long is not fetched again and again.
      refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : REFETCH_MS),
    },
  );
}

/** One bucket; null when there is none of this name. Looked at more often while copies are being made. */
export function useBucket({ customerId, logicalName }: BucketName) {
  const query = { customer_id: customerId, prefix: logicalName, limit: 1 };
  return useApi().useQuery(
    'get',
    '/proxy/buckets',
    { params: { query } },
    {
      // In order of names, the name itself comes before all that begin with it.
      select: ({ buckets }): Bucket | null => buckets.find((each) => each.logical_name === logicalName) ?? null,
      staleTime: 0,
      refetchInterval: ({ state }) => ((state.data?.buckets[0]?.due ?? 0) > 0 ? BUSY_REFETCH_MS : REFETCH_MS),
    },
  );
}

/** Has everything asked for anew that a change of a bucket, its policy or its copies shows in. */
export function useBucketRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return () =>
    queries.invalidateQueries({
      predicate: ({ queryKey: [, path] }) =>
        typeof path === 'string' && /^\/proxy\/(buckets|objects|jobs|tenants|overview|backends)\b/.test(path),
    });
}

/** The path of a bucket's calls. */
export function bucketPath({ customerId, logicalName }: BucketName): string {
  return `/proxy/buckets/${encodeURIComponent(customerId)}/${encodeURIComponent(logicalName)}`;
}

/** The path of the calls for a bucket's objects. */
export function objectsPath({ customerId, logicalName }: BucketName): string {
  return `/proxy/objects/${encodeURIComponent(customerId)}/${encodeURIComponent(logicalName)}`;
}
