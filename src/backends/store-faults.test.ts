import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { etagOf, patterned, StoreFixture, streamed } from '../../test/support/store-fixture.ts';
import { CHECKSUM_ALGORITHMS, checksumHeader, createChecksum } from '../s3/checksum.ts';
import type { OutgoingBody } from './backend.ts';

const SIZE = 100_000;
const bytes = patterned(SIZE);

let store: StoreFixture;
let filesBefore: string[];
beforeAll(async () => {
  store = await StoreFixture.open();
});
beforeEach(async () => {
  await store.clear();
  await store.put('a', bytes);
  filesBefore = store.files();
});
afterAll(() => store.close());

/** The object is as it was, and no byte of anything else is kept. */
async function expectUntouched(): Promise<void> {
  const got = await store.get('a');
  expect(got.headers['etag']).toBe(etagOf(bytes));
  expect(got.body.equals(bytes)).toBe(true);
  expect(store.files()).toEqual(filesBefore);
}

async function* breaking(): AsyncGenerator<Buffer> {
  yield patterned(50_000, 1);
  throw new Error('the client has gone');
}

const multipart = async () => {
  const created = await store.send({ method: 'POST', key: 'a', query: [['uploads', '']] });
  return /<UploadId>(.+?)</.exec(created.body.toString())?.[1] ?? '';
};

/** Puts the body as an object or as a part of an upload. */
const WAYS = [
  ['an object', () => Promise.resolve([])],
  [
    'a part',
    async () => [
      ['uploadId', await multipart()],
      ['partNumber', '1'],
    ],
  ],
] as const satisfies readonly (readonly [string, () => Promise<(readonly [string, string])[]>])[];

describe.each(WAYS)('a body of %s', (_what, query) => {
  const send = async (body: OutgoingBody, headers: Record<string, string> = {}) =>
    store.send({ method: 'PUT', key: 'a', query: await query(), headers, body });

  it('that breaks midway changes nothing and leaves no file', async () => {
    expect((await send(streamed(breaking(), SIZE))).status).toBe(500);
    await expectUntouched();
  });

  it('that its sender gives up changes nothing and leaves no file', async () => {
    const stream = new Readable({ read: () => undefined });
    stream.push(patterned(30_000));
    const sent = send({ stream, lengthBytes: SIZE });
    await expect.poll(() => store.files().length).toBe(filesBefore.length + 1);
    stream.destroy(new Error('gone'));
    expect((await sent).status).toBe(500);
    await expectUntouched();
  });

  it.each([
    ['shorter', SIZE - 1],
    ['longer', SIZE + 1],
  ])('that is %s than it said is IncompleteBody', async (_how, size) => {
    expect(await send(streamed([patterned(size, 1)], SIZE))).toMatchObject({ status: 400, code: 'IncompleteBody' });
    await expectUntouched();
  });

  it('with the wrong Content-MD5 is BadDigest', async () => {
    const right = Buffer.from(etagOf('x').slice(1, -1), 'hex').toString('base64');
    for (const body of [Buffer.from('y'), patterned(SIZE, 1), streamed([Buffer.from('y')], 1)])
      expect(await send(body, { 'content-md5': right })).toMatchObject({ status: 400, code: 'BadDigest' });
    await expectUntouched();
    expect((await send(Buffer.from('x'), { 'content-md5': right })).status).toBe(200);
  });

  it.each(CHECKSUM_ALGORITHMS)('with the wrong %s is BadDigest, in front or behind', async (algorithm) => {
    const name = checksumHeader(algorithm);
    const checksum = createChecksum(algorithm);
    checksum.update(Buffer.from('x'));
    const right = checksum.digest();
    const trailing = { trailingChecksum: { name, value: () => right } };
    const wrong = [
      await send(Buffer.from('y'), { [name]: right }),
      await send(patterned(SIZE, 1), { [name]: right }),
      await send({ ...streamed([Buffer.from('y')], 1), ...trailing }),
    ];
    for (const answer of wrong) expect(answer).toMatchObject({ status: 400, code: 'BadDigest' });
    await expectUntouched();
    expect((await send(Buffer.from('x'), { [name]: right })).headers).toMatchObject({ [name]: right });
    const answer = await send({ ...streamed([Buffer.from('x')], 1), ...trailing });
    expect(answer).toMatchObject({ status: 200, headers: { [name]: right, etag: etagOf('x') } });
  });

  it('whose trailing checksum cannot be told leaves no file', async () => {
    const value = () => {
      throw new Error('not yet');
    };
    const trailingChecksum = { name: 'x-amz-checksum-crc32', value };
    expect((await send({ ...streamed([bytes], SIZE), trailingChecksum })).status).toBe(500);
    await expectUntouched();
  });
});

describe('a body that breaks before its first byte is read', () => {
  it('is a failed write, and no more', async () => {
    const stream = new Readable({ read: () => undefined });
    const sent = store.put('a', { stream, lengthBytes: SIZE });
    stream.destroy(new Error('gone'));
    expect((await sent).status).toBe(500);
    await expectUntouched();
  });
});

describe('the checksum of an object', () => {
  it('is told to those who ask for it, but not for a range', async () => {
    const checksum = createChecksum('CRC64NVME');
    checksum.update(bytes);
    const kept = { 'x-amz-checksum-crc64nvme': checksum.digest() };
    await store.put('checked', bytes, kept);
    const mode = { 'x-amz-checksum-mode': 'ENABLED' };
    expect((await store.get('checked', mode)).headers).toMatchObject(kept);
    expect((await store.send({ method: 'HEAD', key: 'checked', headers: mode })).headers).toMatchObject(kept);
    expect((await store.get('checked')).headers).not.toHaveProperty('x-amz-checksum-crc64nvme');
    expect((await store.get('checked', { ...mode, range: 'bytes=0-1' })).headers).not.toHaveProperty(
      'x-amz-checksum-crc64nvme',
    );
  });
});

describe('a disk that is full', () => {
  it('is ServiceUnavailable, and leaves nothing behind', async () => {
    async function* filling(): AsyncGenerator<Buffer> {
      yield patterned(50_000, 1);
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    }
    const answer = await store.put('a', streamed(filling(), SIZE));
    expect(answer).toMatchObject({ status: 503, code: 'ServiceUnavailable' });
    await expectUntouched();
  });
});
