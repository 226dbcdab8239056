import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdminClient } from '../../src/cli/admin-client.ts';
import { ROOT } from '../support/container-files.ts';
import { ImageProcess, until } from '../support/image-process.ts';
import { threeStores } from '../support/running-gateway.ts';

const PASSPHRASE = 'a passphrase that must not be seen';
const ADMIN_KEY = 'an-admin-key-that-must-not-be-seen';

let dataDir: string;
let gateway: ImageProcess;
let apiBase: string;
let s3Base: string;
let secretKey: string;
let presigned: string;

/** A gateway in a process of its own that logs all it can, and everything that may carry a secret done once. */
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 's3gateway-observed-'));
  const environment = {
    ...threeStores(dataDir),
    ...{ LOG_LEVEL: 'debug', TENANT_SECRET_PASSPHRASE: PASSPHRASE, ADMIN_API_KEY: ADMIN_KEY },
  };
  gateway = new ImageProcess({ directory: ROOT, words: ['src/cli/main.ts', 'serve'], environment });
  [apiBase, s3Base] = [await gateway.printed('api'), await gateway.printed('s3')];
  const made = await new AdminClient(apiBase, ADMIN_KEY).newCredential('acme');
  secretKey = made.secret_key;
  const s3 = new S3Client({
    ...{ endpoint: s3Base, region: 'us-east-1', forcePathStyle: true, maxAttempts: 1 },
    credentials: { accessKeyId: made.access_key, secretAccessKey: secretKey },
  });
  await s3.send(new CreateBucketCommand({ Bucket: 'ledger' }));
  await s3.send(new PutObjectCommand({ Bucket: 'ledger', Key: 'k', Body: 'the body' }));
  presigned = await getSignedUrl(s3, new GetObjectCommand({ Bucket: 'ledger', Key: 'k' }));
  expect(await (await fetch(presigned)).text()).toBe('the body');
  await fetch(presigned.replace(/Signature=\w{8}/, 'Signature=00000000'));
  await fetch(`${apiBase}/proxy/tenants/acme`, { headers: { 'x-admin-key': `${ADMIN_KEY}-wrong` } });
  s3.destroy();
});

afterAll(async () => {
  await gateway.end('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

const lines = () =>
  gateway.output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the log', () => {
  it('names a request by the id that its client got', async () => {
    const response = await fetch(`${s3Base}/ledger/k`);
    const requestId = response.headers.get('x-amz-request-id');
    expect(await response.text()).toContain(`<RequestId>${requestId}</RequestId>`);
    await until('the request is logged', async () => lines().some((line) => line['requestId'] === requestId));
    const [line] = lines().filter((candidate) => candidate['requestId'] === requestId);
    expect(line).toMatchObject({ method: 'GET', path: '/ledger/k', operation: 'GetObject', status: 403 });
  });

  it('holds no secret, no admin key, no passphrase and no signature', async () => {
    await until('everything is logged', async () => lines().length >= 5);
    const signature = new URL(presigned).searchParams.get('X-Amz-Signature') ?? '';
    expect(signature).toMatch(/^[0-9a-f]{64}$/);
    for (const secret of [secretKey, ADMIN_KEY, PASSPHRASE, signature, 'X-Amz-Signature', 'the body'])
      expect(gateway.output).not.toContain(secret);
  });
});

describe('/metrics', () => {
  it('counts requests and errors and measures latency by operation, and shows the backlog', async () => {
    const text = await (await fetch(`${apiBase}/metrics`)).text();
    const value = (series: string) =>
      Number(
        text
          .split('\n')
          .find((line) => line.startsWith(`${series} `))
          ?.split(' ')[1],
      );
    expect(value('s3gateway_requests_total{operation="PutObject",status="200"}')).toBe(1);
    expect(value('s3gateway_requests_total{operation="CreateBucket",status="200"}')).toBe(1);
    expect(value('s3gateway_requests_total{operation="GetObject",status="200"}')).toBe(1);
    expect(value('s3gateway_requests_total{operation="GetObject",status="403"}')).toBeGreaterThanOrEqual(1);
    expect(value('s3gateway_request_duration_seconds_count{operation="PutObject"}')).toBe(1);
    expect(value('s3gateway_request_duration_seconds_bucket{le="+Inf",operation="PutObject"}')).toBe(1);
    expect(value('s3gateway_replication_in_flight')).toBe(0);
    expect(text).toContain('# TYPE s3gateway_replication_depth gauge');
    expect(text).toContain('# TYPE s3gateway_replication_oldest_due_seconds gauge');
  });
});
