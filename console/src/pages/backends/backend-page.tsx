import type { ReactNode } from 'react';
import type { Answer } from '../../api/client.ts';
import { useApi } from '../../api/session.tsx';
import { CopyCurl } from '../../components/copy.tsx';
import { countryName, humanCount, humanLatency, humanMoment } from '../../components/humanise.ts';
import { Page } from '../../components/page.tsx';
import { Facts, Grid, Panel, Stat } from '../../components/panel.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { StatusBadge, toneOf } from '../../components/status-badge.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { paths } from '../../shell/paths.ts';
import { BackendHistory } from './backend-history.tsx';
import { HealthBadge } from './backend-parts.tsx';
import classes from './backends.module.css';
import { HeldTable } from './held-table.tsx';
import { ProbePanel } from './probe-panel.tsx';

const REFETCH_MS = 5_000;

type Backend = Answer<'/proxy/backends', 'get'>['backends'][number];

/** One backend: its facts, how it fared, what it holds, and whether it answers now. */
export function BackendPage({ backendId }: { readonly backendId: string }): ReactNode {
  const backends = useApi().useQuery('get', '/proxy/backends', {}, { refetchInterval: REFETCH_MS });
  const backend = backends.data?.backends.find((each) => each.backend_id === backendId);
  return (
    <Page
      title={backendId}
      trail={<TextLink to="/backends">Backends</TextLink>}
      note={backend && noteOf(backend)}
      actions={<CopyCurl call={{ method: 'GET', path: '/proxy/backends' }} />}
    >
      <QueryState query={backends}>
        {() =>
          backend === undefined ? (
            <Panel title="No such backend">
              <EmptyState title="Nothing is configured here" action={<TextLink to="/backends">All backends</TextLink>}>
                The gateway has no backend with this id.
              </EmptyState>
            </Panel>
          ) : (
            <Parts backend={backend} />
          )
        }
      </QueryState>
    </Page>
  );
}

function noteOf({ city, country, provider_name: name }: Backend): string {
  const place = country === null ? 'place not stated' : [city, countryName(country)].filter(Boolean).join(', ');
  return name === null ? place : `${name}, ${place}`;
}

function Parts({ backend }: { readonly backend: Backend }): ReactNode {
  return (
    <>
      <Figures backend={backend} />
      <Grid minWidth={380}>
        <Panel title="Facts">
          <Facts facts={factsOf(backend)} />
        </Panel>
        <div className={classes['column']}>
          <ProbePanel backendId={backend.backend_id} />
          <HeldTable backendId={backend.backend_id} />
        </div>
      </Grid>
      <BackendHistory backendId={backend.backend_id} />
    </>
  );
}

function Figures({ backend }: { readonly backend: Backend }): ReactNode {
  const { backlog, requests, errors, latency_p50_ms: p50, latency_p99_ms: p99 } = backend;
  const latency = (value: number | null) => (value === null ? '–' : humanLatency(value));
  const oldest = backlog.oldest_due_at;
  return (
    <Grid minWidth={150}>
      <Stat label="Latency p50" value={latency(p50)} hint={p50 === null ? 'no request lately' : 'half of requests'} />
      <Stat label="Latency p99" value={latency(p99)} hint={p99 === null ? 'no request lately' : '99 of 100'} />
      <Stat label="Requests" value={humanCount(requests)} hint="in the last 15 minutes" />
      <Stat
        label="Errors"
        value={humanCount(errors)}
        tone={errors > 0 ? 'warn' : undefined}
        hint="no answer, or one with 5xx"
      />
      <Stat
        label="Copies due"
        value={humanCount(backlog.due)}
        hint={oldest === null ? 'nothing waits' : `since ${humanMoment(oldest)}`}
      />
      <Stat label="Parked" value={humanCount(backlog.parked)} tone={backlog.parked > 0 ? 'bad' : undefined} />
    </Grid>
  );
}

function factsOf(backend: Backend): (readonly [string, ReactNode])[] {
  const { provider_id: providerId, provider_name: name, last_error: lastError, last_error_at: errorAt } = backend;
  return [
    ['Health', <HealthBadge key="health" backend={backend} />],
    [
      'State',
      <StatusBadge key="state" tone={toneOf(backend.state)}>
        {backend.state}
      </StatusBadge>,
    ],
    [
      'Endpoint',
      <span key="endpoint" className="code">
        {backend.endpoint}
      </span>,
    ],
    ['Region', backend.region],
    [
      'Zone',
      backend.zone_code === null ? (
        'not stated'
      ) : (
        <span key="zone" className="code">
          {backend.zone_code}
        </span>
      ),
    ],
    ['City', backend.city ?? 'not stated'],
    ['Country', backend.country === null ? 'not stated' : countryName(backend.country)],
    [
      'Provider',
      providerId === null ? (
        'not stated'
      ) : (
        <TextLink key="provider" to={paths.provider(providerId)}>
          {name ?? providerId}
        </TextLink>
      ),
    ],
    ['Operator under the law of', lawOf(backend.operator_country)],
    ['Parent under the law of', lawOf(backend.parent_country)],
    ['Last error', lastError ?? 'none'],
    ...(errorAt === null ? [] : [['Last error at', humanMoment(errorAt)] as const]),
  ];
}

function lawOf(country: string | null): string {
  return country === null ? 'not known' : countryName(country);
}
