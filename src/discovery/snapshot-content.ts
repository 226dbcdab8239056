import { unquoteEtag } from '../s3/etag.ts';
import { compareUtf8 } from '../s3/utf8-order.ts';
import type {
  FoundBucket,
  FoundEndpoint,
  LeftOut,
  SnapshotBucket,
  SnapshotCaps,
  SnapshotContent,
  SnapshotFile,
} from './snapshot.ts';

/** Names of buckets left out whole that a snapshot remembers: enough to see which, too few to swell the file. */
const MAX_NAMES_LEFT_OUT = 100;

/**
 * What a snapshot of this state says. Buckets and files come in UTF-8 byte order, times in one form and ETags without
 * quotes, whatever order and form they were found in; so the same state has one content. What is over the caps is left out
 * from the end of that order, and counted. Pure.
 */
export function snapshotContent(found: FoundEndpoint, caps: SnapshotCaps): SnapshotContent {
  const sorted = found.buckets.toSorted((a, b) => compareUtf8(a.name, b.name));
  let filesLeft = caps.maxFiles;
  const buckets = sorted.slice(0, caps.maxBuckets).map((bucket) => {
    const kept = keptBucket(bucket, Math.min(filesLeft, caps.maxFilesPerBucket));
    filesLeft -= kept.files.length;
    return kept;
  });
  const beyond = sorted.slice(caps.maxBuckets).map((bucket) => keptBucket(bucket, 0));
  const all = [...buckets, ...beyond];
  const totalFiles = Math.max(
    found.total_files ?? 0,
    sum(all, (bucket) => bucket.file_count),
  );
  const totalSize = Math.max(
    found.total_size ?? 0,
    sum(all, (bucket) => bucket.total_size),
  );
  const leftOut: LeftOut = {
    buckets: beyond.length,
    files: totalFiles - sum(buckets, (bucket) => bucket.files.length),
    bytes: totalSize - sum(buckets, (bucket) => sizeOf(bucket.files)),
    bucket_names: beyond.slice(0, MAX_NAMES_LEFT_OUT).map((bucket) => bucket.name),
  };
  return {
    endpoint: found.endpoint,
    region: found.region,
    bucket_count: all.length,
    total_files: totalFiles,
    total_size: totalSize,
    is_truncated: leftOut.buckets > 0 || leftOut.files > 0,
    left_out: leftOut,
    buckets,
  };
}

function keptBucket(found: FoundBucket, maxFiles: number): SnapshotBucket {
  const files = canonicalFiles(found.files);
  const kept = files.slice(0, maxFiles);
  const fileCount = Math.max(found.file_count ?? 0, files.length);
  const totalSize = Math.max(found.total_size ?? 0, sizeOf(files));
  return {
    name: found.name,
    creation_date: canonicalTime(found.creation_date),
    location: found.location || null,
    versioning_status: found.versioning_status || 'Unknown',
    file_count: fileCount,
    total_size: totalSize,
    files_left_out: fileCount - kept.length,
    bytes_left_out: totalSize - sizeOf(kept),
    files: kept,
  };
}

/**
 * In order, and each version of a key once: a listing that is read while it changes may tell of a key on two pages, and the
 * later sight of it is the truer one.
 */
function canonicalFiles(found: readonly SnapshotFile[]): SnapshotFile[] {
  const sorted = found.map(canonicalFile).sort(compareFiles);
  return sorted.filter((file, index) => {
    const before = sorted[index - 1];
    return before === undefined || before.key !== file.key || before.version_id !== file.version_id;
  });
}

/** The fields in the order in which they are written; no others. */
function canonicalFile(file: SnapshotFile): SnapshotFile {
  return {
    key: file.key,
    size: file.size,
    last_modified: canonicalTime(file.last_modified),
    etag: (file.etag && unquoteEtag(file.etag)) || null,
    ...(file.version_id === undefined ? {} : { version_id: file.version_id }),
    ...(file.is_latest === undefined ? {} : { is_latest: file.is_latest }),
  };
}

function compareFiles(a: SnapshotFile, b: SnapshotFile): number {
  return (
    compareUtf8(a.key, b.key) ||
    compareUtf8(a.version_id ?? '', b.version_id ?? '') ||
    Number(a.version_id !== undefined) - Number(b.version_id !== undefined) ||
    compareUtf8(b.last_modified ?? '', a.last_modified ?? '') ||
    b.size - a.size ||
    compareUtf8(a.etag ?? '', b.etag ?? '') ||
    Number(b.is_latest ?? false) - Number(a.is_latest ?? false) ||
    Number(b.is_latest !== undefined) - Number(a.is_latest !== undefined)
  );
}

/** Undefined and what is no time become null: an endpoint's odd date must not cost the whole snapshot. */
function canonicalTime(time: string | null | undefined): string | null {
  if (!time) return null;
  // A time without a zone is UTC, as every time of S3 is; the machine's own zone would give other bytes elsewhere.
  const hasZone = /(?:Z|[+-]\d\d:?\d\d|GMT)$/i.test(time);
  const timeMs = Date.parse(hasZone ? time : `${time}Z`);
  return Number.isNaN(timeMs) ? null : new Date(timeMs).toISOString();
}

function sizeOf(files: readonly SnapshotFile[]): number {
  return sum(files, (file) => file.size);
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
