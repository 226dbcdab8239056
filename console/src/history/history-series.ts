import { type HealthRun, healthRuns } from '../components/chart/health-runs.ts';
import type { TimeData } from '../components/chart/series.ts';

/** One moment of the gateway's history, as `GET /proxy/history` gives it. */
export interface HistorySample {
  readonly at: string;
  readonly due: number;
  readonly parked: number;
  readonly oldest_due_seconds: number;
  readonly backends: readonly BackendSample[];
}

/** A backend at one moment. */
export interface BackendSample {
  readonly backend_id: string;
  readonly is_healthy: boolean;
  readonly latency_p50_ms: number | null;
  readonly latency_p99_ms: number | null;
}

/** Which share of a backend's requests were answered within the time. */
export type LatencyShare = 'latency_p50_ms' | 'latency_p99_ms';

const SECOND_MS = 1000;

/** How long the oldest write that is due has waited, in milliseconds. */
export function lagSeries(samples: readonly HistorySample[]): TimeData {
  return {
    times: timesOf(samples),
    series: [{ name: 'Oldest due', values: samples.map((sample) => sample.oldest_due_seconds * SECOND_MS) }],
  };
}

/** How many writes wait, and how many have given up. */
export function queueSeries(samples: readonly HistorySample[]): TimeData {
  return {
    times: timesOf(samples),
    series: [
      { name: 'Due', values: samples.map(({ due }) => due) },
      { name: 'Parked', values: samples.map(({ parked }) => parked) },
    ],
  };
}

/** A line for each backend. */
export function latencySeries(samples: readonly HistorySample[], share: LatencyShare): TimeData {
  return {
    times: timesOf(samples),
    series: backendIds(samples).map((id) => ({
      name: id,
      values: samples.map((sample) => backendOf(sample, id)?.[share] ?? null),
    })),
  };
}

/** Half and nearly all of one backend's requests. */
export function backendLatencySeries(samples: readonly HistorySample[], backendId: string): TimeData {
  const values = (share: LatencyShare) => samples.map((sample) => backendOf(sample, backendId)?.[share] ?? null);
  return {
    times: timesOf(samples),
    series: [
      { name: 'p50', values: values('latency_p50_ms') },
      { name: 'p99', values: values('latency_p99_ms') },
    ],
  };
}

/** When a backend was healthy. */
export function backendHealth(samples: readonly HistorySample[], backendId: string, intervalMs: number): HealthRun[] {
  return healthRuns(
    samples.map((sample) => ({
      atMs: Date.parse(sample.at),
      isHealthy: backendOf(sample, backendId)?.is_healthy,
    })),
    intervalMs,
  );
}

/** Every backend that the history knows, those that are gone by now too. */
export function backendIds(samples: readonly HistorySample[]): string[] {
  return [...new Set(samples.flatMap(({ backends }) => backends.map(({ backend_id: id }) => id)))].toSorted();
}

function timesOf(samples: readonly HistorySample[]): number[] {
  return samples.map(({ at }) => Date.parse(at));
}

function backendOf(sample: HistorySample, backendId: string): BackendSample | undefined {
  return sample.backends.find(({ backend_id: id }) => id === backendId);
}
