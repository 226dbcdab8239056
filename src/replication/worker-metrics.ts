import type { Counter, Metrics } from '../base/metrics.ts';

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

  constructor(metrics: Metrics, sources: { readonly inFlight: () => number }) {
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
  }

  /** Counts a job that has ended. */
  count(backendId: string, result: JobResult, bytes = 0): void {
    this.#jobs.add({ backend: backendId, result });
    if (bytes > 0) this.#bytes.add({ backend: backendId }, bytes);
  }
}
