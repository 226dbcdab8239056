import { z } from 'zod';
import type { RegisteredBackend } from '../buckets/backend-registry.ts';
import type { BackendBacklog } from '../metadata/replicas-table.ts';
import { whereabouts } from './backend-place.ts';
import type { AdminParts } from './parts.ts';
import { isoTime } from './present.ts';
import type { AdminApp } from './routes.ts';
import { placeFields, problems } from './schemas.ts';

const backendSchema = z
  .object({
    backend_id: z.string(),
    state: z.enum(['active', 'read-only', 'draining', 'offline']),
    endpoint: z.string(),
    region: z.string(),
    ...placeFields,
    provider_id: z.string().nullable(),
    provider_name: z.string().nullable(),
    operator_country: z.string().nullable(),
    parent_country: z.string().nullable(),
    is_healthy: z.boolean(),
    requests: z.int().describe('By this process in the last quarter of an hour'),
    errors: z.int().describe('Of these, those without an answer and those that the backend answered with 5xx'),
    latency_p50_ms: z
      .number()
      .nullable()
      .describe('To the head of the answer, in whole milliseconds, over at most 1024'),
    latency_p99_ms: z.number().nullable(),
    last_error: z.string().nullable().describe('What went wrong last, however long ago'),
    last_error_at: z.iso.datetime().nullable(),
    capabilities: z.object({ trailing_checksums: z.boolean(), conditional_writes: z.boolean() }),
    backlog: z.object({ due: z.int(), leased: z.int(), parked: z.int(), oldest_due_at: z.iso.datetime().nullable() }),
  })
  .describe('Backend');

/** `/proxy/backends`: the configured backends, where they stand, and how far replication to them is behind. */
export function backendRoutes(app: AdminApp, parts: AdminParts): void {
  app.get(
    '/proxy/backends',
    {
      schema: {
        tags: ['backends'],
        summary: 'Backends, their places, their answers and their backlog',
        response: { 200: z.object({ backends: z.array(backendSchema) }).describe('BackendList'), ...problems },
      },
    },
    async () => {
      const backlog = new Map((await parts.backlog.get()).map((row) => [row.backendId, row]));
      return {
        backends: parts.registry.all().map((registered) => ({
          ...presentFacts(parts, registered),
          ...presentTraffic(registered),
          is_healthy: parts.registry.isHealthy(registered.facts.id),
          backlog: presentBacklog(backlog.get(registered.facts.id)),
        })),
      };
    },
  );
}

function presentFacts(parts: AdminParts, { facts, endpoint, region, backend }: RegisteredBackend) {
  const { place } = facts;
  const { capabilities } = backend;
  const provider = place.providerId === undefined ? undefined : parts.policies.catalog.provider(place.providerId);
  return {
    backend_id: facts.id,
    state: facts.state,
    endpoint,
    region,
    ...whereabouts(parts, place),
    provider_id: place.providerId ?? null,
    provider_name: provider?.name ?? null,
    operator_country: place.operatorCountry ?? null,
    parent_country: place.parentCountry ?? null,
    capabilities: {
      trailing_checksums: capabilities.trailingChecksums,
      conditional_writes: capabilities.conditionalWrites,
    },
  };
}

function presentTraffic({ traffic }: RegisteredBackend) {
  const recent = traffic?.recent();
  const lastError = traffic?.lastError;
  return {
    requests: recent?.requests ?? 0,
    errors: recent?.errors ?? 0,
    latency_p50_ms: recent?.latencyP50Ms ?? null,
    latency_p99_ms: recent?.latencyP99Ms ?? null,
    last_error: lastError?.message ?? null,
    last_error_at: lastError ? isoTime(lastError.atMs) : null,
  };
}

function presentBacklog(behind: BackendBacklog | undefined) {
  const { due = 0, leased = 0, parked = 0, oldestDueAtMs = null } = behind ?? {};
  return { due, leased, parked, oldest_due_at: oldestDueAtMs === null ? null : isoTime(oldestDueAtMs) };
}
