import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { etagOf, patterned, type StoreAnswer, StoreFixture, streamed } from '../../test/support/store-fixture.ts';
import { createChecksum } from '../s3/checksum.ts';
import { completeMultipartUploadDocument } from '../s3/documents-xml.ts';
import { unquoteEtag } from '../s3/etag.ts';
import type { Query } from '../s3/message.ts';

const MIB5 = 5 * 1024 * 1024;
const [big, big2, small] = [patterned(MIB5, 1), patterned(MIB5 + 1, 2), patterned(1000, 3)];

let store: StoreFixture;
beforeEach(async () => {
  store = await StoreFixture.open();
});
afterEach(() => store.close());

async function create(headers: Record<string, string> = {}, key = 'a'): Promise<string> {
  const created = await store.send({ method: 'POST', key, query: [['uploads', '']], headers });
  return /<UploadId>(.+?)</.exec(created.body.toString())?.[1] ?? '';
}

function upload(uploadId: string, partNumber: number | string, body: Buffer, key = 'a'): Promise<StoreAnswer> {
  const query = [
    ['partNumber', String(partNumber)],
    ['uploadId', uploadId],
  ] as const;
  return store.send({ method: 'PUT', key, query, body: body.length > 100_000 ? streamed([body], body.length) : body });
}

/** Completes with these parts: a number with the bytes that it should have. */
function complete(
  uploadId: string,
  parts: readonly (readonly [number, Buffer])[],
  headers: Record<string, string> = {},
): Promise<StoreAnswer> {
  const listed = parts.map(([partNumber, bytes]) => ({ partNumber, etag: unquoteEtag(etagOf(bytes)) }));
  const body = Buffer.from(completeMultipartUploadDocument(listed));
  return store.send({ method: 'POST', key: 'a', query: [['uploadId', uploadId]], headers, body });
}

const abort = (uploadId: string) => store.send({ method: 'DELETE', key: 'a', query: [['uploadId', uploadId]] });

/** md5-of-md5s, as AWS makes the ETag of an object of parts. */
function partedEtag(...parts: readonly Buffer[]): string {
  const digests = parts.map((part) => createHash('md5').update(part).digest());
  return `"${createHash('md5').update(Buffer.concat(digests)).digest('hex')}-${parts.length}"`;
}

async function expectObject(...parts: readonly Buffer[]): Promise<void> {
  const got = await store.get('a');
  expect(got.body.equals(Buffer.concat(parts))).toBe(true);
  expect(got.headers['etag']).toBe(partedEtag(...parts));
}

