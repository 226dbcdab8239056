import type { SnapshotFile } from './snapshot.ts';

/** One object with its bucket. */
export interface PlacedFile {
  readonly bucket: string;
  readonly file: SnapshotFile;
}

/** An object that is gone at one place and has come at another. */
export interface Move {
  readonly from: PlacedFile;
  readonly to: PlacedFile;
}

/** What moved, and what was only added or only removed. */
export interface MatchedMoves {
  readonly moves: readonly Move[];
  readonly added: readonly PlacedFile[];
  readonly removed: readonly PlacedFile[];
}

/**
 * Pairs what is gone with what has come: the same ETag and size are the same bytes, also for the ETag of a multipart upload,
 * which says bytes and part sizes. Empty objects are all alike and objects without an ETag say nothing, so neither moves.
 * Of several that are alike, those that kept their whole key are paired first, then those that kept their name, then by
 * order. Each is paired once. Linear.
 */
export function matchMoves(found: {
  readonly added: readonly PlacedFile[];
  readonly removed: readonly PlacedFile[];
}): MatchedMoves {
  const moves: Move[] = [];
  let { added, removed } = found;
  for (const resemblance of [sameKey, sameName, sameBytes]) {
    const round = matchBy(resemblance, added, removed);
    moves.push(...round.moves);
    ({ added, removed } = round);
  }
  return { moves, added, removed };
}

type Resemblance = (placed: PlacedFile) => string | undefined;

function matchBy(of: Resemblance, added: readonly PlacedFile[], removed: readonly PlacedFile[]): MatchedMoves {
  const waiting = new Map<string, PlacedFile[]>();
  // From the last to the first, so that the first is taken first.
  for (const placed of removed.toReversed()) {
    const likeness = of(placed);
    if (likeness === undefined) continue;
    const alike = waiting.get(likeness);
    if (alike) alike.push(placed);
    else waiting.set(likeness, [placed]);
  }
  const moves: Move[] = [];
  const taken = new Set<PlacedFile>();
  const left = added.filter((to) => {
    const from = waiting.get(of(to) ?? '')?.pop();
    if (!from) return true;
    taken.add(from);
    moves.push({ from, to });
    return false;
  });
  return { moves, added: left, removed: removed.filter((placed) => !taken.has(placed)) };
}

function sameBytes({ file }: PlacedFile): string | undefined {
  return file.etag === null || file.size === 0 ? undefined : `${file.size} ${file.etag}`;
}

function sameKey(placed: PlacedFile): string | undefined {
  const bytes = sameBytes(placed);
  return bytes && `${bytes}\n${placed.file.key}`;
}

function sameName(placed: PlacedFile): string | undefined {
  const bytes = sameBytes(placed);
  return bytes && `${bytes}\n${placed.file.key.slice(placed.file.key.lastIndexOf('/') + 1)}`;
}
