import { z } from 'zod';
import type { ResolvedBucket } from '../buckets/bucket-directory.ts';
import { explainPlacement } from '../policy/explain.ts';
import { noteChange } from './audit.ts';
import type { AdminParts } from './parts.ts';
import { presentBucket } from './present.ts';
import { notFound, Problem, tryLater, unprocessable } from './problem.ts';
import type { AdminApp } from './routes.ts';
import { backendId, bucketSchema, customerId, logicalName, problems } from './schemas.ts';

const bucketParams = z.object({ customer_id: customerId, logical_name: logicalName });

const newBucket = z.object({
  customer_id: customerId,
  region_id: z
    .string()
    .max(256)
    .default('')
    .describe('A country, group, zone or backend region constrains the bucket to it'),
  logical_name: logicalName,
  backend_ids: z.array(backendId).min(1).max(16).optional().describe('Home first; policy chooses when left out'),
});

const explanationSchema = z
  .object({
    outcome: z.enum(['placed', 'unavailable', 'denied']),
    home: z.string().nullable(),
    chosen: z.array(z.string()).describe('Home first, then the replicas'),
    replicas: z.int().describe('Copies in all that policy asks for'),
    shortfall: z.int().describe('Copies for which there is no backend'),
    rules: z.array(z.string()).describe('Everything that policy says, with the layer that says it'),
    verdicts: z.array(
      z.object({
        backend_id: z.string(),
        accepted: z.boolean().describe('Whether policy lets it hold the bucket'),
        chosen: z.boolean(),
        healthy: z.boolean(),
        layer: z.enum(['deployment', 'tenant', 'bucket']).nullable(),
        rule: z.string().nullable().describe('The rule that refuses it, such as residency.allow'),
        message: z.string(),
      }),
    ),
  })
  .describe('Explanation');

/** `/proxy/buckets`: logical buckets, where they stand, and why. */
export function bucketRoutes(app: AdminApp, parts: AdminParts): void {
  app.post(
    '/proxy/buckets',
    {
      schema: {
        tags: ['buckets'],
        summary: 'Create a bucket under policy',
        body: newBucket,
        response: { 201: bucketSchema, ...problems },
      },
    },
    async (request, reply) => {
      const created = presentBucket(await createBucket(parts, request.body));
      const { customer_id, logical_name, region_id, home_backend } = created;
      await noteChange(parts, 'bucket.create', `${customer_id}/${logical_name}`, { region_id, home_backend });
      return reply.code(201).send(created);
    },
  );
  app.get(
    '/proxy/buckets/:customer_id/:logical_name',
    {
      schema: {
        tags: ['buckets'],
        summary: 'Where a bucket is mapped',
        params: bucketParams,
        response: { 200: bucketSchema, ...problems },
      },
    },
    async (request) => presentBucket(await findBucket(parts, request.params)),
  );
  app.get(
    '/proxy/buckets/:customer_id/:logical_name/explain',
    {
      schema: {
        tags: ['buckets'],
        summary: 'Why a bucket is where it is',
        params: bucketParams,
        response: { 200: explanationSchema, ...problems },
      },
    },
    async (request) => {
      const { bucket, placement } = await findBucket(parts, request.params);
      const tenant = await parts.metadata.tenants.find(bucket.tenantId);
      const compiled = parts.policies.compile(tenant?.policy ?? {}, bucket.policy);
      if (compiled.kind === 'conflict') throw new Problem(409, 'policy_conflict', compiled.message);
      return explainPlacement(placement, compiled.policy);
    },
  );
}

/** The tenant's bucket. Throws 404. */
export async function findBucket(
  parts: AdminParts,
  name: { readonly customer_id: string; readonly logical_name: string },
): Promise<ResolvedBucket> {
  const resolved = await parts.directory.resolve(name.customer_id, name.logical_name);
  if (!resolved) throw notFound(`bucket ${name.logical_name} of ${name.customer_id}`);
  return resolved;
}

async function createBucket(parts: AdminParts, wish: z.infer<typeof newBucket>): Promise<ResolvedBucket> {
  const unknown = wish.backend_ids?.find((id) => !parts.registry.has(id));
  if (unknown !== undefined) throw unprocessable('backend_ids', `no backend is called ${unknown}`);
  if (wish.backend_ids && new Set(wish.backend_ids).size !== wish.backend_ids.length)
    throw unprocessable('backend_ids', 'names a backend twice');
  const outcome = await parts.buckets.create({
    tenantId: wish.customer_id,
    logicalName: wish.logical_name,
    regionId: wish.region_id,
    policy: parts.policies.fromLocation(wish.region_id) ?? {},
    ...(wish.backend_ids ? { backendIds: wish.backend_ids } : {}),
  });
  switch (outcome.kind) {
    case 'created':
      return parts.directory.describe(outcome.bucket);
    case 'exists':
      throw new Problem(409, 'already_exists', `bucket ${wish.logical_name} of ${wish.customer_id} exists already`, [
        { field: 'logical_name', message: 'exists already' },
      ]);
    case 'denied':
      throw unprocessable(wish.backend_ids ? 'backend_ids' : 'region_id', outcome.message);
    case 'unavailable':
      throw tryLater(outcome.message);
  }
}