describe('an upload in parts', () => {
  it('becomes an object with what the upload began with', async () => {
    const uploadId = await create({ 'content-type': 'text/plain', 'x-amz-meta-a': 'b' });
    for (const [number, bytes] of [
      [3, small],
      [1, big],
      [2, big2],
    ] as const)
      expect((await upload(uploadId, number, bytes)).headers['etag']).toBe(etagOf(bytes));
    expect((await store.get('a')).code).toBe('NoSuchKey');
    store.clock.advance(60_000);
    const answer = await complete(uploadId, [
      [1, big],
      [2, big2],
      [3, small],
    ]);
    expect(answer.status).toBe(200);
    expect(answer.body.toString()).toContain(`<ETag>${partedEtag(big, big2, small).replaceAll('"', '&quot;')}</ETag>`);
    await expectObject(big, big2, small);
    expect((await store.get('a')).headers).toMatchObject({
      'content-type': 'text/plain',
      'x-amz-meta-a': 'b',
      'last-modified': 'Thu, 01 Jan 2026 00:01:00 GMT',
    });
    expect(store.files()).toHaveLength(3);
  });

  it('may be of one small part, or of an empty one', async () => {
    for (const bytes of [small, Buffer.alloc(0)]) {
      const uploadId = await create();
      await upload(uploadId, 10_000, bytes);
      expect((await complete(uploadId, [[10_000, bytes]])).status).toBe(200);
      await expectObject(bytes);
      expect(store.files()).toHaveLength(1);
    }
  });

  it('is read across its parts, and by part', async () => {
    const uploadId = await create();
    await upload(uploadId, 1, big);
    await upload(uploadId, 7, small);
    await complete(uploadId, [
      [1, big],
      [7, small],
    ]);
    const across = await store.get('a', { range: `bytes=${MIB5 - 2}-${MIB5 + 1}` });
    expect(across.body).toEqual(Buffer.concat([big.subarray(-2), small.subarray(0, 2)]));
    const second = await store.get('a', {}, [['partNumber', '2']]);
    expect(second).toMatchObject({
      status: 206,
      body: small,
      headers: { 'x-amz-mp-parts-count': '2', 'content-range': `bytes ${MIB5}-${MIB5 + 999}/${MIB5 + 1000}` },
    });
    expect((await store.get('a', {}, [['partNumber', '3']])).status).toBe(416);
  });

  it('takes the last of the bytes that a part was given, and drops the others', async () => {
    const uploadId = await create();
    await upload(uploadId, 1, big);
    await upload(uploadId, 1, small);
    expect(store.files()).toHaveLength(1);
    expect((await complete(uploadId, [[1, big]])).code).toBe('InvalidPart');
    expect((await complete(uploadId, [[1, small]])).status).toBe(200);
    await expectObject(small);
  });

  it('drops the parts that are not chosen, and the object that it replaces', async () => {
    await store.put('a', big);
    const uploadId = await create();
    for (const number of [1, 2, 3]) await upload(uploadId, number, small);
    expect((await complete(uploadId, [[2, small]])).status).toBe(200);
    await expectObject(small);
    expect(store.files()).toHaveLength(1);
  });

  it('says the same when it is completed again', async () => {
    const uploadId = await create();
    await upload(uploadId, 1, small);
    const first = await complete(uploadId, [[1, small]]);
    await store.put('a', big);
    const again = await complete(uploadId, [[1, small]]);
    expect([again.status, again.body.toString()]).toEqual([200, first.body.toString()]);
    expect((await store.get('a')).headers['etag']).toBe(etagOf(big));
  });

  it('outlives the process', async () => {
    const uploadId = await create();
    await upload(uploadId, 1, big);
    await store.reopen();
    await upload(uploadId, 2, small);
    expect(
      (
        await complete(uploadId, [
          [1, big],
          [2, small],
        ])
      ).status,
    ).toBe(200);
    await expectObject(big, small);
  });
});

