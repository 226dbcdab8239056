import type { ReactNode } from 'react';
import { useApi, useSession } from '../api/session.tsx';
import { EmptyState, QueryState } from '../components/states.tsx';
import { SignIn } from './sign-in.tsx';

/** Shows discovery and snapshots to whom the gateway gives them: everybody, holders of the key, or nobody. */
export function DiscoveryGate({ children }: { readonly children: ReactNode }): ReactNode {
  const { isSignedIn } = useSession();
  const access = useApi().useQuery('get', '/discover/access');
  return (
    <QueryState query={access}>
      {({ mode }) => {
        if (mode === 'off')
          return (
            <EmptyState title="Discovery and snapshots are off">
              Whoever runs this gateway has set DISCOVERY_ACCESS=off.
            </EmptyState>
          );
        return mode === 'admin' && !isSignedIn ? <SignIn /> : children;
      }}
    </QueryState>
  );
}
