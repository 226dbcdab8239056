import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../support/image-process.ts';
import { startTestGateway, type TestGateway } from '../support/running-gateway.ts';

interface Answer {
  readonly code: string;
  readonly detail: string;
  readonly fields: readonly { readonly field: string; readonly message: string }[];
  readonly layers: readonly { readonly layer: string; readonly policy: unknown }[];
  readonly effective: {
    readonly replicas: number;
    readonly rules: readonly { readonly layer: string; readonly text: string }[];
  };
}

interface Replica {
  readonly backend_id: string;
  readonly goal: string;
  readonly is_current: boolean;
}

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
  const credential = await gateway.newTenant('acme', { operators: { denyJurisdictions: ['CN'] } });
  const s3 = gateway.client(credential);
  for (const name of ['ledger', 'photos']) await s3.send(new CreateBucketCommand({ Bucket: name }));
  for (const Key of ['a', 'b']) await s3.send(new PutObjectCommand({ Bucket: 'ledger', Key, Body: 'the body' }));
});

afterAll(() => gateway.stop());

const call = <T>(method: string, path: string, body?: unknown) => gateway.admin<T>(method, path, body);
const policyOf = (bucket: string) => call<Answer>('GET', `/proxy/buckets/acme/${bucket}/policy`);
const setPolicy = (bucket: string, policy: unknown) =>
  call<Answer>('PUT', `/proxy/buckets/acme/${bucket}/policy`, { policy });

async function copies(): Promise<string[]> {
  const { objects } = (await call<{ objects: { replicas: Replica[] }[] }>('GET', '/proxy/objects/acme/ledger')).body;
  return objects.map(({ replicas }) =>
    replicas
      .filter(({ goal, is_current: isCurrent }) => goal === 'present' && isCurrent)
      .map(({ backend_id: id }) => id)
      .toSorted()
      .join(' '),
  );
}

