import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../test/support/manual-clock.ts';
import { TtlCache } from './cache.ts';

const ttlMs = 100;

function cacheOf(maxEntries: number) {
  const clock = new ManualClock();
  return { clock, cache: new TtlCache<string, number>({ clock, ttlMs, maxEntries }) };
}

describe('a cache', () => {
  it('gives a value until its time is over', () => {
    const { clock, cache } = cacheOf(10);
    cache.set('a', 1);
    clock.advance(ttlMs - 1);
    expect(cache.get('a')).toBe(1);
    clock.advance(1);
    expect(cache.get('a')).toBeUndefined();
  });

  it('counts the time of a value from when it was last set, not from when it was read', () => {
    const { clock, cache } = cacheOf(10);
    cache.set('a', 1);
    clock.advance(60);
    cache.set('a', 2);
    clock.advance(60);
    expect(cache.get('a')).toBe(2);
    clock.advance(40);
    expect(cache.get('a')).toBeUndefined();
  });

  it('drops the entry that was set first when it is full', () => {
    const { cache } = cacheOf(2);
    cache.set('a', 1);
    cache.set('b', 2);
    cache.set('a', 3);
    cache.set('c', 4);
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([3, undefined, 4]);
  });

  it('drops nothing when an entry of a full cache is set again', () => {
    const { cache } = cacheOf(2);
    cache.set('a', 1);
    cache.set('b', 2);
    cache.set('b', 3);
    expect([cache.get('a'), cache.get('b')]).toEqual([1, 3]);
  });

  it('forgets one entry, or all of them', () => {
    const { cache } = cacheOf(10);
    for (const key of ['a', 'b', 'c']) cache.set(key, 1);
    cache.delete('a');
    cache.delete('nothing');
    expect([cache.get('a'), cache.get('b')]).toEqual([undefined, 1]);
    cache.clear();
    expect([cache.get('b'), cache.get('c')]).toEqual([undefined, undefined]);
  });

  it('never gives a value that is old, gone or another key’s, and never holds more than it may', () => {
    const action = fc.oneof(
      fc.record({ kind: fc.constant('set' as const), key: fc.constantFrom('a', 'b', 'c', 'd') }),
      fc.record({ kind: fc.constant('delete' as const), key: fc.constantFrom('a', 'b', 'c', 'd') }),
      fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: ttlMs }) }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), fc.integer({ min: 1, max: 3 }), (actions, maxEntries) => {
        const { clock, cache } = cacheOf(maxEntries);
        const model = new Map<string, { value: number; atMs: number }>();
        for (const [value, next] of actions.entries()) {
          if (next.kind === 'wait') clock.advance(next.ms);
          else if (next.kind === 'delete') {
            cache.delete(next.key);
            model.delete(next.key);
          } else {
            cache.set(next.key, value);
            model.delete(next.key);
            model.set(next.key, { value, atMs: clock.nowMs() });
          }
          const held = ['a', 'b', 'c', 'd'].filter((key) => cache.get(key) !== undefined);
          expect(held.length).toBeLessThanOrEqual(maxEntries);
          for (const key of held) {
            expect(cache.get(key)).toBe(model.get(key)?.value);
            expect(clock.nowMs() - (model.get(key)?.atMs ?? 0)).toBeLessThan(ttlMs);
          }
          if (next.kind === 'set') expect(cache.get(next.key)).toBe(value);
        }
      }),
    );
  });
});
