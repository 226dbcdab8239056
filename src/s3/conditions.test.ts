import { describe, expect, it } from 'vitest';
import { evaluateReadConditions, evaluateWriteConditions } from './conditions.ts';
import { parseEtagList, quoteEtag, unquoteEtag } from './etag.ts';
import { formatHttpDate, parseHttpDate } from './http-date.ts';

const SECOND = 'Sun, 06 Nov 1994 08:49:37 GMT';
const BEFORE = 'Sun, 06 Nov 1994 08:49:36 GMT';
const AFTER = 'Sun, 06 Nov 1994 08:49:38 GMT';
/** Written in the middle of a second: HTTP dates cannot say so. */
const CURRENT = { etag: 'abc', lastModifiedMs: Date.UTC(1994, 10, 6, 8, 49, 37, 500) };

describe('conditions of a read (RFC 9110, section 13.2.2)', () => {
  it.each([
    ['nothing', {}, 'proceed'],
    ['the tag in If-Match', { 'if-match': '"abc"' }, 'proceed'],
    ['the tag without quotes', { 'if-match': 'abc' }, 'proceed'],
    ['one of several tags', { 'if-match': '"x", "abc"' }, 'proceed'],
    ['If-Match *', { 'if-match': '*' }, 'proceed'],
    ['another tag', { 'if-match': '"x"' }, 'precondition-failed'],
    ['a weak tag in If-Match', { 'if-match': 'W/"abc"' }, 'precondition-failed'],
    ['the tag inside another', { 'if-match': '"x,abc"' }, 'precondition-failed'],
    ['If-Unmodified-Since its second', { 'if-unmodified-since': SECOND }, 'proceed'],
    ['If-Unmodified-Since before', { 'if-unmodified-since': BEFORE }, 'precondition-failed'],
    ['If-Unmodified-Since no date', { 'if-unmodified-since': 'yesterday' }, 'proceed'],
    ['If-Match over If-Unmodified-Since', { 'if-match': '"abc"', 'if-unmodified-since': BEFORE }, 'proceed'],
    [
      'a failed If-Match over all',
      { 'if-match': '"x"', 'if-none-match': '"x"', 'if-modified-since': BEFORE },
      'precondition-failed',
    ],
    ['the tag in If-None-Match', { 'if-none-match': '"abc"' }, 'not-modified'],
    ['a weak tag in If-None-Match', { 'if-none-match': 'W/"abc"' }, 'not-modified'],
    ['If-None-Match *', { 'if-none-match': '*' }, 'not-modified'],
    ['another tag in If-None-Match', { 'if-none-match': '"x"' }, 'proceed'],
    ['If-Modified-Since its second', { 'if-modified-since': SECOND }, 'not-modified'],
    ['If-Modified-Since after', { 'if-modified-since': AFTER }, 'not-modified'],
    ['If-Modified-Since before', { 'if-modified-since': BEFORE }, 'proceed'],
    ['If-Modified-Since no date', { 'if-modified-since': '0' }, 'proceed'],
    ['If-None-Match over If-Modified-Since', { 'if-none-match': '"x"', 'if-modified-since': SECOND }, 'proceed'],
    ['both kept', { 'if-match': '"abc"', 'if-none-match': '"abc"' }, 'not-modified'],
    [
      'an old If-Unmodified-Since before If-None-Match',
      { 'if-unmodified-since': BEFORE, 'if-none-match': '"abc"' },
      'precondition-failed',
    ],
  ] as const)('with %s', (_title, headers, outcome) => {
    expect(evaluateReadConditions(headers, CURRENT)).toBe(outcome);
  });
});

describe('conditions of a write', () => {
  it.each([
    ['nothing, on an object', {}, CURRENT, 'proceed'],
    ['nothing, on no object', {}, undefined, 'proceed'],
    ['If-None-Match * on no object', { 'if-none-match': '*' }, undefined, 'proceed'],
    ['If-None-Match * on an object', { 'if-none-match': '*' }, CURRENT, 'precondition-failed'],
    ['If-None-Match of another tag', { 'if-none-match': '"x"' }, CURRENT, 'proceed'],
    ['If-Match of the tag', { 'if-match': '"abc"' }, CURRENT, 'proceed'],
    ['If-Match of another tag', { 'if-match': '"x"' }, CURRENT, 'precondition-failed'],
    ['If-Match on no object', { 'if-match': '"abc"' }, undefined, 'missing'],
    ['If-Match * on no object', { 'if-match': '*' }, undefined, 'missing'],
    ['dates, which a write does not look at', { 'if-unmodified-since': BEFORE }, CURRENT, 'proceed'],
  ] as const)('with %s', (_title, headers, current, outcome) => {
    expect(evaluateWriteConditions(headers, current)).toBe(outcome);
  });
});

describe('entity tags', () => {
  it('lose quotes and weakness, and get quotes back', () => {
    expect([' "a" ', 'W/"a"', 'a', '""'].map(unquoteEtag)).toEqual(['a', 'a', 'a', '']);
    expect(quoteEtag('a-2')).toBe('"a-2"');
  });

  it('are listed with commas inside the quotes', () => {
    expect(parseEtagList('"a,b" ,W/"c", d,, ""')).toEqual([
      { etag: 'a,b', isWeak: false },
      { etag: 'c', isWeak: true },
      { etag: 'd', isWeak: false },
      { etag: '', isWeak: false },
    ]);
  });
});

describe('HTTP dates', () => {
  it('are read in all three forms, in UTC', () => {
    const timeMs = Date.UTC(1994, 10, 6, 8, 49, 37);
    for (const text of [SECOND, 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'])
      expect(parseHttpDate(text)).toBe(timeMs);
    expect(formatHttpDate(timeMs + 999)).toBe(SECOND);
  });

  it.each([
    '',
    '0',
    '1994',
    '1994-11-06T08:49:37Z',
    'Sun, 31 Feb 1994 08:49:37 GMT',
    'Sun, 06 Nov 1994 24:00:00 GMT',
    `${SECOND}+1`,
    'Sun, 06 Foo 1994 08:49:37 GMT',
  ])('are nothing else: %j', (text) => {
    expect(parseHttpDate(text)).toBeUndefined();
  });
});
