import { createHash, randomBytes } from 'node:crypto';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SystemClock } from '../../src/base/clock.ts';
import { AdminClient } from '../../src/cli/admin-client.ts';
import { waitForReplication } from '../../src/cli/wait-for-replication.ts';
import { DemoTopology } from '../support/demo-topology.ts';
import { until } from '../support/image-process.ts';

const TENANT = 'acme';
const BUCKET = 'ledger';
const STORES = ['frankfurt', 'helsinki'];

let topology: DemoTopology;
let admin: AdminClient;
let s3: S3Client;

beforeAll(async () => {
  topology = new DemoTopology('compose.demo.yaml');
  await topology.startAll();
  admin = new AdminClient(topology.base('gateway'), topology.secrets['ADMIN_API_KEY'] ?? '');
  const credential = await admin.newCredential(TENANT);
  s3 = new S3Client({
    endpoint: await topology.process('gateway').printed('s3'),
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: credential.access_key, secretAccessKey: credential.secret_key },
  });
});

afterAll(async () => {
  s3?.destroy();
  await topology?.destroy();
});

const put = (key: string, body: Uint8Array) => s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: body }));
const sha256 = (body: Uint8Array) => createHash('sha256').update(body).digest('hex');
/** Keys of the tenant's jobs in any of these states, asked one after the other. */
const jobs = async (...states: readonly string[]) => {
  const keys: string[] = [];
  for (const state of states) {
    const path = `/proxy/jobs?status=${state}&customer_id=${TENANT}`;
    const page = await admin.call<{ jobs: { object_key: string }[] }>('GET', path);
    keys.push(...page.jobs.map((job) => job.object_key));
  }
  return keys.sort();
};
const replicated = () =>
  waitForReplication(admin, { customerId: TENANT, bucket: BUCKET, timeoutMs: 30_000, clock: new SystemClock() });
/** What every backend bucket gives, in order of backend. */
const copies = async (key: string) =>
  (await admin.verify(TENANT, BUCKET, key))
    .map((copy) => ({ at: copy.backend_id, sha256: copy.sha256 }))
    .sort((left, right) => left.at.localeCompare(right.at));

describe('the processes of compose.demo.yaml', () => {
  it('are two stores, a gateway without a worker and a worker, each one running', () => {
    const commands = Object.entries(topology.services).map(([name, { command }]) => [name, command[0]]);
    expect(commands).toEqual([
      ['helsinki', 'store'],
      ['frankfurt', 'store'],
      ['gateway', 'serve'],
      ['worker', 'worker'],
    ]);
    expect(Object.keys(topology.services).filter((name) => !topology.process(name).isRunning)).toEqual([]);
  });

  it('pass the smoke test with every object in both stores', async () => {
    const base = topology.base('gateway');
    const words = ['src/cli/main.ts', 'smoke', '--api-base', base, '--proxy-base', base];
    const smoke = topology.run(topology.plain(words, { ADMIN_API_KEY: topology.secrets['ADMIN_API_KEY'] ?? '' }));
    expect(await smoke.ended, smoke.output).toEqual([0, null]);
    expect(smoke.output).toContain('smoke test passed');
    const rows = smoke.output.split('\n').filter((line) => line.endsWith(' same'));
    expect(STORES.map((store) => rows.filter((row) => row.includes(` ${store} `)).length)).toEqual([4, 4]);
  });

  it('make true what fell due while the only worker was dead', async () => {
    await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
    await put('overwritten', randomBytes(1000));
    await put('deleted', randomBytes(1000));
    await replicated();

    expect(await topology.process('worker').end('SIGKILL')).toEqual([null, 'SIGKILL']);
    const written = new Map(
      ['overwritten', ...Array.from({ length: 10 }, (_, index) => `entry ${index} + ü`)].map((key, index) => [
        key,
        randomBytes(index * 40_000),
      ]),
    );
    for (const [key, body] of written) await put(key, body);
    await s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'deleted' }));
    const due = [...written.keys(), 'deleted'].sort();
    expect(await jobs('pending')).toEqual(due);
    const scraped = await (await fetch(`${topology.base('gateway')}/metrics`)).text();
    expect(scraped).toMatch(/^s3gateway_replication_depth\{backend="\w+",state="due"\} [1-9]/m);
    expect(scraped).toMatch(/^s3gateway_replication_oldest_due_seconds\{backend="\w+"\} /m);
    for (const [key, body] of written)
      expect((await copies(key)).filter((copy) => copy.sha256 === sha256(body))).toHaveLength(1);

    await topology.start('worker');
    await replicated();
    await until('no job is left', async () => (await jobs('pending', 'in_progress', 'pending')).length === 0);
    for (const [key, body] of written)
      expect(await copies(key), key).toEqual(STORES.map((at) => ({ at, sha256: sha256(body) })));
    expect(await copies('deleted')).toEqual(STORES.map((at) => ({ at, sha256: null })));
    expect(await jobs('failed')).toEqual([]);
    const read = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'overwritten' }));
    expect(sha256((await read.Body?.transformToByteArray()) ?? new Uint8Array())).toBe(
      sha256(written.get('overwritten') ?? new Uint8Array()),
    );
  });

  it('end with code 0 when they are told to stop', async () => {
    const names = Object.keys(topology.services);
    const ends = await Promise.all(names.map((name) => topology.process(name).end('SIGTERM')));
    expect(Object.fromEntries(names.map((name, index) => [name, ends[index]]))).toEqual({
      helsinki: [0, null],
      frankfurt: [0, null],
      gateway: [0, null],
      worker: [0, null],
    });
  });
});
