import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BackendFacts } from '../domain/backend.ts';
import type { SpreadDimension } from '../domain/policy.ts';
import { chooseCopies, sharedDimension } from './spread.ts';

function backend(id: string, providerId?: string, country?: string): BackendFacts {
  return { id, state: 'active', place: { ...(providerId ? { providerId } : {}), ...(country ? { country } : {}) } };
}

const anySpread = fc.uniqueArray(fc.constantFrom<SpreadDimension>('provider', 'country'));
const fact = (...values: string[]) => fc.constantFrom(undefined, ...values);
const anyCandidates = fc
  .array(fc.tuple(fact('p', 'q', 'r', 's'), fact('FI', 'DE', 'SE', 'US')), { minLength: 1, maxLength: 8 })
  .map((places) => places.map(([provider, country], index) => backend(`b${index}`, provider, country)));

describe('chooseCopies', () => {
  const ids = (copies: readonly BackendFacts[]) => copies.map(({ id }) => id);

  it('takes the first candidates when copies need not be apart', () => {
    const [home, a, b, c] = [backend('home'), backend('a'), backend('b'), backend('c')];
    expect(ids(chooseCopies(home, [a, home, b, c], { replicas: 3, spread: [] }))).toEqual(['home', 'a', 'b']);
  });

  it('passes over a preferred candidate that would leave no room for the others', () => {
    const home = backend('home', 'p', 'FI');
    const candidates = [backend('greedy', 'q', 'DE'), backend('a', 'q', 'SE'), backend('b', 'r', 'DE')];
    expect(ids(chooseCopies(home, candidates, { replicas: 3, spread: ['provider', 'country'] }))).toEqual([
      'home',
      'a',
      'b',
    ]);
    expect(ids(chooseCopies(home, candidates, { replicas: 2, spread: ['provider', 'country'] }))).toEqual([
      'home',
      'greedy',
    ]);
  });

  it('puts no copy beside a home of which the dimension is not known', () => {
    const copies = chooseCopies(backend('home', 'p'), [backend('a', 'q', 'FI')], { replicas: 2, spread: ['country'] });
    expect(ids(copies)).toEqual(['home']);
  });

  it('finds the most preferred of the largest sets, as trying every subset does', () => {
    fc.assert(
      fc.property(anyCandidates, anySpread, fc.integer({ min: 1, max: 5 }), (backends, spread, replicas) => {
        const [home, ...candidates] = backends;
        if (!home) return;
        const isApart = (set: readonly BackendFacts[]) =>
          set.every((a, i) => set.slice(i + 1).every((b) => sharedDimension(a.place, b.place, spread) === undefined));
        let best: readonly BackendFacts[] = [home];
        for (let bits = 0; bits < 2 ** candidates.length; bits++) {
          // The first candidate is the highest bit, so that counting down tries the preferred subsets first.
          const mask = 2 ** candidates.length - 1 - bits;
          const set = [home, ...candidates.filter((_, index) => mask & (1 << (candidates.length - 1 - index)))];
          if (set.length <= replicas && set.length > best.length && isApart(set)) best = set;
        }
        expect(ids(chooseCopies(home, backends, { replicas, spread }))).toEqual(ids(best));
      }),
      { numRuns: 500 },
    );
  });

  it('stays fast with far more backends than anybody has', () => {
    const backends = Array.from({ length: 400 }, (_, index) =>
      backend(`b${index}`, `p${index % 17}`, `c${index % 13}`),
    );
    const [home] = backends;
    if (!home) throw new Error('no home');
    const copies = chooseCopies(home, backends, { replicas: 16, spread: ['provider', 'country'] });
    expect(copies).toHaveLength(13);
  });
});

describe('sharedDimension', () => {
  it.each<[BackendFacts, BackendFacts, SpreadDimension[], SpreadDimension | undefined]>([
    [backend('a', 'p', 'FI'), backend('b', 'p', 'FI'), [], undefined],
    [backend('a', 'p', 'FI'), backend('b', 'p', 'DE'), ['country'], undefined],
    [backend('a', 'p', 'FI'), backend('b', 'p', 'DE'), ['country', 'provider'], 'provider'],
    [backend('a', 'p', 'FI'), backend('b', 'p', 'FI'), ['country', 'provider'], 'country'],
    [backend('a', 'p'), backend('b', 'q', 'FI'), ['country'], 'country'],
    [backend('a', 'p', 'FI'), backend('b', 'q'), ['country'], 'country'],
  ])('of %j and %j by %j', (a, b, spread, expected) => {
    expect(sharedDimension(a.place, b.place, spread)).toBe(expected);
  });
});
