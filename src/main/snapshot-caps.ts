import type { SnapshotCaps } from '../discovery/snapshot.ts';
import type { EnvironmentReader } from './environment.ts';

/** A snapshot is held in memory whole while it is saved or compared. */
const CAP = { minimum: 1, maximum: 1_000_000, isWhole: true };

/** How much a snapshot holds, as the environment says. */
export function readSnapshotCaps(reader: EnvironmentReader): SnapshotCaps {
  return {
    maxBuckets: reader.number('MAX_SNAPSHOT_BUCKETS', 200, CAP),
    maxFiles: reader.number('MAX_SNAPSHOT_FILES', 50_000, CAP),
    maxFilesPerBucket: reader.number('MAX_FILES_PER_BUCKET', 5000, CAP),
  };
}
