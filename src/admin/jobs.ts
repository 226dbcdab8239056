import { z } from 'zod';
import { denialFor } from '../buckets/bucket-service.ts';
import type { Bucket } from '../domain/bucket.ts';
import type { ObjectRecord, Replica } from '../domain/object.ts';
import { type JobRow, jobStatus } from '../metadata/replicas-table.ts';
import type { AdminParts } from './parts.ts';
import { isoTime } from './present.ts';
import { notFound, unprocessable } from './problem.ts';
import type { AdminApp } from './routes.ts';
import { backendId, customerId, jobSchema, pageLimit, problems } from './schemas.ts';

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
          after: z.string().optional(),
          limit: pageLimit,
        }),
        response: { 200: z.object({ jobs: z.array(jobSchema) }).describe('JobPage'), ...problems },
      },
    },
    async (request) => {
      const { status, customer_id: tenantId, after, limit } = request.query;
      const rows = await parts.metadata.replicas.jobs({
        ...(status ? { status } : {}),
        ...(tenantId ? { tenantId } : {}),
        ...(after ? { after } : {}),
        limit,
      });
      return { jobs: rows.map(presentRow) };
    },
  );
}

/** A replica row as the seed's API shows a job. */
export function presentJob(replica: Replica, object: ObjectRecord, bucket: Bucket): z.infer<typeof jobSchema> {
  const { homeBackendId: sourceBackend, tenantId, logicalName } = bucket;
  return presentRow({ replica, sourceBackend, tenantId, logicalName, objectKey: object.key });
}

function presentRow({ replica, sourceBackend, tenantId, logicalName, objectKey }: JobRow): z.infer<typeof jobSchema> {
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
  parts.onReplicasDue();
  return presentJob(replica, object, resolved.bucket);
}
