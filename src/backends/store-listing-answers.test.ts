import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { etagOf, type StoreAnswer, StoreFixture } from '../../test/support/store-fixture.ts';
import type { Query } from '../s3/message.ts';

/** More than one scan of the index takes in. */
const MANY = 1100;

let store: StoreFixture;
beforeAll(async () => {
  store = await StoreFixture.open();
  await store.send({ method: 'PUT', bucket: 'many' });
  const keys = Array.from({ length: MANY }, (_, index) => `${index % 2 === 0 ? 'even' : 'odd'}/${index}`);
  await Promise.all(keys.map((key) => store.send({ method: 'PUT', bucket: 'many', key, body: Buffer.from('x') })));
  await store.put('a&b', Buffer.from('hello'), { 'x-amz-storage-class': 'STANDARD_IA' });
  await store.put('z z', Buffer.from(''));
});
afterAll(() => store.close());

const list = (query: Query, bucket = 'files'): Promise<StoreAnswer> => store.send({ method: 'GET', bucket, query });
const v2 = (query: Query, bucket?: string) => list([['list-type', '2'], ...query], bucket);

function textsOf({ body }: StoreAnswer, element: string): string[] {
  const found = body.toString().matchAll(new RegExp(`<${element}>(.*?)</${element}>`, 'gs'));
  return [...found].map(([, text = '']) => text);
}

describe('the answer to a listing', () => {
  it('says of each object what HEAD would', async () => {
    const [first, second] = textsOf(await v2([]), 'Contents');
    const etag = (bytes: string) => etagOf(bytes).replaceAll('"', '&quot;');
    expect(first).toBe(
      `<Key>a&amp;b</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified><ETag>${etag('hello')}</ETag>` +
        '<Size>5</Size><StorageClass>STANDARD_IA</StorageClass>',
    );
    expect(second).toBe(
      `<Key>z z</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified><ETag>${etag('')}</ETag>` +
        '<Size>0</Size><StorageClass>STANDARD</StorageClass>',
    );
  });

  it('names the owner in V1, and in V2 for those who ask', async () => {
    expect(textsOf(await list([]), 'Owner')).toHaveLength(2);
    expect(textsOf(await v2([]), 'Owner')).toHaveLength(0);
    expect(textsOf(await v2([['fetch-owner', 'true']]), 'Owner')).toHaveLength(2);
  });

  it('says again what was asked for', async () => {
    const asked: Query = [
      ['prefix', 'a&'],
      ['delimiter', '/'],
      ['max-keys', '7'],
      ['start-after', 'a '],
      ['encoding-type', 'url'],
    ];
    const answer = await v2(asked);
    const said = ['Name', 'Prefix', 'Delimiter', 'MaxKeys', 'EncodingType', 'StartAfter', 'KeyCount', 'IsTruncated'];
    expect(said.map((element) => textsOf(answer, element)[0])).toEqual([
      ...['files', 'a%26', '/', '7', 'url', 'a+', '1', 'false'],
    ]);
    expect(textsOf(answer, 'Key')).toEqual(['a%26b']);
  });

  it('has 1,000 objects at most, and goes on where it ended', async () => {
    const first = await v2([['max-keys', '5000']], 'many');
    expect(textsOf(first, 'Key')).toHaveLength(1000);
    expect(textsOf(first, 'MaxKeys')).toEqual(['1000']);
    const [token = ''] = textsOf(first, 'NextContinuationToken');
    const second = await v2([['continuation-token', token]], 'many');
    expect(textsOf(second, 'ContinuationToken')).toEqual([token]);
    const keys = [...textsOf(first, 'Key'), ...textsOf(second, 'Key')];
    expect(new Set(keys).size).toBe(MANY);
    expect(keys).toEqual(keys.toSorted());
    const marked = await list([['marker', textsOf(first, 'Key').at(-1) ?? '']], 'many');
    expect(textsOf(marked, 'Key')).toEqual(textsOf(second, 'Key'));
    expect(textsOf(await list([], 'many'), 'NextMarker')).toEqual([]);
  });

  it('rolls up a thousand keys in one entry', async () => {
    const answer = await v2([['delimiter', '/']], 'many');
    expect(textsOf(answer, 'CommonPrefixes')).toEqual(['<Prefix>even/</Prefix>', '<Prefix>odd/</Prefix>']);
    expect(textsOf(answer, 'KeyCount')).toEqual(['2']);
    const [first, next] = [
      await list(
        [
          ['delimiter', '/'],
          ['max-keys', '1'],
        ],
        'many',
      ),
      'even/',
    ];
    expect(textsOf(first, 'NextMarker')).toEqual([next]);
  });

  it.each([
    [[['max-keys', '-1']], 'InvalidArgument'],
    [[['max-keys', 'many']], 'InvalidArgument'],
    [[['max-keys', '99999999999']], 'InvalidArgument'],
    [[['encoding-type', 'base64']], 'InvalidArgument'],
    [[['continuation-token', '']], 'InvalidArgument'],
    [[['continuation-token', '!']], 'InvalidArgument'],
    [[['continuation-token', '_w']], 'InvalidArgument'],
  ] as const)('is refused for %j: %s', async (query, code) => {
    expect(await v2(query)).toMatchObject({ status: 400, code });
  });

  it('is NoSuchBucket for a bucket that is not there', async () => {
    expect((await v2([], 'nowhere')).code).toBe('NoSuchBucket');
    expect((await list([['max-keys', '0']], 'nowhere')).code).toBe('NoSuchBucket');
  });
});
