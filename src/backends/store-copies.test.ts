import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { etagOf, patterned, type StoreAnswer, StoreFixture, streamed } from '../../test/support/store-fixture.ts';
import { completeMultipartUploadDocument } from '../s3/documents-xml.ts';
import { unquoteEtag } from '../s3/etag.ts';
import type { Query } from '../s3/message.ts';

const SIZE = 70_000;
const bytes = patterned(SIZE);
const described = { 'content-type': 'text/plain', 'x-amz-meta-colour': 'blue' };
const [BEFORE, AFTER] = ['Wed, 31 Dec 2025 23:59:59 GMT', 'Fri, 02 Jan 2026 00:00:00 GMT'];

let store: StoreFixture;
beforeAll(async () => {
  store = await StoreFixture.open();
});
beforeEach(async () => {
  await store.clear();
  await store.put('source', bytes, described);
});
afterAll(() => store.close());

function copy(key: string, headers: Record<string, string> = {}, query: Query = []): Promise<StoreAnswer> {
  return store.send({ method: 'PUT', key, query, headers: { 'x-amz-copy-source': '/files/source', ...headers } });
}

describe('a copy', () => {
  it('has the bytes and what describes them, and is an object of its own', async () => {
    store.clock.advance(60_000);
    const answer = await copy('target', { 'content-type': 'text/html', 'x-amz-meta-other': '1' });
    expect(answer.status).toBe(200);
    expect(answer.body.toString()).toContain('<LastModified>2026-01-01T00:01:00.000Z</LastModified>');
    expect(answer.body.toString()).toContain(`<ETag>${etagOf(bytes).replaceAll('"', '&quot;')}</ETag>`);
    await store.send({ method: 'DELETE', key: 'source' });
    const got = await store.get('target');
    expect(got.body.equals(bytes)).toBe(true);
    expect(got.headers).toEqual({
      ...described,
      'content-length': String(SIZE),
      'accept-ranges': 'bytes',
      etag: etagOf(bytes),
      'last-modified': 'Thu, 01 Jan 2026 00:01:00 GMT',
    });
  });

  it('has what the request says with the directive REPLACE', async () => {
    await copy('target', { 'x-amz-metadata-directive': 'REPLACE', 'x-amz-meta-other': '1' });
    const { headers } = await store.get('target');
    expect(headers).toMatchObject({ 'content-type': 'binary/octet-stream', 'x-amz-meta-other': '1' });
    expect(headers).not.toHaveProperty('x-amz-meta-colour');
  });

  it('has the storage class and the redirect of the request, never those of its source', async () => {
    await store.put('cold', bytes, { 'x-amz-storage-class': 'GLACIER_IR', 'x-amz-website-redirect-location': '/a' });
    await copy('target', { 'x-amz-copy-source': 'files/cold' });
    expect((await store.get('target')).headers).not.toHaveProperty('x-amz-storage-class');
    expect((await store.get('target')).headers).not.toHaveProperty('x-amz-website-redirect-location');
    const own = { 'x-amz-storage-class': 'STANDARD_IA', 'x-amz-website-redirect-location': '/b' };
    await copy('target', own);
    expect((await store.get('target')).headers).toMatchObject({ ...own, ...described });
  });

  it('onto itself is illegal unless something changes', async () => {
    expect(await copy('source')).toMatchObject({ status: 400, code: 'InvalidRequest' });
    const changed = { 'x-amz-metadata-directive': 'REPLACE', 'x-amz-meta-colour': 'red' };
    expect((await copy('source', changed)).status).toBe(200);
    expect((await copy('source', { 'x-amz-storage-class': 'STANDARD_IA' })).status).toBe(200);
    const got = await store.get('source');
    expect(got.headers).toMatchObject({ 'x-amz-meta-colour': 'red', 'x-amz-storage-class': 'STANDARD_IA' });
    expect(got.body.equals(bytes)).toBe(true);
    expect(store.files()).toHaveLength(1);
  });

  it.each([0, 1, 16 * 1024, 16 * 1024 + 1])('may be of %i bytes', async (size) => {
    await store.put('sized', patterned(size));
    expect((await copy('target', { 'x-amz-copy-source': 'files/sized' })).status).toBe(200);
    expect(await store.get('target')).toMatchObject({
      body: patterned(size),
      headers: { etag: etagOf(patterned(size)) },
    });
  });

  it('finds its source whatever its name, in any bucket', async () => {
    await store.send({ method: 'PUT', bucket: 'other' });
    for (const key of ['a b', 'a+b', 'ä/😀', '../..', 'a%2Fb', 'a?versionId=1', '/', '//a']) {
      await store.send({ method: 'PUT', bucket: 'other', key, body: Buffer.from(key) });
      const source = `/other/${encodeURIComponent(key)}`;
      expect((await copy('target', { 'x-amz-copy-source': source })).status).toBe(200);
      expect((await store.get('target')).body.toString()).toBe(key);
    }
  });

  it('keeps the checksum of its source', async () => {
    const sha256 = 'LCa0a2j/xo/5m0U8HTBBNBNCLXBkg7+g+YpeiGJm564=';
    await store.put('checked', Buffer.from('foo'), { 'x-amz-checksum-sha256': sha256 });
    await copy('target', { 'x-amz-copy-source': 'files/checked' });
    const { headers } = await store.get('target', { 'x-amz-checksum-mode': 'ENABLED' });
    expect(headers['x-amz-checksum-sha256']).toBe(sha256);
  });

  it.each([
    [{ 'x-amz-copy-source': 'files/nothing' }, 404, 'NoSuchKey'],
    [{ 'x-amz-copy-source': 'nowhere/source' }, 404, 'NoSuchBucket'],
    [{ 'x-amz-copy-source': 'files' }, 400, 'InvalidArgument'],
    [{ 'x-amz-copy-source': 'files/%zz' }, 400, 'InvalidArgument'],
    [{ 'x-amz-copy-source': 'files/source?versionId=v1' }, 404, 'NoSuchVersion'],
  ])('is refused from %j', async (headers, status, code) => {
    expect(await copy('target', headers as Record<string, string>)).toMatchObject({ status, code });
    expect((await store.get('target')).code).toBe('NoSuchKey');
    expect(store.files()).toHaveLength(1);
  });

  it.each([
    [{ 'x-amz-copy-source-if-match': etagOf(bytes) }, 200],
    [{ 'x-amz-copy-source-if-match': '"0"' }, 412],
    [{ 'x-amz-copy-source-if-none-match': etagOf(bytes) }, 412],
    [{ 'x-amz-copy-source-if-none-match': '"0"' }, 200],
    [{ 'x-amz-copy-source-if-modified-since': BEFORE }, 200],
    [{ 'x-amz-copy-source-if-modified-since': AFTER }, 412],
    [{ 'x-amz-copy-source-if-unmodified-since': BEFORE }, 412],
    [{ 'x-amz-copy-source-if-unmodified-since': AFTER }, 200],
    [{ 'x-amz-copy-source-if-match': etagOf(bytes), 'x-amz-copy-source-if-unmodified-since': BEFORE }, 200],
    [{ 'x-amz-copy-source-if-none-match': etagOf(bytes), 'x-amz-copy-source-if-modified-since': BEFORE }, 412],
    [{ 'if-none-match': '*' }, 412],
    [{ 'if-match': '"0"' }, 412],
    [{ 'if-match': etagOf('old') }, 200],
  ])('under %j: %i', async (headers, status) => {
    await store.put('target', Buffer.from('old'));
    const answer = await copy('target', headers as Record<string, string>);
    expect(answer).toMatchObject({ status, code: status === 412 ? 'PreconditionFailed' : undefined });
    const got = await store.get('target');
    expect(got.body.equals(status === 200 ? bytes : Buffer.from('old'))).toBe(true);
    expect(store.files()).toHaveLength(status === 200 ? 2 : 1);
  });

  it('is of the old object or the new one, whole, while its source changes', async () => {
    const versions = [bytes, patterned(SIZE, 1)];
    for (let round = 0; round < 20; round++) {
      const [answer] = await Promise.all([copy('target'), store.put('source', versions[(round + 1) % 2] ?? null)]);
      expect(answer.status).toBe(200);
      const got = await store.get('target');
      expect(versions.some((version) => version.equals(got.body))).toBe(true);
      expect(got.headers['etag']).toBe(etagOf(got.body));
    }
  });
});

