import { compareKeys, type ObjectColumns } from './object-columns.ts';
import { inSlices, type Slices } from './slices.ts';

/** By what objects are brought into order. */
export type SortColumn = 'key' | 'size' | 'modified';

/** Which objects, and in which order. */
export interface Selection {
  /** Found anywhere in the key, whatever the case; '' for all. */
  readonly search: string;
  readonly column: SortColumn;
  readonly isDescending: boolean;
}

/** Rows of columns in an order: `at(0)` is the row number of the first. */
export interface SelectedRows {
  readonly count: number;
  /** Bytes of the selected objects. */
  readonly bytes: number;
  at(index: number): number;
}

/** Rows that are sorted at once, before sorted runs are merged. */
const RUN = 512;

/** All rows as they were listed. */
export function allRows(columns: ObjectColumns): SelectedRows {
  return { count: columns.count, bytes: columns.totalBytes, at: (index) => index };
}

/** Searches and sorts in slices of time; rows that are added meanwhile are not among them. Rejects when it is aborted. */
export async function selectRows(columns: ObjectColumns, selection: Selection, slices: Slices): Promise<SelectedRows> {
  const { count } = columns;
  const isListed = selection.column === 'key' && columns.isSorted;
  const found = selection.search === '' ? undefined : await searchRows(columns, selection.search, slices);
  if (isListed && !found) return { ...allRows(columns), at: directed(count, selection.isDescending, (index) => index) };
  const rows = found ?? Uint32Array.from({ length: count }, (_, row) => row);
  const sorted = isListed ? rows : await sortRows(rows, comparison(columns, selection.column), slices);
  let bytes = 0;
  await inSlices(slices, [0, sorted.length], (index) => {
    bytes += columns.sizes[sorted[index] ?? 0] ?? 0;
  });
  return {
    count: sorted.length,
    bytes,
    at: directed(sorted.length, selection.isDescending, (index) => sorted[index] ?? 0),
  };
}

function directed(count: number, isDescending: boolean, at: (index: number) => number): (index: number) => number {
  return isDescending ? (index) => at(count - 1 - index) : at;
}

async function searchRows({ keys, count }: ObjectColumns, search: string, slices: Slices): Promise<Uint32Array> {
  const wanted = search.toLowerCase();
  const found = new Uint32Array(count);
  let length = 0;
  await inSlices(slices, [0, count], (row) => {
    if (keys[row]?.toLowerCase().includes(wanted)) found[length++] = row;
  });
  return found.subarray(0, length);
}

function comparison({ keys, sizes, modified }: ObjectColumns, column: SortColumn): (a: number, b: number) => number {
  if (column === 'key') return (a, b) => compareKeys(keys[a] ?? '', keys[b] ?? '') || a - b;
  const values = column === 'size' ? sizes : modified;
  return (a, b) => {
    const [left = 0, right = 0] = [values[a], values[b]];
    if (left === right) return a - b;
    // What has no time comes first.
    if (Number.isNaN(left)) return Number.isNaN(right) ? a - b : -1;
    return left < right ? -1 : 1;
  };
}

/** Sorts runs, then merges them two by two: every step is small, so that the work can stop anywhere for others. */
async function sortRows(
  rows: Uint32Array,
  compare: (a: number, b: number) => number,
  slices: Slices,
): Promise<Uint32Array> {
  let from = rows.slice();
  const runs = Math.ceil(from.length / RUN);
  // A run is many steps at once, so the clock is looked at after each.
  await inSlices(slices, [0, runs * 1024], (step) => {
    if (step % 1024 === 0) from.subarray((step / 1024) * RUN, (step / 1024 + 1) * RUN).sort(compare);
  });
  let to = new Uint32Array(from.length);
  for (let width = RUN; width < from.length; width *= 2) {
    await mergePass({ from, to, width, compare }, slices);
    [from, to] = [to, from];
  }
  return from;
}

interface Pass {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly width: number;
  readonly compare: (a: number, b: number) => number;
}

async function mergePass({ from, to, width, compare }: Pass, slices: Slices): Promise<void> {
  let left = 0;
  let right = 0;
  let leftEnd = 0;
  let rightEnd = 0;
  await inSlices(slices, [0, to.length], (index) => {
    if (index === rightEnd) {
      left = index;
      leftEnd = right = Math.min(index + width, to.length);
      rightEnd = Math.min(index + 2 * width, to.length);
    }
    const [a = 0, b = 0] = [from[left], from[right]];
    const isLeft = left < leftEnd && (right >= rightEnd || compare(a, b) <= 0);
    to[index] = isLeft ? a : b;
    if (isLeft) left += 1;
    else right += 1;
  });
}
