import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../support/image-process.ts';
import { startTestGateway, type TestGateway } from '../support/running-gateway.ts';

interface Problem {
  readonly detail: string;
  readonly code: string;
  readonly fields: readonly { readonly field: string }[];
  readonly request_id: string;
}

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
  const credential = await gateway.newTenant('acme', { residency: { allow: ['EU'] }, replicas: 2 });
  const s3 = gateway.client(credential);
  await s3.send(new CreateBucketCommand({ Bucket: 'ledger' }));
  await s3.send(new PutObjectCommand({ Bucket: 'ledger', Key: 'a key', Body: 'the body' }));
});

afterAll(() => gateway.stop());

const call = <T>(method: string, path: string, body?: unknown) => gateway.admin<T>(method, path, body);

/** Every call that the API describes of itself. */
async function describedCalls(): Promise<{ method: string; path: string }[]> {
  const response = await fetch(`${gateway.apiBase}/docs/json`);
  const { paths } = (await response.json()) as { paths: Record<string, Record<string, unknown>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
  );
}

describe('the admin key', () => {
  it('is asked for by every call under /proxy/, before anything else about the call is looked at', async () => {
    const calls = (await describedCalls()).filter(({ path }) => path.startsWith('/proxy/'));
    expect(calls.length).toBeGreaterThanOrEqual(14);
    for (const { method, path } of calls) {
      const url = `${gateway.apiBase}${path.replaceAll(/\{\w+\}/g, 'x')}`;
      const without = await fetch(url, { method });
      expect(without.status, `${method} ${path}`).toBe(401);
      const wrong = await fetch(url, { method, headers: { 'x-admin-key': 'wrong' } });
      expect(wrong.status, `${method} ${path}`).toBe(403);
      expect(((await wrong.json()) as Problem).code).toBe('admin_key_wrong');
    }
  });

  it('is not asked for by health, readiness and metrics', async () => {
    for (const path of ['/health', '/ready', '/metrics'])
      expect((await fetch(gateway.apiBase + path)).status).toBe(200);
  });
});

