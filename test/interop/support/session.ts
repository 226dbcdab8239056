import { readFileSync } from 'node:fs';
import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { type InteropClient, Lacks, type ObjectName } from './interop-client.ts';
import { type Connection, type InteropWorld, WORLDS } from './interop-world.ts';
import { bytesOf, SampleFiles } from './sample-files.ts';

const MANY = 2_500;
const LARGE_BYTES = 17 * 2 ** 20 + 1;
const BUCKET = 'interop-session';
const OTHER = 'interop-other';
const REPORT = { contentType: 'text/csv', metadata: { author: 'Ada Lovelace', purpose: 'interop' } };

/** Keys that clients and servers encode differently; all of them are legal. */
const AWKWARD = [
  'a b.txt',
  'a+b.txt',
  'a%20b.txt',
  "quote'(1)!*~.txt",
  'query?x=1&y=2#z.txt',
  'amp&lt;<tag>.txt',
  'grüße/Ελλάδα/日本.txt',
  'emoji-\u{1F600}.txt',
];

/** A client of the suite: how it is made, and why it cannot be had on this machine, if so. */
export interface ClientKind {
  readonly name: string;
  readonly missing: string | undefined;
  connect(connection: Connection, files: SampleFiles): Promise<InteropClient>;
}

/** A full working session with a client, through a gateway before every kind of store; each step stands by itself. */
export function describeSession(kind: ClientKind): void {
  describe.each(WORLDS)(`${kind.name} at $name`, (world) => {
    const missing = kind.missing ?? world.missing;
    if (missing === undefined) describeSteps(kind, world.start);
    else it('has a working session', ({ skip }) => skip(missing));
  });
}

/** The commands, or the end of the step with the reason why the client has none. */
function commandsOf<T>({ skip }: TestContext, commands: T | Lacks): T {
  return commands instanceof Lacks ? skip(commands.reason) : commands;
}

