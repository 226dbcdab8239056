import type { ReactNode } from 'react';
import type { Answer } from '../../api/client.ts';
import { useApi } from '../../api/session.tsx';
import { CopyCurl } from '../../components/copy.tsx';
import { humanBytes, humanCount, humanMoment, humanSpan } from '../../components/humanise.ts';
import { Page } from '../../components/page.tsx';
import { Grid, Panel, Stat } from '../../components/panel.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { HistoryPanels } from './history-panels.tsx';
import { copiesPerObject } from './places.ts';
import { WherePanel } from './where-panel.tsx';

const REFETCH_MS = 5_000;

type Overview = Answer<'/proxy/overview', 'get'>;

/** Where every byte is, in how many copies, and how far behind the replicas are. */
export function OverviewPage(): ReactNode {
  const overview = useApi().useQuery('get', '/proxy/overview', {}, { refetchInterval: REFETCH_MS });
  return (
    <Page
      title="Overview"
      note="Where every byte is, in how many copies, and how far behind the replicas are."
      actions={<CopyCurl call={{ method: 'GET', path: '/proxy/overview' }} />}
    >
      <QueryState query={overview}>
        {(data) => (
          <>
            <FirstSteps overview={data} />
            <Figures overview={data} />
            <Lag replication={data.replication} nowMs={overview.dataUpdatedAt} />
            <WherePanel overview={data} />
          </>
        )}
      </QueryState>
      <HistoryPanels />
    </Page>
  );
}

function FirstSteps({ overview }: { readonly overview: Overview }): ReactNode {
  if (overview.tenants === 0)
    return (
      <Panel title="First steps">
        <EmptyState
          title="No tenant yet"
          action={
            <>
              <TextLink to="/tenants">Make a tenant</TextLink>
              <CopyCurl
                label="Copy as curl"
                call={{ method: 'POST', path: '/proxy/credentials', body: { customer_id: 'acme' } }}
              />
            </>
          }
        >
          A tenant owns buckets and has access keys. Make one, then write to the gateway with any S3 client and its key.
        </EmptyState>
      </Panel>
    );
  if (overview.buckets === 0)
    return (
      <Panel title="First steps">
        <EmptyState title="No bucket yet" action={<TextLink to="/tenants">Go to the tenants</TextLink>}>
          Make a bucket with any S3 client and a tenant's access key: it gets its place from the tenant's policy.
        </EmptyState>
      </Panel>
    );
  return null;
}

function Figures({ overview }: { readonly overview: Overview }): ReactNode {
  return (
    <Grid minWidth={170}>
      <Stat label="Objects" value={humanCount(overview.objects)} />
      <Stat label="Logical bytes" value={humanBytes(overview.logical_bytes)} hint="as tenants see them" />
      <Stat label="Stored bytes" value={humanBytes(overview.stored_bytes)} hint="in all copies in sync" />
      <Stat
        label="Copies per object"
        value={copiesPerObject(overview.objects, overview.places) ?? '–'}
        hint="the home's included"
      />
      <Stat label="Tenants" value={<TextLink to="/tenants">{humanCount(overview.tenants)}</TextLink>} />
      <Stat label="Buckets" value={<TextLink to="/buckets">{humanCount(overview.buckets)}</TextLink>} />
    </Grid>
  );
}

function Lag({ replication, nowMs }: { replication: Overview['replication']; nowMs: number }): ReactNode {
  const { oldest_due_at: oldest, due, leased, parked } = replication;
  const lagMs = oldest === null ? 0 : Math.max(0, nowMs - Date.parse(oldest));
  return (
    <Panel title="Replication now" actions={<TextLink to="/queue">Open the queue</TextLink>} isFlush>
      <Grid minWidth={150}>
        <Stat
          isBare
          label="Lag"
          value={oldest === null ? 'None' : humanSpan(lagMs)}
          hint={oldest === null ? 'nothing waits' : `oldest due since ${humanMoment(oldest)}`}
        />
        <Stat isBare label="Due" value={humanCount(due)} hint="copies that wait" />
        <Stat isBare label="In progress" value={humanCount(leased)} hint="copies being made" />
        <Stat
          isBare
          label="Parked"
          tone={parked > 0 ? 'bad' : undefined}
          value={humanCount(parked)}
          hint={parked > 0 ? <TextLink to="/queue">look at them and retry</TextLink> : 'none has given up'}
        />
      </Grid>
    </Panel>
  );
}
