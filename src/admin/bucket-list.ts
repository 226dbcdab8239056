import { z } from 'zod';
import type { Bucket } from '../domain/bucket.ts';
import type { PolicyDocument } from '../domain/policy.ts';
import type { AdminParts } from './parts.ts';
import { presentBucketRow } from './present.ts';
import { unprocessable } from './problem.ts';
import type { AdminApp } from './routes.ts';
import { bucketSchema, customerId, nextPage, pageLimit, problems } from './schemas.ts';

const BETWEEN = '/';

const listedBucket = bucketSchema
  .extend({
    objects: z.int().describe('As counted last: see totals of /proxy/overview'),
    bytes: z.int().describe('Of all objects, each counted once'),
    due: z.int().describe('Copies that wait or are being made'),
    parked: z.int().describe('Copies that were given up'),
  })
  .describe('ListedBucket');

const query = z.object({
  customer_id: customerId.optional(),
  prefix: z.string().max(63).default('').describe('Only buckets whose names begin so'),
  limit: pageLimit,
  after: z.string().optional().describe('The `next` of the page before'),
});

/** `/proxy/buckets`: every tenant's buckets, in order of tenant and name. */
export function bucketListRoutes(app: AdminApp, parts: AdminParts): void {
  app.get(
    '/proxy/buckets',
    {
      schema: {
        tags: ['buckets'],
        summary: 'Buckets in order of tenant and name, with what they hold and what is open',
        querystring: query,
        response: {
          200: z.object({ buckets: z.array(listedBucket), next: nextPage }).describe('BucketPage'),
          ...problems,
        },
      },
    },
    async (request) => {
      const { limit, prefix, customer_id, after } = request.query;
      const found = await parts.metadata.buckets.pageByName({
        ...{ prefix, limit: limit + 1 },
        ...(customer_id === undefined ? {} : { tenantId: customer_id }),
        ...(after ? { after: readCursor(after) } : {}),
      });
      const page = found.slice(0, limit);
      const last = page.at(-1);
      return {
        buckets: await present(parts, page),
        next: found.length > limit && last ? `${last.tenantId}${BETWEEN}${last.logicalName}` : null,
      };
    },
  );
}

/** Neither a tenant's name nor a bucket's has a slash. */
function readCursor(after: string): { readonly tenantId: string; readonly logicalName: string } {
  const [tenantId, logicalName, ...rest] = after.split(BETWEEN);
  if (!tenantId || !logicalName || rest.length > 0)
    throw unprocessable('after', 'is no `next` of a page of buckets: customer_id/logical_name');
  return { tenantId, logicalName };
}

async function present(parts: AdminParts, buckets: readonly Bucket[]): Promise<z.infer<typeof listedBucket>[]> {
  const { byBucket } = await parts.totals.current();
  const open = await parts.metadata.jobs.openByBucket(buckets.map(({ id }) => id));
  const replicasOf = await replicaCounter(parts, buckets);
  return buckets.map((bucket) => {
    const { due, leased, parked } = open.get(bucket.id) ?? { due: 0, leased: 0, parked: 0 };
    const { objects, bytes } = byBucket.get(bucket.id) ?? { objects: 0, bytes: 0 };
    return { ...presentBucketRow(bucket, replicasOf(bucket)), objects, bytes, due: due + leased, parked };
  });
}

/** How many copies policy asks for; most buckets of a page share a few policies, and compiling one takes its time. */
async function replicaCounter(parts: AdminParts, buckets: readonly Bucket[]): Promise<(bucket: Bucket) => number> {
  const policies = new Map<string, PolicyDocument>();
  for (const tenantId of new Set(buckets.map((bucket) => bucket.tenantId)))
    policies.set(tenantId, (await parts.metadata.tenants.find(tenantId))?.policy ?? {});
  const known = new Map<string, number>();
  return ({ tenantId, policy }) => {
    const key = JSON.stringify([tenantId, policy]);
    const replicas = known.get(key) ?? parts.policies.compile(policies.get(tenantId) ?? {}, policy).policy.replicas;
    known.set(key, replicas);
    return replicas;
  };
}
