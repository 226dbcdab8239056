import { z } from 'zod';
import { denialFor } from '../buckets/bucket-service.ts';
import type { Bucket } from '../domain/bucket.ts';
import type { ObjectRecord, Replica } from '../domain/object.ts';
import { type JobFilter, type JobRow, jobStatus } from '../metadata/jobs-table.ts';
import { noteChange } from './audit.ts';
import type { AdminParts } from './parts.ts';
import { isoTime } from './present.ts';
import { notFound, unprocessable } from './problem.ts';
import type { AdminApp } from './routes.ts';
import { backendId, customerId, jobSchema, logicalName, nextPage, pageLimit, problems } from './schemas.ts';

/** `/proxy/jobs`: replica rows, seen as the queue that they are. */
export function jobRoutes(app: AdminApp, parts: AdminParts): void {
  app.post(
    '/proxy/jobs',
    {
      schema: {
        tags: ['jobs'],
        summary: 'Make a copy of an object due at a backend',
        body: z.object({ object_id: z.string().min(1), target_backend: backendId }),
        response: { 201: jobSchema, ...problems },
      },
    },
    async (request, reply) => reply.code(201).send(await createJob(parts, request.body)),
  );
  app.get(
    '/proxy/jobs',
    {
      schema: {
        tags: ['jobs'],
        summary: 'The replication queue, in order of id',
        querystring: z.object({
          status: z.enum(['pending', 'in_progress', 'completed', 'failed']).optional(),
          customer_id: customerId.optional(),
          logical_name: logicalName.optional(),
          backend_id: backendId.optional().describe('The backend that the copy is for'),
          after: z.string().optional(),
          limit: pageLimit,
        }),
        response: { 200: z.object({ jobs: z.array(jobSchema), next: nextPage }).describe('JobPage'), ...problems },
      },
    },
    async (request) => {
      const { status, after, limit } = request.query;
      const found = await parts.metadata.jobs.page({
        ...asJobFilter(request.query),
        ...(status ? { status } : {}),
        ...(after ? { after } : {}),
        limit: limit + 1,
      });
      const jobs = found.slice(0, limit).map(presentRow);
      return { jobs, next: found.length > limit ? (jobs.at(-1)?.id ?? null) : null };
    },
  );
}

/** Which jobs a caller means. */
export function asJobFilter(wish: {
  readonly customer_id?: string | undefined;
  readonly logical_name?: string | undefined;
  readonly backend_id?: string | undefined;
}): JobFilter {
  return {
    ...(wish.customer_id === undefined ? {} : { tenantId: wish.customer_id }),
    ...(wish.logical_name === undefined ? {} : { logicalName: wish.logical_name }),
    ...(wish.backend_id === undefined ? {} : { backendId: wish.backend_id }),
  };
}

/** A replica row as the seed's API shows a job. */
export function presentJob(replica: Replica, object: ObjectRecord, bucket: Bucket): z.infer<typeof jobSchema> {
  const { homeBackendId: sourceBackend, tenantId, logicalName } = bucket;
  return presentRow({ replica, sourceBackend, tenantId, logicalName, objectKey: object.key });
}

/** A job with the names of what it is about, as the JSON API shows it. */
export function presentRow({
  replica,
  sourceBackend,
  tenantId,
  logicalName,
  objectKey,
}: JobRow): z.infer<typeof jobSchema> {
  return {
    id: replica.id,
    object_id: replica.objectId,
    source_backend: sourceBackend,
    target_backend: replica.backendId,
    status: jobStatus(replica.state),
    attempts: replica.attempts,
    last_error: replica.lastError,
    customer_id: tenantId,
    logical_name: logicalName,
    object_key: objectKey,
    created_at: isoTime(replica.createdAtMs),
  };
}

async function createJob(
  parts: AdminParts,
  wish: { readonly object_id: string; readonly target_backend: string },
): Promise<z.infer<typeof jobSchema>> {
  const object = await parts.metadata.objects.byId(wish.object_id);
  const resolved = object && (await parts.directory.resolveById(object.bucketId));
  if (!object || !resolved) throw notFound(`object ${wish.object_id}`);
  if (!parts.registry.has(wish.target_backend)) throw notFound(`backend ${wish.target_backend}`);
  if (object.isTombstone) throw unprocessable('object_id', 'the object was deleted');
  if (wish.target_backend === resolved.bucket.homeBackendId)
    throw unprocessable('target_backend', 'is the home of the bucket, where the object stands already');
  const denial = denialFor(resolved.placement, wish.target_backend);
  if (denial !== undefined) throw unprocessable('target_backend', denial);
  const replica = await parts.metadata.replicas.makeDue(object.id, wish.target_backend, 'present');
  await noteChange(parts, 'job.create', replica.id, wish);
  parts.onReplicasDue();
  return presentJob(replica, object, resolved.bucket);
}
