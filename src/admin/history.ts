import { z } from 'zod';
import type { BackendSample, HistorySample } from '../metadata/history-table.ts';
import { SAMPLE_INTERVAL_MS } from './history-recorder.ts';
import type { AdminParts } from './parts.ts';
import { isoTime } from './present.ts';
import type { AdminApp } from './routes.ts';
import { problems } from './schemas.ts';

const HOUR_MS = 3_600_000;
const MINUTES_OF_INTERVALS = [1, 5, 15, 30];
/** More than this many points are no clearer in a chart. */
const MAX_SAMPLES = 360;

const historySchema = z
  .object({
    interval_seconds: z.int().describe('A sample stands for so long, from `at` back; the longer the span, the longer'),
    samples: z.array(
      z.object({
        at: z.iso.datetime(),
        due: z.int(),
        parked: z.int(),
        oldest_due_seconds: z.number(),
        backends: z.array(
          z.object({
            backend_id: z.string(),
            is_healthy: z.boolean(),
            latency_p50_ms: z.number().nullable(),
            latency_p99_ms: z.number().nullable(),
            errors: z.int(),
            requests: z.int().describe('By the process that took the sample'),
          }),
        ),
      }),
    ),
  })
  .describe('History');

/** `/proxy/history`: how backlog, health and latency went, for the last hours up to a week. */
export function historyRoutes(app: AdminApp, parts: AdminParts): void {
  app.get(
    '/proxy/history',
    {
      schema: {
        tags: ['overview'],
        summary: 'How backlog, health and latency of the backends went',
        querystring: z.object({ hours: z.coerce.number().int().min(1).max(168).default(24) }),
        response: { 200: historySchema, ...problems },
      },
    },
    async (request) => {
      const spanMs = request.query.hours * HOUR_MS;
      const samples = await parts.metadata.history.since(parts.clock.nowMs() - spanMs);
      const intervalMs = intervalFor(spanMs);
      return { interval_seconds: intervalMs / 1000, samples: thinOut(samples, intervalMs).map(presentSample) };
    },
  );
}

function intervalFor(spanMs: number): number {
  const minutes = MINUTES_OF_INTERVALS.find((each) => spanMs / (each * SAMPLE_INTERVAL_MS) <= MAX_SAMPLES);
  return (minutes ?? Math.max(...MINUTES_OF_INTERVALS)) * SAMPLE_INTERVAL_MS;
}

/** One sample for each interval: the worst that was seen in it, so that nothing that went wrong is smoothed away. */
export function thinOut(samples: readonly HistorySample[], intervalMs: number): readonly HistorySample[] {
  if (intervalMs === SAMPLE_INTERVAL_MS) return samples;
  const byInterval = Map.groupBy(samples, ({ atMs }) => Math.ceil(atMs / intervalMs));
  return [...byInterval.values()].map((within) => ({
    atMs: Math.max(...within.map(({ atMs }) => atMs)),
    due: Math.max(...within.map(({ due }) => due)),
    parked: Math.max(...within.map(({ parked }) => parked)),
    oldestDueSeconds: Math.max(...within.map(({ oldestDueSeconds }) => oldestDueSeconds)),
    backends: [
      ...Map.groupBy(
        within.flatMap(({ backends }) => backends),
        ({ backendId }) => backendId,
      ).values(),
    ].map(worst),
  }));
}

function worst(of: readonly BackendSample[]): BackendSample {
  const highest = (values: readonly (number | null)[]) => {
    const known = values.filter((value) => value !== null);
    return known.length === 0 ? null : Math.max(...known);
  };
  return {
    backendId: of[0]?.backendId ?? '',
    isHealthy: of.every(({ isHealthy }) => isHealthy),
    latencyP50Ms: highest(of.map(({ latencyP50Ms }) => latencyP50Ms)),
    latencyP99Ms: highest(of.map(({ latencyP99Ms }) => latencyP99Ms)),
    requests: of.reduce((sum, { requests }) => sum + requests, 0),
    errors: of.reduce((sum, { errors }) => sum + errors, 0),
  };
}

function presentSample(sample: HistorySample): z.infer<typeof historySchema>['samples'][number] {
  return {
    at: isoTime(sample.atMs),
    due: sample.due,
    parked: sample.parked,
    oldest_due_seconds: sample.oldestDueSeconds,
    backends: sample.backends.map((backend) => ({
      backend_id: backend.backendId,
      is_healthy: backend.isHealthy,
      latency_p50_ms: backend.latencyP50Ms,
      latency_p99_ms: backend.latencyP99Ms,
      errors: backend.errors,
      requests: backend.requests,
    })),
  };
}
