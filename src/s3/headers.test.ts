import { describe, expect, it } from 'vitest';
import { headersFromRaw, queryValue, splitTarget } from './headers.ts';

describe('header fields', () => {
  it('have lower-case names and are joined in the order received', () => {
    const headers = headersFromRaw(['X-Amz-Meta-A', '1', 'Host', 'h', 'x-amz-meta-a', '2,3', 'X-AMZ-Meta-A', '']);
    expect(headers['x-amz-meta-a']).toBe('1,2,3,');
    expect(headers['host']).toBe('h');
  });

  it('inherit nothing', () => {
    const headers = headersFromRaw(['__proto__', 'x']);
    expect(headers['constructor']).toBeUndefined();
    expect(Object.entries(headers)).toEqual([['__proto__', 'x']]);
  });
});

describe('a request target', () => {
  it.each([
    ['/a/../b//c?x=1&y', '/a/../b//c', 'x=1&y'],
    ['/a?', '/a', ''],
    ['/a?b?c', '/a', 'b?c'],
    ['https://host:1/a%2Fb?q', '/a%2Fb', 'q'],
    ['https://host', '/', ''],
    ['https://host?acl', '/', 'acl'],
    ['*', '*', ''],
  ])('is split without being cleaned: %s', (target, path, rawQuery) => {
    expect(splitTarget(target)).toMatchObject({ path, rawQuery });
  });

  it('has a query in the order received, + as a space and %2B as a plus', () => {
    const { query } = splitTarget('/?b=1+2&a=%2B&a=&acl&&k%20y=v%3D%26=x');
    expect(query).toEqual([
      ['b', '1 2'],
      ['a', '+'],
      ['a', ''],
      ['acl', ''],
      ['k y', 'v=&=x'],
    ]);
    expect(queryValue(query, 'a')).toBe('+');
    expect(queryValue(query, 'acl')).toBe('');
    expect(queryValue(query, 'none')).toBeUndefined();
  });

  it.each(['/?prefix=%', '/?prefix=%ff', '/?%zz=1'])('is InvalidURI when its query is no UTF-8: %s', (target) => {
    expect(() => splitTarget(target)).toThrow(expect.objectContaining({ code: 'InvalidURI' }));
  });
});
