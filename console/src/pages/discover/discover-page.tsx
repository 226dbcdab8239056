import { type ReactNode, useState } from 'react';
import type { Answer } from '../../api/client.ts';
import { useApi, useSession } from '../../api/session.tsx';
import { Page } from '../../components/page.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { SignIn } from '../../shell/sign-in.tsx';
import { ConnectForm } from './connect-form.tsx';
import { type Entered, isConnected, NOTHING_ENTERED } from './connection.ts';
import { EndpointView } from './endpoint-view.tsx';
import { FailureNotice } from './failure-notice.tsx';
import { useConnection } from './use-connection.ts';

const NOTE =
  'Look into any S3 endpoint with a key of yours: its buckets, objects, versions and sizes, and under whose law they stand.';

/** Looks into any S3 endpoint. Who may is for the gateway to say. */
export function DiscoverPage(): ReactNode {
  const { isSignedIn } = useSession();
  const access = useApi().useQuery('get', '/discover/access');
  if (access.data?.mode === 'admin' && !isSignedIn) return <SignIn />;
  if (access.data && access.data.mode !== 'off') return <Discover limits={access.data.limits} />;
  return (
    <Page title="Discovery" note={NOTE}>
      <QueryState query={access}>
        {() => (
          <EmptyState title="Discovery is off">
            The gateway’s DISCOVERY_ACCESS turns it on: open for everybody who reaches it, or admin for holders of its
            key.
          </EmptyState>
        )}
      </QueryState>
    </Page>
  );
}

function Discover({ limits }: Pick<Answer<'/discover/access', 'get'>, 'limits'>): ReactNode {
  const [entered, setEntered] = useState<Entered>(NOTHING_ENTERED);
  const { connection, state, connect, disconnect } = useConnection();
  const set = (change: Partial<Entered>) => setEntered((before) => ({ ...before, ...change }));
  if (connection && isConnected(state)) {
    const leave = () => {
      // Where it was may stay in the form; who it was may not.
      setEntered(({ endpoint, region, style }) => ({ ...NOTHING_ENTERED, endpoint, region, style }));
      disconnect();
    };
    return <EndpointView connection={connection} state={state} limits={limits} onDisconnect={leave} />;
  }
  const connectWith = (region: string) => {
    set({ region });
    connect({ ...entered, region });
  };
  return (
    <Page title="Discovery" note={NOTE}>
      {connection && state.failure && (
        <FailureNotice failure={state.failure} onRegion={connectWith} onRetry={() => connect(entered)} />
      )}
      <ConnectForm
        entered={entered}
        onChange={set}
        onConnect={connect}
        isBusy={connection !== undefined && state.phase === 'listing'}
        onCancel={disconnect}
      />
    </Page>
  );
}