describe('input that cannot be accepted', () => {
  const bucket = { customer_id: 'acme', region_id: 'us-east-1', logical_name: 'another' };
  const object = {
    customer_id: 'acme',
    logical_name: 'ledger',
    backend_id: 'helsinki',
    object_key: 'k',
    size: 1,
    etag: 'e',
  };

  it.each<[method: string, path: string, body: unknown, field: string]>([
    ['POST', '/proxy/credentials', {}, 'customer_id'],
    ['POST', '/proxy/credentials', { customer_id: 'with space' }, 'customer_id'],
    ['POST', '/proxy/credentials', { customer_id: 'acme', access_key: 'AKIA' }, 'secret_key'],
    ['POST', '/proxy/credentials', { customer_id: 'acme', access_key: 'a b', secret_key: '12345678' }, 'access_key'],
    ['POST', '/proxy/buckets', { ...bucket, logical_name: 'UPPER' }, 'logical_name'],
    ['POST', '/proxy/buckets', { ...bucket, logical_name: '10.0.0.1' }, 'logical_name'],
    ['POST', '/proxy/buckets', { ...bucket, backend_ids: ['mars'] }, 'backend_ids'],
    ['POST', '/proxy/buckets', { ...bucket, backend_ids: ['helsinki', 'helsinki'] }, 'backend_ids'],
    ['POST', '/proxy/buckets', { ...bucket, backend_ids: ['virginia'] }, 'backend_ids'],
    ['POST', '/proxy/objects', { ...object, size: -1 }, 'size'],
    ['POST', '/proxy/objects', { ...object, object_key: 'x'.repeat(1025) }, 'object_key'],
    ['POST', '/proxy/objects', object, 'object_key'],
    ['POST', '/proxy/objects', { ...object, object_key: 'a key', size: 7 }, 'size'],
    ['POST', '/proxy/objects', { ...object, object_key: 'a key', size: 8 }, 'etag'],
    ['POST', '/proxy/objects', { ...object, backend_id: 'virginia' }, 'backend_id'],
    ['POST', '/proxy/objects', { ...object, targets: ['virginia'] }, 'targets'],
    ['POST', '/proxy/objects', { ...object, replica_count: 5 }, 'replica_count'],
    ['POST', '/proxy/objects', { ...object, residency: 'Atlantis' }, 'residency'],
    ['PUT', '/proxy/tenants/acme/policy', { residency: { allow: ['Atlantis'] } }, 'residency.allow[0]'],
    ['PUT', '/proxy/tenants/acme/policy', { replicas: 0 }, 'replicas'],
    ['PUT', '/proxy/tenants/acme/policy', { replicaz: 2 }, 'replicaz'],
    ['PUT', '/proxy/tenants/acme/policy', { residency: { allow: ['FI'], deny: ['FI'] } }, 'policy'],
    ['GET', '/proxy/jobs?status=lost', undefined, 'status'],
    ['GET', '/proxy/jobs?limit=0', undefined, 'limit'],
    ['GET', '/proxy/objects/acme/ledger?limit=1001', undefined, 'limit'],
  ])('%s %s with %j is 422 and names %s', async (method, path, body, field) => {
    const answer = await call<Problem>(method, path, body);
    expect([answer.status, answer.body.fields.map((problem) => problem.field)]).toEqual([422, [field]]);
    expect(answer.body.detail).not.toBe('');
    expect(answer.body.request_id).not.toBe('');
  });

  it('leaves nothing behind', async () => {
    const state = async () => [
      (await call('GET', '/proxy/tenants/acme')).body,
      (await call('GET', '/proxy/objects/acme/ledger')).body,
      (await call('GET', '/proxy/jobs')).body,
    ];
    await until('replication is done', async () => JSON.stringify(await state()).includes('"in-sync"'));
    const before = await state();
    await call('PUT', '/proxy/tenants/acme/policy', { replicas: 2, residency: { allow: ['Atlantis'] } });
    await call('PUT', '/proxy/tenants/unheard-of/policy', { replicas: 0 });
    await call('POST', '/proxy/buckets', { ...bucket, backend_ids: ['helsinki', 'virginia'] });
    await call('POST', '/proxy/objects', { ...object, object_key: 'a key', size: 7 });
    expect(await state()).toEqual(before);
    expect((await call('GET', '/proxy/tenants/unheard-of')).status).toBe(404);
    expect((await call('GET', '/proxy/buckets/acme/another')).status).toBe(404);
  });

  it('that is no JSON, too large or of another type is refused in words', async () => {
    const send = async (body: string, type = 'application/json') => {
      const headers = { 'x-admin-key': gateway.adminKey, 'content-type': type };
      const response = await fetch(`${gateway.apiBase}/proxy/credentials`, { method: 'POST', headers, body });
      return [response.status, ((await response.json()) as Problem).code];
    };
    expect(await send('{"customer_id":')).toEqual([422, 'invalid_input']);
    expect(await send(`{"customer_id":"${'x'.repeat(1024 * 1024)}"}`)).toEqual([413, 'too_large']);
    expect((await send('customer_id=acme', 'text/plain'))[0]).toBe(422);
  });
});

describe('credentials', () => {
  it('show a secret once, and only when it was made here', async () => {
    const made = await call<Record<string, string>>('POST', '/proxy/credentials', { customer_id: 'acme' });
    expect(made.status).toBe(201);
    expect(made.body['secret_key']).toMatch(/^[\w-]{40}$/);
    const found = await call('GET', `/proxy/credentials/${made.body['access_key']}`);
    expect(JSON.stringify(found.body)).not.toContain(made.body['secret_key']);
    const given = { customer_id: 'acme', access_key: 'given-key', secret_key: 'given-secret' };
    expect(JSON.stringify((await call('POST', '/proxy/credentials', given)).body)).not.toContain('given-secret');
  });

  it('of somebody else cannot be taken over, and the attempt makes no tenant', async () => {
    const wish = { access_key: 'contested', secret_key: 'first-secret' };
    expect((await call('POST', '/proxy/credentials', { customer_id: 'acme', ...wish })).status).toBe(201);
    const taken = await call<Problem>('POST', '/proxy/credentials', { customer_id: 'mallory', ...wish });
    expect([taken.status, taken.body.fields[0]?.field]).toEqual([409, 'access_key']);
    expect((await call('GET', '/proxy/tenants/mallory')).status).toBe(404);
  });
});

describe('a policy that contradicts a bucket which exists', () => {
  it('is refused, naming the bucket', async () => {
    const bucket = { customer_id: 'strict', region_id: 'fi', logical_name: 'finnish' };
    await call('POST', '/proxy/credentials', { customer_id: 'strict' });
    expect((await call('POST', '/proxy/buckets', bucket)).status).toBe(201);
    const answer = await call<Problem>('PUT', '/proxy/tenants/strict/policy', { residency: { allow: ['DE'] } });
    expect(answer.status).toBe(422);
    expect(answer.body.detail).toMatch(/^bucket finnish: /);
  });
});

