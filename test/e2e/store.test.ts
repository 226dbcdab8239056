import { createHash, randomInt } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListPartsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../support/container-files.ts';
import { ImageProcess, until } from '../support/image-process.ts';
import { SeededRandom } from '../support/seeded-random.ts';

const MIB = 1024 * 1024;
const ENVIRONMENT = { STORE_ACCESS_KEY: 'store-key', STORE_SECRET_KEY: 'store-secret' };
const seed = Number(process.env['TEST_SEED'] ?? randomInt(2 ** 31));
const random = new SeededRandom(seed);

let parent: string;
let directory: string;
let store: ImageProcess;
let s3: S3Client;

const words = () => [join(ROOT, 'src/cli/main.ts'), 'store', '--directory', directory, '--port', '0'];

async function start(): Promise<void> {
  store = new ImageProcess({ directory: ROOT, words: words(), environment: ENVIRONMENT });
  s3 = new S3Client({
    ...{ endpoint: await store.printed('store'), region: 'us-east-1', forcePathStyle: true, maxAttempts: 1 },
    credentials: { accessKeyId: 'store-key', secretAccessKey: 'store-secret' },
  });
}

beforeAll(async () => {
  // Alone in a folder, so that a file which got out of it is seen.
  parent = mkdtempSync(join(tmpdir(), 's3gateway-store-'));
  directory = join(parent, 'store');
  await start();
  await s3.send(new CreateBucketCommand({ Bucket: 'bucket' }));
});

afterAll(async () => {
  await store.end('SIGKILL');
  rmSync(parent, { recursive: true, force: true });
});

const at = (Key: string) => ({ Bucket: 'bucket', Key });
const put = (key: string, body: Uint8Array | string, extra: object = {}) =>
  s3.send(new PutObjectCommand({ ...at(key), Body: body, ...extra }));
