import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { etagOf, patterned, StoreFixture } from '../../test/support/store-fixture.ts';
import { StoreUploads } from '../../test/support/store-uploads.ts';

const MIB5 = 5 * 1024 * 1024;
const [big, small] = [patterned(MIB5, 1), patterned(1000, 3)];

let store: StoreFixture;
let uploads: StoreUploads;
beforeAll(async () => {
  store = await StoreFixture.open();
  uploads = new StoreUploads(store);
});
beforeEach(() => store.clear());
afterAll(() => store.close());

describe('what is wrong with an upload', () => {
  it("is told in AWS's words, and changes nothing", async () => {
    const uploadId = await uploads.create();
    await uploads.upload(uploadId, 1, big);
    await uploads.upload(uploadId, 2, small);
    await uploads.upload(uploadId, 3, small);
    expect(
      await uploads.complete(uploadId, [
        [2, small],
        [1, big],
      ]),
    ).toMatchObject({ status: 400, code: 'InvalidPartOrder' });
    expect(
      (
        await uploads.complete(uploadId, [
          [1, big],
          [1, big],
        ])
      ).code,
    ).toBe('InvalidPartOrder');
    expect(await uploads.complete(uploadId, [[1, small]])).toMatchObject({ status: 400, code: 'InvalidPart' });
    expect(
      (
        await uploads.complete(uploadId, [
          [1, big],
          [4, small],
        ])
      ).code,
    ).toBe('InvalidPart');
    const tooSmall = await uploads.complete(uploadId, [
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
        await uploads.complete(uploadId, [
          [1, big],
          [2, small],
        ])
      ).status,
    ).toBe(200);
  });

  it.each(['0', '10001', '-1', '1.5', 'x', ''])('is InvalidArgument for a part number %j', async (partNumber) => {
    const uploadId = await uploads.create();
    expect(await uploads.upload(uploadId, partNumber, small)).toMatchObject({ status: 400, code: 'InvalidArgument' });
    expect(store.files()).toEqual([]);
  });

  it("is NoSuchUpload for an upload that is not there, is over, or is another key's", async () => {
    const gone = await uploads.create();
    await uploads.upload(gone, 1, small);
    expect((await uploads.abort(gone)).status).toBe(204);
    const over = await uploads.create();
    await uploads.upload(over, 1, small);
    await uploads.complete(over, [[1, small]]);
    const foreign = await uploads.create({}, 'b');
    for (const uploadId of [gone, over, foreign, 'x', '']) {
      expect(await uploads.upload(uploadId, 1, small)).toMatchObject({ status: 404, code: 'NoSuchUpload' });
      expect(await uploads.abort(uploadId)).toMatchObject({ status: 404, code: 'NoSuchUpload' });
      const parts = await store.get('a', {}, [['uploadId', uploadId]]);
      expect(parts).toMatchObject({ status: 404, code: 'NoSuchUpload' });
      if (uploadId !== over) expect((await uploads.complete(uploadId, [[1, small]])).code).toBe('NoSuchUpload');
    }
    expect(store.files()).toHaveLength(1);
  });

  it('is NoSuchBucket when there is no such bucket', async () => {
    const request = { bucket: 'nowhere', key: 'a' };
    expect((await store.send({ ...request, method: 'POST', query: [['uploads', '']] })).code).toBe('NoSuchBucket');
    expect((await store.send({ ...request, method: 'GET', query: [['uploadId', 'x']] })).code).toBe('NoSuchBucket');
  });

  it('is a condition that does not hold', async () => {
    const uploadId = await uploads.create();
    await uploads.upload(uploadId, 1, small);
    expect((await uploads.complete(uploadId, [[1, small]], { 'if-match': '"0"' })).code).toBe('NoSuchKey');
    await store.put('a', big);
    expect(await uploads.complete(uploadId, [[1, small]], { 'if-none-match': '*' })).toMatchObject({ status: 412 });
    expect((await store.get('a')).headers['etag']).toBe(etagOf(big));
    expect((await uploads.complete(uploadId, [[1, small]], { 'if-match': etagOf(big) })).status).toBe(200);
    await uploads.expectObject(small);
  });
});

describe('an upload that is aborted', () => {
  it('leaves no file behind', async () => {
    const uploadId = await uploads.create();
    await uploads.upload(uploadId, 1, big);
    await uploads.upload(uploadId, 2, small);
    expect(store.files()).toHaveLength(2);
    expect((await uploads.abort(uploadId)).status).toBe(204);
    expect(store.files()).toEqual([]);
  });

  it('leaves no file of a part that is still coming', async () => {
    const uploadId = await uploads.create();
    const [part] = await Promise.all([uploads.upload(uploadId, 1, big), uploads.abort(uploadId)]);
    expect(part.code).toBe('NoSuchUpload');
    expect(store.files()).toEqual([]);
  });
});
