import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import createQueryHooks, { type OpenapiQueryClient } from 'openapi-react-query';
import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react';
import type { paths } from '../../../contract/api.ts';
import { apiBaseUrl } from './app-config.ts';
import { type ApiClient, createApiClient } from './client.ts';
import { ApiProblem } from './problem.ts';

/** The admin key's holder. The key lives in this tab's memory alone: a reload forgets it. */
export interface Session {
  readonly baseUrl: string;
  readonly isSignedIn: boolean;
  /** Changes with every key, for what must begin anew with it. */
  readonly client: ApiClient;
  readonly hooks: OpenapiQueryClient<paths>;
  signIn(adminKey: string): void;
  signOut(): void;
}

const SessionContext = createContext<Session | undefined>(undefined);

const STALE_MS = 5_000;
const MAX_RETRIES = 2;

function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: STALE_MS,
        // Only what may pass by itself is tried again: a refusal stays one.
        retry: (failures, error) => failures < MAX_RETRIES && !(error instanceof ApiProblem && isFinal(error)),
      },
    },
  });
}

function isFinal({ status }: ApiProblem): boolean {
  return status >= 400 && status < 500 && status !== 429;
}

/** Gives the pages below it the API and what has been asked of it. */
export function SessionProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [queries] = useState(createQueries);
  return (
    <QueryClientProvider client={queries}>
      <KeyHolder>{children}</KeyHolder>
    </QueryClientProvider>
  );
}

function KeyHolder({ children }: { readonly children: ReactNode }): ReactNode {
  const queries = useQueryClient();
  const keyRef = useRef<string>(undefined);
  const [isSignedIn, setSignedIn] = useState(false);
  const session = useMemo<Session>(() => {
    const baseUrl = apiBaseUrl(window);
    const hold = (key: string | undefined) => {
      keyRef.current = key;
      setSignedIn(key !== undefined);
      queries.clear();
    };
    const client = createApiClient({
      baseUrl,
      adminKey: () => keyRef.current,
      onForbidden: ({ code }) => {
        if (code === 'admin_key_wrong') hold(undefined);
      },
    });
    return {
      ...{ baseUrl, isSignedIn, client, hooks: createQueryHooks(client) },
      signIn: hold,
      signOut: () => hold(undefined),
    };
  }, [isSignedIn, queries]);
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The session of the page that is shown. Throws outside `SessionProvider`. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession needs a SessionProvider above it');
  return session;
}

/** Typed queries and mutations of the API: `useApi().useQuery('get', '/proxy/backends')`. Errors are `ApiProblem`s. */
export function useApi(): OpenapiQueryClient<paths> {
  return useSession().hooks;
}
