import { describe, expect, it } from 'vitest';
import { splitHash } from './hash-location.ts';

describe('splitHash', () => {
  it.each([
    ['', '/', ''],
    ['#/', '/', ''],
    ['#providers', '/providers', ''],
    ['#/providers?country=DE&text=a%3Fb', '/providers', 'country=DE&text=a%3Fb'],
    ['#/buckets/a/b%2Fc%3Fd', '/buckets/a/b%2Fc%3Fd', ''],
    ['/providers?text=why?', '/providers', 'text=why?'],
  ])('reads %j', (hash, path, search) => {
    expect(splitHash(hash)).toEqual({ path, search });
  });
});
