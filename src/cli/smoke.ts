import { createHash, randomBytes } from 'node:crypto';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Clock } from '../base/clock.ts';
import { AdminClient, type Copy } from './admin-client.ts';
import { reach } from './reach.ts';
import { formatTable, humanBytes } from './table.ts';
import { waitForReplication } from './wait-for-replication.ts';

const REPLICATION_TIMEOUT_MS = 60_000;
const SIZES_BYTES = [0, 1, 64 * 1024, 6 * 1024 * 1024];

/** Which deployment to try. */
export interface SmokeOptions {
  /** Where the admin API is. */
  readonly apiBase: string;
  /** Where S3 is answered: the port of the admin API (then `/s3` there), the S3 port, or any URL with a path. */
  readonly proxyBase: string;
  readonly adminKey: string;
  readonly region: string;
  readonly clock: Clock;
  readonly print: (line: string) => void;
}

interface Sample {
  readonly key: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/**
 * Registers a tenant, uploads through SigV4, waits for replication, has every backend bucket read and compares.
 * Returns the differences found; none is a pass.
 */
export async function runSmoke(options: SmokeOptions): Promise<readonly string[]> {
  const { print, clock } = options;
  const admin = new AdminClient(options.apiBase, options.adminKey);
  const customerId = `smoke-${randomBytes(6).toString('hex')}`;
  const bucket = 'smoke-test';
  const credential = await admin.newCredential(customerId);
  print(`tenant ${customerId} registered with access key ${credential.access_key}`);
  const s3 = new S3Client({
    endpoint: await s3Endpoint(options.proxyBase),
    region: options.region,
    forcePathStyle: true,
    credentials: { accessKeyId: credential.access_key, secretAccessKey: credential.secret_key },
  });
  try {
    await s3.send(new CreateBucketCommand({ Bucket: bucket }));
    const samples = await upload(s3, bucket);
    print(`${samples.length} objects uploaded to s3://${bucket}`);
    await waitForReplication(admin, { customerId, bucket, timeoutMs: REPLICATION_TIMEOUT_MS, clock });
    print('replication has no lag');
    return await compare({ admin, s3, customerId, bucket, samples, print });
  } finally {
    s3.destroy();
  }
}

async function upload(s3: S3Client, bucket: string): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (const sizeBytes of SIZES_BYTES) {
    const body = randomBytes(sizeBytes);
    const key = `smoke/${sizeBytes} bytes + ümlaut.bin`;
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
    samples.push({ key, sizeBytes, sha256: sha256(body) });
  }
  return samples;
}

interface Comparison {
  readonly admin: AdminClient;
  readonly s3: S3Client;
  readonly customerId: string;
  readonly bucket: string;
  readonly samples: readonly Sample[];
  readonly print: (line: string) => void;
}

async function compare({ admin, s3, customerId, bucket, samples, print }: Comparison): Promise<string[]> {
  const differences: string[] = [];
  const rows = [['object', 'size', 'backend', 'backend bucket', 'bytes']];
  for (const sample of samples) {
    const read = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: sample.key }));
    const bytes = (await read.Body?.transformToByteArray()) ?? new Uint8Array();
    if (sha256(bytes) !== sample.sha256) differences.push(`${sample.key}: the gateway gave other bytes`);
    const copies = await admin.verify(customerId, bucket, sample.key);
    for (const copy of copies) {
      const verdict = judge(copy, sample);
      if (verdict !== 'same') differences.push(`${sample.key} at ${copy.backend_id}: ${verdict}`);
      rows.push([sample.key, humanBytes(sample.sizeBytes), copy.backend_id, copy.backend_bucket, verdict]);
    }
  }
  print(formatTable(rows));
  return differences;
}

function judge(copy: Copy, sample: Sample): string {
  if (copy.outcome !== 'present') return copy.outcome;
  return copy.sha256 === sample.sha256 && copy.size === sample.sizeBytes ? 'same' : 'different';
}

/** A base without a path is asked what it is: only the port of the admin API has `/health`. */
async function s3Endpoint(proxyBase: string): Promise<string> {
  const url = new URL(proxyBase);
  if (url.pathname !== '/') return proxyBase;
  const health = await reach(new URL('/health', url).href);
  await health.body?.cancel();
  return health.status === 200 ? new URL('/s3', url).href : proxyBase;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
