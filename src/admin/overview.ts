import { z } from 'zod';
import type { BackendPlace } from '../domain/backend.ts';
import type { Amount, Totals } from '../metadata/totals-table.ts';
import { whereabouts } from './backend-place.ts';
import type { AdminParts } from './parts.ts';
import { isoTime } from './present.ts';
import type { AdminApp } from './routes.ts';
import { placeFields, problems } from './schemas.ts';

const amount = { objects: z.int(), bytes: z.int() };

const overviewSchema = z
  .object({
    at: z.iso.datetime().describe('When objects, bytes and places were counted; the rest is of now'),
    tenants: z.int(),
    buckets: z.int(),
    objects: z.int(),
    logical_bytes: z.int().describe('Of all objects, each counted once'),
    stored_bytes: z.int().describe('Of all copies that are in sync, home’s included'),
    replication: z.object({
      due: z.int(),
      leased: z.int(),
      parked: z.int(),
      oldest_due_at: z.iso.datetime().nullable(),
    }),
    places: z
      .array(
        z.object({
          country: z.string().nullable(),
          zone_code: z.string().nullable(),
          backend_id: z.string(),
          customer_id: z.string(),
          ...amount,
        }),
      )
      .describe('Copies that are in sync, by backend and tenant'),
    backends: z.array(
      z.object({
        backend_id: z.string(),
        ...placeFields,
        provider_id: z.string().nullable(),
        state: z.enum(['active', 'read-only', 'draining', 'offline']),
        is_healthy: z.boolean(),
        ...amount,
      }),
    ),
  })
  .describe('Overview');

const NOTHING: Amount = { objects: 0, bytes: 0 };

/** `/proxy/overview`: how much there is, where it stands, and how far behind replication is. */
export function overviewRoutes(app: AdminApp, parts: AdminParts): void {
  app.get(
    '/proxy/overview',
    {
      schema: {
        tags: ['overview'],
        summary: 'How much there is, where it stands, and how far behind replication is',
        response: { 200: overviewSchema, ...problems },
      },
    },
    () => overview(parts),
  );
}

async function overview(parts: AdminParts): Promise<z.infer<typeof overviewSchema>> {
  const { metadata, registry } = parts;
  const totals = await parts.totals.current();
  const copies = await copiesByPlace(parts, totals);
  const all = [...totals.byBucket.values()];
  return {
    at: isoTime(totals.atMs),
    tenants: await metadata.tenants.count(),
    buckets: await metadata.buckets.count(),
    objects: sumOf(all).objects,
    logical_bytes: sumOf(all).bytes,
    stored_bytes: sumOf(copies).bytes,
    replication: await replicationLag(parts),
    places: await places(parts, copies),
    backends: registry.all().map(({ facts }) => ({
      backend_id: facts.id,
      ...whereabouts(parts, facts.place),
      provider_id: facts.place.providerId ?? null,
      state: facts.state,
      is_healthy: registry.isHealthy(facts.id),
      ...sumOf(copies.filter(({ backendId }) => backendId === facts.id)),
    })),
  };
}

interface PlacedCopies extends Amount {
  readonly backendId: string;
  readonly tenantId: string;
}

/** Buckets that are gone by now have no owner and are left out. */
async function copiesByPlace({ metadata }: AdminParts, { byBucket }: Totals): Promise<PlacedCopies[]> {
  const byPlace = new Map<string, PlacedCopies>();
  for (const [bucketId, tenantId] of await metadata.buckets.owners())
    for (const [backendId, amountHere] of byBucket.get(bucketId)?.copies ?? []) {
      const place = JSON.stringify([backendId, tenantId]);
      const { objects, bytes } = sumOf([byPlace.get(place) ?? NOTHING, amountHere]);
      byPlace.set(place, { backendId, tenantId, objects, bytes });
    }
  return [...byPlace.values()];
}

async function places(
  { metadata, registry }: AdminParts,
  copies: readonly PlacedCopies[],
): Promise<z.infer<typeof overviewSchema>['places']> {
  // A backend that is no longer configured may hold copies still: it stands where it stood.
  const placeOf = new Map<string, BackendPlace>((await metadata.backends.list()).map(({ id, place }) => [id, place]));
  for (const { id, place } of registry.facts()) placeOf.set(id, place);
  return copies.map(({ backendId, tenantId, objects, bytes }) => ({
    country: placeOf.get(backendId)?.country ?? null,
    zone_code: placeOf.get(backendId)?.zoneCode ?? null,
    backend_id: backendId,
    customer_id: tenantId,
    objects,
    bytes,
  }));
}

async function replicationLag({ lag }: AdminParts): Promise<z.infer<typeof overviewSchema>['replication']> {
  const { due, leased, parked, oldestDueAtMs } = await lag.get();
  return { due, leased, parked, oldest_due_at: oldestDueAtMs === null ? null : isoTime(oldestDueAtMs) };
}

function sumOf(amounts: readonly Amount[]): { objects: number; bytes: number } {
  const sum = { objects: 0, bytes: 0 };
  for (const { objects, bytes } of amounts) {
    sum.objects += objects;
    sum.bytes += bytes;
  }
  return sum;
}
