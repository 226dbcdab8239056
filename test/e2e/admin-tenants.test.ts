import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../support/running-gateway.ts';

interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly fields: readonly { readonly field: string; readonly message: string }[];
}

interface Tenant {
  readonly customer_id: string;
  readonly buckets: number;
  readonly access_keys: number;
  readonly policy: unknown;
}

interface Page {
  readonly tenants: readonly Tenant[];
  readonly next: string | null;
}

interface Audit {
  readonly entries: readonly {
    readonly sequence: number;
    readonly actor: string;
    readonly action: string;
    readonly target: string;
    readonly detail: unknown;
    readonly at: string;
  }[];
  readonly next: string | null;
}

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ WORKER: '0' });
});

afterAll(() => gateway.stop());

const call = <T>(method: string, path: string, body?: unknown) => gateway.admin<T>(method, path, body);
const audit = async (query = '') => (await call<Audit>('GET', `/proxy/audit${query}`)).body;

describe('tenants', () => {
  it('are made with their policy, once', async () => {
    const wish = { customer_id: 'made', policy: { residency: { allow: ['fi'] }, replicas: 1 } };
    const made = await call<Tenant>('POST', '/proxy/tenants', wish);
    expect(made).toMatchObject({
      status: 201,
      body: { customer_id: 'made', buckets: 0, access_keys: 0, policy: { residency: { allow: ['FI'] }, replicas: 1 } },
    });
    expect(await call('GET', '/proxy/tenants/made')).toEqual({ status: 200, body: made.body });
    const again = await call<Problem>('POST', '/proxy/tenants', { customer_id: 'made' });
    expect(again).toMatchObject({ status: 409, body: { code: 'already_exists', fields: [{ field: 'customer_id' }] } });
    expect((await call<Tenant>('GET', '/proxy/tenants/made')).body).toEqual(made.body);
  });

  it.each([
    [{ customer_id: 'a b' }, 'customer_id'],
    [{}, 'customer_id'],
    [{ customer_id: 'wrong', policy: { replicas: 0 } }, 'policy.replicas'],
    [{ customer_id: 'wrong', policy: { residency: { allow: ['FI', 'Narnia'] } } }, 'policy.residency.allow[1]'],
    [{ customer_id: 'wrong', policy: { colour: 'red' } }, 'policy.colour'],
    [{ customer_id: 'wrong', policy: { residency: { allow: ['FI'], deny: ['EU'] } } }, 'policy'],
  ])('that cannot be are refused, and not half made: %j', async (wish, field) => {
    const refused = await call<Problem>('POST', '/proxy/tenants', wish);
    expect([refused.status, refused.body.fields.map((one) => one.field)]).toEqual([422, [field]]);
    expect((await call('GET', '/proxy/tenants/wrong')).status).toBe(404);
  });

  it('are listed in pages that stay put while others are made, each once', async () => {
    for (const id of ['p1', 'p3', 'p5', 'p7', 'P9']) await call('POST', '/proxy/tenants', { customer_id: id });
    const first = (await call<Page>('GET', '/proxy/tenants?limit=3')).body;
    expect(first.tenants).toHaveLength(3);
    expect(first.next).toBe(first.tenants.at(-1)?.customer_id);
    await call('POST', '/proxy/tenants', { customer_id: 'A-before' });
    await call('POST', '/proxy/tenants', { customer_id: 'p4' });
    const seen = first.tenants.map((tenant) => tenant.customer_id);
    let next = first.next;
    while (next !== null) {
      const page: Page = (await call<Page>('GET', `/proxy/tenants?limit=3&after=${next}`)).body;
      seen.push(...page.tenants.map((tenant) => tenant.customer_id));
      next = page.next;
    }
    expect(seen).toEqual(['P9', 'made', 'p1', 'p3', 'p4', 'p5', 'p7']);
    expect((await call<Problem>('GET', '/proxy/tenants?limit=0')).body.fields[0]?.field).toBe('limit');
  });

  it('say how many buckets and access keys they have', async () => {
    await gateway.newTenant('counted');
    await gateway.newTenant('counted');
    await call('POST', '/proxy/buckets', { customer_id: 'counted', region_id: 'fi', logical_name: 'one' });
    const { tenants } = (await call<Page>('GET', '/proxy/tenants?after=coun&limit=1')).body;
    expect(tenants).toMatchObject([{ customer_id: 'counted', buckets: 1, access_keys: 2 }]);
  });
});