describe('a part that is copied', () => {
  const MIB5 = 5 * 1024 * 1024;
  let uploadId: string;
  beforeEach(async () => {
    const created = await store.send({ method: 'POST', key: 'target', query: [['uploads', '']] });
    uploadId = /<UploadId>(.+?)</.exec(created.body.toString())?.[1] ?? '';
  });

  const copyPart = (partNumber: number, headers: Record<string, string> = {}) =>
    copy('target', headers, [
      ['partNumber', String(partNumber)],
      ['uploadId', uploadId],
    ]);

  it('is the whole source or a range of it, and takes its place among the others', async () => {
    const large = patterned(MIB5 + 10, 1);
    await store.put('large', streamed([large], large.length));
    const first = await copyPart(1, {
      'x-amz-copy-source': 'files/large',
      'x-amz-copy-source-range': `bytes=5-${MIB5 + 9}`,
    });
    const second = await copyPart(2);
    const parts = [large.subarray(5), bytes];
    expect([first.status, second.status]).toEqual([200, 200]);
    for (const [index, answer] of [first, second].entries())
      expect(answer.body.toString()).toContain(etagOf(parts[index] ?? '').replaceAll('"', '&quot;'));
    const listed = parts.map((part, index) => ({ partNumber: index + 1, etag: unquoteEtag(etagOf(part)) }));
    const body = Buffer.from(completeMultipartUploadDocument(listed));
    const completed = await store.send({ method: 'POST', key: 'target', query: [['uploadId', uploadId]], body });
    expect(completed.status).toBe(200);
    expect((await store.get('target')).body.equals(Buffer.concat(parts))).toBe(true);
  });

  it.each(['bytes=0-70000', 'bytes=70000-70001', 'bytes=5-4', 'bytes=5-', 'bytes=-5', 'x'])(
    'cannot be the range %s',
    async (range) => {
      expect(await copyPart(1, { 'x-amz-copy-source-range': range })).toMatchObject({
        status: 400,
        code: 'InvalidArgument',
      });
      expect(store.files()).toHaveLength(1);
    },
  );

  it('is refused when its source does not meet the conditions', async () => {
    expect(await copyPart(1, { 'x-amz-copy-source-if-match': '"0"' })).toMatchObject({ status: 412 });
    expect(store.files()).toHaveLength(1);
  });

  it('is NoSuchUpload, and lets its source go, without an upload', async () => {
    await store.put('large', patterned(3_000_000));
    await store.send({ method: 'DELETE', key: 'target', query: [['uploadId', uploadId]] });
    expect(await copyPart(1, { 'x-amz-copy-source': 'files/large' })).toMatchObject({
      status: 404,
      code: 'NoSuchUpload',
    });
    await expect.poll(() => store.openFiles()).toEqual([]);
  });
});
