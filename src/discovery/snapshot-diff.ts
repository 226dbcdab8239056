import { compareUtf8 } from '../s3/utf8-order.ts';
import type { Snapshot, SnapshotBucket, SnapshotFile } from './snapshot.ts';
import { matchMoves, type PlacedFile } from './snapshot-moves.ts';

/** What became of one object. */
export interface DiffEntry {
  /** Where it is now; where it was, when it is gone. */
  readonly bucket: string;
  readonly key: string;
  readonly change: 'added' | 'removed' | 'changed' | 'moved';
  readonly size_before: number | null;
  readonly size_after: number | null;
  /** Where a moved object was before. */
  readonly moved_from?: { readonly bucket: string; readonly key: string };
}

/** What became of one bucket. Moved objects are counted where they have come to. */
export interface BucketDiff {
  readonly name: string;
  readonly change: 'added' | 'removed' | 'changed' | 'same';
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly moved: number;
  /** Bytes that the bucket has grown by, moves included. */
  readonly bytes_delta: number;
  readonly versioning_before: string | null;
  readonly versioning_after: string | null;
  /** Objects of one snapshot that the other one had no room for: nothing is said about them. */
  readonly not_compared: number;
}

/** What lies between two snapshots. */
export interface SnapshotDiff {
  readonly summary: {
    readonly added: number;
    readonly removed: number;
    readonly changed: number;
    readonly moved: number;
    readonly bytes_added: number;
    readonly bytes_removed: number;
    /** Bytes that changed objects have now. */
    readonly bytes_changed: number;
    readonly bytes_moved: number;
    /** Objects and whole buckets that only one of the snapshots had room for. */
    readonly not_compared: number;
    readonly buckets_not_compared: number;
  };
  readonly buckets: readonly BucketDiff[];
  readonly entries: readonly DiffEntry[];
  /** True when there are more entries than were asked for; the summary counts them all. */
  readonly is_truncated: boolean;
}

interface Changes {
  readonly added: PlacedFile[];
  readonly removed: PlacedFile[];
  readonly changed: (PlacedFile & { readonly before: SnapshotFile })[];
  notCompared: number;
  bucketsNotCompared: number;
}

interface BucketPair {
  readonly before: SnapshotBucket | undefined;
  readonly after: SnapshotBucket | undefined;
}

type Tally = {
  -readonly [field in 'added' | 'removed' | 'changed' | 'moved' | 'bytes_delta' | 'not_compared']: number;
};

/**
 * What changed from one snapshot to another. Objects are the current ones of each key; they changed when ETag or size
 * differ, or, where one of the two has no ETag, size or time. A key that only one snapshot had room for is not compared:
 * what a cap left out is not gone. Pure; linear but for sorting the entries.
 */
export function diffSnapshots(from: Snapshot, to: Snapshot, { maxEntries }: { maxEntries: number }): SnapshotDiff {
  const changes: Changes = { added: [], removed: [], changed: [], notCompared: 0, bucketsNotCompared: 0 };
  const tallies = new Map<string, Tally>();
  const pairs = pairBuckets(from, to, changes);
  for (const [name, pair] of pairs) tallies.set(name, compareBucket(name, pair, changes));
  const { moves, added, removed } = matchMoves(changes);
  const entries: DiffEntry[] = [
    ...added.map(({ bucket, file }) => entry({ bucket, file }, 'added', null)),
    ...removed.map((placed) => ({ ...entry(placed, 'removed', placed.file.size), size_after: null })),
    ...changes.changed.map((placed) => entry(placed, 'changed', placed.before.size)),
    ...moves.map(({ from: source, to: target }) => ({
      ...entry(target, 'moved', source.file.size),
      moved_from: { bucket: source.bucket, key: source.file.key },
    })),
  ];
  countEntries(entries, tallies);
  entries.sort((a, b) => compareUtf8(a.bucket, b.bucket) || compareUtf8(a.key, b.key));
  return {
    summary: {
      added: added.length,
      removed: removed.length,
      changed: changes.changed.length,
      moved: moves.length,
      bytes_added: sumSizes(added),
      bytes_removed: sumSizes(removed),
      bytes_changed: sumSizes(changes.changed),
      bytes_moved: sumSizes(moves.map((move) => move.to)),
      not_compared: changes.notCompared,
      buckets_not_compared: changes.bucketsNotCompared,
    },
    buckets: [...pairs].map(([name, pair]) => bucketDiff(name, pair, tallies)),
    entries: entries.slice(0, maxEntries),
    is_truncated: entries.length > maxEntries,
  };
}

