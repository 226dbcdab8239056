import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatHttpDate, parseHttpDate } from './http-date.ts';

// RFC 9110, section 5.6.7.
const EXAMPLE_MS = Date.UTC(1994, 10, 6, 8, 49, 37);

describe('an HTTP date', () => {
  it.each([
    'Sun, 06 Nov 1994 08:49:37 GMT',
    'Sunday, 06-Nov-94 08:49:37 GMT',
    'Sun Nov  6 08:49:37 1994',
    '  Sun, 06 Nov 1994 08:49:37 GMT ',
  ])('is read in every form of RFC 9110: %s', (text) => {
    expect(parseHttpDate(text)).toBe(EXAMPLE_MS);
  });

  it('is written as IMF-fixdate, in whole seconds', () => {
    expect(formatHttpDate(EXAMPLE_MS + 999)).toBe('Sun, 06 Nov 1994 08:49:37 GMT');
  });

  it('comes back from the text it was written as', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 253_402_300_799 }), (seconds) => {
        expect(parseHttpDate(formatHttpDate(seconds * 1000))).toBe(seconds * 1000);
      }),
    );
  });

  it.each([
    ['Saturday, 01-Jan-00 00:00:00 GMT', Date.UTC(2000, 0, 1)],
    ['Tuesday, 31-Dec-69 00:00:00 GMT', Date.UTC(2069, 11, 31)],
    ['Thursday, 01-Jan-70 00:00:00 GMT', 0],
    ['Friday, 31-Dec-99 00:00:00 GMT', Date.UTC(1999, 11, 31)],
  ])('of two digits has the century that is meant: %s', (text, timeMs) => {
    expect(parseHttpDate(text)).toBe(timeMs);
  });

  it.each([
    ['Tue Nov 16 08:49:37 1994', Date.UTC(1994, 10, 16, 8, 49, 37)],
    ['Thu, 29 Feb 2024 23:59:60 GMT', Date.UTC(2024, 2, 1)],
  ])('may have two digits in asctime, and a leap second: %s', (text, timeMs) => {
    expect(parseHttpDate(text)).toBe(timeMs);
  });

  it.each([
    '',
    'yesterday',
    '0',
    '1994-11-06T08:49:37Z',
    '06 Nov 1994 08:49:37 GMT',
    'Sun, 6 Nov 1994 08:49:37 GMT',
    'Sun, 06 Nov 94 08:49:37 GMT',
    'Sun, 06 Nov 1994 08:49:37',
    'Sun, 06 Nov 1994 08:49:37 CET',
    'Sun, 06 Nov 1994 24:00:00 GMT',
    'Sun, 06 Nov 1994 08:60:37 GMT',
    'Sun, 06 Nov 1994 08:49:61 GMT',
    'Sun, 00 Nov 1994 08:49:37 GMT',
    'Sun, 31 Nov 1994 08:49:37 GMT',
    'Wed, 29 Feb 2023 08:49:37 GMT',
    'Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT',
    'Sun, 06 nov 1994 08:49:37 GMT',
    'Xxx, 06 Nov 1994 08:49:37 GMT',
  ])('is none: %j', (text) => {
    expect(parseHttpDate(text)).toBeUndefined();
  });
});
