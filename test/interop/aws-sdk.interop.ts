import { createReadStream, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteBucketTaggingCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  DeleteObjectTaggingCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  paginateListObjectsV2,
  S3Client,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { InteropClient, ObjectName, TagCommands, VersionCommands } from './support/interop-client.ts';
import type { Connection } from './support/interop-world.ts';
import { describeSession } from './support/session.ts';
import { syncFolder } from './support/sync-folder.ts';

const PART_BYTES = 5 * 2 ** 20;
const packageOf = createRequire(import.meta.url)('@aws-sdk/client-s3/package.json') as { version: string };
const named = ({ bucket, key }: ObjectName) => ({ Bucket: bucket, Key: key });
const sourceOf = ({ bucket, key }: ObjectName) => `${bucket}/${encodeURIComponent(key)}`;

describeSession({
  name: 'AWS SDK for JavaScript',
  missing: undefined,
  connect: async (connection) => clientOf(connection),
});

function clientOf({ endpoint, accessKey, secretKey }: Connection): InteropClient {
  const credentials = { accessKeyId: accessKey, secretAccessKey: secretKey };
  const s3 = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials });
  const entries = async (bucket: string, prefix: string) => {
    const found = [];
    for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: prefix }))
      found.push(...(page.Contents ?? []));
    return found;
  };
  const keys = async (bucket: string, prefix: string) => (await entries(bucket, prefix)).map(({ Key }) => Key ?? '');
  return {
    version: packageOf.version,
    createBucket: async (Bucket) => void (await s3.send(new CreateBucketCommand({ Bucket }))),
    buckets: async () => ((await s3.send(new ListBucketsCommand())).Buckets ?? []).map(({ Name }) => Name ?? ''),
    async put(object, file, { contentType, metadata }) {
      const dress = { ContentType: contentType, Metadata: { ...metadata } };
      await s3.send(new PutObjectCommand({ ...named(object), Body: readFileSync(file), ...dress }));
    },
    async putByParts(object, file) {
      const params = { ...named(object), Body: createReadStream(file) };
      await new Upload({ client: s3, params, partSize: PART_BYTES }).done();
    },
    get: (object) => read(s3, object, {}),
    async head(object) {
      const { ContentLength, ContentType, Metadata } = await s3.send(new HeadObjectCommand(named(object)));
      return { size: ContentLength ?? -1, contentType: ContentType ?? '', metadata: Metadata ?? {} };
    },
    list: keys,
    async folder(bucket, prefix) {
      const page = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, Delimiter: '/' }));
      return {
        keys: (page.Contents ?? []).map(({ Key }) => Key ?? ''),
        folders: (page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix ?? ''),
      };
    },
    range: (object, first, last) => read(s3, object, { Range: `bytes=${first}-${last}` }),
    copy: async (from, to) => void (await s3.send(new CopyObjectCommand({ ...named(to), CopySource: sourceOf(from) }))),
    async copyDressed(from, to, { contentType, metadata }) {
      const dress = { MetadataDirective: 'REPLACE', ContentType: contentType, Metadata: { ...metadata } } as const;
      await s3.send(new CopyObjectCommand({ ...named(to), CopySource: sourceOf(from), ...dress }));
    },
    copyByParts: (from, to) => copyByParts(s3, from, to),
    sync: (folder, bucket, prefix) =>
      syncFolder(folder, prefix, {
        etags: async () =>
          new Map((await entries(bucket, prefix)).map(({ Key, ETag }) => [Key ?? '', ETag?.replaceAll('"', '') ?? ''])),
        upload: async (key, path) =>
          void (await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: readFileSync(path) }))),
      }),
    objectTags: objectTagsOf(s3),
    bucketTags: bucketTagsOf(s3),
    versions: versionsOf(s3),
    presignGet: (object) => getSignedUrl(s3, new GetObjectCommand(named(object)), { expiresIn: 600 }),
    presignPut: (object) => getSignedUrl(s3, new PutObjectCommand(named(object)), { expiresIn: 600 }),
    delete: async (object) => void (await s3.send(new DeleteObjectCommand(named(object)))),
    async deleteAll(bucket, prefix) {
      const left = await keys(bucket, prefix);
      while (left.length > 0) {
        const Objects = left.splice(0, 1_000).map((Key) => ({ Key }));
        const { Errors } = await s3.send(
          new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }),
        );
        if (Errors?.length) throw new Error(`${Errors.length} keys could not be deleted: ${Errors[0]?.Code}`);
      }
    },
    deleteBucket: async (Bucket) => void (await s3.send(new DeleteBucketCommand({ Bucket }))),
    close: async () => s3.destroy(),
  };
}

