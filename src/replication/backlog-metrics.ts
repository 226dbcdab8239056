import type { Clock } from '../base/clock.ts';
import type { Metrics } from '../base/metrics.ts';
import type { Metadata } from '../metadata/metadata.ts';

/** What the gauges are read from. */
export interface BacklogSources {
  readonly metadata: { readonly replicas: Pick<Metadata['replicas'], 'backlog'> };
  readonly clock: Clock;
}

/**
 * Shows how far replication is behind, read from the database at each scrape: whoever serves `/metrics` shows it, whether
 * or not a worker runs in the same process.
 */
export function measureBacklog(metrics: Metrics, { metadata, clock }: BacklogSources): void {
  const depth = {
    name: 's3gateway_replication_depth',
    help: 'Replica rows that are not in sync',
    labels: ['backend', 'state'],
  };
  metrics.gauge(depth, async () =>
    (await metadata.replicas.backlog()).flatMap(({ backendId, due, leased, parked }) =>
      Object.entries({ due, leased, parked }).map(([state, value]) => ({
        labels: { backend: backendId, state },
        value,
      })),
    ),
  );
  const age = {
    name: 's3gateway_replication_oldest_due_seconds',
    help: 'Age of the oldest replica row that is due',
    labels: ['backend'],
  };
  metrics.gauge(age, async () =>
    (await metadata.replicas.backlog()).map(({ backendId, oldestDueAtMs }) => ({
      labels: { backend: backendId },
      value: oldestDueAtMs === null ? 0 : Math.max(0, clock.nowMs() - oldestDueAtMs) / 1_000,
    })),
  );
}
