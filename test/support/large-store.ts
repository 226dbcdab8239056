import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { silentLogger } from '../../src/base/logger.ts';
import { Secret } from '../../src/base/secret.ts';
import { type RunningStore, startStoreServer } from '../../src/main/store-server.ts';

/** Sizes in bytes of the objects, one after the other. */
export const LARGE_STORE_SIZES: readonly number[] = [1, 20, 300, 4000, 50, 600, 7000];

/** An embedded store that is served alone and holds many objects in one bucket, `data/<hundreds>/part-<number>.parquet`. */
export interface LargeStore extends RunningStore {
  readonly bucket: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/**
 * Starts such a store. A few objects are put; the others are made from these in its index, for putting a hundred thousand
 * would take half a minute and show nothing more.
 */
export async function startLargeStore(objectCount: number): Promise<LargeStore> {
  const directory = mkdtempSync(join(tmpdir(), 's3gateway-large-store-'));
  const identity = { bucket: 'warehouse', accessKey: 'store', secretKey: 'the secret of a large store' };
  const start = () =>
    startStoreServer({
      ...{ directory, host: '127.0.0.1', port: 0, region: 'us-east-1', logger: silentLogger },
      ...{ accessKey: identity.accessKey, secretKey: new Secret(identity.secretKey) },
    });
  const seeding = await start();
  await putFirst(seeding.base, identity);
  await seeding.stop();
  multiply(join(directory, 'index.db'), objectCount);
  const store = await start();
  return {
    ...identity,
    base: store.base,
    async stop() {
      await store.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function putFirst(endpoint: string, identity: Pick<LargeStore, 'bucket' | 'accessKey' | 'secretKey'>) {
  const { accessKey: accessKeyId, secretKey: secretAccessKey, bucket: Bucket } = identity;
  const credentials = { accessKeyId, secretAccessKey };
  const s3 = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials });
  await s3.send(new CreateBucketCommand({ Bucket }));
  for (const [index, size] of LARGE_STORE_SIZES.entries())
    await s3.send(new PutObjectCommand({ Bucket, Key: `template-${index}`, Body: Buffer.alloc(size) }));
  s3.destroy();
}

function multiply(file: string, objectCount: number): void {
  const database = new DatabaseSync(file);
  database.exec(`
    with recursive numbers (number) as (select 0 union all select number + 1 from numbers where number < ${objectCount - 1})
    insert into objects
      select bucket, printf('data/%03d/part-%06d.parquet', number / 1000, number), size_bytes, etag,
        last_modified_ms + number, headers, checksums, segments, inline
      from numbers join objects on objects.key = 'template-' || (number % ${LARGE_STORE_SIZES.length});
    delete from objects where key like 'template-%'`);
  database.close();
}
