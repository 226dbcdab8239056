import type { FoundBucket, Snapshot, SnapshotCaps, SnapshotFile } from '../../src/discovery/snapshot.ts';
import { snapshotContent } from '../../src/discovery/snapshot-content.ts';
import { snapshotFilename, snapshotId } from '../../src/discovery/snapshot-id.ts';
import { contentDigest } from '../../src/discovery/snapshot-text.ts';

/** Caps that no test state reaches. */
export const WIDE_CAPS: SnapshotCaps = { maxBuckets: 200, maxFiles: 50_000, maxFilesPerBucket: 5000 };

/** A file of a listing, as far as a test says. */
export function fileOf(key: string, rest: Partial<SnapshotFile> = {}): SnapshotFile {
  return { key, size: 1, last_modified: '2026-01-02T03:04:05.000Z', etag: `etag-of-${key}`, ...rest };
}

/** A snapshot of these buckets. */
export function snapshotOf(buckets: readonly FoundBucket[], caps: SnapshotCaps = WIDE_CAPS): Snapshot {
  const content = snapshotContent({ endpoint: 'https://s3.example.fi', region: 'fi-hel', buckets }, caps);
  const id = snapshotId(content.endpoint, { nowMs: 0, attempt: 0 });
  const timestamp = new Date(0).toISOString();
  return { id, timestamp, filename: snapshotFilename(id), digest: contentDigest(content), ...content };
}
