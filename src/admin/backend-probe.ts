import { z } from 'zod';
import { BackendUnavailable } from '../backends/backend.ts';
import { readBody } from '../backends/buffered.ts';
import { describeError } from '../base/app-error.ts';
import type { RegisteredBackend } from '../buckets/backend-registry.ts';
import { permitRead } from '../policy/permit.ts';
import { parseError } from '../s3/xml-read.ts';
import { noteChange } from './audit.ts';
import type { AdminParts } from './parts.ts';
import { notFound } from './problem.ts';
import type { AdminApp } from './routes.ts';
import { backendId, problems } from './schemas.ts';

const LIMIT_MS = 10_000;
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;
/** A key that may not list all buckets is a good key all the same, and knows somebody who is there. */
const GOOD_REFUSALS: ReadonlySet<string> = new Set(['AccessDenied', 'AllAccessDisabled', 'NotImplemented']);

const probeSchema = z
  .object({
    is_healthy: z.boolean().describe('True when it answered and took our credentials'),
    latency_ms: z.int().describe('Until the answer, or until it was given up'),
    error: z.string().nullable().describe('What it said, or why nothing was heard of it'),
  })
  .describe('Probe');

/** `/proxy/backends/…/probe`: asks a backend for its list of buckets, now. */
export function backendProbeRoutes(app: AdminApp, parts: AdminParts): void {
  app.post(
    '/proxy/backends/:id/probe',
    {
      schema: {
        tags: ['backends'],
        summary: 'Ask a backend for its list of buckets and say how that went',
        params: z.object({ id: backendId }),
        response: { 200: probeSchema, ...problems },
      },
    },
    async (request) => {
      const { id } = request.params;
      if (!parts.registry.has(id)) throw notFound(`backend ${id}`);
      const outcome = await probe(parts, parts.registry.get(id));
      await noteChange(parts, 'backend.probe', id, outcome);
      return outcome;
    },
  );
}

async function probe(
  { clock }: AdminParts,
  { facts, backend }: RegisteredBackend,
): Promise<z.infer<typeof probeSchema>> {
  const tooLate = new AbortController();
  const timer = clock.schedule(LIMIT_MS, () => tooLate.abort(new Error(`no answer within ${LIMIT_MS / 1000} s`)));
  const beganAtMs = clock.nowMs();
  const took = () => Math.max(0, clock.nowMs() - beganAtMs);
  try {
    // No bucket of anybody's is asked for, so the permit names none.
    const response = await backend.send(permitRead('', facts.id), {
      ...{ method: 'GET', query: [], headers: {}, body: null },
      signal: tooLate.signal,
    });
    const latency_ms = took();
    const body = await readBody(response, MAX_ANSWER_BYTES);
    if (response.status < 300) return { is_healthy: true, latency_ms, error: null };
    const code = parseError(body.toString('utf8'))?.code;
    const error = `answered ${response.status}${code === undefined ? '' : ` ${code}`}`;
    return { is_healthy: code !== undefined && GOOD_REFUSALS.has(code), latency_ms, error };
  } catch (error) {
    if (!(error instanceof BackendUnavailable)) throw error;
    return { is_healthy: false, latency_ms: took(), error: describeError(error.cause ?? error) };
  } finally {
    timer.cancel();
  }
}
