import { CreateBucketCommand, DeleteBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../support/image-process.ts';
import { startTestGateway, type TestGateway } from '../support/running-gateway.ts';

interface Bucket {
  readonly customer_id: string;
  readonly logical_name: string;
  readonly replicas: number;
  readonly objects: number;
  readonly bytes: number;
  readonly due: number;
  readonly parked: number;
}

interface Page {
  readonly buckets: readonly Bucket[];
  readonly next: string | null;
}

let gateway: TestGateway;

/** No worker: what is due stays due. */
beforeAll(async () => {
  gateway = await startTestGateway({ WORKER: '0' });
  for (const [tenant, names] of [
    ['acme', ['alpha', 'beta', 'beta-2', 'gamma']],
    ['acme.b', ['alpha']],
    ['bravo', ['alpha', 'beta']],
  ] as const) {
    const s3 = gateway.client(await gateway.newTenant(tenant, { residency: { allow: ['EU'] }, replicas: 2 }));
    for (const name of names) await s3.send(new CreateBucketCommand({ Bucket: name }));
  }
});

afterAll(() => gateway.stop());

const page = async (query = '') => (await gateway.admin<Page>('GET', `/proxy/buckets${query}`)).body;
const names = ({ buckets }: Page) => buckets.map((bucket) => `${bucket.customer_id}/${bucket.logical_name}`);

describe('the list of buckets', () => {
  it('has every tenant’s, in order of tenant and name', async () => {
    expect(names(await page())).toEqual([
      ...['acme/alpha', 'acme/beta', 'acme/beta-2', 'acme/gamma'],
      ...['acme.b/alpha', 'bravo/alpha', 'bravo/beta'],
    ]);
  });

  it('can be asked for by tenant and by the beginning of the name', async () => {
    expect(names(await page('?customer_id=bravo'))).toEqual(['bravo/alpha', 'bravo/beta']);
    expect(names(await page('?prefix=beta'))).toEqual(['acme/beta', 'acme/beta-2', 'bravo/beta']);
    expect(names(await page('?prefix=beta-&customer_id=acme'))).toEqual(['acme/beta-2']);
    expect(await page('?customer_id=nobody')).toEqual({ buckets: [], next: null });
    expect(await page('?prefix=zeta')).toEqual({ buckets: [], next: null });
  });

  it('comes in pages that stay put while buckets come and go', async () => {
    const s3 = gateway.client(await gateway.newTenant('bravo'));
    const first = await page('?limit=3');
    expect(first.next).toBe('acme/beta-2');
    await s3.send(new CreateBucketCommand({ Bucket: 'aaa' }));
    await s3.send(new DeleteBucketCommand({ Bucket: 'alpha' }));
    const seen = names(first);
    let next = first.next;
    while (next !== null) {
      const more: Page = await page(`?limit=3&after=${encodeURIComponent(next)}`);
      seen.push(...names(more));
      next = more.next;
    }
    expect(seen).toEqual([
      ...['acme/alpha', 'acme/beta', 'acme/beta-2', 'acme/gamma'],
      ...['acme.b/alpha', 'bravo/aaa', 'bravo/beta'],
    ]);
  });

  it.each(['acme', '/', 'acme/', '/beta', 'a/b/c'])('is not paged from %j, which no page gave', async (after) => {
    const answer = await gateway.admin<{ fields: { field: string }[] }>(
      'GET',
      `/proxy/buckets?after=${encodeURIComponent(after)}`,
    );
    expect([answer.status, answer.body.fields[0]?.field]).toEqual([422, 'after']);
  });

  it('says what each holds and what is open', async () => {
    const s3 = gateway.client(await gateway.newTenant('holder', { residency: { allow: ['EU'] }, replicas: 2 }));
    await s3.send(new CreateBucketCommand({ Bucket: 'full' }));
    for (const Key of ['a', 'b', 'c']) await s3.send(new PutObjectCommand({ Bucket: 'full', Key, Body: '12345' }));
    const full = async () => (await page('?customer_id=holder')).buckets[0];
    await until('the objects are counted', async () => (await full())?.objects === 3);
    expect(await full()).toMatchObject({ replicas: 2, objects: 3, bytes: 15, due: 3, parked: 0 });
    const tenant = await gateway.admin('GET', '/proxy/tenants/holder');
    expect(tenant.body).toMatchObject({ buckets: 1, objects: 3, bytes: 15 });
  });
});
