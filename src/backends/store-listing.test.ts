import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SystemClock } from '../base/clock.ts';
import { silentLogger } from '../base/logger.ts';
import { SystemRandom } from '../base/random.ts';
import type { Query } from '../s3/message.ts';
import { compareUtf8 } from '../s3/utf8-order.ts';
import { Store } from './store.ts';

/** Few letters, so that prefixes and delimiters meet often; among them what sorts differently in UTF-8 and UTF-16. */
const LETTERS = ['a', 'b', '/', '//', '-', 'ä', '\uffee', '😀', '%', '+', ' ', '&', "'"];

let directory: string;
let store: Store;
let bucketCount = 0;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 's3gateway-listing-'));
  const parts = { clock: new SystemClock(), random: new SystemRandom(), logger: silentLogger };
  store = await Store.open({ directory, ...parts });
});

afterAll(async () => {
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

interface Page {
  readonly keys: readonly string[];
  readonly prefixes: readonly string[];
  readonly isTruncated: boolean;
  readonly next: string;
}

const unescaped = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
const decode = (text: string) => decodeURIComponent(text.replaceAll('+', ' '));
const all = (xml: string, element: RegExp) => [...xml.matchAll(element)].map((match) => unescaped(match[1] ?? ''));

async function list(bucket: string, query: Query): Promise<Page> {
  const answer = await store.answer({ method: 'GET', bucket, query, headers: {}, body: null });
  const xml = Buffer.from(answer.body as Uint8Array).toString('utf8');
  expect(answer.status, xml).toBe(200);
  return {
    keys: all(xml, /<Contents><Key>(.*?)<\/Key>/gs).map(decode),
    prefixes: all(xml, /<CommonPrefixes><Prefix>(.*?)<\/Prefix>/gs).map(decode),
    isTruncated: xml.includes('<IsTruncated>true</IsTruncated>'),
    next: all(xml, /<(?:NextContinuationToken|NextMarker)>(.*?)<\//gs)[0] ?? '',
  };
}

/** What a listing without pages gives: keys, and the prefixes that stand for several. */
function modelOf(keys: readonly string[], prefix: string, delimiter: string, after: string) {
  const entries = new Map<string, 'key' | 'prefix'>();
  for (const key of keys) {
    if (!key.startsWith(prefix) || compareUtf8(key, after) <= 0) continue;
    const at = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    if (at === -1) entries.set(key, 'key');
    else {
      const common = key.slice(0, at + delimiter.length);
      // Only what sorts after the marker is given, common prefixes as well.
      if (compareUtf8(common, after) > 0) entries.set(common, 'prefix');
    }
  }
  return [...entries].sort(([a], [b]) => compareUtf8(a, b));
}

const key = fc.array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 6 }).map((letters) => letters.join(''));
const listing = fc.record({
  keys: fc.uniqueArray(key, { maxLength: 25 }),
  prefix: fc.array(fc.constantFrom(...LETTERS), { maxLength: 2 }).map((letters) => letters.join('')),
  delimiter: fc.constantFrom('', '/', '//', 'a', 'ä'),
  after: fc.oneof(fc.constant(''), key),
  maxKeys: fc.integer({ min: 1, max: 7 }),
});

/** A new bucket with these keys. */
async function bucketWith(keys: readonly string[]): Promise<string> {
  const bucket = `listed-${++bucketCount}`;
  await store.answer({ method: 'PUT', bucket, query: [], headers: {}, body: null });
  for (const each of keys) {
    const put = { method: 'PUT', bucket, key: each, query: [], headers: {}, body: Buffer.from(each) } as const;
    expect((await store.answer(put)).status).toBe(200);
  }
  return bucket;
}

describe('the listing of an embedded store', () => {
  it.each(['V2', 'V1'])('%s gives every key and common prefix once, in order, over any pages', async (version) => {
    await fc.assert(
      fc.asyncProperty(listing, async ({ keys, prefix, delimiter, after, maxKeys }) => {
        const bucket = await bucketWith(keys);
        const fixed: Query = [
          ...(version === 'V2' ? [['list-type', '2'] as const] : []),
          ['prefix', prefix],
          ['delimiter', delimiter],
          ['max-keys', String(maxKeys)],
          ['encoding-type', 'url'],
        ];
        const seen: [string, 'key' | 'prefix'][] = [];
        let from: Query = after === '' ? [] : [[version === 'V2' ? 'start-after' : 'marker', after]];
        for (;;) {
          const page = await list(bucket, [...fixed, ...from]);
          const entries = [
            ...page.keys.map((each) => [each, 'key'] as [string, 'key']),
            ...page.prefixes.map((each) => [each, 'prefix'] as [string, 'prefix']),
          ].sort(([a], [b]) => compareUtf8(a, b));
          expect(entries.length).toBeLessThanOrEqual(maxKeys);
          seen.push(...entries);
          if (!page.isTruncated) break;
          expect(entries.length).toBe(maxKeys);
          const last = page.next === '' ? (entries.at(-1)?.[0] ?? '') : decode(page.next);
          from = version === 'V2' ? [['continuation-token', page.next]] : [['marker', last]];
        }
        expect(seen).toEqual(modelOf(keys, prefix, delimiter, after));
      }),
      { numRuns: 150 },
    );
  });

  it('gives no page of nothing that goes on', async () => {
    const bucket = await bucketWith(['a', 'b']);
    expect(
      await list(bucket, [
        ['list-type', '2'],
        ['max-keys', '0'],
      ]),
    ).toMatchObject({ keys: [], isTruncated: false });
  });
});
