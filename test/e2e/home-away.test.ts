import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLogger } from '../../src/base/logger.ts';
import { Secret } from '../../src/base/secret.ts';
import { type RunningStore, startStoreServer } from '../../src/main/store-server.ts';
import { until } from '../support/image-process.ts';
import { startTestGateway, type TestGateway } from '../support/running-gateway.ts';

const ACCESS_KEY = 'store-key';
const SECRET_KEY = 'store-secret';

let directory: string;
let stores: Record<'helsinki' | 'frankfurt', RunningStore>;
let gateway: TestGateway;
let s3: S3Client;

const startStore = (name: string, port = 0) =>
  startStoreServer({
    ...{ directory: join(directory, name), host: '127.0.0.1', port, region: 'us-east-1', logger: silentLogger },
    ...{ accessKey: ACCESS_KEY, secretKey: new Secret(SECRET_KEY) },
  });

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 's3gateway-away-'));
  stores = { helsinki: await startStore('helsinki'), frankfurt: await startStore('frankfurt') };
  gateway = await startTestGateway({
    S3_BACKEND_ENDPOINTS: `helsinki=${stores.helsinki.base},frankfurt=${stores.frankfurt.base},virginia=file://${join(directory, 'virginia')}`,
    S3_BACKEND_ACCESS_KEY: ACCESS_KEY,
    S3_BACKEND_SECRET_KEY: SECRET_KEY,
  });
  s3 = gateway.client(await gateway.newTenant('acme', { residency: { allow: ['FI', 'DE'] }, replicas: 2 }));
  await s3.send(new CreateBucketCommand({ Bucket: 'ledger' }));
  for (const key of ['kept', 'deleted']) await s3.send(new PutObjectCommand({ Bucket: 'ledger', Key: key, Body: key }));
  await s3.send(new DeleteObjectCommand({ Bucket: 'ledger', Key: 'deleted' }));
  await until('replication is done', async () => (await openJobs()) === 0);
});

afterAll(async () => {
  await gateway?.stop();
  await Promise.all(Object.values(stores).map((store) => store.stop()));
  rmSync(directory, { recursive: true, force: true });
});

async function openJobs(): Promise<number> {
  const pages = await Promise.all(
    ['pending', 'in_progress'].map((status) =>
      gateway.admin<{ jobs: unknown[] }>('GET', `/proxy/jobs?status=${status}`),
    ),
  );
  return pages.reduce((sum, { body }) => sum + body.jobs.length, 0);
}

const get = (key: string, extra: object = {}) =>
  s3.send(new GetObjectCommand({ Bucket: 'ledger', Key: key, ...extra }));
const unavailable = { name: 'ServiceUnavailable', $metadata: { httpStatusCode: 503 } };

describe('while home is away', () => {
  beforeAll(async () => {
    await stores.helsinki.stop();
  });

  it('a current replica answers GET, HEAD and ranges', async () => {
    expect(await (await get('kept')).Body?.transformToString()).toBe('kept');
    expect(await (await get('kept', { Range: 'bytes=1-2' })).Body?.transformToString()).toBe('ep');
    const head = await s3.send(new HeadObjectCommand({ Bucket: 'ledger', Key: 'kept' }));
    expect(head.ContentLength).toBe(4);
  });

  it('no key is called missing, not even one that was deleted or never there', async () => {
    await expect(get('deleted')).rejects.toMatchObject(unavailable);
    await expect(get('never-there')).rejects.toMatchObject(unavailable);
  });

  it('writes, deletes and listings say that they cannot be done now', async () => {
    const body = { Bucket: 'ledger', Key: 'kept', Body: 'changed' };
    await expect(s3.send(new PutObjectCommand(body))).rejects.toMatchObject(unavailable);
    await expect(s3.send(new DeleteObjectCommand({ Bucket: 'ledger', Key: 'kept' }))).rejects.toMatchObject(
      unavailable,
    );
    await expect(s3.send(new ListObjectsV2Command({ Bucket: 'ledger' }))).rejects.toMatchObject(unavailable);
    expect(await (await get('kept')).Body?.transformToString()).toBe('kept');
  });

  it('everything is as it was when home is back', async () => {
    stores.helsinki = await startStore('helsinki', Number(new URL(stores.helsinki.base).port));
    await until('home answers', async () => {
      const listed = await s3.send(new ListObjectsV2Command({ Bucket: 'ledger' })).catch(() => undefined);
      return listed?.Contents?.map(({ Key }) => Key).join() === 'kept';
    });
    await expect(get('deleted')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await s3.send(new PutObjectCommand({ Bucket: 'ledger', Key: 'kept', Body: 'changed' }));
    expect(await (await get('kept')).Body?.transformToString()).toBe('changed');
  });
});
