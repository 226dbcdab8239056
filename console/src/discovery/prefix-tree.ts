import { compareKeys, type ObjectColumns } from './object-columns.ts';
import { inSlices, type Slices } from './slices.ts';

const DELIMITER = '/';
/** Entries of one prefix that are told apart; what is smaller is counted together. */
const MAX_ENTRIES = 500;

/** What stands under a prefix: another prefix, or one object. */
export interface PrefixEntry {
  /** The whole prefix, with the slash at its end; or the whole key. */
  readonly path: string;
  /** The part below the prefix that was asked for. */
  readonly name: string;
  readonly isPrefix: boolean;
  readonly objects: number;
  readonly bytes: number;
}

/** The entries of a prefix, the largest first, and what the smaller ones come to. */
export interface PrefixContent {
  readonly entries: readonly PrefixEntry[];
  readonly objects: number;
  readonly bytes: number;
  readonly rest: { readonly entries: number; readonly objects: number; readonly bytes: number };
}

interface Sum {
  objects: number;
  bytes: number;
}

/** What stands directly under a prefix ('' for the whole bucket), with sizes. Works in slices of time. */
export async function prefixContent(columns: ObjectColumns, prefix: string, slices: Slices): Promise<PrefixContent> {
  const sums = new Map<string, Sum>();
  const { keys, sizes } = columns;
  const whole: Sum = { objects: 0, bytes: 0 };
  await inSlices(slices, rangeOf(columns, prefix), (row) => {
    const key = keys[row] ?? '';
    if (!key.startsWith(prefix)) return;
    const end = key.indexOf(DELIMITER, prefix.length);
    const path = end < 0 ? key : key.slice(0, end + 1);
    const bytes = sizes[row] ?? 0;
    const sum = sums.get(path) ?? { objects: 0, bytes: 0 };
    if (sum.objects === 0) sums.set(path, sum);
    add(sum, { objects: 1, bytes });
    add(whole, { objects: 1, bytes });
  });
  const sorted = [...sums].sort(([pathA, a], [pathB, b]) => b.bytes - a.bytes || compareKeys(pathA, pathB));
  const rest = { entries: Math.max(0, sorted.length - MAX_ENTRIES), objects: 0, bytes: 0 };
  for (const [, sum] of sorted.slice(MAX_ENTRIES)) add(rest, sum);
  const entries = sorted.slice(0, MAX_ENTRIES).map(([path, sum]) => ({
    ...{ path, name: path.slice(prefix.length), isPrefix: path.endsWith(DELIMITER) && path !== prefix },
    ...sum,
  }));
  return { entries, ...whole, rest };
}

/** The rows among which the keys of a prefix are. Listings come sorted, so that is usually those alone. */
function rangeOf({ keys, isSorted, count }: ObjectColumns, prefix: string): readonly [number, number] {
  if (!isSorted || prefix === '') return [0, count];
  const first = lowerBound(keys, (key) => compareKeys(key, prefix) < 0);
  const end = lowerBound(keys, (key) => compareKeys(key, prefix) < 0 || key.startsWith(prefix));
  return [first, end];
}

/** The number of keys, from the first on, that are before. */
function lowerBound(keys: readonly string[], isBefore: (key: string) => boolean): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(keys[middle] ?? '')) low = middle + 1;
    else high = middle;
  }
  return low;
}

function add(sum: Sum, { objects, bytes }: Sum): void {
  sum.objects += objects;
  sum.bytes += bytes;
}
