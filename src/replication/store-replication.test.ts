import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BackendRequest } from '../backends/backend.ts';
import { readBody } from '../backends/buffered.ts';
import { Store } from '../backends/store.ts';
import { StoreBackend } from '../backends/store-backend.ts';
import { SystemClock } from '../base/clock.ts';
import { silentLogger } from '../base/logger.ts';
import { silentMetrics } from '../base/metrics.ts';
import { SystemRandom } from '../base/random.ts';
import { type Metadata, openMetadata } from '../metadata/metadata.ts';
import { permitRead, permitRemove, permitWrite } from '../policy/permit.ts';
import { unquoteEtag } from '../s3/etag.ts';
import { responseHeader, type S3Response } from '../s3/message.ts';
import { parseInitiateMultipartUpload } from '../s3/xml-read.ts';
import type { BucketsPort } from './ports.ts';
import { Reconciler } from './reconcile.ts';
import { ReplicationWorker } from './worker-loop.ts';

const BUCKET = { id: 'b1', tenantId: 'acme', logicalName: 'files', regionId: '', policy: {}, homeBackendId: 'hel' };
const MIB = 1024 * 1024;
const parts = { clock: new SystemClock(), random: new SystemRandom(), logger: silentLogger };

let directory: string;
let metadata: Metadata;
let stores: Record<string, StoreBackend>;
let worker: ReplicationWorker;
let buckets: BucketsPort;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 's3gateway-replication-'));
  metadata = await openMetadata({ file: join(directory, 'metadata.db'), ...parts });
  stores = {};
  for (const id of ['hel', 'fra']) {
    const store = await Store.open({ directory: join(directory, id), ...parts });
    stores[id] = new StoreBackend(id, store);
    await send(id, { method: 'PUT' });
  }
  const mappings = ['hel', 'fra'].map((backendId) => ({
    backendId,
    backendBucket: `b-${backendId}`,
    collisionCounter: 0,
  }));
  await metadata.tenants.ensure('acme');
  await metadata.buckets.create({ ...BUCKET, mappings, createdAtMs: parts.clock.nowMs() });
  const accepted = new Set(['hel', 'fra']);
  buckets = {
    desired: async (id) => {
      const bucket = await metadata.buckets.find(id);
      return bucket && { bucket, replicaBackendIds: ['fra'], accepted };
    },
    permitFor: async (bucketId, backendId) => {
      const permit = permitWrite({ accepted }, bucketId, backendId);
      const mapping = mappings.find((candidate) => candidate.backendId === backendId);
      return permit && mapping ? { kind: 'permit', permit, mapping } : { kind: 'denied', reason: 'no' };
    },
    restoreBackendBucket: () => Promise.reject(new Error('not in this test')),
    readPermit: permitRead,
    removePermit: permitRemove,
    backend: (id) => {
      const backend = stores[id];
      return backend && { backend, state: 'active' };
    },
  };
  worker = new ReplicationWorker({ metadata, buckets, ...parts, metrics: silentMetrics });
});

afterEach(async () => {
  await metadata.close();
  await Promise.all(Object.values(stores).map((store) => store.close()));
  await rm(directory, { recursive: true });
});

async function send(
  id: string,
  request: Partial<BackendRequest> & Pick<BackendRequest, 'method'>,
): Promise<S3Response> {
  const permit = permitWrite({ accepted: new Set([id]) }, BUCKET.id, id);
  const backend = stores[id];
  if (!permit || !backend) throw new Error(`no backend ${id}`);
  const response = await backend.send(permit, { bucket: `b-${id}`, query: [], headers: {}, body: null, ...request });
  if (response.status >= 300) throw new Error(`${request.method} ${response.status} ${await readBody(response, MIB)}`);
  return response;
}

async function put(key: string, body: Buffer, headers: Record<string, string> = {}): Promise<void> {
  const startedAtMs = parts.clock.nowMs();
  const response = await send('hel', { method: 'PUT', key, body, headers });
  await record(key, { etag: etagOf(response), sizeBytes: body.length, startedAtMs });
}