describe('what does not exist', () => {
  it.each([
    ['GET', '/proxy/tenants/nobody'],
    ['GET', '/proxy/buckets/acme/nothing'],
    ['GET', '/proxy/buckets/acme/nothing/explain'],
    ['GET', '/proxy/objects/acme/nothing'],
    ['GET', '/proxy/credentials/NOBODYS'],
    ['GET', '/proxy/nothing'],
  ])('%s %s is 404', async (method, path) => {
    expect(await call<Problem>(method, path)).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });
});

describe('objects and jobs', () => {
  it('an object that was written past the gateway can be recorded, and gets its copies', async () => {
    const credential = await gateway.newTenant('ingest', { residency: { allow: ['FI', 'DE'] }, replicas: 2 });
    const s3 = gateway.client(credential);
    await s3.send(new CreateBucketCommand({ Bucket: 'ingested' }));
    const { ETag } = await s3.send(new PutObjectCommand({ Bucket: 'ingested', Key: 'k', Body: '12345' }));
    const wish = { customer_id: 'ingest', logical_name: 'ingested', backend_id: 'helsinki', object_key: 'k', size: 5 };
    const recorded = await call<{ residency: string; jobs_created: { target_backend: string }[] }>(
      'POST',
      '/proxy/objects',
      {
        ...{ ...wish, etag: ETag, residency: 'FI', encrypted_key: 'sealed' },
      },
    );
    expect(recorded.status).toBe(201);
    expect(recorded.body).toMatchObject({ residency: 'FI', encrypted_key: 'sealed', generation: 2 });
    expect(recorded.body.jobs_created.map((job) => job.target_backend)).toEqual(['frankfurt']);
    const verify = () =>
      call<{ copies: { outcome: string; sha256: string | null }[] }>('POST', '/proxy/objects/ingest/ingested/verify', {
        object_key: 'k',
      });
    await until('the copy is there', async () => (await verify()).body.copies.every(({ sha256 }) => sha256 !== null));
    expect(new Set((await verify()).body.copies.map(({ sha256 }) => sha256)).size).toBe(1);
    expect(
      await (await s3.send(new GetObjectCommand({ Bucket: 'ingested', Key: 'k' }))).Body?.transformToString(),
    ).toBe('12345');
  });

  it('objects come in pages, in the order of S3', async () => {
    const s3 = gateway.client(await gateway.newTenant('pages'));
    await s3.send(new CreateBucketCommand({ Bucket: 'paged' }));
    const keys = ['B', 'a', 'b/1', 'b/2', 'ä', '日', '😀'];
    for (const key of keys) await s3.send(new PutObjectCommand({ Bucket: 'paged', Key: key, Body: key }));
    const seen: string[] = [];
    for (let after = ''; ; after = seen.at(-1) ?? '') {
      const path = `/proxy/objects/pages/paged?limit=2&after=${encodeURIComponent(after)}`;
      const { objects } = (await call<{ objects: { object_key: string }[] }>('GET', path)).body;
      seen.push(...objects.map((object) => object.object_key));
      if (objects.length < 2) break;
    }
    expect(seen).toEqual(keys);
    const { objects } = (await call<{ objects: unknown[] }>('GET', '/proxy/objects/pages/paged?prefix=b/')).body;
    expect(objects).toHaveLength(2);
  });

  it('a copy can be ordered at a backend that policy accepts, and at no other', async () => {
    const { objects } = (await call<{ objects: { id: string }[] }>('GET', '/proxy/objects/acme/ledger')).body;
    const order = (target_backend: string, object_id = objects[0]?.id) =>
      call<Problem>('POST', '/proxy/jobs', { object_id, target_backend });
    expect((await order('frankfurt')).status).toBe(201);
    expect(await order('virginia')).toMatchObject({ status: 422, body: { fields: [{ field: 'target_backend' }] } });
    expect((await order('virginia')).body.detail).toContain('residency.allow');
    expect(await order('helsinki')).toMatchObject({ status: 422, body: { fields: [{ field: 'target_backend' }] } });
    expect((await order('mars')).status).toBe(404);
    expect((await order('frankfurt', 'nothing')).status).toBe(404);
  });

  it('the explanation names the rule for every backend', async () => {
    const { body } = await call<unknown>('GET', '/proxy/buckets/acme/ledger/explain');
    const text = JSON.stringify(body);
    for (const backend of ['helsinki', 'frankfurt', 'virginia']) expect(text).toContain(backend);
    expect(text).toContain('residency.allow');
  });
});
