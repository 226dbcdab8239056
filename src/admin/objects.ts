import { z } from 'zod';
import { BackendUnavailable } from '../backends/backend.ts';
import type { BucketSite, ResolvedBucket } from '../buckets/bucket-directory.ts';
import { denialFor } from '../buckets/bucket-service.ts';
import { unquoteEtag } from '../s3/etag.ts';
import { responseHeader } from '../s3/message.ts';
import { findBucket } from './buckets.ts';
import { presentJob } from './jobs.ts';
import type { AdminParts } from './parts.ts';
import { presentObject } from './present.ts';
import { notFound, tryLater, unprocessable } from './problem.ts';
import type { AdminApp } from './routes.ts';
import {
  backendId,
  customerId,
  jobSchema,
  logicalName,
  nextPage,
  objectKey,
  objectSchema,
  pageLimit,
  problems,
} from './schemas.ts';

const newObject = z.object({
  customer_id: customerId,
  logical_name: logicalName,
  backend_id: backendId,
  object_key: objectKey,
  size: z.int().min(0),
  etag: z.string().min(1).max(256),
  encrypted_key: z.string().max(8192).nullish(),
  residency: z.string().min(1).max(64).nullish(),
  replica_count: z.int().min(1).max(16).nullish(),
  targets: z.array(backendId).max(16).nullish(),
});

const recordedObject = objectSchema
  .extend({
    customer_id: z.string(),
    logical_name: z.string(),
    backend_id: z.string(),
    backend_bucket: z.string(),
    replica_count: z.int(),
    jobs_created: z.array(jobSchema),
  })
  .describe('RecordedObject');

/** `/proxy/objects`: what the gateway recorded of objects, and the ingest of objects that were uploaded past it. */
export function objectRoutes(app: AdminApp, parts: AdminParts): void {
  app.post(
    '/proxy/objects',
    {
      schema: {
        tags: ['objects'],
        summary: 'Record an object that already stands at its backend',
        body: newObject,
        response: { 201: recordedObject, ...problems },
      },
    },
    async (request, reply) => reply.code(201).send(await ingest(parts, request.body)),
  );
  app.get(
    '/proxy/objects/:customer_id/:logical_name',
    {
      schema: {
        tags: ['objects'],
        summary: 'List recorded objects with the state of every copy',
        params: z.object({ customer_id: customerId, logical_name: logicalName }),
        querystring: z.object({
          prefix: z.string().default(''),
          after: z.string().default(''),
          limit: pageLimit,
          parked_only: z.stringbool().default(false).describe('Only objects with a copy that was given up'),
        }),
        response: {
          200: z
            .object({
              customer_id: z.string(),
              logical_name: z.string(),
              objects: z.array(objectSchema),
              next: nextPage,
            })
            .describe('ObjectPage'),
          ...problems,
        },
      },
    },
    async (request) => {
      const resolved = await findBucket(parts, request.params);
      const { limit, parked_only: parkedOnly, prefix, after } = request.query;
      const wish = { prefix, after, parkedOnly, limit: limit + 1 };
      const found = await parts.metadata.objects.list(resolved.bucket.id, wish);
      const page = found.slice(0, limit);
      return {
        ...request.params,
        objects: page.map((object) => presentObject(parts, resolved, object)),
        next: found.length > limit ? (page.at(-1)?.key ?? null) : null,
      };
    },
  );
  singleRoute(app, parts);
}

function singleRoute(app: AdminApp, parts: AdminParts): void {
  app.get(
    '/proxy/objects/:customer_id/:logical_name/object',
    {
      schema: {
        tags: ['objects'],
        summary: 'One recorded object with the state of every copy',
        params: z.object({ customer_id: customerId, logical_name: logicalName }),
        querystring: z.object({ key: objectKey }),
        response: {
          200: objectSchema.extend({ customer_id: z.string(), logical_name: z.string() }).describe('SingleObject'),
          ...problems,
        },
      },
    },
    async (request) => {
      const resolved = await findBucket(parts, request.params);
      const object = await parts.metadata.objects.find(resolved.bucket.id, request.query.key);
      if (!object || object.isTombstone) throw notFound(`object ${request.query.key}`);
      return { ...request.params, ...presentObject(parts, resolved, object) };
    },
  );
}

