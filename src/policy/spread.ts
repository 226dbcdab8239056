import type { BackendFacts, BackendPlace } from '../domain/backend.ts';
import type { SpreadDimension } from '../domain/policy.ts';

/** The copies wanted around a home. */
export interface SpreadWish {
  /** Home included. */
  readonly replicas: number;
  /** No two copies may be alike in any of them. */
  readonly spread: readonly SpreadDimension[];
}

/** A backend by the two values that it takes up: a copy with either of them leaves no room for another. */
interface Seat {
  readonly backend: BackendFacts;
  readonly left: string;
  readonly right: string;
}

/**
 * Home and the copies around it: as many as can be kept apart, at most `replicas`, and of all such sets the one that
 * prefers earlier candidates. With two dimensions this is a matching between their values, which is found without trying
 * every subset; a third dimension would need another algorithm.
 */
export function chooseCopies(
  home: BackendFacts,
  candidates: readonly BackendFacts[],
  wish: SpreadWish,
): readonly BackendFacts[] {
  const homeSeat = seatOf(home, wish.spread);
  if (!homeSeat) return [home];
  const others = candidates.filter((candidate) => candidate !== home);
  const seats = seatsApart(
    others.flatMap((candidate) => seatOf(candidate, wish.spread) ?? []),
    [homeSeat],
  );
  const target = 1 + mostApart(seats, wish.replicas - 1);
  const chosen: Seat[] = [homeSeat];
  for (const [index, seat] of seats.entries()) {
    if (chosen.length >= target) break;
    if (seatsApart([seat], chosen).length === 0) continue;
    const later = seatsApart(seats.slice(index + 1), [...chosen, seat]);
    // Taking it must leave room for a set as large as there can be.
    if (chosen.length + 1 + mostApart(later, target) >= target) chosen.push(seat);
  }
  return chosen.map((seat) => seat.backend);
}

/**
 * The first of `spread` in which two places are not known to differ, or undefined when they are apart. A fact that is not
 * known is never apart from anything.
 */
export function sharedDimension(
  a: BackendPlace,
  b: BackendPlace,
  spread: readonly SpreadDimension[],
): SpreadDimension | undefined {
  return spread.find((dimension) => {
    const [own, theirs] = [valueIn(a, dimension), valueIn(b, dimension)];
    return own === undefined || theirs === undefined || own === theirs;
  });
}

/** The value of a place in a dimension of spread; undefined when it is not known. */
export function valueIn(place: BackendPlace, dimension: SpreadDimension): string | undefined {
  return dimension === 'provider' ? place.providerId : place.country;
}

/** Without a dimension every backend has a seat of its own; with one, both sides are its value. */
function seatOf(backend: BackendFacts, spread: readonly SpreadDimension[]): Seat | undefined {
  const [first, second = first] = spread;
  if (first === undefined || second === undefined) return { backend, left: backend.id, right: backend.id };
  const left = valueIn(backend.place, first);
  const right = valueIn(backend.place, second);
  return left === undefined || right === undefined ? undefined : { backend, left, right };
}

function seatsApart(seats: readonly Seat[], taken: readonly Seat[]): readonly Seat[] {
  return seats.filter((seat) => taken.every(({ left, right }) => seat.left !== left && seat.right !== right));
}

/** How many of the seats can be taken together, counted up to `limit`: a maximum bipartite matching (Kuhn's algorithm). */
function mostApart(seats: readonly Seat[], limit: number): number {
  const holders = new Map<string, readonly Seat[]>();
  const findRoom = (alternatives: readonly Seat[], visited: Set<string>): boolean =>
    alternatives.some(({ right }) => {
      if (visited.has(right)) return false;
      visited.add(right);
      const holder = holders.get(right);
      if (holder && !findRoom(holder, visited)) return false;
      holders.set(right, alternatives);
      return true;
    });
  let count = 0;
  for (const alternatives of Map.groupBy(seats, (seat) => seat.left).values()) {
    if (count >= limit) break;
    if (findRoom(alternatives, new Set())) count++;
  }
  return count;
}
