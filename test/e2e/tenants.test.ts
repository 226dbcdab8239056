import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestCredential, type TestGateway } from '../support/running-gateway.ts';
import { sendSigned } from '../support/signed-request.ts';

let gateway: TestGateway;
let aliceKey: TestCredential;
let bobKey: TestCredential;
let alice: S3Client;
let bob: S3Client;

beforeAll(async () => {
  gateway = await startTestGateway();
  aliceKey = await gateway.newTenant('alice');
  bobKey = await gateway.newTenant('bob');
  alice = gateway.client(aliceKey);
  bob = gateway.client(bobKey);
  await alice.send(new CreateBucketCommand({ Bucket: 'only-alices' }));
  await alice.send(new PutObjectCommand({ Bucket: 'only-alices', Key: 'secret', Body: 'of alice' }));
});

afterAll(() => gateway.stop());

const read = async (s3: S3Client, bucket: string, key: string) =>
  (await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }))).Body?.transformToString();

describe('two tenants with the same names', () => {
  it('have a bucket and a key each, that change and go away independently', async () => {
    for (const [s3, text] of [[alice, 'A'] as const, [bob, 'B'] as const]) {
      await s3.send(new CreateBucketCommand({ Bucket: 'data' }));
      await s3.send(new PutObjectCommand({ Bucket: 'data', Key: 'same', Body: text }));
    }
    expect([await read(alice, 'data', 'same'), await read(bob, 'data', 'same')]).toEqual(['A', 'B']);

    await bob.send(new PutObjectCommand({ Bucket: 'data', Key: 'another', Body: 'B' }));
    const listed = await alice.send(new ListObjectsV2Command({ Bucket: 'data' }));
    expect(listed.Contents?.map(({ Key }) => Key)).toEqual(['same']);

    await bob.send(
      new DeleteObjectsCommand({ Bucket: 'data', Delete: { Objects: [{ Key: 'same' }, { Key: 'another' }] } }),
    );
    await bob.send(new DeleteBucketCommand({ Bucket: 'data' }));
    expect(await read(alice, 'data', 'same')).toBe('A');
    await expect(bob.send(new HeadBucketCommand({ Bucket: 'data' }))).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('see their own buckets only', async () => {
    const names = async (s3: S3Client) => (await s3.send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name);
    expect(await names(alice)).toContain('only-alices');
    expect((await names(bob)) ?? []).not.toContain('only-alices');
  });
});

describe("another tenant's bucket", () => {
  /** Everything that an answer says, without what differs between any two requests. */
  const answer = async (path: string, method = 'GET', body = '') => {
    const raw = { method, origin: gateway.s3Base, path, credential: bobKey, body };
    const { status, headers, text } = await sendSigned(raw);
    const { date, 'x-amz-request-id': requestId, ...others } = headers;
    expect([typeof date, typeof requestId]).toEqual(['string', 'string']);
    return JSON.stringify({ status, others, text }).replaceAll(String(requestId), 'ID');
  };

  it.each([
    ['GET', ''],
    ['HEAD', ''],
    ['DELETE', ''],
    ['GET', '?location'],
    ['GET', '?uploads'],
    ['GET', '?list-type=2'],
    ['GET', '/secret'],
    ['HEAD', '/secret'],
    ['PUT', '/secret'],
    ['DELETE', '/secret'],
    ['POST', '/secret?uploads'],
    ['PUT', '/secret?partNumber=1&uploadId=guessed'],
  ])('answers %s %s exactly as a bucket that does not exist', async (method, rest) => {
    const theirs = await answer(`/only-alices${rest}`, method);
    const nobodys = await answer(`/no-ones-own${rest}`, method);
    expect(theirs).toBe(nobodys.replaceAll('no-ones-own', 'only-alices'));
    expect(theirs).toContain('"status":404');
  });

  it('is no source for a copy', async () => {
    await bob.send(new CreateBucketCommand({ Bucket: 'bobs' }));
    const copy = new CopyObjectCommand({ Bucket: 'bobs', Key: 'stolen', CopySource: 'only-alices/secret' });
    await expect(bob.send(copy)).rejects.toMatchObject({ name: 'NoSuchBucket' });
    const part = new UploadPartCopyCommand({
      ...{ Bucket: 'bobs', Key: 'stolen', CopySource: 'only-alices/secret', PartNumber: 1, UploadId: 'guessed' },
    });
    await expect(bob.send(part)).rejects.toMatchObject({ name: expect.stringMatching(/^NoSuch(Bucket|Upload)$/) });
    await expect(read(bob, 'bobs', 'stolen')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('can be made under the same name without a word about the other', async () => {
    await bob.send(new CreateBucketCommand({ Bucket: 'only-alices' }));
    await bob.send(new DeleteObjectCommand({ Bucket: 'only-alices', Key: 'secret' }));
    await bob.send(new DeleteBucketCommand({ Bucket: 'only-alices' }));
    expect(await read(alice, 'only-alices', 'secret')).toBe('of alice');
  });

  it("cannot be reached by its backend bucket's name", async () => {
    const { body } = await gateway.admin('GET', '/proxy/buckets/alice/only-alices');
    const names = JSON.stringify(body).match(/s3gw-[a-z0-9-]+/g) ?? [];
    expect(names).not.toEqual([]);
    for (const name of new Set(names)) expect(await answer(`/${name}/secret`)).toContain('"status":404');
  });
});
