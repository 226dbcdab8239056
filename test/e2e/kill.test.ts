import { createHash, randomBytes, randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SystemClock } from '../../src/base/clock.ts';
import { AdminCallFailed, AdminClient } from '../../src/cli/admin-client.ts';
import { waitForReplication } from '../../src/cli/wait-for-replication.ts';
import { ROOT } from '../support/container-files.ts';
import { DemoTopology } from '../support/demo-topology.ts';
import { ImageProcess, until } from '../support/image-process.ts';
import { type TestCredential, threeStores } from '../support/running-gateway.ts';
import { SeededRandom } from '../support/seeded-random.ts';

const TENANT = 'acme';
const BUCKET = 'ledger';
const EU_TWICE = { residency: { allow: ['EU'] }, replicas: 2, spread: { by: ['country'] } };
/** How soon the dead are given up. */
const EAGER = { PROCESS_DEAD_AFTER: '1', MAINTENANCE_INTERVAL: '1', REPLICATION_LEASE: '1' };
const sha256 = (body: Uint8Array) => createHash('sha256').update(body).digest('hex');

const seed = Number(process.env['TEST_SEED'] ?? randomInt(2 ** 31));
const random = new SeededRandom(seed);

function clientOf(endpoint: string, credential: TestCredential): S3Client {
  return new S3Client({
    ...{ endpoint, region: 'us-east-1', forcePathStyle: true, maxAttempts: 1 },
    credentials: { accessKeyId: credential.accessKey, secretAccessKey: credential.secretKey },
  });
}

async function newCredential(admin: AdminClient): Promise<TestCredential> {
  const made = await admin.newCredential(TENANT);
  return { accessKey: made.access_key, secretKey: made.secret_key };
}

/** What may stand under a key: the last write that was acknowledged, or one that was under way when the plug was pulled. */
class Ledger {
  readonly #acknowledged = new Map<string, string>();
  readonly #open = new Map<string, Set<string>>();
  acknowledgedWrites = 0;

  begin(key: string, hash: string): void {
    const open = this.#open.get(key) ?? new Set();
    this.#open.set(key, open.add(hash));
  }

  acknowledge(key: string, hash: string): void {
    this.acknowledgedWrites += 1;
    this.#acknowledged.set(key, hash);
    this.#open.get(key)?.delete(hash);
  }

  get keys(): string[] {
    return [...this.#open.keys()];
  }

  /** What was read settles which of the open writes happened. */
  allows(key: string, hash: string | undefined): boolean {
    const isOpen = hash !== undefined && this.#open.get(key)?.has(hash) === true;
    if (!isOpen && hash !== this.#acknowledged.get(key)) return false;
    this.#open.set(key, new Set());
    if (hash !== undefined) this.#acknowledged.set(key, hash);
    return true;
  }
}

describe(`a gateway that is killed while it takes writes (seed ${seed})`, () => {
  const dataDir = mkdtempSync(join(tmpdir(), 's3gateway-kill-'));
  const ledger = new Ledger();
  let gateway: ImageProcess;
  let admin: AdminClient;
  let credential: TestCredential;
  let s3: S3Client;

  const start = async () => {
    const environment: Record<string, string> = { ...threeStores(dataDir), ...EAGER };
    gateway = new ImageProcess({ directory: ROOT, words: ['src/cli/main.ts', 'serve'], environment });
    admin = new AdminClient(await gateway.printed('api'), environment['ADMIN_API_KEY'] ?? '');
    credential ??= await newCredential(admin);
    s3 = clientOf(await gateway.printed('s3'), credential);
  };

  beforeAll(async () => {
    await start();
    await admin.setPolicy(TENANT, EU_TWICE);
    await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  });

  afterAll(async () => {
    await gateway?.end('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** One of several writers, each with its own keys, until the gateway is gone. */
  const writer = async (name: number) => {
    for (let count = 0; gateway.isRunning; count++) {
      const key = `writer ${name}/${count % 3}`;
      const body = random.bytes(1 + Math.floor(random.fraction() ** 4 * 150_000));
      ledger.begin(key, sha256(body));
      try {
        await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: body }));
        ledger.acknowledge(key, sha256(body));
      } catch {
        return;
      }
    }
  };

  const read = async (key: string) => {
    try {
      const answer = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: key }));
      return sha256((await answer.Body?.transformToByteArray()) ?? new Uint8Array());
    } catch (error) {
      if ((error as Error).name === 'NoSuchKey') return undefined;
      throw error;
    }
  };

  /** What the backend buckets hold of a key, each copy by its hash. */
  const copiesOf = async (key: string) => {
    try {
      return (await admin.verify(TENANT, BUCKET, key)).flatMap(({ sha256: hash }) => (hash === null ? [] : [hash]));
    } catch (error) {
      if (error instanceof AdminCallFailed && error.status === 404) return [];
      throw error;
    }
  };

  it.each([1, 2, 3])('loses nothing acknowledged and converges after restart %i', async () => {
    const target = ledger.acknowledgedWrites + 20 + Math.floor(random.fraction() * 100);
    const writers = Promise.all([0, 1, 2, 3].map(writer));
    await until('enough was acknowledged', async () => ledger.acknowledgedWrites >= target);
    await gateway.end('SIGKILL');
    await writers;
    s3.destroy();
    await start();
    for (const key of ledger.keys) expect(ledger.allows(key, await read(key)), `${key} after the restart`).toBe(true);

    const options = { customerId: TENANT, bucket: BUCKET, timeoutMs: 30_000, clock: new SystemClock() };
    for (const key of ledger.keys) {
      const hash = await read(key);
      const wanted = hash === undefined ? [] : [hash, hash];
      await until(`${key} stands twice and alike`, async () => {
        await waitForReplication(admin, options);
        return JSON.stringify(await copiesOf(key)) === JSON.stringify(wanted);
      });
      expect(ledger.allows(key, await read(key)), `${key} after converging`).toBe(true);
    }
  });
});

describe('a worker that is killed while it copies', () => {
  let topology: DemoTopology;

  beforeAll(async () => {
    topology = new DemoTopology('compose.demo.yaml');
    await topology.startAll();
  });

  afterAll(() => topology?.destroy());

  it('leaves copies that the next worker makes whole, time and again', async () => {
    const admin = new AdminClient(topology.base('gateway'), topology.secrets['ADMIN_API_KEY'] ?? '');
    const s3 = clientOf(await topology.process('gateway').printed('s3'), await newCredential(admin));
    await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
    const bodies = new Map(Array.from({ length: 12 }, (_, index) => [`object ${index}`, randomBytes(6 * 1024 * 1024)]));
    await topology.process('worker').end('SIGKILL');
    for (const [key, body] of bodies) await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: body }));

    for (let kills = 0; kills < 3; kills++) {
      await topology.start('worker', EAGER);
      await until('the worker has leased a job', async () => {
        const { jobs } = await admin.call<{ jobs: unknown[] }>('GET', '/proxy/jobs?status=in_progress');
        return jobs.length > 0 || !(await admin.hasOpenJobs(TENANT));
      });
      await topology.process('worker').end('SIGKILL');
    }
    await topology.start('worker', EAGER);
    const options = { customerId: TENANT, bucket: BUCKET, timeoutMs: 30_000, clock: new SystemClock() };
    await waitForReplication(admin, options);
    for (const [key, body] of bodies) {
      const copies = (await admin.verify(TENANT, BUCKET, key)).map((copy) => copy.sha256);
      expect(copies, key).toEqual([sha256(body), sha256(body)]);
    }
    s3.destroy();
  });
});
