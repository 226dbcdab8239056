import { CreateBucketCommand, GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../support/running-gateway.ts';

interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly request_id: string;
  readonly fields: readonly { readonly field: string }[];
}

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
});

afterAll(() => gateway.stop());

const call = <T>(method: string, path: string, body?: unknown) => gateway.admin<T>(method, path, body);

describe('the description of the API', () => {
  const EXPECTED = [
    'DELETE /proxy/credentials/{access_key}',
    'DELETE /snapshot',
    'DELETE /snapshot/{id}',
    'GET /discover/access',
    'GET /discover/endpoint',
    'GET /discover/endpoints',
    'GET /health',
    'GET /proxy/audit',
    'GET /proxy/backends',
    'GET /proxy/buckets',
    'GET /proxy/buckets/{customer_id}/{logical_name}',
    'GET /proxy/buckets/{customer_id}/{logical_name}/explain',
    'GET /proxy/buckets/{customer_id}/{logical_name}/policy',
    'GET /proxy/credentials/{access_key}',
    'GET /proxy/history',
    'GET /proxy/jobs',
    'GET /proxy/jurisdictions',
    'GET /proxy/objects/{customer_id}/{logical_name}',
    'GET /proxy/objects/{customer_id}/{logical_name}/object',
    'GET /proxy/overview',
    'GET /proxy/providers',
    'GET /proxy/tenants',
    'GET /proxy/tenants/{customer_id}',
    'GET /proxy/tenants/{customer_id}/credentials',
    'GET /ready',
    'GET /snapshot/diff',
    'GET /snapshot/list',
    'GET /snapshot/{id}',
    'POST /discover/bucket/{name}',
    'POST /discover/bucket/{name}/versions',
    'POST /discover/buckets',
    'POST /discover/relay',
    'POST /proxy/backends/{id}/probe',
    'POST /proxy/buckets',
    'POST /proxy/credentials',
    'POST /proxy/jobs',
    'POST /proxy/jobs/retry',
    'POST /proxy/jobs/{id}/retry',
    'POST /proxy/objects',
    'POST /proxy/objects/{customer_id}/{logical_name}/verify',
    'POST /proxy/tenants',
    'POST /snapshot/save',
    'PUT /proxy/buckets/{customer_id}/{logical_name}/policy',
    'PUT /proxy/tenants/{customer_id}/policy',
  ];
  interface Operation {
    readonly summary?: string;
    readonly responses: Record<string, unknown>;
    readonly requestBody?: unknown;
  }

  it('has every call, with what it takes and every answer that it gives', async () => {
    const response = await fetch(`${gateway.apiBase}/docs/json`);
    const { openapi, paths, components } = (await response.json()) as {
      openapi: string;
      paths: Record<string, Record<string, Operation>>;
      components: { securitySchemes: unknown };
    };
    expect(openapi).toBe('3.1.0');
    expect(components.securitySchemes).toEqual({ adminKey: { type: 'apiKey', in: 'header', name: 'X-Admin-Key' } });
    const calls = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
    );
    expect(calls.map(({ name }) => name).sort()).toEqual(EXPECTED);
    for (const { name, operation } of calls.filter((one) => one.name.includes('/proxy/'))) {
      expect(operation.summary, name).toMatch(/\w+/);
      expect(Object.keys(operation.responses), name).toEqual(
        expect.arrayContaining(['401', '403', '404', '409', '422', '503']),
      );
      const takesNothing = /^(GET|DELETE) |\/probe$|\{id\}\/retry$/.test(name);
      expect(operation.requestBody === undefined, name).toBe(takesNothing);
    }
  });

  it('can be looked at in a browser', async () => {
    const page = await fetch(`${gateway.apiBase}/docs`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
    expect(await page.text()).toContain('swagger-ui');
  });
});

describe('an answer of the API', () => {
  it('has an id in its header, the same as in its body when it is a problem', async () => {
    const response = await fetch(`${gateway.apiBase}/proxy/jobs`);
    expect(response.status).toBe(401);
    expect(((await response.json()) as Problem).request_id).toBe(response.headers.get('x-request-id'));
  });

  it('to a call that is none is a 404 in words, without the query', async () => {
    for (const [method, path] of [
      ['GET', '/nothing?secret=hunter2'],
      ['DELETE', '/proxy/jobs'],
      ['PATCH', '/proxy/tenants/acme/policy'],
    ] as const) {
      const answer = await call<Problem>(method, path);
      expect(answer).toMatchObject({
        status: 404,
        body: { code: 'not_found', detail: expect.stringContaining(method) },
      });
      expect(answer.body.detail).not.toContain('hunter2');
    }
  });

  it('to a name that is longer than any name is no fault of ours', async () => {
    for (const name of ['x'.repeat(200), 'x'.repeat(2000), '%2e%2e%2f', '%00', '%ff', '%']) {
      const answer = await call<Problem>('GET', `/proxy/tenants/${name}`);
      expect([name, answer.status]).toEqual([name, expect.toBeOneOf([404, 422])]);
      expect(answer.body.code).toBeOneOf(['not_found', 'invalid_input']);
    }
  });
});