/** Buckets by name, in order, but for those that one snapshot may have left out whole. */
function pairBuckets(from: Snapshot, to: Snapshot, changes: Changes): Map<string, BucketPair> {
  const befores = new Map(from.buckets.map((bucket) => [bucket.name, bucket]));
  const afters = new Map(to.buckets.map((bucket) => [bucket.name, bucket]));
  const names = [...new Set([...befores.keys(), ...afters.keys()])].sort(compareUtf8);
  const pairs = new Map<string, BucketPair>();
  for (const name of names) {
    const pair = { before: befores.get(name), after: afters.get(name) };
    const isUnknown = (!pair.before && mayHaveLeftOut(from, name)) || (!pair.after && mayHaveLeftOut(to, name));
    if (isUnknown) changes.bucketsNotCompared += 1;
    else pairs.set(name, pair);
  }
  return pairs;
}

/** Buckets are kept in order, so those that were left out come after the last one. */
function mayHaveLeftOut({ left_out: leftOut, buckets }: Snapshot, name: string): boolean {
  return leftOut.buckets > 0 && compareUtf8(name, buckets.at(-1)?.name ?? '') > 0;
}

function compareBucket(name: string, { before, after }: BucketPair, changes: Changes): Tally {
  const tally: Tally = { added: 0, removed: 0, changed: 0, moved: 0, bytes_delta: 0, not_compared: 0 };
  const befores = currentFiles(before);
  const afters = currentFiles(after);
  const isBeyond = [beyondEnd(before), beyondEnd(after)] as const;
  for (const [key, file] of afters) {
    const earlier = befores.get(key);
    if (earlier === undefined && isBeyond[0](key)) tally.not_compared += 1;
    else if (earlier === undefined) changes.added.push({ bucket: name, file });
    else if (isChanged(earlier, file)) changes.changed.push({ bucket: name, file, before: earlier });
  }
  for (const [key, file] of befores) {
    if (afters.has(key)) continue;
    if (isBeyond[1](key)) tally.not_compared += 1;
    else changes.removed.push({ bucket: name, file });
  }
  changes.notCompared += tally.not_compared;
  return tally;
}

/** The current object of each key: of several versions the latest, or the newest where none is said to be. */
function currentFiles(bucket: SnapshotBucket | undefined): ReadonlyMap<string, SnapshotFile> {
  const current = new Map<string, SnapshotFile>();
  for (const file of bucket?.files ?? []) {
    if (file.is_latest === false) continue;
    const other = current.get(file.key);
    if (other === undefined || (other.last_modified ?? '') < (file.last_modified ?? '')) current.set(file.key, file);
  }
  return current;
}

/** Whether a key may be among the files that were left out: they come after the last one that was kept. */
function beyondEnd(bucket: SnapshotBucket | undefined): (key: string) => boolean {
  if (bucket === undefined || bucket.files_left_out === 0) return () => false;
  const last = bucket.files.at(-1)?.key;
  return (key) => last === undefined || compareUtf8(key, last) > 0;
}

function isChanged(before: SnapshotFile, after: SnapshotFile): boolean {
  if (before.size !== after.size) return true;
  if (before.etag !== null && after.etag !== null) return before.etag !== after.etag;
  return before.last_modified !== after.last_modified;
}

function entry({ bucket, file }: PlacedFile, change: DiffEntry['change'], sizeBefore: number | null): DiffEntry {
  return { bucket, key: file.key, change, size_before: sizeBefore, size_after: file.size };
}

function countEntries(entries: readonly DiffEntry[], tallies: ReadonlyMap<string, Tally>): void {
  for (const { bucket, change, size_before: before, size_after: after, moved_from: source } of entries) {
    const tally = tallies.get(bucket);
    if (!tally) continue;
    tally[change] += 1;
    tally.bytes_delta += (after ?? 0) - (source ? 0 : (before ?? 0));
    const origin = source && tallies.get(source.bucket);
    if (origin) origin.bytes_delta -= before ?? 0;
  }
}

function bucketDiff(name: string, { before, after }: BucketPair, tallies: ReadonlyMap<string, Tally>): BucketDiff {
  const tally = tallies.get(name) ?? { added: 0, removed: 0, changed: 0, moved: 0, bytes_delta: 0, not_compared: 0 };
  const isTouched = tally.added + tally.removed + tally.changed + tally.moved > 0 || tally.bytes_delta !== 0;
  const isReconfigured = before?.versioning_status !== after?.versioning_status;
  const change = !before ? 'added' : !after ? 'removed' : isTouched || isReconfigured ? 'changed' : 'same';
  return {
    ...{ name, change },
    ...tally,
    versioning_before: before?.versioning_status ?? null,
    versioning_after: after?.versioning_status ?? null,
  };
}

function sumSizes(files: readonly { readonly file: SnapshotFile }[]): number {
  return files.reduce((total, { file }) => total + file.size, 0);
}