async function read(
  s3: S3Client,
  object: ObjectName,
  options: { Range?: string; VersionId?: string },
): Promise<Buffer> {
  const { Body } = await s3.send(new GetObjectCommand({ ...named(object), ...options }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

async function copyByParts(s3: S3Client, from: ObjectName, to: ObjectName): Promise<void> {
  const { ContentLength: size = 0 } = await s3.send(new HeadObjectCommand(named(from)));
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand(named(to)));
  const Parts: CompletedPart[] = [];
  for (let first = 0; first < size; first += PART_BYTES) {
    const PartNumber = Parts.length + 1;
    const CopySourceRange = `bytes=${first}-${Math.min(first + PART_BYTES, size) - 1}`;
    const part = { UploadId, PartNumber, CopySource: sourceOf(from), CopySourceRange };
    const { CopyPartResult } = await s3.send(new UploadPartCopyCommand({ ...named(to), ...part }));
    Parts.push({ PartNumber, ETag: CopyPartResult?.ETag });
  }
  await s3.send(new CompleteMultipartUploadCommand({ ...named(to), UploadId, MultipartUpload: { Parts } }));
}

const setOf = (tags: Readonly<Record<string, string>>) => ({
  TagSet: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
});
const tagsOf = ({ TagSet }: { TagSet?: { Key: string | undefined; Value: string | undefined }[] | undefined }) =>
  Object.fromEntries((TagSet ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? '']));

function objectTagsOf(s3: S3Client): TagCommands<ObjectName> {
  return {
    put: async (object, tags) =>
      void (await s3.send(new PutObjectTaggingCommand({ ...named(object), Tagging: setOf(tags) }))),
    get: async (object) => tagsOf(await s3.send(new GetObjectTaggingCommand(named(object)))),
    delete: async (object) => void (await s3.send(new DeleteObjectTaggingCommand(named(object)))),
  };
}

function bucketTagsOf(s3: S3Client): TagCommands<string> {
  return {
    put: async (Bucket, tags) => void (await s3.send(new PutBucketTaggingCommand({ Bucket, Tagging: setOf(tags) }))),
    async get(Bucket) {
      try {
        return tagsOf(await s3.send(new GetBucketTaggingCommand({ Bucket })));
      } catch (error) {
        if (error instanceof Error && error.name === 'NoSuchTagSet') return {};
        throw error;
      }
    },
    delete: async (Bucket) => void (await s3.send(new DeleteBucketTaggingCommand({ Bucket }))),
  };
}

function versionsOf(s3: S3Client): VersionCommands {
  const set = async (Bucket: string, Status: 'Enabled' | 'Suspended') =>
    void (await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status } })));
  return {
    enable: (bucket) => set(bucket, 'Enabled'),
    suspend: (bucket) => set(bucket, 'Suspended'),
    status: async (Bucket) => (await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status,
    async list({ bucket, key }) {
      const { Versions = [], DeleteMarkers = [] } = await s3.send(
        new ListObjectVersionsCommand({ Bucket: bucket, Prefix: key }),
      );
      const found = [
        ...Versions.map((version) => ({ ...version, isDeleteMarker: false })),
        ...DeleteMarkers.map((marker) => ({ ...marker, isDeleteMarker: true })),
      ];
      // The SDK splits what the document holds in order; the newest is told by its flag and then by time.
      const age = ({ IsLatest, LastModified }: (typeof found)[number]) =>
        IsLatest ? Number.POSITIVE_INFINITY : (LastModified?.getTime() ?? 0);
      return found
        .toSorted((one, other) => age(other) - age(one))
        .map(({ VersionId, isDeleteMarker }) => ({ versionId: VersionId ?? '', isDeleteMarker }));
    },
    get: (object, VersionId) => read(s3, object, { VersionId }),
    delete: async (object, VersionId) => void (await s3.send(new DeleteObjectCommand({ ...named(object), VersionId }))),
  };
}
