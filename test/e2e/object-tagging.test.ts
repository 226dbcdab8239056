import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectTaggingCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../support/image-process.ts';
import { startTestGateway, type TestGateway } from '../support/running-gateway.ts';
import { hasVersitygw, startVersitygw, type Versitygw } from '../support/versitygw.ts';

describe.skipIf(!hasVersitygw)('tags of objects, at backends that others wrote', () => {
  let backends: Record<'helsinki' | 'frankfurt' | 'virginia', Versitygw>;
  let gateway: TestGateway;
  let s3: S3Client;

  beforeAll(async () => {
    const [helsinki, frankfurt, virginia] = await Promise.all([startVersitygw(), startVersitygw(), startVersitygw()]);
    backends = { helsinki, frankfurt, virginia };
    gateway = await startTestGateway({
      S3_BACKEND_ENDPOINTS: Object.entries(backends)
        .map(([id, { base }]) => `${id}=${base}`)
        .join(),
      S3_BACKEND_ACCESS_KEY: helsinki.accessKey,
      S3_BACKEND_SECRET_KEY: helsinki.secretKey,
      S3_BACKEND_VIRGINIA_REGION: 'us-east-1',
    });
    s3 = gateway.client(await gateway.newTenant('acme'));
    const inPlace = (Bucket: string, LocationConstraint: string) =>
      s3.send(
        new CreateBucketCommand({
          Bucket,
          CreateBucketConfiguration: { LocationConstraint: LocationConstraint as 'EU' },
        }),
      );
    await inPlace('ledger', 'fi');
    await inPlace('archive', 'de');
    const replicated = await gateway.admin('PUT', '/proxy/buckets/acme/ledger/policy', {
      policy: { residency: { allow: ['FI', 'DE'] }, replicas: 2 },
    });
    expect(replicated.status).toBe(200);
  });

  afterAll(async () => {
    await gateway?.stop();
    await Promise.all(Object.values(backends ?? {}).map((backend) => backend.stop()));
  });

  const tagsOf = async (Key: string, Bucket = 'ledger') =>
    tagSet((await s3.send(new GetObjectTaggingCommand({ Bucket, Key }))).TagSet);

  /** The tags that stand at a backend, asked without the gateway. */
  async function tagsAt(id: keyof typeof backends, Key: string): Promise<string[]> {
    const { body } = await gateway.admin<{ backend_mapping: Record<string, string> }>(
      'GET',
      '/proxy/buckets/acme/ledger',
    );
    const Bucket = body.backend_mapping[id] ?? '';
    return tagSet((await backends[id].client.send(new GetObjectTaggingCommand({ Bucket, Key }))).TagSet);
  }

  async function untilInSync(Key: string): Promise<void> {
    await until(`${Key} is in sync`, async () => {
      const { body } = await gateway.admin<{ replicas: { state: string }[] }>(
        'GET',
        `/proxy/objects/acme/ledger/object?key=${Key}`,
      );
      return body.replicas.length === 2 && body.replicas.every(({ state }) => state === 'in-sync');
    });
  }

  it('are given with a write, counted in reads, changed and removed; and stand at every copy', async () => {
    await s3.send(new PutObjectCommand({ Bucket: 'ledger', Key: 'a', Body: 'text', Tagging: 'class=a%20b&owner=me' }));
    expect(await tagsOf('a')).toEqual(['class=a b', 'owner=me']);
    expect((await s3.send(new GetObjectCommand({ Bucket: 'ledger', Key: 'a' }))).TagCount).toBe(2);
    await untilInSync('a');
    expect(await tagsAt('frankfurt', 'a')).toEqual(['class=a b', 'owner=me']);

    const Tagging = { TagSet: [{ Key: 'class', Value: 'ü' }] };
    await s3.send(new PutObjectTaggingCommand({ Bucket: 'ledger', Key: 'a', Tagging }));
    await untilInSync('a');
    expect([await tagsOf('a'), await tagsAt('frankfurt', 'a')]).toEqual([['class=ü'], ['class=ü']]);

    await s3.send(new DeleteObjectTaggingCommand({ Bucket: 'ledger', Key: 'a' }));
    await untilInSync('a');
    expect([await tagsOf('a'), await tagsAt('frankfurt', 'a')]).toEqual([[], []]);
  });

  it('are given with an upload in parts', async () => {
    const at = { Bucket: 'ledger', Key: 'parts' };
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ ...at, Tagging: 'k=v' }));
    const { ETag } = await s3.send(new UploadPartCommand({ ...at, UploadId, PartNumber: 1, Body: 'one part' }));
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
    await s3.send(new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload }));
    await untilInSync('parts');
    expect([await tagsOf('parts'), await tagsAt('frankfurt', 'parts')]).toEqual([['k=v'], ['k=v']]);
  });

  it.each([
    ['go along', {}, ['k=v']],
    ['are replaced when that is asked for', { TaggingDirective: 'REPLACE', Tagging: 'other=1' }, ['other=1']],
  ] as const)('%s with a copy, inside a backend and to another one', async (_, directive, expected) => {
    await s3.send(new PutObjectCommand({ Bucket: 'ledger', Key: 'source', Body: 'text', Tagging: 'k=v' }));
    for (const Bucket of ['ledger', 'archive']) {
      await s3.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: 'ledger/source', ...directive }));
      expect([Bucket, await tagsOf('copy', Bucket)]).toEqual([Bucket, expected]);
    }
  });

  it.each([
    ['of no object', 'none', [{ Key: 'k', Value: 'v' }], 'NoSuchKey', 404],
    [
      'twice the same',
      'a',
      [
        { Key: 'k', Value: '1' },
        { Key: 'k', Value: '2' },
      ],
      'InvalidTag',
      400,
    ],
    ['eleven', 'a', Array.from({ length: 11 }, (_, index) => ({ Key: `k${index}`, Value: '' })), 'BadRequest', 400],
  ])('%s are refused, and nothing changes', async (...[, Key, TagSet, name, httpStatusCode]) => {
    const refused = s3.send(new PutObjectTaggingCommand({ Bucket: 'ledger', Key, Tagging: { TagSet } }));
    await expect(refused).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
  });
});

function tagSet(tags: readonly { Key?: string | undefined; Value?: string | undefined }[] | undefined): string[] {
  return (tags ?? []).map(({ Key, Value }) => `${Key}=${Value}`).sort();
}