function describeSteps(kind: ClientKind, start: () => Promise<InteropWorld>): void {
  const files = new SampleFiles();
  const tree = files.tree('tree', MANY);
  const large = bytesOf('large', LARGE_BYTES);
  const largeFile = files.write('large.bin', large);
  const at = (key: string): ObjectName => ({ bucket: BUCKET, key });
  let world: InteropWorld;
  let client: InteropClient;
  let observer: S3Client;

  beforeAll(async () => {
    world = await start();
    const connection = await world.newTenant('acme');
    client = await kind.connect(connection, files);
    observer = new S3Client({
      ...{ endpoint: connection.endpoint, region: 'us-east-1', forcePathStyle: true },
      credentials: { accessKeyId: connection.accessKey, secretAccessKey: connection.secretKey },
    });
    await client.createBucket(BUCKET);
  });

  afterAll(async () => {
    await client?.close();
    observer?.destroy();
    await world?.stop();
    files.remove();
  });

  const putText = async (object: ObjectName, text: string) =>
    await client.put(object, files.write('text.txt', text), { contentType: 'text/plain', metadata: {} });
  const readText = async (object: ObjectName) => (await client.get(object)).toString();
  const seen = async ({ bucket, key }: ObjectName) =>
    await observer.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
  const answerTo = async (url: string, init: RequestInit = {}) => {
    const response = await fetch(url, init);
    return { status: response.status, text: await response.text() };
  };

  it('creates a bucket and finds it among its buckets', async () => {
    await client.createBucket(OTHER);
    expect(await client.buckets()).toEqual(expect.arrayContaining([BUCKET, OTHER]));
  });

  it('puts a small object with type and metadata, and reads the bytes back', async () => {
    const object = at('reports/2026 Q3.csv');
    await client.put(object, files.write('report.csv', 'a,b\n1,2\n'), REPORT);
    expect(await readText(object)).toBe('a,b\n1,2\n');
    expect(await seen(object)).toMatchObject({ ContentType: 'text/csv', Metadata: REPORT.metadata });
  });

  it('puts an empty object and reads it back', async () => {
    await putText(at('empty'), '');
    expect(await readText(at('empty'))).toBe('');
  });

  it('sees size, type and metadata without reading', async (context) => {
    const head = commandsOf(context, client.head);
    await client.put(at('headed.csv'), files.write('headed.csv', 'a,b\n'), REPORT);
    expect(await head(at('headed.csv'))).toMatchObject({ size: 4, ...REPORT });
  });

  it('puts 17 MiB by parts and reads the same bytes back', async () => {
    await client.putByParts(at('large.bin'), largeFile);
    expect((await client.get(at('large.bin'))).equals(large)).toBe(true);
    expect((await seen(at('large.bin'))).ETag).toMatch(/^"[0-9a-f]{32}-\d+"$/);
  });

  it('syncs a folder of 2,500 files', async () => {
    expect(await client.sync(tree.path, BUCKET, 'tree/')).toBe(MANY);
    expect(await readText(at('tree/7/file-00007.txt'))).toBe('content of 7/file-00007.txt\n');
  });

  it('has nothing to do when it syncs again, and carries over only what changed', async () => {
    await client.sync(tree.path, BUCKET, 'again/');
    const before = (await seen(at('again/3/file-00003.txt'))).LastModified;
    expect(await client.sync(tree.path, BUCKET, 'again/')).toBe(0);
    expect((await seen(at('again/3/file-00003.txt'))).LastModified).toEqual(before);
    const changed = readFileSync(files.write('tree/3/file-00003.txt', 'changed, and longer than it was before\n'));
    expect(await client.sync(tree.path, BUCKET, 'again/')).toBe(1);
    expect(await readText(at('again/3/file-00003.txt'))).toBe(changed.toString());
  });

  it('lists 2,500 keys over several pages, and by folder', async () => {
    await client.sync(tree.path, BUCKET, 'tree/');
    const keys = (await client.list(BUCKET, 'tree/')).toSorted();
    expect(keys).toEqual(tree.names.map((name) => `tree/${name}`));
    const top = await client.folder(BUCKET, 'tree/');
    expect(top.folders.toSorted()).toEqual(Array.from({ length: 10 }, (_, index) => `tree/${index}/`));
    expect(top.keys).toEqual([]);
    expect((await client.folder(BUCKET, 'tree/4/')).keys).toHaveLength(MANY / 10);
  });

  it('puts, lists, reads and deletes keys with awkward characters', async () => {
    for (const key of AWKWARD) await putText(at(`awkward/${key}`), key);
    const expected = AWKWARD.map((key) => `awkward/${key}`).toSorted();
    expect((await client.list(BUCKET, 'awkward/')).toSorted()).toEqual(expected);
    for (const key of AWKWARD) expect(await readText(at(`awkward/${key}`))).toBe(key);
    for (const key of AWKWARD) await client.delete(at(`awkward/${key}`));
    expect(await client.list(BUCKET, 'awkward/')).toEqual([]);
  });

  it('reads ranges of an object', async (context) => {
    const range = commandsOf(context, client.range);
    await putText(at('digits'), '0123456789');
    expect((await range(at('digits'), 0, 0)).toString()).toBe('0');
    expect((await range(at('digits'), 3, 6)).toString()).toBe('3456');
    expect((await range(at('digits'), 8, 99)).toString()).toBe('89');
    await expect(range(at('digits'), 10, 12)).rejects.toThrow(/InvalidRange|416|not satisfiable/i);
  });

  it('copies an object with all it wears, within the bucket and into another', async () => {
    await client.createBucket('interop-copies');
    await client.put(at('original.csv'), files.write('original.csv', 'a,b\n'), REPORT);
    for (const copy of [at('copies/a copy+1.csv'), { bucket: 'interop-copies', key: 'copy.csv' }]) {
      await client.copy(at('original.csv'), copy);
      expect(await readText(copy)).toBe('a,b\n');
      expect(await seen(copy)).toMatchObject({ ContentType: 'text/csv', Metadata: REPORT.metadata });
    }
  });

  it('copies an object and gives it another type and other metadata', async (context) => {
    const copyDressed = commandsOf(context, client.copyDressed);
    const dress = { contentType: 'text/markdown', metadata: { author: 'Grace Hopper' } };
    await client.put(at('plain.csv'), files.write('plain.csv', 'a,b\n'), REPORT);
    await copyDressed(at('plain.csv'), at('dressed.md'), dress);
    expect(await readText(at('dressed.md'))).toBe('a,b\n');
    expect((await seen(at('dressed.md'))).ContentType).toBe(dress.contentType);
    expect((await seen(at('dressed.md'))).Metadata).toEqual(dress.metadata);
  });

  it('copies 17 MiB by parts', async (context) => {
    const copyByParts = commandsOf(context, client.copyByParts);
    await client.putByParts(at('large source.bin'), largeFile);
    await copyByParts(at('large source.bin'), at('large copy.bin'));
    expect((await client.get(at('large copy.bin'))).equals(large)).toBe(true);
    expect((await seen(at('large copy.bin'))).ETag).toMatch(/^"[0-9a-f]{32}-\d+"$/);
  });

  it('tags an object, reads its tags and removes them', async (context) => {
    const tags = commandsOf(context, client.objectTags);
    await putText(at('tagged'), 'tagged');
    await tags.put(at('tagged'), { project: 'north star', stage: 'draft' });
    expect(await tags.get(at('tagged'))).toEqual({ project: 'north star', stage: 'draft' });
    await tags.delete(at('tagged'));
    expect(await tags.get(at('tagged'))).toEqual({});
    expect(await readText(at('tagged'))).toBe('tagged');
  });

  it('tags a bucket, reads its tags and removes them', async (context) => {
    const tags = commandsOf(context, client.bucketTags);
    await tags.put(BUCKET, { team: 'archive' });
    expect(await tags.get(BUCKET)).toEqual({ team: 'archive' });
    await tags.delete(BUCKET);
    expect(await tags.get(BUCKET)).toEqual({});
  });

  it('turns versions on and off, and sees which it is', async (context) => {
    const versions = commandsOf(context, client.versions);
    await client.createBucket('interop-switch');
    expect(await versions.status('interop-switch')).not.toBe('Enabled');
    await versions.enable('interop-switch');
    expect(await versions.status('interop-switch')).toBe('Enabled');
    await versions.suspend('interop-switch');
    expect(await versions.status('interop-switch')).toBe('Suspended');
  });

  it('keeps both versions of an object and reads each by its id', async (context) => {
    const versions = commandsOf(context, client.versions);
    const object = { bucket: 'interop-versions', key: 'lease draft.txt' };
    await client.createBucket(object.bucket);
    await versions.enable(object.bucket);
    for (const text of ['first', 'second, longer']) await putText(object, text);
    const listed = await versions.list(object);
    expect(listed).toHaveLength(2);
    const texts: string[] = [];
    for (const { versionId } of listed) texts.push((await versions.get(object, versionId)).toString());
    expect(texts).toEqual(['second, longer', 'first']);
  });

  it('hides a deleted object behind a marker, and brings it back by removing the marker', async (context) => {
    const versions = commandsOf(context, client.versions);
    const object = { bucket: 'interop-markers', key: 'lease.txt' };
    await client.createBucket(object.bucket);
    await versions.enable(object.bucket);
    await putText(object, 'signed');
    await client.delete(object);
    expect(await client.list(object.bucket, '')).toEqual([]);
    const [marker, version] = await versions.list(object);
    expect([marker?.isDeleteMarker, version?.isDeleteMarker]).toEqual([true, false]);
    await versions.delete(object, marker?.versionId ?? '');
    expect(await readText(object)).toBe('signed');
  });

  it('presigns a read that needs no keys', async (context) => {
    const presign = commandsOf(context, client.presignGet);
    await putText(at('shared/a file+1.txt'), 'shared');
    const url = await presign(at('shared/a file+1.txt'));
    expect(await answerTo(url)).toEqual({ status: 200, text: 'shared' });
    expect(await answerTo(url.replace('file', 'f1le'))).toMatchObject({ status: 403 });
  });

  it('presigns a write that needs no keys', async (context) => {
    const presign = commandsOf(context, client.presignPut);
    const url = await presign(at('dropped here.txt'));
    expect(await answerTo(url, { method: 'PUT', body: 'dropped' })).toMatchObject({ status: 200 });
    expect(await readText(at('dropped here.txt'))).toBe('dropped');
  });

  it('deletes an object, and fails to read it afterwards', async () => {
    await putText(at('short-lived'), 'x');
    await client.delete(at('short-lived'));
    await expect(client.get(at('short-lived'))).rejects.toThrow(/NoSuchKey|NotFound|404|not exist|not found/i);
  });

  it('is refused the deletion of a bucket that holds something, then empties and deletes it', async () => {
    const bucket = 'interop-emptied';
    await client.createBucket(bucket);
    await client.sync(tree.path, bucket, '');
    await expect(client.deleteBucket(bucket)).rejects.toThrow(/BucketNotEmpty|not empty/i);
    await client.deleteAll(bucket, '');
    expect(await client.list(bucket, '')).toEqual([]);
    await client.deleteBucket(bucket);
    expect(await client.buckets()).not.toContain(bucket);
  });
}
