import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../test/support/manual-clock.ts';
import { RateLimit } from './rate-limit.ts';

const LIMITS = { perSecond: 2, burst: 3, atOnce: 2, atOnceInAll: 3, maxCallers: 2 };

function callOnce(limit: RateLimit, caller: string): string {
  const entry = limit.enter(caller);
  if (entry.kind === 'in') entry.leave();
  return entry.kind;
}

describe('a rate limit', () => {
  it('lets a burst in, then so many a second, and says how long to wait', () => {
    const clock = new ManualClock();
    const limit = new RateLimit(LIMITS, clock);
    expect([1, 2, 3, 4].map(() => callOnce(limit, 'a'))).toEqual(['in', 'in', 'in', 'wait']);
    expect(limit.enter('a')).toEqual({ kind: 'wait', afterMs: 500 });
    clock.advance(500);
    expect([1, 2].map(() => callOnce(limit, 'a'))).toEqual(['in', 'wait']);
    clock.advance(60_000);
    expect([1, 2, 3, 4].map(() => callOnce(limit, 'a'))).toEqual(['in', 'in', 'in', 'wait']);
  });

  it('counts each caller apart, and all of them together what is under way', () => {
    const limit = new RateLimit(LIMITS, new ManualClock());
    const first = limit.enter('a');
    expect([limit.enter('a').kind, limit.enter('a').kind]).toEqual(['in', 'wait']);
    expect([limit.enter('b').kind, limit.enter('b').kind]).toEqual(['in', 'wait']);
    if (first.kind === 'in') first.leave();
    expect(limit.enter('b').kind).toBe('in');
  });

  it('counts nobody out twice', () => {
    const limit = new RateLimit({ ...LIMITS, burst: 9 }, new ManualClock());
    const entry = limit.enter('a');
    if (entry.kind === 'in') {
      entry.leave();
      entry.leave();
    }
    expect([limit.enter('a').kind, limit.enter('a').kind, limit.enter('a').kind]).toEqual(['in', 'in', 'wait']);
  });

  it('remembers no more callers than it may', () => {
    const limit = new RateLimit(LIMITS, new ManualClock());
    for (let index = 0; index < 3; index++) callOnce(limit, 'a');
    expect(callOnce(limit, 'a')).toBe('wait');
    callOnce(limit, 'b');
    callOnce(limit, 'c');
    expect(callOnce(limit, 'a')).toBe('in');
  });
});
