import { z } from 'zod';
import type { PolicyDocument } from '../domain/policy.ts';
import type { Tenant } from '../domain/tenant.ts';
import { noteChange } from './audit.ts';
import type { AdminParts } from './parts.ts';
import { checkedPolicy } from './policy-input.ts';
import { isoTime } from './present.ts';
import { notFound, Problem } from './problem.ts';
import type { AdminApp } from './routes.ts';
import { customerId, nextPage, pageLimit, policyInput, policySchema, problems } from './schemas.ts';

const tenantSchema = z
  .object({
    customer_id: z.string(),
    policy: policySchema,
    created_at: z.iso.datetime(),
    buckets: z.int(),
    access_keys: z.int(),
    objects: z.int().describe('As counted last: see totals of /proxy/overview'),
    bytes: z.int().describe('Of all objects, each counted once'),
  })
  .describe('Tenant');
const params = z.object({ customer_id: customerId });
const TAGS = ['tenants'];

/** `/proxy/tenants`: tenants and the policy that binds every bucket of theirs. */
export function tenantRoutes(app: AdminApp, parts: AdminParts): void {
  listRoutes(app, parts);
  app.get(
    '/proxy/tenants/:customer_id',
    {
      schema: { tags: TAGS, summary: 'A tenant and its policy', params, response: { 200: tenantSchema, ...problems } },
    },
    async (request) => presentTenant(parts, await findTenant(parts, request.params.customer_id)),
  );
  app.put(
    '/proxy/tenants/:customer_id/policy',
    {
      schema: {
        tags: TAGS,
        summary: "Set a tenant's policy",
        params,
        body: policyInput,
        response: { 200: tenantSchema, ...problems },
      },
    },
    async (request) => {
      const { customer_id } = request.params;
      const policy = checkedPolicy(parts, request.body, '');
      await assertCompiles(parts, customer_id, policy);
      await parts.metadata.tenants.ensure(customer_id);
      await parts.metadata.tenants.setPolicy(customer_id, policy);
      await noteChange(parts, 'tenant.policy.set', customer_id, policy);
      const buckets = await parts.metadata.buckets.listByTenant(customer_id);
      for (const { logicalName } of buckets) parts.directory.forget(customer_id, logicalName);
      parts.onPolicyChanged(buckets.map(({ id }) => id));
      return presentTenant(parts, await findTenant(parts, customer_id));
    },
  );
}

function listRoutes(app: AdminApp, parts: AdminParts): void {
  app.get(
    '/proxy/tenants',
    {
      schema: {
        tags: TAGS,
        summary: 'Tenants in order of name, with what they have',
        querystring: z.object({
          limit: pageLimit,
          after: z.string().default('').describe('The last customer_id seen'),
        }),
        response: {
          200: z.object({ tenants: z.array(tenantSchema), next: nextPage }).describe('TenantPage'),
          ...problems,
        },
      },
    },
    async (request) => {
      const { limit, after } = request.query;
      const found = await parts.metadata.tenants.page({ after, limit: limit + 1 });
      const page = found.slice(0, limit);
      return {
        tenants: await presentTenants(parts, page),
        next: found.length > limit ? (page.at(-1)?.id ?? null) : null,
      };
    },
  );
  app.post(
    '/proxy/tenants',
    {
      schema: {
        tags: TAGS,
        summary: 'Make a tenant',
        body: z.object({ customer_id: customerId, policy: policyInput.optional() }),
        response: { 201: tenantSchema, ...problems },
      },
    },
    async (request, reply) => {
      const { customer_id } = request.body;
      const policy = checkedPolicy(parts, request.body.policy ?? {}, 'policy.');
      await assertCompiles(parts, customer_id, policy);
      if ((await parts.metadata.tenants.create(customer_id, policy)) === 'exists')
        throw new Problem(409, 'already_exists', `tenant ${customer_id} exists already`, [
          { field: 'customer_id', message: 'exists already' },
        ]);
      await noteChange(parts, 'tenant.create', customer_id, { policy });
      return reply.code(201).send(await presentTenant(parts, await findTenant(parts, customer_id)));
    },
  );
}

/** The tenant. Throws 404. */
export async function findTenant(parts: AdminParts, id: string): Promise<Tenant> {
  const tenant = await parts.metadata.tenants.find(id);
  if (!tenant) throw notFound(`tenant ${id}`);
  return tenant;
}

async function presentTenant(parts: AdminParts, tenant: Tenant): Promise<z.infer<typeof tenantSchema>> {
  const [presented] = await presentTenants(parts, [tenant]);
  if (!presented) throw notFound(`tenant ${tenant.id}`);
  return presented;
}

async function presentTenants(parts: AdminParts, tenants: readonly Tenant[]): Promise<z.infer<typeof tenantSchema>[]> {
  const { buckets, credentials } = parts.metadata;
  const ids = tenants.map(({ id }) => id);
  const held = await heldByTenant(parts);
  const bucketsOf = await buckets.countByTenant(ids);
  const keysOf = await credentials.countByTenant(ids);
  return tenants.map((tenant) => ({
    customer_id: tenant.id,
    policy: tenant.policy,
    created_at: isoTime(tenant.createdAtMs),
    buckets: bucketsOf.get(tenant.id) ?? 0,
    access_keys: keysOf.get(tenant.id) ?? 0,
    objects: held.get(tenant.id)?.objects ?? 0,
    bytes: held.get(tenant.id)?.bytes ?? 0,
  }));
}

async function heldByTenant(parts: AdminParts): Promise<Map<string, { objects: number; bytes: number }>> {
  const { byBucket } = await parts.totals.current();
  const held = new Map<string, { objects: number; bytes: number }>();
  for (const [bucketId, tenantId] of await parts.metadata.buckets.owners()) {
    const bucket = byBucket.get(bucketId);
    if (!bucket) continue;
    const sum = held.get(tenantId) ?? { objects: 0, bytes: 0 };
    held.set(tenantId, { objects: sum.objects + bucket.objects, bytes: sum.bytes + bucket.bytes });
  }
  return held;
}

/** A policy that contradicts the deployment's, or that of a bucket which exists, would leave data without a place to be. */
async function assertCompiles(parts: AdminParts, tenantId: string, policy: PolicyDocument): Promise<void> {
  const buckets = await parts.metadata.buckets.listByTenant(tenantId);
  const below = [
    { name: undefined, policy: {} },
    ...buckets.map(({ logicalName, policy }) => ({ name: logicalName, policy })),
  ];
  for (const { name, policy: bucketPolicy } of below) {
    const compiled = parts.policies.compile(policy, bucketPolicy);
    if (compiled.kind !== 'conflict') continue;
    const message = name === undefined ? compiled.message : `bucket ${name}: ${compiled.message}`;
    throw new Problem(422, 'policy_conflict', message, [{ field: 'policy', message }]);
  }
}
