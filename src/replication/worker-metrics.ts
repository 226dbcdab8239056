import type { Clock } from '../base/clock.ts';
import type { Counter, Metrics } from '../base/metrics.ts';
import type { BackendBacklog } from '../metadata/replicas-table.ts';

/** How a job ended, as a metric's label. */
export type JobResult =
  | 'copied'
  | 'removed'
  | 'looked'
  | 'overtaken'
  | 'waiting'
  | 'retried'
  | 'postponed'
  | 'parked'
  | 'lease-lost';

/** What the worker counts, under names that dashboards rely on. */
export class WorkerMetrics {
  readonly #jobs: Counter;
  readonly #bytes: Counter;

  constructor(
    metrics: Metrics,
    sources: {
      readonly inFlight: () => number;
      readonly backlog: () => Promise<readonly BackendBacklog[]>;
      readonly clock: Clock;
    },
  ) {
    this.#jobs = metrics.counter({
      name: 's3gateway_replication_jobs_total',
      help: 'Replication jobs by target backend and how they ended',
      labels: ['backend', 'result'],
    });
    this.#bytes = metrics.counter({
      name: 's3gateway_replication_bytes_total',
      help: 'Bytes of objects copied to a target backend',
      labels: ['backend'],
    });
    const inFlight = {
      name: 's3gateway_replication_in_flight',
      help: 'Replication jobs under way in this process',
      labels: [],
    };
    metrics.gauge(inFlight, async () => [{ labels: {}, value: sources.inFlight() }]);
    this.#measureBacklog(metrics, sources);
  }

  /** Counts a job that has ended. */
  count(backendId: string, result: JobResult, bytes = 0): void {
    this.#jobs.add({ backend: backendId, result });
    if (bytes > 0) this.#bytes.add({ backend: backendId }, bytes);
  }

  #measureBacklog(
    metrics: Metrics,
    { backlog, clock }: { readonly backlog: () => Promise<readonly BackendBacklog[]>; readonly clock: Clock },
  ): void {
    const depth = {
      name: 's3gateway_replication_depth',
      help: 'Replica rows that are not in sync',
      labels: ['backend', 'state'],
    };
    metrics.gauge(depth, async () =>
      (await backlog()).flatMap(({ backendId, due, leased, parked }) =>
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
      (await backlog()).map(({ backendId, oldestDueAtMs }) => ({
        labels: { backend: backendId },
        value: oldestDueAtMs === null ? 0 : Math.max(0, clock.nowMs() - oldestDueAtMs) / 1_000,
      })),
    );
  }
}