async function ingest(parts: AdminParts, wish: z.infer<typeof newObject>): Promise<z.infer<typeof recordedObject>> {
  const resolved = await findBucket(parts, wish);
  const { bucket } = resolved;
  const site = homeSite(resolved, wish.backend_id);
  const targets = chooseTargets(parts, resolved, wish);
  assertResidency(parts, site, wish.residency ?? undefined);
  const startedAtMs = parts.clock.nowMs();
  await assertStands(site, wish);
  const object = await parts.metadata.objects.record({
    bucketId: bucket.id,
    kind: 'put',
    key: wish.object_key,
    sizeBytes: wish.size,
    etag: unquoteEtag(wish.etag),
    startedAtMs,
    homeBackendId: bucket.homeBackendId,
    replicaBackendIds: targets,
    ...(wish.residency ? { residency: wish.residency } : {}),
    ...(wish.encrypted_key ? { encryptedKey: wish.encrypted_key } : {}),
  });
  parts.onReplicasDue();
  const recorded = await parts.metadata.objects.byId(object.id);
  if (!recorded) throw notFound(`object ${object.id}`);
  const jobs = recorded.replicas.filter((replica) => targets.includes(replica.backendId));
  return {
    ...presentObject(parts, resolved, recorded),
    customer_id: wish.customer_id,
    logical_name: wish.logical_name,
    backend_id: wish.backend_id,
    backend_bucket: site.mapping.backendBucket,
    replica_count: targets.length + 1,
    jobs_created: jobs.map((replica) => presentJob(replica, recorded, bucket)),
  };
}

function homeSite(resolved: ResolvedBucket, wanted: string): BucketSite {
  const { homeBackendId } = resolved.bucket;
  if (wanted === homeBackendId) return resolved.home;
  throw unprocessable('backend_id', `objects of this bucket are read and written at its home, ${homeBackendId}`);
}

/** The copies that are asked for by name or by number, policy's own choice otherwise. */
function chooseTargets(
  parts: AdminParts,
  resolved: ResolvedBucket,
  wish: z.infer<typeof newObject>,
): readonly string[] {
  const home = resolved.bucket.homeBackendId;
  for (const target of wish.targets ?? []) {
    if (!parts.registry.has(target)) throw unprocessable('targets', `no backend is called ${target}`);
    const denial = denialFor(resolved.placement, target);
    if (denial !== undefined) throw unprocessable('targets', denial);
  }
  const named = new Set([...resolved.replicaBackendIds, ...(wish.targets ?? [])]);
  const wanted = wish.replica_count ?? 1;
  for (const candidate of resolved.placement.accepted)
    if (named.size + 1 < wanted && candidate !== home) named.add(candidate);
  named.delete(home);
  if (named.size + 1 < wanted)
    throw unprocessable(
      'replica_count',
      `policy accepts ${named.size + 1} backends for this bucket, ${wanted} copies were asked for`,
    );
  return [...named];
}

function assertResidency(parts: AdminParts, site: BucketSite, residency: string | undefined): void {
  if (residency === undefined) return;
  const term = parts.policies.catalog.resolvePlaceTerm(residency);
  if (!term) throw unprocessable('residency', `${residency} is no country, group or zone of the catalog`);
  const { country, zoneCode } = site.registered.facts.place;
  const isInside =
    term.kind === 'zone' ? zoneCode === residency.toUpperCase() : country !== undefined && term.countries.has(country);
  if (!isInside)
    throw unprocessable('residency', `the object stands in ${country ?? 'an unknown country'}, not in ${residency}`);
}

/** Looks at the backend before believing what was said of the object. */
async function assertStands(site: BucketSite, wish: z.infer<typeof newObject>): Promise<void> {
  const head = await headObject(site, wish.object_key);
  if (head.status === 404) throw unprocessable('object_key', 'no such object stands at the backend');
  if (head.status !== 200) throw tryLater(`the backend answered ${head.status} when it was asked for the object`);
  if (Number(responseHeader(head, 'content-length')) !== wish.size)
    throw unprocessable('size', `the backend holds ${responseHeader(head, 'content-length')} bytes`);
  const etag = unquoteEtag(responseHeader(head, 'etag') ?? '');
  if (etag !== unquoteEtag(wish.etag)) throw unprocessable('etag', `the backend holds the ETag ${etag}`);
}

async function headObject(site: BucketSite, key: string) {
  try {
    const request = {
      method: 'HEAD',
      bucket: site.mapping.backendBucket,
      key,
      query: [],
      headers: {},
      body: null,
    } as const;
    return await site.registered.backend.send(site.readPermit, request);
  } catch (error) {
    if (error instanceof BackendUnavailable) throw tryLater('the backend gave no answer');
    throw error;
  }
}