describe('access keys', () => {
  interface Keys {
    readonly credentials: readonly { readonly access_key: string; readonly created_at: string }[];
  }

  it('are listed for their tenant alone, never with a secret', async () => {
    const mine = [await gateway.newTenant('keys'), await gateway.newTenant('keys')];
    const other = await gateway.newTenant('other-keys');
    const { status, body } = await call<Keys>('GET', '/proxy/tenants/keys/credentials');
    expect(status).toBe(200);
    expect(body.credentials.map((one) => one.access_key)).toEqual(mine.map(({ accessKey }) => accessKey).toSorted());
    expect(body.credentials.map((one) => Object.keys(one).toSorted())).toEqual([
      ['access_key', 'created_at'],
      ['access_key', 'created_at'],
    ]);
    for (const { secretKey } of [...mine, other]) expect(JSON.stringify(body)).not.toContain(secretKey);
    expect((await call('GET', '/proxy/tenants/nobody/credentials')).status).toBe(404);
  });

  it('that are deleted are worth nothing from that moment on, and others stay', async () => {
    const deleted = await gateway.newTenant('leavers');
    const kept = await gateway.newTenant('leavers');
    const list = (credential: typeof kept) => gateway.client(credential).send(new ListBucketsCommand());
    // Both are in the cache of the process now.
    await Promise.all([list(deleted), list(kept)]);
    const path = `/proxy/credentials/${deleted.accessKey}`;
    expect((await call<{ message: string }>('DELETE', path)).status).toBe(200);
    await expect(list(deleted)).rejects.toMatchObject({
      name: 'InvalidAccessKeyId',
      $metadata: { httpStatusCode: 403 },
    });
    await list(kept);
    expect((await call('GET', path)).status).toBe(404);
    expect(await call<Problem>('DELETE', path)).toMatchObject({ status: 404, body: { code: 'not_found' } });
    const left = (await call<Keys>('GET', '/proxy/tenants/leavers/credentials')).body.credentials;
    expect(left.map((one) => one.access_key)).toEqual([kept.accessKey]);
  });

  it('that are deleted while many requests look them up do not come back', async () => {
    for (let round = 0; round < 5; round++) {
      const credential = await gateway.newTenant('racers');
      const s3 = gateway.client(credential);
      const asking = Array.from({ length: 8 }, () => s3.send(new ListBucketsCommand()).catch(() => undefined));
      const deleted = await call('DELETE', `/proxy/credentials/${credential.accessKey}`);
      expect(deleted.status).toBe(200);
      await expect(s3.send(new ListBucketsCommand())).rejects.toMatchObject({ name: 'InvalidAccessKeyId' });
      await Promise.all(asking);
    }
  });

  it('that are deleted can be given again, with another secret', async () => {
    const wish = { customer_id: 'again', access_key: 'again-key', secret_key: 'the-first-secret' };
    await call('POST', '/proxy/credentials', wish);
    await call('DELETE', '/proxy/credentials/again-key');
    expect((await call('POST', '/proxy/credentials', { ...wish, secret_key: 'the-second-secret' })).status).toBe(201);
    const list = (secretKey: string) =>
      gateway.client({ accessKey: 'again-key', secretKey }).send(new ListBucketsCommand());
    await list('the-second-secret');
    await expect(list('the-first-secret')).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
  });
});

describe('the audit log', () => {
  it('has every change, newest first, and never a secret', async () => {
    const secret_key = 'a-secret-that-nobody-may-see';
    await call('POST', '/proxy/tenants', { customer_id: 'audited', policy: { replicas: 1 } });
    await call('PUT', '/proxy/tenants/audited/policy', { replicas: 2 });
    await call('POST', '/proxy/credentials', { customer_id: 'audited', access_key: 'audited-key', secret_key });
    await call('DELETE', '/proxy/credentials/audited-key');
    await call('POST', '/proxy/tenants', { customer_id: 'audited' });
    const { entries } = await audit('?limit=4');
    expect(entries).toMatchObject([
      { actor: 'admin', action: 'credential.delete', target: 'audited-key', detail: { customer_id: 'audited' } },
      { actor: 'admin', action: 'credential.create', target: 'audited-key', detail: { customer_id: 'audited' } },
      { actor: 'admin', action: 'tenant.policy.set', target: 'audited', detail: { replicas: 2 } },
      { actor: 'admin', action: 'tenant.create', target: 'audited', detail: { policy: { replicas: 1 } } },
    ]);
    expect(JSON.stringify(await audit('?limit=1000'))).not.toContain(secret_key);
  });

  it('comes in pages that new entries do not move', async () => {
    const first = await audit('?limit=2');
    expect(first.next).toBe(String(first.entries.at(-1)?.sequence));
    await call('POST', '/proxy/tenants', { customer_id: 'one-more' });
    const second = await audit(`?limit=2&after=${first.next}`);
    const sequences = [...first.entries, ...second.entries].map(({ sequence }) => sequence);
    expect(sequences).toEqual(sequences.map((_sequence, index) => (sequences[0] ?? 0) - index));
    const all = await audit('?limit=1000');
    expect([all.next, all.entries.at(-1)?.sequence]).toEqual([null, 1]);
    expect(await audit('?after=1')).toEqual({ entries: [], next: null });
    for (const after of ['0', 'x', '-1', '1.5'])
      expect((await call('GET', `/proxy/audit?after=${after}`)).status).toBe(422);
  });
});
