import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Answer } from '../../api/client.ts';
import { useApi } from '../../api/session.tsx';

/** How many tenants come with one request. */
export const TENANTS_A_PAGE = 500;
/** A search looks at so many tenants by itself; more are asked for by hand. */
const MAX_SEARCHED = 10_000;
const REFETCH_MS = 10_000;

/** One tenant with what it has. */
export type Tenant = Answer<'/proxy/tenants', 'get'>['tenants'][number];

type TenantPages = Answer<'/proxy/tenants', 'get'>;

/** Tenants in order of name, as many as have been asked for. `after` makes the key no other query's. */
export function useTenants(search: string) {
  const init = { params: { query: { limit: TENANTS_A_PAGE, after: '' } } };
  const found = useApi().useInfiniteQuery('get', '/proxy/tenants', init, {
    pageParamName: 'after',
    initialPageParam: '',
    getNextPageParam: ({ next }: TenantPages) => next ?? undefined,
    select: ({ pages }) => pages.flatMap(({ tenants }) => tenants),
    // Whoever comes back from a tenant has changed it.
    staleTime: 0,
    // What is long is not fetched again and again.
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : REFETCH_MS),
  });
  const { data, hasNextPage, isFetching, error, fetchNextPage } = found;
  const isSearching = search !== '' && hasNextPage && error === null && (data?.length ?? 0) < MAX_SEARCHED;
  useEffect(() => {
    // Who searches means all tenants, also those that have not come yet.
    if (isSearching && !isFetching) void fetchNextPage();
  }, [isSearching, isFetching, fetchNextPage]);
  return { ...found, isSearching };
}

/** Has everything asked for anew that a change of a tenant, its keys or its policy shows in. */
export function useTenantRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return () =>
    queries.invalidateQueries({
      predicate: ({ queryKey: [, path] }) =>
        typeof path === 'string' && /^\/proxy\/(tenants|buckets|overview|audit)\b/.test(path),
    });
}
