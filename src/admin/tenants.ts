import { z } from 'zod';
import type { PolicyDocument } from '../domain/policy.ts';
import { validatePolicy } from '../policy/validate.ts';
import type { AdminParts } from './parts.ts';
import { isoTime } from './present.ts';
import { notFound, Problem } from './problem.ts';
import type { AdminApp } from './routes.ts';
import { customerId, problems } from './schemas.ts';

const tenantSchema = z
  .object({ customer_id: z.string(), policy: z.unknown(), created_at: z.iso.datetime() })
  .describe('Tenant');
const params = z.object({ customer_id: customerId });

/** `/proxy/tenants`: tenants and the policy that binds every bucket of theirs. */
export function tenantRoutes(app: AdminApp, parts: AdminParts): void {
  app.get(
    '/proxy/tenants/:customer_id',
    {
      schema: {
        tags: ['tenants'],
        summary: 'A tenant and its policy',
        params,
        response: { 200: tenantSchema, ...problems },
      },
    },
    async (request) => {
      const tenant = await parts.metadata.tenants.find(request.params.customer_id);
      if (!tenant) throw notFound(`tenant ${request.params.customer_id}`);
      return { customer_id: tenant.id, policy: tenant.policy, created_at: isoTime(tenant.createdAtMs) };
    },
  );
  app.put(
    '/proxy/tenants/:customer_id/policy',
    {
      schema: {
        tags: ['tenants'],
        summary: "Set a tenant's policy",
        params,
        body: z.record(z.string(), z.unknown()),
        response: { 200: tenantSchema, ...problems },
      },
    },
    async (request) => {
      const checked = validatePolicy(request.body, parts.policies.catalog);
      if (checked.kind === 'invalid')
        throw new Problem(
          422,
          'invalid_input',
          checked.problems.map((problem) => `${problem.path}: ${problem.message}`).join('; '),
          checked.problems.map((problem) => ({ field: problem.path, message: problem.message })),
        );
      await assertCompiles(parts, request.params.customer_id, checked.document);
      await parts.metadata.tenants.ensure(request.params.customer_id);
      await parts.metadata.tenants.setPolicy(request.params.customer_id, checked.document);
      await parts.metadata.audit.append({
        actor: 'admin',
        action: 'tenant.policy.set',
        target: request.params.customer_id,
        detail: checked.document,
      });
      const tenant = await parts.metadata.tenants.ensure(request.params.customer_id);
      return { customer_id: tenant.id, policy: tenant.policy, created_at: isoTime(tenant.createdAtMs) };
    },
  );
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
