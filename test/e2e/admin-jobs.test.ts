import { CreateBucketCommand, DeleteObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../support/image-process.ts';
import { startTestGateway, type TestGateway } from '../support/running-gateway.ts';

interface Job {
  readonly id: string;
  readonly object_id: string;
  readonly source_backend: string;
  readonly target_backend: string;
  readonly status: string;
  readonly attempts: number;
  readonly customer_id: string;
  readonly logical_name: string;
  readonly object_key: string;
  readonly created_at: string;
}

let idle: TestGateway;
let s3: S3Client;

/** A gateway whose worker is off, so that what is due stays due. */
beforeAll(async () => {
  idle = await startTestGateway({ WORKER: '0' });
  for (const [tenant, count] of [
    ['acme', 5],
    ['bravo', 2],
  ] as const) {
    s3 = idle.client(await idle.newTenant(tenant, { residency: { allow: ['EU'] }, replicas: 2 }));
    await s3.send(new CreateBucketCommand({ Bucket: 'ledger' }));
    for (let index = 0; index < count; index++)
      await s3.send(new PutObjectCommand({ Bucket: 'ledger', Key: `k${index}`, Body: 'x' }));
  }
});

afterAll(() => idle.stop());

const jobs = async (query = '') => (await idle.admin<{ jobs: Job[] }>('GET', `/proxy/jobs${query}`)).body.jobs;

describe('the list of jobs', () => {
  it('has one for each copy, with all that says what is to be done', async () => {
    const open = await jobs('?status=pending&customer_id=acme');
    expect(open.map(({ object_key }) => object_key).sort()).toEqual(['k0', 'k1', 'k2', 'k3', 'k4']);
    for (const job of open) {
      expect(job).toMatchObject({
        source_backend: 'helsinki',
        target_backend: 'frankfurt',
        status: 'pending',
        attempts: 0,
        last_error: null,
        customer_id: 'acme',
        logical_name: 'ledger',
      });
      expect(new Date(job.created_at).toISOString()).toBe(job.created_at);
    }
  });

  it('can be asked for by status and by tenant', async () => {
    const count = async (query: string) => (await jobs(query)).length;
    expect(await count('?status=pending')).toBe(7);
    expect(await count('?status=pending&customer_id=bravo')).toBe(2);
    expect(await count('?status=failed')).toBe(0);
    expect(await count('?status=in_progress')).toBe(0);
    expect(await count('?customer_id=nobody')).toBe(0);
    expect((await jobs('?customer_id=bravo')).every((job) => job.customer_id === 'bravo')).toBe(true);
  });

  it('comes in pages that together are the whole, each job once', async () => {
    const whole = (await jobs('?status=pending')).map(({ id }) => id);
    const seen: string[] = [];
    for (;;) {
      const after = seen.at(-1);
      const page = await jobs(`?status=pending&limit=3${after === undefined ? '' : `&after=${after}`}`);
      seen.push(...page.map(({ id }) => id));
      if (page.length < 3) break;
    }
    expect(seen).toEqual(whole);
    expect(new Set(seen).size).toBe(7);
  });

  it('gives a page of nothing behind its end, and for a place that never was', async () => {
    expect(await jobs(`?after=${(await jobs()).at(-1)?.id}`)).toEqual([]);
    expect(await jobs('?after=~')).toEqual([]);
  });
});

describe('a job that is ordered', () => {
  it('twice is one', async () => {
    const [job] = await jobs('?status=pending&customer_id=bravo');
    const before = await jobs();
    const wish = { object_id: job?.object_id, target_backend: 'frankfurt' };
    const [first, second] = [
      await idle.admin<Job>('POST', '/proxy/jobs', wish),
      await idle.admin<Job>('POST', '/proxy/jobs', wish),
    ];
    expect([first.status, second.status, second.body.id]).toEqual([201, 201, first.body.id]);
    expect((await jobs()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });

  it('of an object that was deleted is refused', async () => {
    await s3.send(new PutObjectCommand({ Bucket: 'ledger', Key: 'gone', Body: 'x' }));
    const job = (await jobs('?customer_id=bravo')).find(({ object_key }) => object_key === 'gone');
    await s3.send(new DeleteObjectCommand({ Bucket: 'ledger', Key: 'gone' }));
    const wish = { object_id: job?.object_id, target_backend: 'frankfurt' };
    const answer = await idle.admin<{ fields: { field: string }[] }>('POST', '/proxy/jobs', wish);
    // A tombstone that every backend has followed is forgotten, and then there is no such object.
    expect([404, 422]).toContain(answer.status);
    if (answer.status === 422) expect(answer.body.fields[0]?.field).toBe('object_id');
  });

  it.each([
    [{}, ['object_id', 'target_backend']],
    [{ object_id: '', target_backend: 'frankfurt' }, ['object_id']],
    [{ object_id: 'x', target_backend: 7 }, ['target_backend']],
  ])('with %j is refused, naming %j', async (wish, fields) => {
    const answer = await idle.admin<{ fields: { field: string }[] }>('POST', '/proxy/jobs', wish);
    expect([answer.status, answer.body.fields.map(({ field }) => field)]).toEqual([422, fields]);
  });
});

describe('a job that failed', () => {
  it('is due again when it is ordered again', async () => {
    const gateway = await startTestGateway();
    try {
      const client = gateway.client(await gateway.newTenant('acme', { residency: { allow: ['EU'] }, replicas: 2 }));
      await client.send(new CreateBucketCommand({ Bucket: 'ledger' }));
      await client.send(new PutObjectCommand({ Bucket: 'ledger', Key: 'k', Body: 'x' }));
      const job = async () =>
        (await gateway.admin<{ jobs: Job[] }>('GET', '/proxy/jobs')).body.jobs.find(
          ({ target_backend }) => target_backend === 'frankfurt',
        );
      await until('the copy is there', async () => (await job())?.status === 'completed');
      const done = await job();
      const wish = { object_id: done?.object_id, target_backend: 'frankfurt' };
      expect(await gateway.admin('POST', '/proxy/jobs', wish)).toMatchObject({
        status: 201,
        body: { id: done?.id, status: 'pending' },
      });
      await until('it is done again', async () => (await job())?.status === 'completed');
    } finally {
      await gateway.stop();
    }
  });
});
