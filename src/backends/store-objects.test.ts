import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { etagOf, patterned, StoreFixture, streamed } from '../../test/support/store-fixture.ts';
import { isPushBody, type PushBody, type S3Response } from '../s3/message.ts';

/** Sizes on either side of where bytes move from the index into a file, and from memory into a stream. */
const SIZES = [0, 1, 16 * 1024, 16 * 1024 + 1, 256 * 1024, 256 * 1024 + 1, 1_000_003];
const LARGE = 1_000_003;

let store: StoreFixture;
beforeAll(async () => {
  store = await StoreFixture.open();
});
beforeEach(() => store.clear());
afterAll(() => store.close());

function pushOf(response: S3Response): PushBody {
  if (!isPushBody(response.body)) throw new Error('expected a body that pushes');
  return response.body;
}

describe('objects of a store', () => {
  it('come back as they were put, of any size, with their MD5 as ETag', async () => {
    for (const size of SIZES) {
      const bytes = patterned(size);
      const put = await store.put('a', bytes);
      expect(put).toMatchObject({ status: 200, headers: { etag: etagOf(bytes) } });
      const got = await store.get('a');
      expect(got.status).toBe(200);
      expect(got.body.equals(bytes)).toBe(true);
      expect(got.headers).toEqual({
        'content-type': 'binary/octet-stream',
        'content-length': String(size),
        'accept-ranges': 'bytes',
        etag: etagOf(bytes),
        'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT',
      });
    }
  });

  it('come back as they were streamed, of any size', async () => {
    for (const size of SIZES) {
      const bytes = patterned(size);
      const pieces = [bytes.subarray(0, 7), bytes.subarray(7, 70_000), bytes.subarray(70_000)];
      expect((await store.put('a', streamed(pieces, size))).headers['etag']).toBe(etagOf(bytes));
      expect((await store.get('a')).body.equals(bytes)).toBe(true);
      expect(store.files()).toHaveLength(1);
    }
  });

  it('keep small bodies out of files', async () => {
    await store.put('a', patterned(16 * 1024));
    expect(store.files()).toEqual([]);
    await store.put('a', patterned(16 * 1024 + 1));
    expect(store.files()).toHaveLength(1);
  });

  it('are told about by HEAD as by GET, without a body', async () => {
    await store.put('a', Buffer.from('hello'), { 'x-amz-meta-colour': 'blue' });
    const head = await store.send({ method: 'HEAD', key: 'a' });
    expect(head.body.length).toBe(0);
    expect(head).toMatchObject({ status: 200, headers: (await store.get('a')).headers });
    expect(head.headers['content-length']).toBe('5');
  });

  it('keep what describes them, and forget the rest', async () => {
    const kept = {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-cache',
      'content-disposition': 'attachment; filename="ä.txt"',
      'content-encoding': 'gzip',
      'content-language': 'fi',
      expires: 'Thu, 01 Dec 2033 16:00:00 GMT',
      'x-amz-website-redirect-location': '/b',
      'x-amz-storage-class': 'STANDARD_IA',
      'x-amz-meta-colour': 'blue, green',
      'x-amz-meta-empty': '',
    };
    await store.put('a', Buffer.from('x'), { ...kept, 'x-amz-acl': 'private', 'x-other': '1' });
    const { headers } = await store.get('a');
    expect(headers).toEqual({
      ...kept,
      'content-length': '1',
      'accept-ranges': 'bytes',
      etag: etagOf('x'),
      'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT',
    });
  });

  it('say nothing of the usual storage class', async () => {
    await store.put('a', Buffer.from('x'), { 'x-amz-storage-class': 'STANDARD' });
    expect((await store.get('a')).headers).not.toHaveProperty('x-amz-storage-class');
  });

  it('are described to a reader as it asks', async () => {
    await store.put('a', Buffer.from('x'), { 'content-type': 'text/plain', 'content-language': 'fi' });
    const asked = {
      'content-type': 'text/html',
      'cache-control': 'no-store',
      'content-disposition': 'inline',
      'content-encoding': 'br',
      expires: 'never',
    };
    const { headers } = await store.get(
      'a',
      {},
      Object.entries(asked).map(([name, value]) => [`response-${name}`, value]),
    );
    expect(headers).toMatchObject({ ...asked, 'content-language': 'fi' });
  });

  it('are as old as their last write', async () => {
    await store.put('a', Buffer.from('1'));
    store.clock.advance(61_500);
    expect((await store.get('a')).headers['last-modified']).toBe('Thu, 01 Jan 2026 00:00:00 GMT');
    await store.put('a', Buffer.from('2'));
    expect((await store.get('a')).headers['last-modified']).toBe('Thu, 01 Jan 2026 00:01:01 GMT');
  });

  it('outlive the process', async () => {
    const bytes = patterned(LARGE);
    await store.put('large', bytes, { 'x-amz-meta-a': 'b' });
    await store.put('small', Buffer.from('hello'));
    await store.reopen();
    const large = await store.get('large');
    expect(large.headers).toMatchObject({ etag: etagOf(bytes), 'x-amz-meta-a': 'b' });
    expect(large.body.equals(bytes)).toBe(true);
    expect((await store.get('small')).body.toString()).toBe('hello');
  });
});