async function upload(key: string, bodies: readonly Buffer[]): Promise<void> {
  const startedAtMs = parts.clock.nowMs();
  const created = await send('hel', {
    method: 'POST',
    key,
    query: [['uploads', '']],
    headers: { 'content-type': 'video/mp4' },
  });
  const { uploadId } = parseInitiateMultipartUpload((await readBody(created, MIB)).toString());
  let listed = '';
  for (const [index, body] of bodies.entries()) {
    const query: [string, string][] = [
      ['partNumber', `${index + 1}`],
      ['uploadId', uploadId],
    ];
    const etag = etagOf(await send('hel', { method: 'PUT', key, query, body }));
    listed += `<Part><PartNumber>${index + 1}</PartNumber><ETag>"${etag}"</ETag></Part>`;
  }
  const body = Buffer.from(`<CompleteMultipartUpload>${listed}</CompleteMultipartUpload>`);
  await readBody(await send('hel', { method: 'POST', key, query: [['uploadId', uploadId]], body }), MIB);
  const sizeBytes = bodies.reduce((sum, part) => sum + part.length, 0);
  await record(key, { etag: etagOf(await send('hel', { method: 'HEAD', key })), sizeBytes, startedAtMs });
}

function record(key: string, written: { etag: string; sizeBytes: number; startedAtMs: number }) {
  const { id: bucketId, homeBackendId } = BUCKET;
  return metadata.objects.record({ bucketId, key, kind: 'put', ...written, homeBackendId, replicaBackendIds: ['fra'] });
}

function etagOf(response: S3Response): string {
  return unquoteEtag(responseHeader(response, 'etag') ?? '');
}

async function describeAt(id: string, key: string) {
  const response = await send(id, { method: 'GET', key, headers: { 'x-amz-checksum-mode': 'ENABLED' } });
  const body = await readBody(response, 64 * MIB);
  const isKept = (name: string) => !['last-modified', 'date', 'x-amz-request-id', 'x-amz-id-2'].includes(name);
  const headers = Object.fromEntries(response.headers.filter(([name]) => isKept(name)));
  return { headers, sha256: createHash('sha256').update(body).digest('hex') };
}

it('makes two embedded stores hold the same objects under the same keys, headers, checksums and ETags', async () => {
  const crc32 = 'DUoRhQ==';
  await put('plain', Buffer.from('hello world'), {
    'content-type': 'text/plain',
    'x-amz-meta-colour': 'blue',
    'x-amz-checksum-crc32': crc32,
  });
  const keys = ['a b+c%2F', '//', './..', 'ä/🙂\uFFFD', 'tab\there', '?#', 'x'.repeat(1024)];
  for (const key of keys) await put(key, Buffer.from(key));
  await put('empty', Buffer.alloc(0));
  await upload('parts', [randomBytes(5 * MIB), randomBytes(6 * MIB), randomBytes(17)]);
  await worker.drain();
  for (const key of ['plain', 'empty', 'parts', ...keys])
    expect(await describeAt('fra', key)).toEqual(await describeAt('hel', key));
  expect((await describeAt('fra', 'parts')).headers['etag']).toMatch(/-3"$/);
  expect((await describeAt('fra', 'plain')).headers['x-amz-checksum-crc32']).toBe(crc32);
  expect(worker.status()).toMatchObject({ failed: 0, parked: 0 });
});

it('removes what was deleted, and reconciles a store with what it holds', async () => {
  await put('a', Buffer.from('x'));
  await worker.drain();
  await metadata.objects.intendDelete(BUCKET.id, 'a');
  await send('hel', { method: 'DELETE', key: 'a' });
  await send('hel', { method: 'PUT', key: 'orphan', body: Buffer.from('y') });
  const reconciler = new Reconciler({ metadata, buckets, ...parts });
  expect((await reconciler.reconcileBucket(BUCKET.id))?.lessons).toMatchObject({ tombstoned: 1, 'rolled-forward': 1 });
  await worker.drain();
  await expect(describeAt('fra', 'a')).rejects.toThrow('404');
  expect(await describeAt('fra', 'orphan')).toEqual(await describeAt('hel', 'orphan'));
});

it('copies a large object in bounded memory', async () => {
  await put('large', Buffer.alloc(96 * MIB, 'x'));
  global.gc?.();
  const before = process.memoryUsage().arrayBuffers;
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().arrayBuffers);
  }, 5);
  await worker.drain();
  clearInterval(watch);
  expect(worker.status()).toMatchObject({ done: 1, failed: 0 });
  expect(peak - before).toBeLessThan(64 * MIB);
});
