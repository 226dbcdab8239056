import { describe, expect, it } from 'vitest';
import { type LogFields, silentLogger } from '../base/logger.ts';
import type { FinishedCall } from '../edge/exchange.ts';
import { PrometheusMetrics } from '../observability/prometheus-metrics.ts';
import { createRequestObserver } from './request-observer.ts';

const CALL: FinishedCall = {
  requestId: '00000000000000AA',
  method: 'PUT',
  path: '/ledger/k',
  operation: 'PutObject',
  tenantId: 'acme',
  status: 200,
  durationMs: 30,
  isAborted: false,
};

async function observed(...calls: FinishedCall[]) {
  const metrics = new PrometheusMetrics();
  const logged: { level: string; fields: LogFields }[] = [];
  const log = (level: string) => (fields: LogFields) => void logged.push({ level, fields });
  const logger = { ...silentLogger, debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
  const observe = createRequestObserver(metrics, logger);
  for (const call of calls) observe(call);
  const { text } = await metrics.text();
  return { logged, series: text.split('\n').filter((line) => line.startsWith('s3gateway_')) };
}

describe('what is kept of an S3 request', () => {
  it('is counted by operation and status, errors beside successes', async () => {
    const { series } = await observed(CALL, CALL, { ...CALL, status: 503 }, { ...CALL, operation: 'GetObject' });
    expect(series.filter((line) => line.startsWith('s3gateway_requests_total'))).toEqual([
      's3gateway_requests_total{operation="PutObject",status="200"} 2',
      's3gateway_requests_total{operation="PutObject",status="503"} 1',
      's3gateway_requests_total{operation="GetObject",status="200"} 1',
    ]);
  });

  it('has its latency in seconds, by operation', async () => {
    const { series } = await observed(CALL, { ...CALL, durationMs: 7_000 });
    expect(series).toEqual(
      expect.arrayContaining([
        's3gateway_request_duration_seconds_bucket{le="0.025",operation="PutObject"} 0',
        's3gateway_request_duration_seconds_bucket{le="0.05",operation="PutObject"} 1',
        's3gateway_request_duration_seconds_bucket{le="10",operation="PutObject"} 2',
        's3gateway_request_duration_seconds_sum{operation="PutObject"} 7.03',
        's3gateway_request_duration_seconds_count{operation="PutObject"} 2',
      ]),
    );
  });

  it('is counted as broken when its transfer was', async () => {
    const { series } = await observed(CALL, { ...CALL, operation: 'GetObject', isAborted: true });
    expect(series.filter((line) => line.startsWith('s3gateway_requests_aborted_total'))).toEqual([
      's3gateway_requests_aborted_total{operation="GetObject"} 1',
    ]);
  });

  it('is one line of the log, at debug', async () => {
    const { logged } = await observed(CALL);
    expect(logged).toEqual([{ level: 'debug', fields: { ...CALL } }]);
  });

  it('has no label that a client or a tenant can make up', async () => {
    const { series } = await observed({
      ...CALL,
      operation: 'Unknown',
      path: '/evil',
      method: 'EVIL',
      tenantId: 'evil',
    });
    expect(series.join('\n')).not.toMatch(/evil/i);
  });
});
