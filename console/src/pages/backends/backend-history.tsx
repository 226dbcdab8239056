import { type ReactNode, useMemo, useState } from 'react';
import { HealthStrip } from '../../components/chart/health-strip.tsx';
import { TimeChart } from '../../components/chart/time-chart.tsx';
import { CopyCurl } from '../../components/copy.tsx';
import { humanLatency, humanSpan } from '../../components/humanise.ts';
import { Panel } from '../../components/panel.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { backendHealth, backendLatencySeries } from '../../history/history-series.ts';
import { RangeSwitch } from '../../history/range-switch.tsx';
import { type History, type HistoryRange, historyPath, useHistory } from '../../history/use-history.ts';

/** How one backend has fared over time. */
export function BackendHistory({ backendId }: { readonly backendId: string }): ReactNode {
  const [range, setRange] = useState<HistoryRange>('1 h');
  const history = useHistory(range);
  return (
    <Panel
      title="Latency and health"
      actions={
        <>
          <CopyCurl call={{ method: 'GET', path: historyPath(range) }} />
          <RangeSwitch range={range} onRange={setRange} />
        </>
      }
    >
      <QueryState query={history}>
        {(data) =>
          data.samples.length === 0 ? (
            <EmptyState title="The history begins now">
              The gateway takes a sample every {humanSpan(data.intervalMs)}.
            </EmptyState>
          ) : (
            <Charts backendId={backendId} history={data} />
          )
        }
      </QueryState>
    </Panel>
  );
}

function Charts({ backendId, history }: { readonly backendId: string; readonly history: History }): ReactNode {
  const { samples, intervalMs, span } = history;
  const latency = useMemo(() => backendLatencySeries(samples, backendId), [samples, backendId]);
  return (
    <>
      <TimeChart
        {...{ span, intervalMs }}
        label={`Latency of ${backendId}`}
        data={latency}
        kind="span"
        format={humanLatency}
      />
      <HealthStrip
        span={span}
        rows={[{ name: backendId, label: 'Health', runs: backendHealth(samples, backendId, intervalMs) }]}
      />
    </>
  );
}
