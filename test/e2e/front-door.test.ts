import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListMultipartUploadsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestCredential, type TestGateway } from '../support/running-gateway.ts';

const MIB = 1024 * 1024;

let gateway: TestGateway;
let credential: TestCredential;

beforeAll(async () => {
  gateway = await startTestGateway();
  credential = await gateway.newTenant('acme', {
    residency: { allow: ['EU'] },
    replicas: 2,
    spread: { by: ['country'] },
  });
});

afterAll(() => gateway.stop());

const surfaces = [
  { surface: 'the S3 port', base: () => gateway.s3Base, bucket: 'root-style' },
  { surface: 'the prefix /s3', base: () => `${gateway.apiBase}/s3`, bucket: 'under-prefix' },
];

describe.each(surfaces)('an AWS SDK client on $surface', ({ base, bucket }) => {
  let s3: S3Client;

  beforeAll(async () => {
    s3 = gateway.client(credential, { endpoint: base() });
    await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  });

  const put = (key: string, body: Uint8Array | string) =>
    s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
  const get = async (key: string, extra: object = {}) => {
    const answer = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, ...extra }));
    return Buffer.from((await answer.Body?.transformToByteArray()) ?? []);
  };

  it('finds its bucket by HeadBucket, ListBuckets and GetBucketLocation', async () => {
    await s3.send(new HeadBucketCommand({ Bucket: bucket }));
    const { Buckets } = await s3.send(new ListBucketsCommand({}));
    expect(Buckets?.map(({ Name }) => Name)).toContain(bucket);
    const { LocationConstraint } = await s3.send(new GetBucketLocationCommand({ Bucket: bucket }));
    expect(LocationConstraint ?? '').toBe('');
  });

  it.each([
    'plain.txt',
    'with space.txt',
    'plus+plus.txt',
    'percent%20%2F.txt',
    'ünïcödé/日本語/😀.txt',
    'double//slash',
    'dot/./segment',
    'dots/../segment',
    '../leading-dots',
    'trailing/',
    'a',
    'quote\'"<>&;=@!$()*,?#[]',
    'k'.repeat(1024),
    `${'é'.repeat(511)}ab`,
  ])('keeps the key %j exactly', async (key) => {
    await put(key, `body of ${key}`);
    expect((await get(key)).toString()).toBe(`body of ${key}`);
    const page = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: key }));
    expect(page.Contents?.map(({ Key }) => Key)).toContain(key);
    await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    await expect(get(key)).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it.each([0, 1, 100_000, 5 * MIB, 64 * MIB])('keeps a body of %i bytes', async (size) => {
    const body = randomBytes(size);
    const { ETag } = await put(`size-${size}`, body);
    expect(ETag).toBe(`"${createHash('md5').update(body).digest('hex')}"`);
    expect((await get(`size-${size}`)).equals(body)).toBe(true);
    const head = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: `size-${size}` }));
    expect(head.ContentLength).toBe(size);
  });

  it('keeps headers and metadata', async () => {
    await s3.send(
      new PutObjectCommand({
        ...{
          Bucket: bucket,
          Key: 'described',
          Body: 'x',
          ContentType: 'text/plain; charset=utf-8',
          CacheControl: 'max-age=60',
        },
        ...{
          ContentDisposition: 'attachment',
          ContentEncoding: 'identity',
          ContentLanguage: 'fi',
          Metadata: { owner: 'me', note: 'a, b' },
        },
      }),
    );
    const head = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: 'described' }));
    expect(head).toMatchObject({
      ...{ ContentType: 'text/plain; charset=utf-8', CacheControl: 'max-age=60', ContentDisposition: 'attachment' },
      ...{ ContentEncoding: 'identity', ContentLanguage: 'fi', Metadata: { owner: 'me', note: 'a, b' } },
    });
  });

  it('streams a body of known length from a stream, with a trailing checksum', async () => {
    const body = randomBytes(3 * MIB);
    for (const ChecksumAlgorithm of ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const) {
      const Key = `stream-${ChecksumAlgorithm}`;
      await s3.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key,
          Body: Readable.from([body]),
          ContentLength: body.length,
          ChecksumAlgorithm,
        }),
      );
      const read = await s3.send(new GetObjectCommand({ Bucket: bucket, Key, ChecksumMode: 'ENABLED' }));
      expect(Buffer.from((await read.Body?.transformToByteArray()) ?? []).equals(body)).toBe(true);
      expect(read[`Checksum${ChecksumAlgorithm}`]).toBeDefined();
    }
  });

  it('answers ranges and conditions', async () => {
    const { ETag } = await put('ranged', '0123456789');
    expect((await get('ranged', { Range: 'bytes=2-4' })).toString()).toBe('234');
    expect((await get('ranged', { Range: 'bytes=-3' })).toString()).toBe('789');
    expect((await get('ranged', { Range: 'bytes=8-100' })).toString()).toBe('89');
    await expect(get('ranged', { Range: 'bytes=10-' })).rejects.toMatchObject({
      name: 'InvalidRange',
      $metadata: { httpStatusCode: 416 },
    });
    expect((await get('ranged', { IfMatch: ETag })).toString()).toBe('0123456789');
    await expect(get('ranged', { IfMatch: '"other"' })).rejects.toMatchObject({ $metadata: { httpStatusCode: 412 } });
    await expect(get('ranged', { IfNoneMatch: ETag })).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
    const conditional = new PutObjectCommand({ Bucket: bucket, Key: 'ranged', Body: 'new', IfNoneMatch: '*' });
    await expect(s3.send(conditional)).rejects.toMatchObject({ $metadata: { httpStatusCode: 412 } });
    expect((await get('ranged')).toString()).toBe('0123456789');
  });

  it('copies within and across buckets, keeping or replacing metadata', async () => {
    const other = `${bucket}-other`;
    await s3.send(new CreateBucketCommand({ Bucket: other }));
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'from +1.txt', Body: 'copied', Metadata: { a: '1' } }));
    const CopySource = `${bucket}/${encodeURIComponent('from +1.txt')}`;
    const copy = await s3.send(new CopyObjectCommand({ Bucket: other, Key: 'to.txt', CopySource }));
    expect(copy.CopyObjectResult?.ETag).toBe(`"${createHash('md5').update('copied').digest('hex')}"`);
    expect((await s3.send(new HeadObjectCommand({ Bucket: other, Key: 'to.txt' }))).Metadata).toEqual({ a: '1' });
    await s3.send(
      new CopyObjectCommand({
        Bucket: other,
        Key: 'to.txt',
        CopySource,
        MetadataDirective: 'REPLACE',
        Metadata: { b: '2' },
      }),
    );
    expect((await s3.send(new HeadObjectCommand({ Bucket: other, Key: 'to.txt' }))).Metadata).toEqual({ b: '2' });
    await s3.send(new DeleteObjectCommand({ Bucket: other, Key: 'to.txt' }));
    await s3.send(new DeleteBucketCommand({ Bucket: other }));
    await expect(s3.send(new HeadBucketCommand({ Bucket: other }))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('lists by pages, prefix and delimiter in both versions', async () => {
    const keys = ['list/a', 'list/b/1', 'list/b/2', 'list/c', 'list/d/e/f', 'list/z'];
    for (const key of keys) await put(key, key);
    const all: (string | undefined)[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await s3.send(
        new ListObjectsV2Command({
          Bucket: bucket,
          Prefix: 'list/',
          MaxKeys: 2,
          ...(ContinuationToken ? { ContinuationToken } : {}),
        }),
      );
      expect(page.Name).toBe(bucket);
      all.push(...(page.Contents ?? []).map(({ Key }) => Key));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
    expect(all).toEqual(keys);
    const rolled = await s3.send(new ListObjectsCommand({ Bucket: bucket, Prefix: 'list/', Delimiter: '/' }));
    expect(rolled.Contents?.map(({ Key }) => Key)).toEqual(['list/a', 'list/c', 'list/z']);
    expect(rolled.CommonPrefixes?.map(({ Prefix }) => Prefix)).toEqual(['list/b/', 'list/d/']);
  });

  it('deletes many keys at once, also those that are not there', async () => {
    await put('many/1', '1');
    await put('many/<&>', '2');
    const Objects = [{ Key: 'many/1' }, { Key: 'many/<&>' }, { Key: 'many/none' }];
    const { Deleted } = await s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects } }));
    expect(Deleted?.map(({ Key }) => Key).sort()).toEqual(['many/1', 'many/<&>', 'many/none']);
    const page = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: 'many/' }));
    expect(page.KeyCount).toBe(0);
  });

  it('uploads by parts, lists them, copies one from another object, and completes', async () => {
    const Key = 'multi part.bin';
    const part = randomBytes(5 * MIB);
    await put('source-of-part', part);
    const { UploadId } = await s3.send(
      new CreateMultipartUploadCommand({ Bucket: bucket, Key, Metadata: { kind: 'parts' } }),
    );
    const first = await s3.send(new UploadPartCommand({ Bucket: bucket, Key, UploadId, PartNumber: 1, Body: part }));
    const CopySource = `${bucket}/source-of-part`;
    const second = await s3.send(
      new UploadPartCopyCommand({ Bucket: bucket, Key, UploadId, PartNumber: 2, CopySource }),
    );
    const third = await s3.send(new UploadPartCommand({ Bucket: bucket, Key, UploadId, PartNumber: 3, Body: 'end' }));
    const { Uploads } = await s3.send(new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: Key }));
    expect(Uploads?.map((upload) => upload.UploadId)).toEqual([UploadId]);
    const listed = await s3.send(new ListPartsCommand({ Bucket: bucket, Key, UploadId }));
    expect(listed).toMatchObject({ Bucket: bucket, UploadId });
    expect(listed.Parts?.map(({ PartNumber, Size }) => [PartNumber, Size])).toEqual([
      [1, 5 * MIB],
      [2, 5 * MIB],
      [3, 3],
    ]);
    const Parts = [first.ETag, second.CopyPartResult?.ETag, third.ETag].map((ETag, index) => ({
      ETag,
      PartNumber: index + 1,
    }));
    const done = new CompleteMultipartUploadCommand({ Bucket: bucket, Key, UploadId, MultipartUpload: { Parts } });
    const completed = await s3.send(done);
    expect(completed).toMatchObject({ Bucket: bucket, Key });
    expect(completed.ETag).toMatch(/^"[0-9a-f]{32}-3"$/);
    expect((await s3.send(done)).ETag).toBe(completed.ETag);
    expect((await get(Key)).equals(Buffer.concat([part, part, Buffer.from('end')]))).toBe(true);
    expect((await s3.send(new HeadObjectCommand({ Bucket: bucket, Key }))).Metadata).toEqual({ kind: 'parts' });
  });

  it('aborts an upload, after which its id means nothing', async () => {
    const Key = 'aborted';
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket: bucket, Key }));
    await s3.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key, UploadId }));
    const late = new UploadPartCommand({ Bucket: bucket, Key, UploadId, PartNumber: 1, Body: 'late' });
    await expect(s3.send(late)).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });

  it('reads and writes through presigned URLs', async () => {
    const write = await getSignedUrl(s3, new PutObjectCommand({ Bucket: bucket, Key: 'presigned ü' }), {
      expiresIn: 60,
    });
    expect((await fetch(write, { method: 'PUT', body: 'by url' })).status).toBe(200);
    const read = await getSignedUrl(s3, new GetObjectCommand({ Bucket: bucket, Key: 'presigned ü' }), {
      expiresIn: 60,
    });
    expect(await (await fetch(read)).text()).toBe('by url');
    const tampered = await fetch(read.replace('presigned', 'described'));
    expect(tampered.status).toBe(403);
    expect(await tampered.text()).toContain('<Code>SignatureDoesNotMatch</Code>');
  });

  it('is told by name what is not implemented', async () => {
    await put('tagged', 'x');
    await expect(s3.send(new GetObjectTaggingCommand({ Bucket: bucket, Key: 'tagged' }))).rejects.toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining('GetObjectTagging'),
    });
  });

  it('cannot delete a bucket that holds something', async () => {
    await put('still-here', 'x');
    await expect(s3.send(new DeleteBucketCommand({ Bucket: bucket }))).rejects.toMatchObject({
      name: 'BucketNotEmpty',
    });
  });
});
