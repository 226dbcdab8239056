import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import { Client, CopyDestinationOptions, CopySourceOptions } from 'minio';
import type { Dress, InteropClient, ObjectName, TagCommands, VersionCommands } from './support/interop-client.ts';
import type { Connection } from './support/interop-world.ts';
import { describeSession } from './support/session.ts';
import { syncFolder } from './support/sync-folder.ts';

const PART_BYTES = 5 * 2 ** 20;
const packageOf = createRequire(import.meta.url)('minio/package.json') as { version: string };

/** What minio's listings emit; its own types name the parts by request, not by what comes. */
interface Listed {
  readonly name?: string;
  readonly prefix?: string;
  readonly etag?: string;
  readonly versionId?: string;
  readonly isLatest?: boolean;
  readonly isDeleteMarker?: boolean;
  readonly lastModified?: Date;
}

describeSession({
  name: 'minio',
  missing: undefined,
  connect: async (connection) => clientOf(connection),
});

function clientOf({ endpoint, accessKey, secretKey }: Connection): InteropClient {
  const { hostname, port } = new URL(endpoint);
  const minio = new Client({
    ...{ endPoint: hostname, port: Number(port), useSSL: false, pathStyle: true, partSize: PART_BYTES },
    ...{ region: 'us-east-1', accessKey, secretKey },
  });
  const entries = async (bucket: string, prefix: string, isRecursive = true): Promise<Listed[]> =>
    await minio.listObjectsV2(bucket, prefix, isRecursive).toArray();
  const keys = async (bucket: string, prefix: string) => (await entries(bucket, prefix)).map(({ name }) => name ?? '');
  const put = async ({ bucket, key }: ObjectName, file: string, dress: Partial<Dress> = {}) => {
    const type = dress.contentType === undefined ? {} : { 'Content-Type': dress.contentType };
    await minio.fPutObject(bucket, key, file, { ...type, ...dress.metadata });
  };
  return {
    version: packageOf.version,
    createBucket: (bucket) => minio.makeBucket(bucket, 'us-east-1'),
    buckets: async () => (await minio.listBuckets()).map(({ name }) => name),
    put,
    putByParts: put,
    get: async ({ bucket, key }) => await buffer(await minio.getObject(bucket, key)),
    async head({ bucket, key }) {
      const { size, metaData } = await minio.statObject(bucket, key);
      const { 'content-type': contentType, ...metadata } = metaData as Record<string, string>;
      return { size, contentType: contentType ?? '', metadata };
    },
    list: keys,
    async folder(bucket, prefix) {
      const found = await entries(bucket, prefix, false);
      return {
        keys: found.flatMap(({ name }) => name ?? []),
        folders: found.flatMap((entry) => (entry.name === undefined ? (entry.prefix ?? []) : [])),
      };
    },
    range: async ({ bucket, key }, first, last) =>
      await buffer(await minio.getPartialObject(bucket, key, first, last - first + 1)),
    async copy(from, to) {
      await minio.copyObject(sourceOf(from), new CopyDestinationOptions({ Bucket: to.bucket, Object: to.key }));
    },
    async copyDressed(from, to, { contentType, metadata }) {
      const target = {
        ...{ Bucket: to.bucket, Object: to.key, MetadataDirective: 'REPLACE' as const },
        ...{ UserMetadata: { ...metadata }, Headers: { 'Content-Type': contentType } },
      };
      await minio.copyObject(sourceOf(from), new CopyDestinationOptions(target));
    },
    async copyByParts(from, to) {
      // composeObject forgets where a range starts, so it is given two whole objects instead of two ranges of one.
      const whole = await buffer(await minio.getObject(from.bucket, from.key));
      const halves = [whole.subarray(0, 2 * PART_BYTES), whole.subarray(2 * PART_BYTES)];
      const sources = halves.map((_, index) => ({ bucket: from.bucket, key: `${from.key}.${index}` }));
      for (const [index, { bucket, key }] of sources.entries()) await minio.putObject(bucket, key, halves[index] ?? '');
      await minio.composeObject(
        new CopyDestinationOptions({ Bucket: to.bucket, Object: to.key }),
        sources.map(sourceOf),
      );
    },
    sync: (folder, bucket, prefix) =>
      syncFolder(folder, prefix, {
        etags: async () =>
          new Map(
            (await entries(bucket, prefix)).map(({ name, etag }) => [name ?? '', etag?.replaceAll('"', '') ?? '']),
          ),
        upload: (key, path) => put({ bucket, key }, path),
      }),
    objectTags: objectTagsOf(minio),
    bucketTags: bucketTagsOf(minio),
    versions: versionsOf(minio),
    presignGet: ({ bucket, key }) => minio.presignedGetObject(bucket, key, 600),
    presignPut: ({ bucket, key }) => minio.presignedPutObject(bucket, key, 600),
    delete: ({ bucket, key }) => minio.removeObject(bucket, key),
    async deleteAll(bucket, prefix) {
      const answers = await minio.removeObjects(bucket, await keys(bucket, prefix));
      const failure = answers.find((answer) => answer?.Error);
      if (failure) throw new Error(JSON.stringify(failure));
    },
    deleteBucket: (bucket) => minio.removeBucket(bucket),
    close: async () => undefined,
  };
}

function sourceOf({ bucket, key }: ObjectName): CopySourceOptions {
  return new CopySourceOptions({ Bucket: bucket, Object: key });
}

const tagsOf = (tags: readonly { Key: string; Value: string }[]) =>
  Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));

function objectTagsOf(minio: Client): TagCommands<ObjectName> {
  return {
    put: ({ bucket, key }, tags) => minio.setObjectTagging(bucket, key, { ...tags }),
    get: async ({ bucket, key }) => tagsOf(await minio.getObjectTagging(bucket, key)),
    delete: ({ bucket, key }) => minio.removeObjectTagging(bucket, key, { versionId: '' }),
  };
}

function bucketTagsOf(minio: Client): TagCommands<string> {
  return {
    put: (bucket, tags) => minio.setBucketTagging(bucket, { ...tags }),
    async get(bucket) {
      try {
        return tagsOf(await minio.getBucketTagging(bucket));
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'NoSuchTagSet') return {};
        throw error;
      }
    },
    delete: (bucket) => minio.removeBucketTagging(bucket),
  };
}

function versionsOf(minio: Client): VersionCommands {
  return {
    enable: (bucket) => minio.setBucketVersioning(bucket, { Status: 'Enabled' }),
    suspend: (bucket) => minio.setBucketVersioning(bucket, { Status: 'Suspended' }),
    status: async (bucket) => (await minio.getBucketVersioning(bucket))?.Status,
    async list({ bucket, key }) {
      const found: Listed[] = await minio.listObjects(bucket, key, true, { IncludeVersion: true }).toArray();
      // minio lists the markers after the versions; the newest is told by its flag and then by time.
      const age = ({ isLatest, lastModified }: Listed) =>
        String(isLatest) === 'true' ? Number.POSITIVE_INFINITY : (lastModified?.getTime() ?? 0);
      return found
        .toSorted((one, other) => age(other) - age(one))
        .map(({ versionId = '', isDeleteMarker = false }) => ({ versionId, isDeleteMarker }));
    },
    get: async ({ bucket, key }, versionId) => await buffer(await minio.getObject(bucket, key, { versionId })),
    delete: ({ bucket, key }, versionId) => minio.removeObject(bucket, key, { versionId }),
  };
}
