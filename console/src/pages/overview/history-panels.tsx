import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { HealthStrip } from '../../components/chart/health-strip.tsx';
import { TimeChart } from '../../components/chart/time-chart.tsx';
import { CopyCurl } from '../../components/copy.tsx';
import { humanCount, humanLatency, humanSpan } from '../../components/humanise.ts';
import { Grid, Panel } from '../../components/panel.tsx';
import { EmptyState, QueryState } from '../../components/states.tsx';
import { TextLink } from '../../components/text-link.tsx';
import {
  backendHealth,
  backendIds,
  type LatencyShare,
  lagSeries,
  latencySeries,
  queueSeries,
} from '../../history/history-series.ts';
import { RangeSwitch } from '../../history/range-switch.tsx';
import { type History, type HistoryRange, historyPath, useHistory } from '../../history/use-history.ts';
import { paths } from '../../shell/paths.ts';
import classes from './overview.module.css';

/** How lag, queue and backends have fared over time. */
export function HistoryPanels(): ReactNode {
  const [range, setRange] = useState<HistoryRange>('1 h');
  const history = useHistory(range);
  return (
    <section className={classes['section']} aria-label="History">
      <header className={classes['sectionHead']}>
        <h2 className={classes['sectionTitle']}>History</h2>
        <CopyCurl call={{ method: 'GET', path: historyPath(range) }} />
        <RangeSwitch range={range} onRange={setRange} />
      </header>
      <QueryState query={history}>
        {(data) =>
          data.samples.length === 0 ? (
            <Panel title="Nothing measured yet">
              <EmptyState title="The history begins now">
                The gateway takes a sample every {humanSpan(data.intervalMs)}. Lines appear with the first ones.
              </EmptyState>
            </Panel>
          ) : (
            <Charts history={data} />
          )
        }
      </QueryState>
    </section>
  );
}

function Charts({ history }: { readonly history: History }): ReactNode {
  const { samples, intervalMs, span } = history;
  const lag = useMemo(() => lagSeries(samples), [samples]);
  const queue = useMemo(() => queueSeries(samples), [samples]);
  return (
    <Grid minWidth={440}>
      <Panel title="Replication lag">
        <TimeChart
          {...{ span, intervalMs }}
          label="Replication lag: how long the oldest due write has waited"
          data={lag}
          kind="span"
          format={humanSpan}
          isArea
        />
      </Panel>
      <Panel title="Replication queue">
        <TimeChart
          {...{ span, intervalMs }}
          label="Replication queue: writes due and writes parked"
          data={queue}
          kind="count"
          format={humanCount}
        />
      </Panel>
      <LatencyPanel history={history} />
      <Panel title="Backend health">
        <HealthStrip
          span={span}
          rows={backendIds(samples).map((id) => ({
            name: id,
            label: <TextLink to={paths.backend(id)}>{id}</TextLink>,
            runs: backendHealth(samples, id, intervalMs),
          }))}
        />
      </Panel>
    </Grid>
  );
}

const SHARES = [
  { value: 'latency_p50_ms', label: 'p50' },
  { value: 'latency_p99_ms', label: 'p99' },
];

function LatencyPanel({ history: { samples, intervalMs, span } }: { readonly history: History }): ReactNode {
  const [share, setShare] = useState<LatencyShare>('latency_p50_ms');
  const data = useMemo(() => latencySeries(samples, share), [samples, share]);
  return (
    <Panel
      title="Backend latency"
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Share of requests"
          data={SHARES}
          value={share}
          onChange={(next) => setShare(next as LatencyShare)}
        />
      }
    >
      <TimeChart {...{ data, span, intervalMs }} label="Latency of each backend" kind="span" format={humanLatency} />
    </Panel>
  );
}
