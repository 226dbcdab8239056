import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { etagOf, patterned, StoreFixture } from '../../test/support/store-fixture.ts';

const SIZE = 300_000;
const bytes = patterned(SIZE);
const etag = etagOf(bytes);
/** The clock's second, one before and one after it. */
const [BEFORE, WRITTEN, AFTER] = [
  'Wed, 31 Dec 2025 23:59:59 GMT',
  'Thu, 01 Jan 2026 00:00:00 GMT',
  'Thu, 01 Jan 2026 00:00:01 GMT',
];

let store: StoreFixture;
beforeAll(async () => {
  store = await StoreFixture.open();
  await store.put('large', bytes);
  await store.put('small', Buffer.from('0123456789'));
  await store.put('empty', null);
});
afterAll(() => store.close());

describe('ranges of a stored object', () => {
  it.each([
    ['bytes=0-0', 0, 0],
    ['bytes=0-', 0, SIZE - 1],
    ['bytes=1-9', 1, 9],
    ['bytes=131071-131073', 131_071, 131_073],
    [`bytes=${SIZE - 1}-`, SIZE - 1, SIZE - 1],
    [`bytes=${SIZE - 1}-${SIZE + 50}`, SIZE - 1, SIZE - 1],
    ['bytes=-1', SIZE - 1, SIZE - 1],
    ['bytes=-270000', SIZE - 270_000, SIZE - 1],
    ['bytes=-999999', 0, SIZE - 1],
  ])('%s', async (range, start, end) => {
    const got = await store.get('large', { range });
    expect(got.body.equals(bytes.subarray(start, end + 1))).toBe(true);
    expect(got).toMatchObject({
      status: 206,
      headers: {
        'content-range': `bytes ${start}-${end}/${SIZE}`,
        'content-length': String(end - start + 1),
        etag,
      },
    });
    const head = await store.send({ method: 'HEAD', key: 'large', headers: { range } });
    expect(head).toMatchObject({ status: 206, headers: got.headers });
  });

  it('come out of small objects, too', async () => {
    expect((await store.get('small', { range: 'bytes=3-5' })).body.toString()).toBe('345');
    expect((await store.get('small', { range: 'bytes=-2' })).body.toString()).toBe('89');
  });

  it.each(['bytes=0-1,5-6', 'bytes=5-3', 'lines=1-2', 'bytes=-', 'nonsense'])(
    'mean the whole object when they are %s',
    async (range) => {
      const got = await store.get('small', { range });
      expect(got).toMatchObject({ status: 200, body: Buffer.from('0123456789') });
      expect(got.headers).not.toHaveProperty('content-range');
    },
  );

  it.each([
    ['small', 'bytes=10-', 10],
    ['small', 'bytes=10-20', 10],
    ['small', 'bytes=-0', 10],
    ['empty', 'bytes=0-', 0],
    ['empty', 'bytes=-5', 0],
  ])('that %s has not are refused: %s', async (key, range, size) => {
    const got = await store.get(key, { range });
    expect(got).toMatchObject({ status: 416, code: 'InvalidRange', headers: { 'content-range': `bytes */${size}` } });
    expect(got.body.toString()).toContain(`<ActualObjectSize>${size}</ActualObjectSize>`);
    const head = await store.send({ method: 'HEAD', key, headers: { range } });
    expect(head).toMatchObject({ status: 416, headers: { 'content-range': `bytes */${size}` } });
    expect(head.body.length).toBe(0);
  });

  it('are the whole for the only part of an object that was put at once', async () => {
    const got = await store.get('small', {}, [['partNumber', '1']]);
    expect(got).toMatchObject({ status: 206, headers: { 'content-range': 'bytes 0-9/10' } });
    expect(got.body.toString()).toBe('0123456789');
    expect(got.headers).not.toHaveProperty('x-amz-mp-parts-count');
    expect(await store.get('small', {}, [['partNumber', '2']])).toMatchObject({ status: 416 });
  });
});

