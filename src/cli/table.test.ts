import { describe, expect, it } from 'vitest';
import { formatTable, humanBytes } from './table.ts';

describe('a table', () => {
  it('has columns as wide as their widest cell, and nothing behind the last one', () => {
    const rows = [
      ['object', 'size', 'state'],
      ['a', '64.0 MiB', 'in sync'],
      ['archive/large.bin', '1 B', ''],
    ];
    expect(formatTable(rows).split('\n')).toEqual([
      'object             size      state',
      '-----------------  --------  -------',
      'a                  64.0 MiB  in sync',
      'archive/large.bin  1 B',
    ]);
  });

  it('of a heading alone is a heading', () => {
    expect(formatTable([['a']])).toBe('a\n-');
  });
});

describe('a number of bytes', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1.0 KiB'],
    [1536, '1.5 KiB'],
    [64 * 1024 ** 2, '64.0 MiB'],
    [1024 ** 4, '1.0 TiB'],
    [5000 * 1024 ** 4, '5000.0 TiB'],
  ])('of %i is %s', (bytes, text) => {
    expect(humanBytes(bytes)).toBe(text);
  });
});
