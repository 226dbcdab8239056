import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { etagOf, patterned, type StoreAnswer, StoreFixture, streamed } from '../../test/support/store-fixture.ts';
import { partedEtag, StoreUploads } from '../../test/support/store-uploads.ts';
import { createChecksum } from '../s3/checksum.ts';
import type { Query } from '../s3/message.ts';

const MIB5 = 5 * 1024 * 1024;
const [big, big2, small] = [patterned(MIB5, 1), patterned(MIB5 + 1, 2), patterned(1000, 3)];

let store: StoreFixture;
let uploads: StoreUploads;
beforeAll(async () => {
  store = await StoreFixture.open();
  uploads = new StoreUploads(store);
});
beforeEach(() => store.clear());
afterAll(() => store.close());

describe('an upload in parts', () => {
  it('becomes an object with what the upload began with', async () => {
    const uploadId = await uploads.create({ 'content-type': 'text/plain', 'x-amz-meta-a': 'b' });
    for (const [number, bytes] of [
      [3, small],
      [1, big],
      [2, big2],
    ] as const)
      expect((await uploads.upload(uploadId, number, bytes)).headers['etag']).toBe(etagOf(bytes));
    expect((await store.get('a')).code).toBe('NoSuchKey');
    store.clock.advance(60_000);
    const answer = await uploads.complete(uploadId, [
      [1, big],
      [2, big2],
      [3, small],
    ]);
    expect(answer.status).toBe(200);
    expect(answer.body.toString()).toContain(`<ETag>${partedEtag(big, big2, small).replaceAll('"', '&quot;')}</ETag>`);
    await uploads.expectObject(big, big2, small);
    expect((await store.get('a')).headers).toMatchObject({
      'content-type': 'text/plain',
      'x-amz-meta-a': 'b',
      'last-modified': 'Thu, 01 Jan 2026 00:01:00 GMT',
    });
    expect(store.files()).toHaveLength(3);
  });

  it('may be of one small part, or of an empty one', async () => {
    for (const bytes of [small, Buffer.alloc(0)]) {
      const uploadId = await uploads.create();
      await uploads.upload(uploadId, 10_000, bytes);
      expect((await uploads.complete(uploadId, [[10_000, bytes]])).status).toBe(200);
      await uploads.expectObject(bytes);
      expect(store.files()).toHaveLength(1);
    }
  });

  it('is read across its parts, and by part', async () => {
    const uploadId = await uploads.create();
    await uploads.upload(uploadId, 1, big);
    await uploads.upload(uploadId, 7, small);
    await uploads.complete(uploadId, [
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
    const uploadId = await uploads.create();
    await uploads.upload(uploadId, 1, big);
    await uploads.upload(uploadId, 1, small);
    expect(store.files()).toHaveLength(1);
    expect((await uploads.complete(uploadId, [[1, big]])).code).toBe('InvalidPart');
    expect((await uploads.complete(uploadId, [[1, small]])).status).toBe(200);
    await uploads.expectObject(small);
  });

  it('drops the parts that are not chosen, and the object that it replaces', async () => {
    await store.put('a', big);
    const uploadId = await uploads.create();
    for (const number of [1, 2, 3]) await uploads.upload(uploadId, number, small);
    expect((await uploads.complete(uploadId, [[2, small]])).status).toBe(200);
    await uploads.expectObject(small);
    expect(store.files()).toHaveLength(1);
  });

  it('says the same when it is completed again', async () => {
    const uploadId = await uploads.create();
    await uploads.upload(uploadId, 1, small);
    const first = await uploads.complete(uploadId, [[1, small]]);
    await store.put('a', big);
    const again = await uploads.complete(uploadId, [[1, small]]);
    expect([again.status, again.body.toString()]).toEqual([200, first.body.toString()]);
    expect((await store.get('a')).headers['etag']).toBe(etagOf(big));
  });

  it('outlives the process', async () => {
    const uploadId = await uploads.create();
    await uploads.upload(uploadId, 1, big);
    await store.reopen();
    await uploads.upload(uploadId, 2, small);
    expect(
      (
        await uploads.complete(uploadId, [
          [1, big],
          [2, small],
        ])
      ).status,
    ).toBe(200);
    await uploads.expectObject(big, small);
  });
});

describe('who completes at the same time', () => {
  it('gets the one object that was made, with all of its bytes', async () => {
    const uploadId = await uploads.create();
    await uploads.upload(uploadId, 1, big);
    await uploads.upload(uploadId, 2, small);
    const [first, second] = await Promise.all([
      uploads.complete(uploadId, [
        [1, big],
        [2, small],
      ]),
      uploads.complete(uploadId, [[1, big]]),
    ]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body.toString()).toBe(first.body.toString());
    await uploads.expectObject(big, small);
  });

  it('as a part is sent again gets the new part whole, never a part whose file has gone', async () => {
    const uploadId = await uploads.create();
    await uploads.upload(uploadId, 1, small);
    let completed: Promise<StoreAnswer> | undefined;
    const value = () => {
      // When the new part has been announced to the index, but is not in it yet.
      process.nextTick(() => {
        completed = uploads.complete(uploadId, [[1, small]]);
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
    await uploads.expectObject(small);
    expect(store.files()).toHaveLength(1);
  });
});

function crc32(bytes: Buffer): string {
  const checksum = createChecksum('CRC32');
  checksum.update(bytes);
  return checksum.digest();
}
