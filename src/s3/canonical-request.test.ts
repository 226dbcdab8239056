import { describe, expect, it } from 'vitest';
import { canonicalQuery, canonicalRequest, canonicalValue } from './canonical-request.ts';

describe('the canonical query', () => {
  it.each([
    ['', ''],
    ['acl', 'acl='],
    ['acl=', 'acl='],
    ['b=1&a=2', 'a=2&b=1'],
    ['a=2&a=1&a=10', 'a=1&a=10&a=2'],
    ['a-b=1&a=1', 'a=1&a-b=1'],
    ['B=1&a=1', 'B=1&a=1'],
    ['a=b=c', 'a=b%3Dc'],
    ['&a=1&&b=2&', 'a=1&b=2'],
    ['a=x+y', 'a=x%20y'],
    ['a=x%2By', 'a=x%2By'],
    ['a=%2f%7e', 'a=%2F~'],
    ['X-Amz-Signature=1&a=1', 'a=1'],
    ['X-Amz-Signatur%65=1&a=1', 'a=1'],
    ['x-amz-signature=1', 'x-amz-signature=1'],
    ['a=\u20ac', 'a=%E2%82%AC'],
    ['a=\u00e9\u20ac', 'a=%C3%A9%E2%82%AC'],
    ['a=\u00e2\u0082\u00ac', 'a=%E2%82%AC'],
    ['a=%zz', 'a=%zz'],
    ['a=%FF', 'a=%FF'],
    ['a=\u00ff', 'a=\u00ff'],
  ])('of %j is %j', (raw, canonical) => {
    expect(canonicalQuery(raw)).toBe(canonical);
  });
});

describe('the canonical path', () => {
  it.each([
    ['', '/'],
    ['/', '/'],
    ['/a//b/../c/.', '/a//b/../c/.'],
    ['/a%2Fb', '/a%2Fb'],
    ['/a%2fb%41', '/a%2FbA'],
    ['/a+b', '/a%2Bb'],
    ['/a b', '/a%20b'],
    ['/%zz/a b', '/%zz/a%20b'],
  ])('of %j is %j', (path, canonical) => {
    const input = { method: 'GET', canonicalQuery: '', headers: {}, signedHeaders: [], payloadHash: 'x' };
    expect(canonicalRequest({ ...input, path }).split('\n')[1]).toBe(canonical);
  });
});

describe('the canonical value of a header', () => {
  it.each([
    ['', ''],
    ['  a  ', 'a'],
    ['a  b', 'a b'],
    ['a \t b\r\n  c', 'a b c'],
    ['a\tb', 'a b'],
    ['\ta', 'a'],
    ['   ', ''],
    ['"a  b"', '"a b"'],
    ['voil\u00c3\u00a0', 'voil\u00e0'],
    ['\u00e0', '\u00e0'],
    ['\u20ac', '\u20ac'],
  ])('%j is %j', (value, canonical) => {
    expect(canonicalValue(value)).toBe(canonical);
  });

  it('is nothing when the header is not there', () => {
    const input = { method: 'GET', path: '/', canonicalQuery: '', headers: {}, payloadHash: 'x' };
    expect(canonicalRequest({ ...input, signedHeaders: ['a', 'b'] })).toBe('GET\n/\n\na:\nb:\n\na;b\nx');
  });
});
