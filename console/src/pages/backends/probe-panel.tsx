import { Button } from '@mantine/core';
import { IconActivity } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../api/session.tsx';
import { CopyCurl } from '../../components/copy.tsx';
import { humanLatency, humanMoment } from '../../components/humanise.ts';
import { Panel } from '../../components/panel.tsx';
import { ErrorState } from '../../components/states.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import classes from './backends.module.css';

/** Asks the gateway to call the backend now, and tells what came of it. */
export function ProbePanel({ backendId }: { readonly backendId: string }): ReactNode {
  const api = useApi();
  const queries = useQueryClient();
  const probe = api.useMutation('post', '/proxy/backends/{id}/probe', {
    // What it found out counts for the rest of the page too.
    onSuccess: () => queries.invalidateQueries({ queryKey: ['get', '/proxy/backends'] }),
  });
  const path = `/proxy/backends/${encodeURIComponent(backendId)}/probe`;
  return (
    <Panel title="Probe" actions={<CopyCurl call={{ method: 'POST', path }} />}>
      <div className={classes['probe']}>
        <Button
          leftSection={<IconActivity size={16} />}
          loading={probe.isPending}
          onClick={() => probe.mutate({ params: { path: { id: backendId } } })}
        >
          Probe now
        </Button>
        <div aria-live="polite">
          {probe.isIdle && <p className="soft">The gateway makes one request to this backend and times it.</p>}
          {probe.data && <ProbeResult result={probe.data} at={probe.submittedAt} />}
        </div>
      </div>
      {probe.error && <ErrorState error={probe.error} />}
    </Panel>
  );
}

interface ProbeOutcome {
  readonly is_healthy: boolean;
  readonly latency_ms: number;
  readonly error: string | null;
}

function ProbeResult({ result, at }: { readonly result: ProbeOutcome; readonly at: number }): ReactNode {
  const { is_healthy: isHealthy, latency_ms: latencyMs, error } = result;
  return (
    <>
      <p>
        <StatusBadge tone={isHealthy ? 'good' : 'bad'}>{isHealthy ? 'answers' : 'does not answer'}</StatusBadge> after{' '}
        {humanLatency(latencyMs)}, at {humanMoment(at)}
      </p>
      {error !== null && <p>{error}</p>}
    </>
  );
}
