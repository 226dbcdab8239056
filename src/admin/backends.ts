import { z } from 'zod';
import type { AdminParts } from './parts.ts';
import type { AdminApp } from './routes.ts';
import { problems } from './schemas.ts';

const backendSchema = z
  .object({
    backend_id: z.string(),
    state: z.enum(['active', 'read-only', 'draining', 'offline']),
    endpoint: z.string(),
    region: z.string(),
    zone_code: z.string().nullable(),
    country: z.string().nullable(),
    provider_id: z.string().nullable(),
    operator_country: z.string().nullable(),
    parent_country: z.string().nullable(),
    is_healthy: z.boolean(),
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
        summary: 'Backends, their places and their backlog',
        response: { 200: z.object({ backends: z.array(backendSchema) }).describe('BackendList'), ...problems },
      },
    },
    async () => {
      const backlog = new Map((await parts.metadata.replicas.backlog()).map((row) => [row.backendId, row]));
      return {
        backends: parts.registry.all().map(({ facts, endpoint, region }) => {
          const behind = backlog.get(facts.id);
          const oldest = behind?.oldestDueAtMs ?? null;
          return {
            backend_id: facts.id,
            state: facts.state,
            endpoint,
            region,
            zone_code: facts.place.zoneCode ?? null,
            country: facts.place.country ?? null,
            provider_id: facts.place.providerId ?? null,
            operator_country: facts.place.operatorCountry ?? null,
            parent_country: facts.place.parentCountry ?? null,
            is_healthy: parts.registry.isHealthy(facts.id),
            backlog: {
              due: behind?.due ?? 0,
              leased: behind?.leased ?? 0,
              parked: behind?.parked ?? 0,
              oldest_due_at: oldest === null ? null : new Date(oldest).toISOString(),
            },
          };
        }),
      };
    },
  );
}
