import type { Logger } from '../base/logger.ts';
import type { Metrics } from '../base/metrics.ts';
import type { FinishedCall } from '../edge/exchange.ts';

/** Seconds; from a warm small GET to a slow upload. */
const LATENCY_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Writes the access log and counts requests, errors and latency by operation. */
export function createRequestObserver(metrics: Metrics, logger: Logger): (call: FinishedCall) => void {
  const requests = metrics.counter({
    name: 's3gateway_requests_total',
    help: 'S3 requests by operation and status',
    labels: ['operation', 'status'],
  });
  const aborted = metrics.counter({
    name: 's3gateway_requests_aborted_total',
    help: 'S3 transfers that the client or the backend broke',
    labels: ['operation'],
  });
  const duration = metrics.histogram({
    name: 's3gateway_request_duration_seconds',
    help: 'Time from the header of a request to the last byte of its answer',
    labels: ['operation'],
    buckets: LATENCY_BUCKETS,
  });
  return (call) => {
    requests.add({ operation: call.operation, status: String(call.status) });
    duration.observe({ operation: call.operation }, call.durationMs / 1000);
    if (call.isAborted) aborted.add({ operation: call.operation });
    logger.debug({ ...call }, 'request');
  };
}
