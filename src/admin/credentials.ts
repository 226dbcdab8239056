import { z } from 'zod';
import { noteChange } from './audit.ts';
import type { AdminParts } from './parts.ts';
import { isoTime } from './present.ts';
import { notFound, Problem } from './problem.ts';
import type { AdminApp } from './routes.ts';
import { customerId, messageSchema, problems } from './schemas.ts';
import { findTenant } from './tenants.ts';

const accessKey = z.string().regex(/^[A-Za-z0-9_-]{3,128}$/, '3 to 128 letters, digits, - or _');
const secretKey = z.string().min(8).max(256);

const credentialSchema = z
  .object({ customer_id: z.string(), access_key: z.string(), created_at: z.iso.datetime() })
  .describe('Credential');

/** `/proxy/credentials`: access keys of tenants. A secret is shown once, when we made it. */
export function credentialRoutes(app: AdminApp, parts: AdminParts): void {
  app.post(
    '/proxy/credentials',
    {
      schema: {
        tags: ['credentials'],
        summary: 'Register an access key for a tenant, or have one made',
        body: z
          .object({ customer_id: customerId, access_key: accessKey.optional(), secret_key: secretKey.optional() })
          .refine((wish) => (wish.access_key === undefined) === (wish.secret_key === undefined), {
            path: ['secret_key'],
            message: 'give both access_key and secret_key, or neither',
          }),
        response: {
          201: credentialSchema.extend({ secret_key: z.string().optional() }).describe('NewCredential'),
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const { customer_id, access_key, secret_key } = request.body;
      if (access_key && (await parts.metadata.credentials.find(access_key))) throw taken();
      await parts.metadata.tenants.ensure(customer_id);
      const outcome = await parts.credentials.create({
        tenantId: customer_id,
        ...(access_key && secret_key ? { accessKey: access_key, secretKey: secret_key } : {}),
      });
      if (outcome.kind === 'taken') throw taken();
      await noteChange(parts, 'credential.create', outcome.accessKey, { customer_id });
      return reply.code(201).send({
        customer_id,
        access_key: outcome.accessKey,
        created_at: isoTime(outcome.createdAtMs),
        ...(secret_key === undefined ? { secret_key: outcome.secretKey.reveal() } : {}),
      });
    },
  );
  app.get(
    '/proxy/credentials/:access_key',
    {
      schema: {
        tags: ['credentials'],
        summary: 'Whose access key it is',
        params: z.object({ access_key: accessKey }),
        response: { 200: credentialSchema, ...problems },
      },
    },
    async (request) => {
      const found = await parts.metadata.credentials.find(request.params.access_key);
      if (!found) throw notFound(`access key ${request.params.access_key}`);
      return { customer_id: found.tenantId, access_key: found.accessKey, created_at: isoTime(found.createdAtMs) };
    },
  );
  listRoute(app, parts);
  deleteRoute(app, parts);
}

function listRoute(app: AdminApp, parts: AdminParts): void {
  app.get(
    '/proxy/tenants/:customer_id/credentials',
    {
      schema: {
        tags: ['credentials'],
        summary: "A tenant's access keys",
        params: z.object({ customer_id: customerId }),
        response: {
          200: z
            .object({ credentials: z.array(z.object({ access_key: z.string(), created_at: z.iso.datetime() })) })
            .describe('CredentialList'),
          ...problems,
        },
      },
    },
    async (request) => {
      const tenant = await findTenant(parts, request.params.customer_id);
      const found = await parts.metadata.credentials.listByTenant(tenant.id);
      return {
        credentials: found.map(({ accessKey: access_key, createdAtMs }) => ({
          access_key,
          created_at: isoTime(createdAtMs),
        })),
      };
    },
  );
}

function deleteRoute(app: AdminApp, parts: AdminParts): void {
  app.delete(
    '/proxy/credentials/:access_key',
    {
      schema: {
        tags: ['credentials'],
        summary: 'Take an access key away: at once in this process, within seconds in others',
        params: z.object({ access_key: accessKey }),
        response: { 200: messageSchema, ...problems },
      },
    },
    async (request) => {
      const { access_key } = request.params;
      const customer_id = await parts.credentials.remove(access_key);
      if (customer_id === undefined) throw notFound(`access key ${access_key}`);
      await noteChange(parts, 'credential.delete', access_key, { customer_id });
      return { message: `access key ${access_key} is deleted` };
    },
  );
}

function taken(): Problem {
  return new Problem(409, 'already_exists', 'the access key is registered already', [
    { field: 'access_key', message: 'is registered already' },
  ]);
}
