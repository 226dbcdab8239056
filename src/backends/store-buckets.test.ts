import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreFixture } from '../../test/support/store-fixture.ts';

let store: StoreFixture;
beforeEach(async () => {
  store = await StoreFixture.open();
});
afterEach(() => store.close());

const create = (bucket: string) => store.send({ method: 'PUT', bucket });
const remove = (bucket: string) => store.send({ method: 'DELETE', bucket });

describe('buckets of a store', () => {
  it('are made, found and removed', async () => {
    expect((await store.send({ method: 'HEAD', bucket: 'new' })).status).toBe(404);
    expect(await create('new')).toMatchObject({ status: 200, headers: { location: '/new' } });
    expect((await store.send({ method: 'HEAD', bucket: 'new' })).status).toBe(200);
    expect(await remove('new')).toMatchObject({ status: 204 });
    expect((await store.send({ method: 'HEAD', bucket: 'new' })).status).toBe(404);
    expect(await remove('new')).toMatchObject({ status: 404, code: 'NoSuchBucket' });
  });

  it('are not made twice, also not at the same time', async () => {
    expect(await create('files')).toMatchObject({ status: 409, code: 'BucketAlreadyOwnedByYou' });
    const answers = await Promise.all([create('new'), create('new'), create('new')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('cannot have a name that is none', async () => {
    for (const bucket of ['ab', 'UPPER', '../..', 'a..b', '192.168.0.1', '-a-', 'x'.repeat(64)])
      expect(await create(bucket), bucket).toMatchObject({ status: 400, code: 'InvalidBucketName' });
  });

  it('are listed by name, with the time that they were made', async () => {
    store.clock.advance(1000);
    await create('a-first');
    await create('z-last');
    const listed = await store.listBuckets();
    const buckets = [...listed.body.toString().matchAll(/<Name>(.*?)<\/Name><CreationDate>(.*?)</g)];
    expect(buckets.map(([, name, time]) => [name, time])).toEqual([
      ['a-first', '2026-01-01T00:00:01.000Z'],
      ['files', '2026-01-01T00:00:00.000Z'],
      ['z-last', '2026-01-01T00:00:01.000Z'],
    ]);
  });

  it('are in the default region', async () => {
    const query = [['location', '']] as const;
    const { body, status } = await store.send({ method: 'GET', query });
    expect(status).toBe(200);
    expect(body.toString()).toMatch(/<LocationConstraint xmlns="[^"]+"\/>$/);
    expect((await store.send({ method: 'GET', bucket: 'nowhere', query })).code).toBe('NoSuchBucket');
  });

  it('are not removed while they hold an object or an upload', async () => {
    await store.put('a', Buffer.from('x'));
    expect(await remove('files')).toMatchObject({ status: 409, code: 'BucketNotEmpty' });
    await store.send({ method: 'DELETE', key: 'a' });
    const created = await store.send({ method: 'POST', key: 'a', query: [['uploads', '']] });
    const uploadId = /<UploadId>(.+?)</.exec(created.body.toString())?.[1] ?? '';
    expect((await remove('files')).code).toBe('BucketNotEmpty');
    await store.send({ method: 'DELETE', key: 'a', query: [['uploadId', uploadId]] });
    expect((await remove('files')).status).toBe(204);
  });

  it('take nothing in once they are being removed', async () => {
    const [, put, upload] = await Promise.all([
      remove('files'),
      store.put('a', Buffer.from('x')),
      store.send({ method: 'POST', key: 'a', query: [['uploads', '']] }),
    ]);
    expect([put.code, upload.code]).toEqual(['NoSuchBucket', 'NoSuchBucket']);
    await create('files');
    expect((await store.get('a')).code).toBe('NoSuchKey');
    expect((await remove('files')).status).toBe(204);
  });

  it('keep the same key apart', async () => {
    await create('other');
    await store.put('a', Buffer.from('1'));
    await store.send({ method: 'PUT', bucket: 'other', key: 'a', body: Buffer.from('2') });
    expect((await store.get('a')).body.toString()).toBe('1');
    await store.send({ method: 'DELETE', bucket: 'other', key: 'a' });
    expect((await store.get('a')).body.toString()).toBe('1');
  });
});

describe('what a store does not know', () => {
  it('is NotImplemented by name, or MethodNotAllowed', async () => {
    const tagging = await store.send({ method: 'GET', key: 'a', query: [['tagging', '']] });
    expect(tagging).toMatchObject({ status: 501, code: 'NotImplemented' });
    expect(tagging.body.toString()).toContain('GetObjectTagging');
    expect(await store.send({ method: 'POST', key: 'a' })).toMatchObject({ status: 405, code: 'MethodNotAllowed' });
  });
});