describe('what is wrong with an upload', () => {
  it("is told in AWS's words, and changes nothing", async () => {
    const uploadId = await create();
    await upload(uploadId, 1, big);
    await upload(uploadId, 2, small);
    await upload(uploadId, 3, small);
    expect(
      await complete(uploadId, [
        [2, small],
        [1, big],
      ]),
    ).toMatchObject({ status: 400, code: 'InvalidPartOrder' });
    expect(
      (
        await complete(uploadId, [
          [1, big],
          [1, big],
        ])
      ).code,
    ).toBe('InvalidPartOrder');
    expect(await complete(uploadId, [[1, small]])).toMatchObject({ status: 400, code: 'InvalidPart' });
    expect(
      (
        await complete(uploadId, [
          [1, big],
          [4, small],
        ])
      ).code,
    ).toBe('InvalidPart');
    const tooSmall = await complete(uploadId, [
      [1, big],
      [2, small],
      [3, small],
    ]);
    expect(tooSmall).toMatchObject({ status: 400, code: 'EntityTooSmall' });
    expect(tooSmall.body.toString()).toContain('<ProposedSize>1000</ProposedSize>');
    const query = [['uploadId', uploadId]] as const;
    for (const body of ['', '<x/>', '<CompleteMultipartUpload></CompleteMultipartUpload>'])
      expect((await store.send({ method: 'POST', key: 'a', query, body: Buffer.from(body) })).code).toBe(
        'MalformedXML',
      );
    expect((await store.get('a')).code).toBe('NoSuchKey');
    expect(
      (
        await complete(uploadId, [
          [1, big],
          [2, small],
        ])
      ).status,
    ).toBe(200);
  });

  it.each(['0', '10001', '-1', '1.5', 'x', ''])('is InvalidArgument for a part number %j', async (partNumber) => {
    const uploadId = await create();
    expect(await upload(uploadId, partNumber, small)).toMatchObject({ status: 400, code: 'InvalidArgument' });
    expect(store.files()).toEqual([]);
  });

  it("is NoSuchUpload for an upload that is not there, is over, or is another key's", async () => {
    const gone = await create();
    await upload(gone, 1, small);
    expect((await abort(gone)).status).toBe(204);
    const over = await create();
    await upload(over, 1, small);
    await complete(over, [[1, small]]);
    const foreign = await create({}, 'b');
    for (const uploadId of [gone, over, foreign, 'x', '']) {
      expect(await upload(uploadId, 1, small)).toMatchObject({ status: 404, code: 'NoSuchUpload' });
      expect(await abort(uploadId)).toMatchObject({ status: 404, code: 'NoSuchUpload' });
      const parts = await store.get('a', {}, [['uploadId', uploadId]]);
      expect(parts).toMatchObject({ status: 404, code: 'NoSuchUpload' });
      if (uploadId !== over) expect((await complete(uploadId, [[1, small]])).code).toBe('NoSuchUpload');
    }
    expect(store.files()).toHaveLength(1);
  });

  it('is NoSuchBucket when there is no such bucket', async () => {
    const request = { bucket: 'nowhere', key: 'a' };
    expect((await store.send({ ...request, method: 'POST', query: [['uploads', '']] })).code).toBe('NoSuchBucket');
    expect((await store.send({ ...request, method: 'GET', query: [['uploadId', 'x']] })).code).toBe('NoSuchBucket');
  });

  it('is a condition that does not hold', async () => {
    const uploadId = await create();
    await upload(uploadId, 1, small);
    expect((await complete(uploadId, [[1, small]], { 'if-match': '"0"' })).code).toBe('NoSuchKey');
    await store.put('a', big);
    expect(await complete(uploadId, [[1, small]], { 'if-none-match': '*' })).toMatchObject({ status: 412 });
    expect((await store.get('a')).headers['etag']).toBe(etagOf(big));
    expect((await complete(uploadId, [[1, small]], { 'if-match': etagOf(big) })).status).toBe(200);
    await expectObject(small);
  });
});

describe('an upload that is aborted', () => {
  it('leaves no file behind', async () => {
    const uploadId = await create();
    await upload(uploadId, 1, big);
    await upload(uploadId, 2, small);
    expect(store.files()).toHaveLength(2);
    expect((await abort(uploadId)).status).toBe(204);
    expect(store.files()).toEqual([]);
  });

  it('leaves no file of a part that is still coming', async () => {
    const uploadId = await create();
    const [part] = await Promise.all([upload(uploadId, 1, big), abort(uploadId)]);
    expect(part.code).toBe('NoSuchUpload');
    expect(store.files()).toEqual([]);
  });
});

describe('who completes at the same time', () => {
  it('gets the one object that was made, with all of its bytes', async () => {
    const uploadId = await create();
    await upload(uploadId, 1, big);
    await upload(uploadId, 2, small);
    const [first, second] = await Promise.all([
      complete(uploadId, [
        [1, big],
        [2, small],
      ]),
      complete(uploadId, [[1, big]]),
    ]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body.toString()).toBe(first.body.toString());
    await expectObject(big, small);
  });

  it('as a part is sent again gets the new part whole, never a part whose file has gone', async () => {
    const uploadId = await create();
    await upload(uploadId, 1, small);
    let completed: Promise<StoreAnswer> | undefined;
    const value = () => {
      // When the new part has been announced to the index, but is not in it yet.
      process.nextTick(() => {
        completed = complete(uploadId, [[1, small]]);
      });
      return crc32(small);
    };
    const query: Query = [
      ['partNumber', '1'],
      ['uploadId', uploadId],
    ];
    const body = { ...streamed([small], small.length), trailingChecksum: { name: 'x-amz-checksum-crc32', value } };
    expect((await store.send({ method: 'PUT', key: 'a', query, body })).status).toBe(200);
    expect((await completed)?.status).toBe(200);
    await expectObject(small);
    expect(store.files()).toHaveLength(1);
  });
});

function crc32(bytes: Buffer): string {
  const checksum = createChecksum('CRC32');
  checksum.update(bytes);
  return checksum.digest();
}
