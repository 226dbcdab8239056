import type { BucketState } from './discovery.ts';

/** One object, in the words of the API. */
export interface FoundFile {
  readonly key: string;
  readonly size: number;
  readonly last_modified: string | null;
  readonly etag: string | null;
}

/** One bucket, in the words of the API. `file_count` and `total_size` count what is left out of `files` too. */
export interface FoundBucket {
  readonly name: string;
  readonly creation_date: string | null;
  readonly location: string | null;
  readonly versioning_status: string;
  readonly file_count: number;
  readonly total_size: number;
  readonly files: readonly FoundFile[];
}

/** How much of what was found is sent. */
export interface FoundCaps {
  readonly maxBuckets: number;
  readonly maxFiles: number;
  readonly maxFilesPerBucket: number;
}

/** The buckets that were read, for `POST /snapshot/save`. What the caps leave no room for is counted and not sent. */
export function foundBuckets(buckets: readonly BucketState[], caps: FoundCaps): FoundBucket[] {
  let filesLeft = caps.maxFiles;
  return buckets
    .filter(({ status }) => status === 'done' || status === 'partial')
    .map((bucket, index) => {
      const room = index < caps.maxBuckets ? Math.min(filesLeft, caps.maxFilesPerBucket) : 0;
      const files = filesOf(bucket, [0, Math.min(room, bucket.objects.count)]);
      filesLeft -= files.length;
      return { ...headOf(bucket), files };
    });
}

/** What is said of a bucket, beside its files. */
export function headOf({
  name,
  createdAt,
  location,
  versioning,
  objectCount,
  totalBytes,
}: BucketState): Omit<FoundBucket, 'files'> {
  return {
    name,
    creation_date: createdAt ?? null,
    location: location ?? null,
    versioning_status: versioning ?? 'Unknown',
    file_count: objectCount,
    total_size: totalBytes,
  };
}

/** Some of a bucket's files, by the numbers of their rows. */
export function filesOf({ objects }: BucketState, [from, end]: readonly [number, number]): FoundFile[] {
  return Array.from({ length: end - from }, (_, index) => {
    const row = from + index;
    const modifiedMs = objects.modified[row] ?? Number.NaN;
    return {
      key: objects.keys[row] ?? '',
      size: objects.sizes[row] ?? 0,
      last_modified: Number.isNaN(modifiedMs) ? null : new Date(modifiedMs).toISOString(),
      etag: objects.etags[row] || null,
    };
  });
}