describe('conditions on reading a stored object', () => {
  const other = etagOf('other');
  it.each([
    [{ 'if-match': etag }, 200],
    [{ 'if-match': `${other}, ${etag}` }, 200],
    [{ 'if-match': '*' }, 200],
    [{ 'if-match': other }, 412],
    [{ 'if-match': `W/${etag}` }, 412],
    [{ 'if-none-match': etag }, 304],
    [{ 'if-none-match': `W/${etag}` }, 304],
    [{ 'if-none-match': '*' }, 304],
    [{ 'if-none-match': other }, 200],
    [{ 'if-modified-since': BEFORE }, 200],
    [{ 'if-modified-since': WRITTEN }, 304],
    [{ 'if-modified-since': AFTER }, 304],
    [{ 'if-modified-since': 'yesterday' }, 200],
    [{ 'if-unmodified-since': BEFORE }, 412],
    [{ 'if-unmodified-since': WRITTEN }, 200],
    [{ 'if-match': etag, 'if-unmodified-since': BEFORE }, 200],
    [{ 'if-none-match': other, 'if-modified-since': AFTER }, 200],
    [{ 'if-none-match': etag, 'if-modified-since': BEFORE }, 304],
    [{ 'if-match': other, 'if-none-match': etag }, 412],
  ])('%j: %i', async (headers, status) => {
    const got = await store.get('large', headers as Record<string, string>);
    expect(got.status).toBe(status);
    expect(got.code).toBe(status === 412 ? 'PreconditionFailed' : undefined);
    if (status === 304) expect(got.headers).toEqual({ etag, 'last-modified': WRITTEN });
    if (status === 304) expect(got.body.length).toBe(0);
    const head = await store.send({ method: 'HEAD', key: 'large', headers: headers as Record<string, string> });
    expect(head.status).toBe(status);
  });

  it('are looked at before the range', async () => {
    const range = 'bytes=999999-';
    expect((await store.get('large', { range, 'if-none-match': etag })).status).toBe(304);
    expect((await store.get('large', { range, 'if-match': other })).status).toBe(412);
  });
});

describe('conditions on writing a stored object', () => {
  it('let nothing be overwritten with If-None-Match: *', async () => {
    const headers = { 'if-none-match': '*' };
    expect((await store.put('new', patterned(20_000), headers)).status).toBe(200);
    const before = store.files();
    expect(await store.put('new', patterned(20_000, 1), headers)).toMatchObject({
      status: 412,
      code: 'PreconditionFailed',
    });
    expect((await store.get('new')).body.equals(patterned(20_000))).toBe(true);
    expect(store.files()).toEqual(before);
  });

  it('let only one of many be first', async () => {
    const writes = Array.from({ length: 20 }, (_, index) =>
      store.put('raced', patterned(index % 2 === 0 ? 100 : 20_000, index), { 'if-none-match': '*' }),
    );
    const answers = await Promise.all(writes);
    const winners = answers.filter(({ status }) => status === 200);
    expect(winners).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'PreconditionFailed')).toHaveLength(19);
    expect((await store.get('raced')).headers['etag']).toBe(winners[0]?.headers['etag']);
  });

  it('let only the known be overwritten with If-Match', async () => {
    const known = (await store.put('known', Buffer.from('1'))).headers['etag'] ?? '';
    expect((await store.put('known', Buffer.from('2'), { 'if-match': known })).status).toBe(200);
    expect(await store.put('known', Buffer.from('3'), { 'if-match': known })).toMatchObject({
      status: 412,
      code: 'PreconditionFailed',
    });
    expect((await store.get('known')).body.toString()).toBe('2');
    expect((await store.put('known', Buffer.from('4'), { 'if-match': '*' })).status).toBe(200);
    expect(await store.put('unknown', Buffer.from('5'), { 'if-match': known })).toMatchObject({
      status: 404,
      code: 'NoSuchKey',
    });
  });

  it('are refused on deletes, rather than deleting without', async () => {
    await store.put('precious', Buffer.from('1'));
    for (const headers of [
      { 'if-match': etagOf('other') },
      { 'x-amz-if-match-size': '7' },
      { 'x-amz-if-match-last-modified-time': BEFORE },
    ]) {
      const answer = await store.send({ method: 'DELETE', key: 'precious', headers });
      expect(answer).toMatchObject({ status: 501, code: 'NotImplemented' });
    }
    for (const condition of ['<ETag>"0"</ETag>', '<VersionId>abc</VersionId>']) {
      const body = Buffer.from(`<Delete><Object><Key>precious</Key>${condition}</Object></Delete>`);
      const answer = await store.send({ method: 'POST', query: [['delete', '']], body });
      expect(answer).toMatchObject({ status: 501, code: 'NotImplemented' });
    }
    expect((await store.get('precious')).status).toBe(200);
  });
});
