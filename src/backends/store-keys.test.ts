import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { patterned, StoreFixture } from '../../test/support/store-fixture.ts';

const LARGE = 20_000;
const KEYS = [
  'a',
  '.',
  '..',
  '../../../outside',
  '../outside/',
  '/',
  '//',
  '/etc/passwd',
  'a//b',
  'a/./b',
  'a/../b',
  'a/',
  'a\\..\\b',
  'ä',
  'a\u0308',
  '\u0000',
  'a\u0000b',
  'a\nb\r\n',
  '\u007f',
  '\ufffe\uffff',
  '😀',
  "'; drop table objects; --",
  '%',
  '%2F',
  '%00',
  'a?b#c&d=e+f g',
  '__proto__',
  'index.db',
  'x'.repeat(1024),
  'ä'.repeat(512),
  '😀'.repeat(256),
  '/'.repeat(1024),
];

let store: StoreFixture;
beforeAll(async () => {
  store = await StoreFixture.open();
});
afterAll(() => store.close());

/** Everything in the directory of the store, its random names left out. */
const layout = () => readdirSync(store.directory).sort();

describe('keys of a store', () => {
  it('are what they are: none is taken for another, whether its bytes lie in the index or in a file', async () => {
    const before = layout();
    for (const [index, key] of KEYS.entries()) {
      expect((await store.put(key, patterned(index % 2 === 0 ? LARGE : 10, index))).status).toBe(200);
    }
    for (const [index, key] of KEYS.entries()) {
      const got = await store.get(key);
      expect(got.body.equals(patterned(index % 2 === 0 ? LARGE : 10, index)), key).toBe(true);
    }
    expect(layout()).toEqual(before);
    for (const path of ['..', '../..', '../../..', '/'])
      expect(existsSync(resolve(store.directory, path, 'outside'))).toBe(false);
    for (const name of store.files()) expect(name).toMatch(/^[0-9a-f]{32}$/);
  });

  it('come back in listings, encoded, in the order of their bytes', async () => {
    const { body } = await store.send({
      method: 'GET',
      query: [
        ['list-type', '2'],
        ['encoding-type', 'url'],
      ],
    });
    const keys = [...body.toString().matchAll(/<Key>(.*?)<\/Key>/g)].map(([, text = '']) =>
      decodeURIComponent(text.replaceAll('+', ' ').replaceAll('&apos;', "'")),
    );
    expect(keys).toEqual(KEYS.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
  });

  it('are deleted one by one', async () => {
    for (const [index, key] of KEYS.entries()) {
      expect((await store.send({ method: 'DELETE', key })).status).toBe(204);
      expect((await store.get(key)).code).toBe('NoSuchKey');
      const next = KEYS[index + 1];
      if (next !== undefined) expect((await store.get(next)).status).toBe(200);
    }
    expect(store.files()).toEqual([]);
  });

  it('may be any text of 1 to 1,024 bytes', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 1024 });
    const key = text.filter((candidate) => Buffer.byteLength(candidate) <= 1024);
    await fc.assert(
      fc.asyncProperty(key, key, async (one, other) => {
        fc.pre(one !== other);
        await store.put(one, Buffer.from('1'));
        expect((await store.get(other)).code).toBe('NoSuchKey');
        await store.put(other, Buffer.from('2'));
        expect((await store.get(one)).body.toString()).toBe('1');
        await store.send({ method: 'DELETE', key: one });
        expect((await store.get(other)).body.toString()).toBe('2');
        await store.send({ method: 'DELETE', key: other });
      }),
      { numRuns: 60 },
    );
  });
});
