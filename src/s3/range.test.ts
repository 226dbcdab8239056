import { describe, expect, it } from 'vitest';
import { parseRange } from './range.ts';

describe('a Range header (RFC 9110, section 14)', () => {
  it.each([
    [undefined, 10, 'whole'],
    ['bytes=0-', 10, { start: 0, end: 9 }],
    ['bytes=0-0', 10, { start: 0, end: 0 }],
    ['bytes=2-5', 10, { start: 2, end: 5 }],
    ['bytes=9-9', 10, { start: 9, end: 9 }],
    ['bytes=9-', 10, { start: 9, end: 9 }],
    ['bytes=5-500', 10, { start: 5, end: 9 }],
    ['Bytes=2-5', 10, { start: 2, end: 5 }],
    ['bytes=-3', 10, { start: 7, end: 9 }],
    ['bytes=-10', 10, { start: 0, end: 9 }],
    ['bytes=-500', 10, { start: 0, end: 9 }],
    ['bytes=10-', 10, 'unsatisfiable'],
    ['bytes=10-20', 10, 'unsatisfiable'],
    ['bytes=99999999999999999999-', 10, 'unsatisfiable'],
    ['bytes=-0', 10, 'unsatisfiable'],
    ['bytes=0-', 0, 'unsatisfiable'],
    ['bytes=0-0', 0, 'unsatisfiable'],
    ['bytes=-1', 0, 'unsatisfiable'],
    ['bytes=5-2', 10, 'whole'],
    ['bytes=-', 10, 'whole'],
    ['bytes=', 10, 'whole'],
    ['bytes=a-b', 10, 'whole'],
    ['bytes=0-1,3-4', 10, 'whole'],
    ['bytes=+1-2', 10, 'whole'],
    ['bytes 0-1', 10, 'whole'],
    ['items=0-1', 10, 'whole'],
  ] as const)('%s of %d bytes', (header, sizeBytes, expected) => {
    expect(parseRange(header, sizeBytes)).toEqual(expected);
  });
});
