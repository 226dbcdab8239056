import { createReadStream } from 'node:fs';
import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { Clock } from '../base/clock.ts';
import type { Random } from '../base/random.ts';
import { AdminClient } from './admin-client.ts';
import { formatTable, humanBytes } from './table.ts';
import { waitForReplication } from './wait-for-replication.ts';

const BUCKET = 'records';
const LARGE_KEY = 'archive/large.bin';
const LARGE_BYTES = 64 * 1024 * 1024;
const PART_BYTES = 8 * 1024 * 1024;
const REPLICATION_TIMEOUT_MS = 120_000;
/** EU only, two copies, in different countries. */
const POLICY = { residency: { allow: ['EU'] }, replicas: 2, spread: { by: ['country'] } };

/** What the guided first job is run against. */
export interface DemoJobOptions {
  readonly apiBase: string;
  readonly s3Base: string;
  readonly adminKey: string;
  readonly region: string;
  /** The folder of real files that is uploaded. */
  readonly folder: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly print: (line: string) => void;
  /** Overwrites the current line of the terminal. */
  readonly progress: (line: string) => void;
}

/** What a person needs to go on by hand. */
export interface DemoJobResult {
  readonly customerId: string;
  readonly bucket: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** The guided first job: a tenant under policy, real uploads, replication watched to the end, and policy saying no. */
export async function runDemoJob(options: DemoJobOptions): Promise<DemoJobResult> {
  const { print } = options;
  const admin = new AdminClient(options.apiBase, options.adminKey);
  const customerId = `demo-${options.random.bytes(3).toString('hex')}`;
  const credential = await admin.newCredential(customerId);
  await admin.setPolicy(customerId, POLICY);
  print(`1. Tenant ${customerId}: EU only, 2 copies, in different countries.`);
  const s3 = new S3Client({
    endpoint: options.s3Base,
    region: options.region,
    forcePathStyle: true,
    credentials: { accessKeyId: credential.access_key, secretAccessKey: credential.secret_key },
  });
  try {
    await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
    await uploadEverything(s3, options);
    await readAndDelete(s3, options);
    await watchReplication(admin, customerId, options);
    await explain(admin, customerId, options);
    await forceIntoVirginia(s3, options);
  } finally {
    s3.destroy();
  }
  return { customerId, bucket: BUCKET, accessKey: credential.access_key, secretKey: credential.secret_key };
}

async function uploadEverything(s3: S3Client, { folder, print, random }: DemoJobOptions): Promise<void> {
  const files = (await readdir(folder, { recursive: true })).sort();
  let count = 0;
  for (const name of files) {
    const path = join(folder, name);
    const { size, isFile } = await describeFile(path);
    if (!isFile) continue;
    const Body = createReadStream(path);
    await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: `docs/${name}`, Body, ContentLength: size }));
    count++;
  }
  print(`2. ${count} files of ${folder} uploaded with the AWS SDK.`);
  await uploadLarge(s3, random);
  print(`   ${LARGE_KEY} (${humanBytes(LARGE_BYTES)}) uploaded in parts of ${humanBytes(PART_BYTES)}.`);
}

async function describeFile(path: string): Promise<{ readonly size: number; readonly isFile: boolean }> {
  const found = await stat(path);
  return { size: found.size, isFile: found.isFile() };
}

async function uploadLarge(s3: S3Client, random: Random): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 's3gateway-demo-'));
  const path = join(directory, 'large.bin');
  try {
    const file = await open(path, 'w');
    for (let written = 0; written < LARGE_BYTES; written += PART_BYTES) await file.write(random.bytes(PART_BYTES));
    await file.close();
    const params = { Bucket: BUCKET, Key: LARGE_KEY, Body: createReadStream(path) };
    await new Upload({ client: s3, params, partSize: PART_BYTES, queueSize: 2 }).done();
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function readAndDelete(s3: S3Client, { print }: DemoJobOptions): Promise<void> {
  const page = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));
  print(`3. The listing has ${page.KeyCount} keys.`);
  const range = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: LARGE_KEY, Range: 'bytes=1048576-1048591' }));
  const bytes = await range.Body?.transformToByteArray();
  print(`   A range of ${LARGE_KEY}: ${range.ContentRange} (${bytes?.length} bytes).`);
  const victim = page.Contents?.find((object) => object.Key !== LARGE_KEY)?.Key;
  if (victim === undefined) return;
  await s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: victim }));
  print(`   ${victim} deleted: its replica will follow.`);
}

async function watchReplication(admin: AdminClient, customerId: string, options: DemoJobOptions): Promise<void> {
  const { clock, print, progress } = options;
  const startedAtMs = clock.nowMs();
  const objects = await waitForReplication(admin, {
    customerId,
    bucket: BUCKET,
    timeoutMs: REPLICATION_TIMEOUT_MS,
    clock,
    onProgress: ({ inSync, total }) => progress(`   replication: ${inSync} of ${total} copies in sync`),
  });
  progress('');
  print(`4. Replication has no lag (${((clock.nowMs() - startedAtMs) / 1000).toFixed(1)} s).`);
  const rows = [['object', 'size', 'home', 'replicas', 'state']];
  for (const object of objects) {
    const home = object.replicas.find((replica) => replica.is_home);
    const copies = object.replicas.filter((replica) => !replica.is_home && replica.goal === 'present');
    const isInSync = object.replicas.every((replica) => replica.is_current);
    const where = copies.map((replica) => replica.backend_id).join(', ');
    rows.push([
      object.object_key,
      humanBytes(object.size),
      home?.backend_id ?? '',
      where,
      isInSync ? 'in sync' : 'behind',
    ]);
  }
  print(indent(formatTable(rows)));
}

async function explain(admin: AdminClient, customerId: string, { print }: DemoJobOptions): Promise<void> {
  const explanation = await admin.call<{ verdicts: { backend_id: string; accepted: boolean; message: string }[] }>(
    'GET',
    `/proxy/buckets/${customerId}/${BUCKET}/explain`,
  );
  print('5. Why it stands where it stands:');
  for (const verdict of explanation.verdicts)
    print(`   ${verdict.accepted ? 'yes' : 'no '}  ${verdict.backend_id}: ${verdict.message}`);
}

async function forceIntoVirginia(s3: S3Client, { print }: DemoJobOptions): Promise<void> {
  try {
    await s3.send(
      new CreateBucketCommand({
        Bucket: 'escape-to-virginia',
        // The SDK's type lists AWS's own regions only; ours are countries, zones and backends' regions.
        CreateBucketConfiguration: { LocationConstraint: 'us-east' as 'us-west-1' },
      }),
    );
  } catch (error) {
    if (!(error instanceof S3ServiceException)) throw error;
    print(`6. A bucket forced into us-east is refused: ${error.name}: ${error.message}`);
    return;
  }
  throw new Error('a bucket could be forced into us-east although policy says EU only');
}

function indent(text: string): string {
  return text.replace(/^/gm, '   ');
}
