import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { etagOf, patterned, StoreFixture, textsOf } from '../../test/support/store-fixture.ts';
import type { Query } from '../s3/message.ts';

/** In the order of their UTF-8 bytes, which is not that of UTF-16; three uploads of one key. */
const KEYS = ['a', 'b/1', 'b/2', 'b&', 'c', 'c', 'c', 'd/1', '\uffee', '😀'].sort((one, other) =>
  Buffer.compare(Buffer.from(one), Buffer.from(other)),
);

let store: StoreFixture;
const ids: string[] = [];
beforeAll(async () => {
  store = await StoreFixture.open();
  for (const key of KEYS) {
    const created = await store.send({ method: 'POST', key, query: [['uploads', '']] });
    ids.push(textsOf(created.body, 'UploadId')[0] ?? '');
    store.clock.advance(1000);
  }
  const uploadId = ids[0] ?? '';
  for (const number of [1, 2, 3, 5, 10_000]) {
    const query: Query = [
      ['partNumber', String(number)],
      ['uploadId', uploadId],
    ];
    await store.send({ method: 'PUT', key: 'a', query, body: patterned(number) });
  }
});
afterAll(() => store.close());

interface UploadsPage {
  readonly keys: string[];
  readonly ids: string[];
  readonly prefixes: string[];
  readonly isTruncated: boolean;
  readonly next: Query;
}

async function listUploads(query: Query = []): Promise<UploadsPage> {
  const answer = await store.send({ method: 'GET', query: [['uploads', ''], ['encoding-type', 'url'], ...query] });
  expect(answer.status).toBe(200);
  const [keyMarker = '', uploadIdMarker = ''] = ['NextKeyMarker', 'NextUploadIdMarker'].map(
    (element) => textsOf(answer.body, element)[0],
  );
  return {
    keys: textsOf(answer.body, 'Key'),
    ids: textsOf(answer.body, 'UploadId'),
    prefixes: [...answer.body.toString().matchAll(/<CommonPrefixes><Prefix>(.*?)</g)].map(([, text = '']) => text),
    isTruncated: textsOf(answer.body, 'IsTruncated')[0] === 'true',
    next: [
      ['key-marker', keyMarker],
      ['upload-id-marker', uploadIdMarker],
    ],
  };
}

describe('the uploads of a bucket', () => {
  it('are listed by key, then by age', async () => {
    expect(await listUploads()).toMatchObject({ keys: KEYS, ids, prefixes: [], isTruncated: false });
  });

  it.each([1, 2, 3, 7])('are each on one page, pages of %i', async (size) => {
    const seen: string[] = [];
    let next: Query = [];
    for (;;) {
      const page = await listUploads([['max-uploads', String(size)], ...next]);
      seen.push(...page.ids);
      if (!page.isTruncated) break;
      expect(page.ids).toHaveLength(size);
      next = page.next;
    }
    expect(seen).toEqual(ids);
  });

  it('are left out when they do not begin with the prefix, and rolled up at the delimiter', async () => {
    expect((await listUploads([['prefix', 'b']])).keys).toEqual(['b&', 'b/1', 'b/2']);
    const rolled = await listUploads([['delimiter', '/']]);
    expect(rolled.keys).toEqual(['a', 'b&', 'c', 'c', 'c', '\uffee', '😀']);
    expect(rolled.prefixes).toEqual(['b/', 'd/']);
    expect(
      (
        await listUploads([
          ['delimiter', '/'],
          ['prefix', 'b/'],
        ])
      ).keys,
    ).toEqual(['b/1', 'b/2']);
  });

  it('go on after a key, all of its uploads left out without an upload id', async () => {
    expect((await listUploads([['key-marker', 'c']])).keys).toEqual(['d/1', '\uffee', '😀']);
    expect(
      (
        await listUploads([
          ['key-marker', 'b/1'],
          ['delimiter', '/'],
        ])
      ).prefixes,
    ).toEqual(['d/']);
  });

  it('are no truncated page when nothing is left but what was rolled up', async () => {
    const only = await listUploads([
      ['prefix', 'b'],
      ['delimiter', '/'],
      ['key-marker', 'b&'],
      ['max-uploads', '1'],
    ]);
    expect(only).toMatchObject({ prefixes: ['b/'], keys: [], isTruncated: false });
    expect(await listUploads([['max-uploads', '0']])).toMatchObject({ ids: [], isTruncated: false });
  });

  it.each([
    ['max-uploads', '-1'],
    ['max-uploads', 'x'],
    ['encoding-type', 'base64'],
  ])('cannot be asked for with %s=%s', async (name, value) => {
    const answer = await store.send({
      method: 'GET',
      query: [
        ['uploads', ''],
        [name, value],
      ],
    });
    expect(answer).toMatchObject({ status: 400, code: 'InvalidArgument' });
  });
});

describe('the parts of an upload', () => {
  const list = (query: Query = []) => store.get('a', {}, [['uploadId', ids[0] ?? ''], ...query]);

  it('are listed with their numbers, sizes and ETags', async () => {
    const { body } = await list();
    expect(textsOf(body, 'PartNumber')).toEqual(['1', '2', '3', '5', '10000']);
    expect(textsOf(body, 'Size')).toEqual(['1', '2', '3', '5', '10000']);
    expect(body.toString()).toContain(etagOf(patterned(5)).replaceAll('"', '&quot;'));
    expect(textsOf(body, 'IsTruncated')).toEqual(['false']);
    expect(textsOf(body, 'NextPartNumberMarker')).toEqual([]);
  });

  it.each([1, 2, 4])('are each on one page, pages of %i', async (size) => {
    const seen: string[] = [];
    let next: Query = [];
    for (;;) {
      const { body } = await list([['max-parts', String(size)], ...next]);
      seen.push(...textsOf(body, 'PartNumber'));
      if (textsOf(body, 'IsTruncated')[0] !== 'true') break;
      expect(textsOf(body, 'PartNumber')).toHaveLength(size);
      next = [['part-number-marker', textsOf(body, 'NextPartNumberMarker')[0] ?? '']];
    }
    expect(seen).toEqual(['1', '2', '3', '5', '10000']);
  });

  it('end when none are asked for', async () => {
    const { body } = await list([['max-parts', '0']]);
    expect(textsOf(body, 'IsTruncated')).toEqual(['false']);
  });

  it.each([
    ['part-number-marker', 'x'],
    ['part-number-marker', '-1'],
    ['max-parts', 'many'],
  ])('cannot be asked for with %s=%s', async (name, value) => {
    expect(await list([[name, value]])).toMatchObject({ status: 400, code: 'InvalidArgument' });
  });
});