describe('an object that is not there', () => {
  it.each(['GET', 'HEAD'] as const)('is answered with 404 to %s', async (method) => {
    const code = method === 'GET' ? 'NoSuchKey' : undefined;
    expect(await store.send({ method, key: 'a' })).toMatchObject({ status: 404, code });
  });

  it.each(['GET', 'PUT', 'DELETE'] as const)('is NoSuchBucket to %s when its bucket is not there', async (method) => {
    const request = { method, bucket: 'nowhere', key: 'a', body: method === 'PUT' ? Buffer.from('x') : null };
    expect(await store.send(request)).toMatchObject({ status: 404, code: 'NoSuchBucket' });
  });

  it('can be deleted', async () => {
    expect(await store.send({ method: 'DELETE', key: 'a' })).toMatchObject({ status: 204 });
  });
});

describe('a version of an object', () => {
  it('is not taken for the object itself', async () => {
    await store.put('a', Buffer.from('x'));
    for (const method of ['GET', 'DELETE'] as const) {
      const answer = await store.send({ method, key: 'a', query: [['versionId', 'v1']] });
      expect(answer).toMatchObject({ status: 404, code: 'NoSuchVersion' });
    }
    expect((await store.get('a', {}, [['versionId', 'null']])).body.toString()).toBe('x');
  });
});

describe('what is deleted or overwritten', () => {
  it('leaves no file behind', async () => {
    await store.put('a', patterned(LARGE));
    const [old] = store.files();
    await store.put('a', patterned(LARGE, 1));
    expect(store.files()).toHaveLength(1);
    expect(store.files()).not.toContain(old);
    expect(await store.send({ method: 'DELETE', key: 'a' })).toMatchObject({ status: 204 });
    expect(store.files()).toEqual([]);
    expect((await store.get('a')).code).toBe('NoSuchKey');
  });

  it('is dropped by the hundred with DeleteObjects, each key told unless quiet', async () => {
    const keys = Array.from({ length: 100 }, (_, index) => `k&${index}`);
    for (const key of [...keys, 'kept']) await store.put(key, patterned(20_000));
    const document = (names: string[], quiet: boolean) =>
      Buffer.from(
        `<Delete><Quiet>${quiet}</Quiet>${names.map((key) => `<Object><Key>${key.replace('&', '&amp;')}</Key></Object>`).join('')}</Delete>`,
      );
    const request = { method: 'POST', query: [['delete', '']] } as const;
    const told = await store.send({ ...request, body: document([...keys.slice(0, 50), 'none'], false) });
    expect(told.body.toString().match(/<Deleted><Key>/g)).toHaveLength(51);
    expect(told.body.toString()).toContain('<Deleted><Key>k&amp;49</Key></Deleted>');
    const quiet = await store.send({ ...request, body: document(keys.slice(50), true) });
    expect(quiet.body.toString()).not.toContain('Deleted>');
    expect((await store.get('kept')).status).toBe(200);
    expect((await store.get('k&99')).code).toBe('NoSuchKey');
    expect(store.files()).toHaveLength(1);
  });

  it.each(['PUT', 'DELETE'] as const)('is still read to its end by who began before the %s', async (method) => {
    const old = patterned(LARGE);
    await store.put('a', old);
    const response = await store.answer({ method: 'GET', key: 'a' });
    await store.send({ method, key: 'a', body: method === 'PUT' ? patterned(LARGE, 1) : null });
    const sink = new PassThrough();
    pushOf(response).pushTo(sink);
    const chunks: Buffer[] = [];
    for await (const chunk of sink) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).equals(old)).toBe(true);
  });

  it('is seen whole, old or new, by readers while it changes', async () => {
    const versions = [patterned(300_000, 1), patterned(70_000, 2), patterned(100, 3)];
    await store.put('a', versions[0] ?? null);
    const writes = Array.from({ length: 30 }, (_, index) => store.put('a', versions[index % 3] ?? null));
    const reads = Array.from({ length: 30 }, () => store.get('a'));
    for (const { status } of await Promise.all(writes)) expect(status).toBe(200);
    for (const { status, body, headers } of await Promise.all(reads)) {
      expect(status).toBe(200);
      expect(headers['etag']).toBe(etagOf(body));
      expect(versions.some((version) => version.equals(body))).toBe(true);
    }
    expect(store.files().length).toBeLessThanOrEqual(1);
  });
});

describe('a reader that leaves', () => {
  it('lets the file go, whether it had begun or not', async () => {
    await store.put('a', patterned(8 * LARGE));
    const discarded = await store.answer({ method: 'GET', key: 'a' });
    pushOf(discarded).discard();
    const left = await store.answer({ method: 'GET', key: 'a' });
    const sink = new PassThrough();
    pushOf(left).pushTo(sink);
    await once(sink, 'readable');
    sink.destroy();
    await expect.poll(() => store.openFiles()).toEqual([]);
  });
});
