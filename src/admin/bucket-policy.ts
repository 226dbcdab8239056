import { z } from 'zod';
import { denialFor } from '../buckets/bucket-service.ts';
import type { Bucket } from '../domain/bucket.ts';
import type { PolicyDocument } from '../domain/policy.ts';
import type { EffectivePolicy } from '../policy/compile.ts';
import { describeRule } from '../policy/place-rule.ts';
import { noteChange } from './audit.ts';
import type { AdminParts } from './parts.ts';
import { checkedPolicy } from './policy-input.ts';
import { notFound, Problem } from './problem.ts';
import type { AdminApp } from './routes.ts';
import { customerId, logicalName, policyInput, policySchema, problems } from './schemas.ts';

const layerName = z.enum(['deployment', 'tenant', 'bucket']);

const effectiveSchema = z
  .object({
    rules: z
      .array(
        z.object({
          layer: layerName,
          path: z.enum(['residency.allow', 'residency.deny', 'operators.denyJurisdictions']),
          places: z.array(z.string()),
          text: z.string(),
        }),
      )
      .describe('A backend has to satisfy each of them'),
    replicas: z.int(),
    replicas_layer: layerName.nullable().describe('Who asks for so many; null when nobody says anything'),
    spread: z.array(z.object({ by: z.enum(['provider', 'country']), layer: layerName })),
    preference: z.array(z.string()).describe('Places in order of preference: the first is home’s'),
    conflict: z.string().nullable().describe('Why the layers leave no place at all; null when they leave one'),
  })
  .describe('EffectivePolicy');

const bucketPolicySchema = z
  .object({
    layers: z.array(z.object({ layer: layerName, policy: policySchema })).describe('From the widest to the narrowest'),
    effective: effectiveSchema,
  })
  .describe('BucketPolicy');

const params = z.object({ customer_id: customerId, logical_name: logicalName });
/** How often a policy is checked again because its tenant's changed meanwhile. */
const MAX_TRIES = 3;

/** `/proxy/buckets/…/policy`: a bucket's own layer of policy, and what it comes to with those above it. */
export function bucketPolicyRoutes(app: AdminApp, parts: AdminParts): void {
  app.get(
    '/proxy/buckets/:customer_id/:logical_name/policy',
    {
      schema: {
        tags: ['buckets'],
        summary: "A bucket's policy, layer by layer, and what it comes to",
        params,
        response: { 200: bucketPolicySchema, ...problems },
      },
    },
    async (request) => presentPolicy(parts, await findLayers(parts, request.params)),
  );
  app.put(
    '/proxy/buckets/:customer_id/:logical_name/policy',
    {
      schema: {
        tags: ['buckets'],
        summary: "Set a bucket's own policy; its home has to satisfy it",
        params,
        body: z.object({ policy: policyInput }),
        response: { 200: bucketPolicySchema, ...problems },
      },
    },
    async (request) => {
      const policy = checkedPolicy(parts, request.body.policy, 'policy.');
      const { bucket, tenantPolicy } = await store(parts, request.params, policy);
      await noteChange(parts, 'bucket.policy.set', `${bucket.tenantId}/${bucket.logicalName}`, {
        from: bucket.policy,
        to: policy,
      });
      parts.onPolicyChanged([bucket.id]);
      return presentPolicy(parts, { bucket: { ...bucket, policy }, tenantPolicy });
    },
  );
}

interface Layers {
  readonly bucket: Bucket;
  readonly tenantPolicy: PolicyDocument;
}

/** Read from the database: what the directory remembers may be a moment old. */
async function findLayers(parts: AdminParts, name: z.infer<typeof params>): Promise<Layers> {
  const bucket = await parts.metadata.buckets.findByName(name.customer_id, name.logical_name);
  if (!bucket) throw notFound(`bucket ${name.logical_name} of ${name.customer_id}`);
  const tenant = await parts.metadata.tenants.find(name.customer_id);
  return { bucket, tenantPolicy: tenant?.policy ?? {} };
}

/** Checks and stores; what was stored has been checked against the tenant's policy as it was at that moment. */
async function store(parts: AdminParts, name: z.infer<typeof params>, policy: PolicyDocument): Promise<Layers> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const layers = await findLayers(parts, name);
    assertHolds(parts, layers, policy);
    const isStored = await parts.metadata.buckets.setPolicy(layers.bucket.id, policy, layers.tenantPolicy);
    parts.directory.forget(name.customer_id, name.logical_name);
    if (isStored) return layers;
  }
  throw new Problem(409, 'changed_meanwhile', "the tenant's policy is being changed at the same time");
}

/** A policy under which the bucket could not stay where it is, or not be copied as often as it asks, is refused. */
function assertHolds(parts: AdminParts, { bucket, tenantPolicy }: Layers, policy: PolicyDocument): void {
  const compiled = parts.policies.compile(tenantPolicy, policy);
  if (compiled.kind === 'conflict') throw refused('policy_conflict', 'policy', compiled.message);
  const placement = parts.policies.place(compiled.policy, { home: bucket.homeBackendId });
  const denial = denialFor(placement, bucket.homeBackendId);
  if (denial !== undefined)
    throw refused('home_refused', 'policy', `the bucket would lose its home ${bucket.homeBackendId}: ${denial}`);
  if (placement.shortfall === 0) return;
  const { replicas } = compiled.policy;
  const message = `policy asks for ${replicas} copies, and the backends that it accepts can hold ${replicas - placement.shortfall}`;
  throw refused('too_few_backends', 'policy.replicas', message);
}

function refused(code: string, field: string, message: string): Problem {
  return new Problem(422, code, message, [{ field, message }]);
}

function presentPolicy({ policies }: AdminParts, { bucket, tenantPolicy }: Layers): z.infer<typeof bucketPolicySchema> {
  const compiled = policies.compile(tenantPolicy, bucket.policy);
  return {
    layers: [
      { layer: 'deployment', policy: policies.deploymentPolicy },
      { layer: 'tenant', policy: tenantPolicy },
      { layer: 'bucket', policy: bucket.policy },
    ],
    effective: presentEffective(compiled.policy, compiled.kind === 'conflict' ? compiled.message : null),
  };
}

function presentEffective(policy: EffectivePolicy, conflict: string | null): z.infer<typeof effectiveSchema> {
  return {
    rules: [...policy.allow, ...policy.deny, ...policy.denyJurisdictions].map((rule) => ({
      layer: rule.layer,
      path: rule.path,
      places: [...rule.terms.map(({ name }) => name), ...rule.unknownTerms],
      text: describeRule(rule),
    })),
    replicas: policy.replicas,
    replicas_layer: policy.replicasLayer ?? null,
    spread: [...policy.spreadLayers].map(([by, layer]) => ({ by, layer })),
    preference: policy.preference.map(({ name }) => name),
    conflict,
  };
}
