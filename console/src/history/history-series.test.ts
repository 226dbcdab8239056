import { describe, expect, it } from 'vitest';
import {
  backendHealth,
  backendIds,
  backendLatencySeries,
  lagSeries,
  latencySeries,
  queueSeries,
} from './history-series.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 24, 10, 0, second)).toISOString();
const backend = (id: string, isHealthy: boolean, p50: number | null) => ({
  ...{ backend_id: id, is_healthy: isHealthy, latency_p50_ms: p50 },
  latency_p99_ms: p50 === null ? null : p50 * 10,
});
const SAMPLES = [
  { at: at(0), due: 4, parked: 0, oldest_due_seconds: 2, backends: [backend('helsinki', true, 3)] },
  {
    ...{ at: at(10), due: 1, parked: 2, oldest_due_seconds: 0.5 },
    backends: [backend('helsinki', false, null), backend('frankfurt', true, 7)],
  },
];
const TIMES = SAMPLES.map((sample) => Date.parse(sample.at));

describe('history as lines', () => {
  it('gives the lag in milliseconds', () => {
    expect(lagSeries(SAMPLES)).toEqual({ times: TIMES, series: [{ name: 'Oldest due', values: [2000, 500] }] });
  });

  it('gives what waits and what has given up', () => {
    expect(queueSeries(SAMPLES).series).toEqual([
      { name: 'Due', values: [4, 1] },
      { name: 'Parked', values: [0, 2] },
    ]);
  });

  it('gives a line for each backend, with nothing where it was not measured or not there', () => {
    expect(backendIds(SAMPLES)).toEqual(['frankfurt', 'helsinki']);
    expect(latencySeries(SAMPLES, 'latency_p99_ms').series).toEqual([
      { name: 'frankfurt', values: [null, 70] },
      { name: 'helsinki', values: [30, null] },
    ]);
    expect(backendLatencySeries(SAMPLES, 'helsinki').series).toEqual([
      { name: 'p50', values: [3, null] },
      { name: 'p99', values: [30, null] },
    ]);
  });

  it('tells when a backend was healthy, and when it was not there', () => {
    expect(backendHealth(SAMPLES, 'helsinki', 10_000).map(({ isHealthy }) => isHealthy)).toEqual([true, false]);
    expect(backendHealth(SAMPLES, 'frankfurt', 10_000).map(({ isHealthy }) => isHealthy)).toEqual([undefined, true]);
  });
});