describe("a bucket's policy", () => {
  it('is shown layer by layer, with what it comes to', async () => {
    const { status, body } = await policyOf('photos');
    expect(status).toBe(200);
    expect(body.layers).toEqual([
      { layer: 'deployment', policy: {} },
      { layer: 'tenant', policy: { operators: { denyJurisdictions: ['CN'] } } },
      { layer: 'bucket', policy: {} },
    ]);
    expect(body.effective).toEqual({
      rules: [
        {
          ...{ layer: 'tenant', path: 'operators.denyJurisdictions', places: ['CN'] },
          text: 'tenant policy operators.denyJurisdictions [CN]',
        },
      ],
      ...{ replicas: 1, replicas_layer: null, spread: [], preference: [], conflict: null },
    });
  });

  it('is stored, and binds at once', async () => {
    const wanted = { residency: { allow: ['fi', 'EU'] }, replicas: 2, spread: { by: ['country'] } };
    const answer = await setPolicy('photos', wanted);
    expect(answer.status).toBe(200);
    expect(answer.body.layers[2]).toEqual({
      layer: 'bucket',
      policy: { residency: { allow: ['FI', 'EU'] }, replicas: 2, spread: { by: ['country'] } },
    });
    expect(answer.body.effective).toMatchObject({
      ...{ replicas: 2, replicas_layer: 'bucket', spread: [{ by: 'country', layer: 'bucket' }] },
      preference: ['FI', 'EU'],
    });
    expect((await policyOf('photos')).body).toEqual(answer.body);
    expect((await call('GET', '/proxy/buckets/acme/photos')).body).toMatchObject({ replicas: 2 });
    const log = (await call<{ entries: { action: string }[] }>('GET', '/proxy/audit?limit=1')).body.entries;
    expect(log).toMatchObject([
      { action: 'bucket.policy.set', target: 'acme/photos', detail: { from: {}, to: { replicas: 2 } } },
    ]);
  });

  it.each([
    [{ replicas: 'two' }, 'invalid_input', 'policy.replicas', 'is'],
    [{ residency: { allow: ['FI', 'XX'] } }, 'invalid_input', 'policy.residency.allow[1]', 'XX'],
    [{ residency: { permit: ['FI'] } }, 'invalid_input', 'policy.residency.permit', 'is not part'],
    [{ residency: { allow: ['FI'], deny: ['NORDICS'] } }, 'policy_conflict', 'policy', 'bucket policy residency.allow'],
    [{ residency: { allow: ['CN'], deny: ['CHINA-SAR', 'CN'] } }, 'policy_conflict', 'policy', 'no place is left'],
    [{ residency: { deny: ['FI'] } }, 'home_refused', 'policy', 'home helsinki: bucket policy residency.deny [FI]'],
    [{ residency: { allow: ['DE', 'US'] } }, 'home_refused', 'policy', 'bucket policy residency.allow [DE, US]'],
    [{ replicas: 4 }, 'too_few_backends', 'policy.replicas', 'can hold 3'],
    [{ residency: { allow: ['FI'] }, replicas: 2 }, 'too_few_backends', 'policy.replicas', 'can hold 1'],
  ])('that cannot be is refused and leaves the old one: %j', async (policy, code, field, words) => {
    const before = (await policyOf('ledger')).body;
    const refused = await setPolicy('ledger', policy);
    expect(refused).toMatchObject({ status: 422, body: { code, fields: [{ field }] } });
    expect(refused.body.detail).toContain(words);
    expect((await policyOf('ledger')).body).toEqual(before);
  });

  it('wants a bucket that exists, and a policy', async () => {
    expect((await setPolicy('nothing', {})).status).toBe(404);
    expect((await policyOf('nothing')).status).toBe(404);
    expect((await call('PUT', '/proxy/buckets/nobody/ledger/policy', { policy: {} })).status).toBe(404);
    for (const body of [{}, { policy: [] }, { policy: 'FI' }, { policy: null }])
      expect((await call('PUT', '/proxy/buckets/acme/ledger/policy', body)).status).toBe(422);
  });

  it('that asks for more copies has them made, and one that tightens has the others removed', async () => {
    expect(await copies()).toEqual(['helsinki', 'helsinki']);
    expect((await setPolicy('ledger', { replicas: 3 })).status).toBe(200);
    const everywhere = 'frankfurt helsinki virginia';
    await until('there are three copies', async () => (await copies()).every((held) => held === everywhere));
    expect((await setPolicy('ledger', { replicas: 2, residency: { deny: ['US'] } })).status).toBe(200);
    await until('none is abroad', async () => (await copies()).every((held) => held === 'frankfurt helsinki'));
    const verified = await call<{ copies: { backend_id: string; outcome: string }[] }>(
      'POST',
      '/proxy/objects/acme/ledger/verify',
      { object_key: 'a' },
    );
    const outcomes = Object.fromEntries(verified.body.copies.map((copy) => [copy.backend_id, copy.outcome]));
    expect(outcomes).toEqual({ helsinki: 'present', frankfurt: 'present', virginia: 'absent' });
  });

  it("of the tenant has its buckets' copies made and removed as soon", async () => {
    await setPolicy('ledger', {});
    await call('PUT', '/proxy/tenants/acme/policy', { residency: { allow: ['FI', 'US'] }, replicas: 2 });
    await until('copies move', async () => (await copies()).every((held) => held === 'helsinki virginia'));
  });

  it('and its tenant’s, set at the same time, never contradict each other', async () => {
    await call('PUT', '/proxy/tenants/acme/policy', {});
    for (let round = 0; round < 5; round++) {
      const [tenant, bucket] = await Promise.all([
        call('PUT', '/proxy/tenants/acme/policy', { residency: { allow: round % 2 ? ['FI'] : ['EU'] } }),
        setPolicy('photos', { residency: { allow: ['FI', 'US'] } }),
      ]);
      expect([tenant.status, bucket.status]).toEqual([200, 200]);
      expect((await call('GET', '/proxy/buckets/acme/photos/explain')).status).toBe(200);
    }
  });
});