describe('health and readiness', () => {
  it('say that the process lives and what it can reach', async () => {
    expect(await (await fetch(`${gateway.apiBase}/health`)).json()).toEqual({ status: 'ok' });
    const ready = await fetch(`${gateway.apiBase}/ready`);
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { status: 'ready', database: true, backends: { helsinki: true, frankfurt: true, virginia: true } },
    ]);
  });
});

describe('buckets', () => {
  const wish = { customer_id: 'acme', region_id: 'fi', logical_name: 'ledger' };

  it('are made under policy, shown, and not made twice', async () => {
    const made = await call<Record<string, unknown>>('POST', '/proxy/buckets', wish);
    expect(made).toMatchObject({ status: 201, body: { ...wish, home_backend: 'helsinki', replicas: 1 } });
    expect(made.body['backend_mapping']).toEqual({ helsinki: expect.stringMatching(/^s3gw-[a-z0-9]+-helsinki$/) });
    expect(await call('GET', '/proxy/buckets/acme/ledger')).toEqual({ status: 200, body: made.body });
    const again = await call<Problem>('POST', '/proxy/buckets', wish);
    expect(again).toMatchObject({ status: 409, body: { code: 'already_exists', fields: [{ field: 'logical_name' }] } });
    expect(await call('GET', '/proxy/buckets/acme/ledger')).toEqual({ status: 200, body: made.body });
  });

  it('of one name can be had by two tenants, apart', async () => {
    const other = await call<{ backend_mapping: unknown }>('POST', '/proxy/buckets', { ...wish, customer_id: 'bravo' });
    expect(other.status).toBe(201);
    const first = await call<{ backend_mapping: unknown }>('GET', '/proxy/buckets/acme/ledger');
    expect(other.body.backend_mapping).not.toEqual(first.body.backend_mapping);
  });

  it('are used by the clients of their tenant, and by no other', async () => {
    const mine = gateway.client(await gateway.newTenant('acme'));
    await mine.send(new PutObjectCommand({ Bucket: 'ledger', Key: 'k', Body: 'mine' }));
    const theirs = gateway.client(await gateway.newTenant('charlie'));
    await expect(theirs.send(new HeadObjectCommand({ Bucket: 'ledger', Key: 'k' }))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('stand where they were asked to, home first', async () => {
    const asked = { customer_id: 'acme', logical_name: 'placed', backend_ids: ['frankfurt', 'helsinki'] };
    const made = await call<{ home_backend: string; backend_mapping: object }>('POST', '/proxy/buckets', asked);
    expect(made).toMatchObject({ status: 201, body: { home_backend: 'frankfurt' } });
    expect(Object.keys(made.body.backend_mapping).sort()).toEqual(['frankfurt', 'helsinki']);
  });

  it('nowhere that policy allows are refused', async () => {
    await call('PUT', '/proxy/tenants/acme/policy', { residency: { allow: ['EU'] } });
    const refused = await call<Problem>('POST', '/proxy/buckets', { ...wish, logical_name: 'abroad', region_id: 'us' });
    expect([refused.status, refused.body.fields.map(({ field }) => field)]).toEqual([422, ['region_id']]);
    expect((await call('GET', '/proxy/buckets/acme/abroad')).status).toBe(404);
  });
});

describe('providers', () => {
  interface Providers {
    readonly providers: readonly {
      readonly provider_id: string;
      readonly regions: readonly { readonly country: string }[];
    }[];
  }

  it('are those of the catalog, or those with regions in a country', async () => {
    const all = (await call<Providers>('GET', '/proxy/providers')).body.providers;
    const finnish = (await call<Providers>('GET', '/proxy/providers?country=fi')).body.providers;
    expect(finnish.length).toBeGreaterThan(0);
    expect(finnish.length).toBeLessThan(all.length);
    for (const { regions } of finnish) expect(new Set(regions.map(({ country }) => country))).toEqual(new Set(['FI']));
    expect((await call<Problem>('GET', '/proxy/providers?country=Finland')).body.fields[0]?.field).toBe('country');
  });
});

describe('a header that a presigned URL asks for', () => {
  it('cannot split the answer, nor end the process', async () => {
    const s3 = gateway.client(await gateway.newTenant('split'));
    await s3.send(new CreateBucketCommand({ Bucket: 'split' }));
    await s3.send(new PutObjectCommand({ Bucket: 'split', Key: 'k', Body: 'x' }));
    const wish = { Bucket: 'split', Key: 'k', ResponseContentDisposition: 'inline\r\nset-cookie: a=b' };
    const failure = await s3.send(new GetObjectCommand(wish)).catch((error: unknown) => error);
    expect(failure).toMatchObject({ $metadata: { httpStatusCode: expect.toBeOneOf([400, 500]) } });
    expect((await fetch(`${gateway.apiBase}/health`)).status).toBe(200);
  });
});
