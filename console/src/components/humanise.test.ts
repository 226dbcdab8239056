import { describe, expect, it } from 'vitest';
import {
  countryName,
  humanAgo,
  humanBytes,
  humanClock,
  humanCount,
  humanCounted,
  humanLatency,
  humanSpan,
} from './humanise.ts';

describe('humanise', () => {
  it.each([
    [0, '0 B'],
    [1, '1 B'],
    [1023, '1023 B'],
    [1024, '1.00 KiB'],
    [1536, '1.50 KiB'],
    [10 * 1024, '10.0 KiB'],
    [1024 * 1024 - 1, '1.00 MiB'],
    [234 * 1024 ** 3, '234 GiB'],
    [Number.MAX_SAFE_INTEGER, '8.00 PiB'],
    [-2048, '−2.00 KiB'],
  ])('writes %d bytes as %s', (bytes, text) => {
    expect(humanBytes(bytes)).toBe(text);
  });

  it('sets the thousands of a count apart', () => {
    expect(humanCount(1234567)).toBe('1,234,567');
    expect([0, 1, 2500].map((count) => humanCounted(count, 'object'))).toEqual([
      '0 objects',
      '1 object',
      '2,500 objects',
    ]);
  });

  it.each([
    [0, '0 ms'],
    [350, '350 ms'],
    [42_000, '42 s'],
    [200_000, '3 min 20 s'],
    [7_500_000, '2 h 5 min'],
    [356_400_000, '4 d 3 h'],
    [3_600_000, '1 h'],
  ])('writes %d ms as %s', (span, text) => {
    expect(humanSpan(span)).toBe(text);
  });

  it('says how long ago a moment was and how far ahead it is', () => {
    expect(humanAgo(0, 180_000)).toBe('3 minutes ago');
    expect(humanAgo(7_200_000, 0)).toBe('in 2 hours');
    expect(humanAgo(100, 0)).toBe('now');
  });

  it('writes the time of day, and the date where a day begins', () => {
    expect(humanClock(new Date(2026, 10, 24, 9, 5).getTime())).toBe('09:05');
    expect(humanClock(new Date(2026, 10, 24).getTime())).toBe('Tue 24');
  });

  it.each([
    [0, 'under 1 ms'],
    [1, '1 ms'],
    [1500, '2 s'],
  ])('writes a latency of %d ms as %s', (latency, text) => {
    expect(humanLatency(latency)).toBe(text);
  });

  it('names countries, and leaves alone what is no country', () => {
    expect(countryName('fi')).toBe('Finland');
    expect(countryName('nowhere at all')).toBe('nowhere at all');
    expect(countryName(null)).toBe('unknown');
  });
});
