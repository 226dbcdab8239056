import type { ReactNode } from 'react';
import { useApi } from '../../api/session.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { QueryState } from '../../components/states.tsx';

/** Where every byte is, in how many copies, and how far behind the replicas are. */
export function OverviewPage(): ReactNode {
  const backends = useApi().useQuery('get', '/proxy/backends');
  return (
    <Page title="Overview" note="Where every byte is, under whose law, in how many copies.">
      <Panel title="Backends">
        <QueryState query={backends}>{(data) => <p>{data.backends.length} backends</p>}</QueryState>
      </Panel>
    </Page>
  );
}
