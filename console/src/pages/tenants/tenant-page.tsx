import type { ReactNode } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { useApi } from '../../api/session.tsx';
import { CopyCurl } from '../../components/copy.tsx';
import { humanBytes, humanCount, humanMoment } from '../../components/humanise.ts';
import { Page } from '../../components/page.tsx';
import { Grid, Panel, Stat } from '../../components/panel.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { KeysPanel } from './keys-panel.tsx';
import { PolicyPanel } from './policy-panel.tsx';
import { TenantBuckets } from './tenant-buckets.tsx';
import type { Tenant } from './use-tenants.ts';

const REFETCH_MS = 10_000;

/** One tenant: what it has, its access keys, its policy and its buckets. */
export function TenantPage({ customerId }: { readonly customerId: string }): ReactNode {
  const params = { path: { customer_id: customerId } };
  const tenant = useApi().useQuery(
    'get',
    '/proxy/tenants/{customer_id}',
    { params },
    { refetchInterval: REFETCH_MS, staleTime: 0 },
  );
  const isMissing = tenant.error instanceof ApiProblem && tenant.error.status === 404;
  return (
    <Page
      title={customerId}
      trail={<TextLink to="/tenants">Tenants</TextLink>}
      note={tenant.data && `Made ${humanMoment(tenant.data.created_at)}`}
      actions={<CopyCurl call={{ method: 'GET', path: `/proxy/tenants/${encodeURIComponent(customerId)}` }} />}
    >
      {isMissing ? (
        <Panel title="No such tenant">
          <EmptyState title="Nobody has this name" action={<TextLink to="/tenants">All tenants</TextLink>}>
            The gateway has no tenant of this name. It may be mistyped.
          </EmptyState>
        </Panel>
      ) : (
        <QueryState query={tenant}>{(data) => <Parts tenant={data} />}</QueryState>
      )}
    </Page>
  );
}

function Parts({ tenant }: { readonly tenant: Tenant }): ReactNode {
  const { customer_id: id } = tenant;
  return (
    <>
      <Grid minWidth={150}>
        <Stat label="Buckets" value={humanCount(tenant.buckets)} />
        <Stat label="Objects" value={humanCount(tenant.objects)} />
        <Stat label="Size" value={humanBytes(tenant.bytes)} />
        <Stat
          label="Access keys"
          value={humanCount(tenant.access_keys)}
          tone={tenant.access_keys === 0 ? 'warn' : undefined}
          hint={tenant.access_keys === 0 ? 'nobody can sign a request' : undefined}
        />
      </Grid>
      <KeysPanel customerId={id} />
      <PolicyPanel customerId={id} policy={tenant.policy} />
      <TenantBuckets customerId={id} />
    </>
  );
}