const get = async (key: string, extra: object = {}) => {
  const answer = await s3.send(new GetObjectCommand({ ...at(key), ...extra }));
  return Buffer.from((await answer.Body?.transformToByteArray()) ?? []);
};
const md5 = (body: Uint8Array) => createHash('md5').update(body).digest('hex');
const code = async (action: Promise<unknown>) => {
  try {
    await action;
    return 'no error';
  } catch (error) {
    return (error as Error).name;
  }
};
/** Every file below a folder of the store. */
const filesBelow = (folder: string) =>
  readdirSync(join(directory, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .length;

describe('an embedded store', () => {
  it('keeps what stands in the way of conditions', async () => {
    const { ETag } = await put('conditional', 'first');
    expect(await code(put('conditional', 'second', { IfNoneMatch: '*' }))).toBe('PreconditionFailed');
    expect(await code(put('conditional', 'second', { IfMatch: '"0"' }))).toBe('PreconditionFailed');
    expect((await get('conditional')).toString()).toBe('first');
    await put('conditional', 'second', { IfMatch: ETag });
    expect((await get('conditional')).toString()).toBe('second');
    expect(await code(get('conditional', { IfMatch: ETag }))).toBe('PreconditionFailed');
    expect(await code(put('not-there', 'x', { IfMatch: ETag }))).toMatch(/^(NoSuchKey|PreconditionFailed)$/);
  });

  it('serves ranges to the byte', async () => {
    const body = random.bytes(3 * MIB);
    await put('ranged', body);
    const last = body.length - 1;
    for (const [first, end] of [
      [0, 0],
      [last, last],
      [MIB - 1, 2 * MIB],
      [0, last],
    ] as const)
      expect((await get('ranged', { Range: `bytes=${first}-${end}` })).equals(body.subarray(first, end + 1))).toBe(
        true,
      );
    expect((await get('ranged', { Range: 'bytes=-5' })).equals(body.subarray(-5))).toBe(true);
    expect((await get('ranged', { Range: `bytes=${last}-${last + 100}` })).equals(body.subarray(-1))).toBe(true);
    expect(await code(get('ranged', { Range: `bytes=${body.length}-` }))).toBe('InvalidRange');
  });

  it('gives a reader the whole old object although it is overwritten meanwhile', async () => {
    const before = random.bytes(20 * MIB);
    await put('read', before);
    const answer = await s3.send(new GetObjectCommand(at('read')));
    await put('read', random.bytes(20 * MIB));
    await put('read', 'short');
    expect(md5((await answer.Body?.transformToByteArray()) ?? new Uint8Array())).toBe(md5(before));
    expect((await get('read')).toString()).toBe('short');
  });

  it('copies with or without the metadata, and onto itself only to change it', async () => {
    await put('source', 'copied', { Metadata: { of: 'source' }, ContentType: 'text/x-source' });
    const copy = (key: string, extra: object) =>
      s3.send(new CopyObjectCommand({ ...at(key), CopySource: 'bucket/source', ...extra }));
    const metadata = async (key: string) => (await s3.send(new HeadObjectCommand(at(key)))).Metadata;
    await copy('kept', {});
    expect([await metadata('kept'), (await get('kept')).toString()]).toEqual([{ of: 'source' }, 'copied']);
    await copy('replaced', { MetadataDirective: 'REPLACE', Metadata: { of: 'copy' } });
    expect(await metadata('replaced')).toEqual({ of: 'copy' });
    expect(await code(copy('source', {}))).toBe('InvalidRequest');
    expect(await code(copy('missed', { CopySourceIfMatch: '"0"' }))).toBe('PreconditionFailed');
  });

  it('completes uploads by parts, and refuses what is not as announced', async () => {
    const create = async (key: string) => (await s3.send(new CreateMultipartUploadCommand(at(key)))).UploadId ?? '';
    const UploadId = await create('parts');
    const upload = (PartNumber: number, Body: Uint8Array, id = UploadId) =>
      s3.send(new UploadPartCommand({ ...at('parts'), UploadId: id, PartNumber, Body }));
    const bodies = [random.bytes(5 * MIB), random.bytes(5 * MIB), random.bytes(1)];
    const etags: string[] = [];
    for (const number of [3, 1, 2])
      etags[number - 1] = (await upload(number, bodies[number - 1] ?? new Uint8Array())).ETag ?? '';
    await upload(1, random.bytes(5 * MIB));
    etags[0] = (await upload(1, bodies[0] ?? new Uint8Array())).ETag ?? '';
    const listed = await s3.send(new ListPartsCommand({ ...at('parts'), UploadId }));
    expect(listed.Parts?.map((part) => [part.PartNumber, part.ETag])).toEqual(
      etags.map((etag, index) => [index + 1, etag]),
    );

    const complete = (parts: readonly [number, string][], id = UploadId) =>
      s3.send(
        new CompleteMultipartUploadCommand({
          ...{ ...at('parts'), UploadId: id },
          MultipartUpload: { Parts: parts.map(([PartNumber, ETag]) => ({ PartNumber, ETag })) },
        }),
      );
    const [first = '', second = '', third = ''] = etags;
    expect(await code(complete([[1, second]]))).toBe('InvalidPart');
    expect(await code(complete([[4, first]]))).toBe('InvalidPart');
    expect(
      await code(
        complete([
          [2, second],
          [1, first],
        ]),
      ),
    ).toBe('InvalidPartOrder');
    expect(
      await code(
        complete([
          [1, first],
          [3, third],
          [2, second],
        ]),
      ),
    ).toBe('InvalidPartOrder');
    expect(await code(get('parts'))).toBe('NoSuchKey');
    const { ETag } = await complete([
      [1, first],
      [2, second],
      [3, third],
    ]);
    const digests = Buffer.concat(bodies.map((body) => createHash('md5').update(body).digest()));
    expect(ETag).toBe(`"${md5(digests)}-3"`);
    expect((await get('parts')).equals(Buffer.concat(bodies))).toBe(true);

    const small = await create('parts');
    const etag = (await upload(1, random.bytes(100), small)).ETag ?? '';
    const next = (await upload(2, random.bytes(100), small)).ETag ?? '';
    expect(
      await code(
        complete(
          [
            [1, etag],
            [2, next],
          ],
          small,
        ),
      ),
    ).toBe('EntityTooSmall');
    const before = filesBelow('blobs');
    await s3.send(new AbortMultipartUploadCommand({ ...at('parts'), UploadId: small }));
    expect(await code(upload(3, random.bytes(1), small))).toBe('NoSuchUpload');
    expect(filesBelow('blobs')).toBeLessThanOrEqual(before);
    expect((await get('parts')).equals(Buffer.concat(bodies))).toBe(true);
  });

  it('lets no key out of its directory', async () => {
    for (const key of ['../outside', '../../outside', '/outside', 'a/../../../outside', '.', '..', './..'])
      await put(key, key);
    for (const key of ['../outside', '..', '.']) expect((await get(key)).toString()).toBe(key);
    expect(readdirSync(parent)).toEqual(['store']);
  });

  it('is not removed as a bucket while it holds anything', async () => {
    expect(await code(s3.send(new DeleteBucketCommand({ Bucket: 'bucket' })))).toBe('BucketNotEmpty');
  });

  it('is opened by one process at a time', async () => {
    const second = new ImageProcess({ directory: ROOT, words: words(), environment: ENVIRONMENT });
    const [exit] = await second.ended;
    expect([exit, second.output]).toEqual([1, expect.stringContaining('is open in another process')]);
    expect((await get('conditional')).toString()).toBe('second');
  });
});

describe(`a store that is killed while it takes writes (seed ${seed})`, () => {
  it.each([1, 2, 3, 4])('has every acknowledged object, whole, and nothing half (%i)', async (round) => {
    const acknowledged = new Map<string, string>();
    const sent = new Map<string, Set<string>>();
    const writer = async (name: number) => {
      for (let count = 0; store.isRunning; count++) {
        const key = `killed-${round}/${name}/${count % 4}`;
        const body = random.bytes(1 + Math.floor(random.fraction() ** 3 * 400_000));
        sent.set(key, (sent.get(key) ?? new Set()).add(md5(body)));
        if ((await code(put(key, body))) !== 'no error') return;
        acknowledged.set(key, md5(body));
        sent.set(key, new Set());
      }
    };
    const writers = Promise.all([0, 1, 2, 3].map(writer));
    const target = 3 + Math.floor(random.fraction() * 12);
    await until('enough was acknowledged', async () => acknowledged.size >= target);
    await store.end('SIGKILL');
    await writers;
    s3.destroy();
    await start();
    for (const [key, open] of sent) {
      const found = await get(key).then(md5, (error: Error) => error.name);
      const allowed = [...open, acknowledged.get(key) ?? 'NoSuchKey'];
      expect(allowed, key).toContain(found);
    }
    const before = filesBelow('blobs');
    s3.destroy();
    expect(await store.end('SIGTERM')).toEqual([0, null]);
    await start();
    expect(filesBelow('blobs')).toBe(before);
  });
});
