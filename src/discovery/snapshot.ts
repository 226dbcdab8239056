/** The layout of a stored snapshot. A reader that meets another number does not guess. */
export const SNAPSHOT_FORMAT = 1;

/** How much of an endpoint one snapshot holds. */
export interface SnapshotCaps {
  readonly maxBuckets: number;
  readonly maxFiles: number;
  readonly maxFilesPerBucket: number;
}

/** One object, as a listing tells of it. Field names are the API's. */
export interface SnapshotFile {
  /** Exact: never normalised. */
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** ISO-8601, UTC, with milliseconds; null when the endpoint did not say. */
  readonly last_modified: string | null;
  /** Without quotes; null when the endpoint lists none. */
  readonly etag: string | null;
  readonly version_id?: string;
  readonly is_latest?: boolean;
}

/** What was found in one bucket. `file_count` and `total_size` count the files that are left out here too. */
export interface FoundBucket {
  readonly name: string;
  readonly creation_date?: string | null;
  /** The region that the endpoint names; null when it names none. */
  readonly location?: string | null;
  /** `Enabled`, `Suspended`, `Disabled`, or `Unknown` when the endpoint does not say. */
  readonly versioning_status?: string;
  readonly files: readonly SnapshotFile[];
  readonly file_count?: number;
  readonly total_size?: number;
}

/** Everything that was found at one endpoint. */
export interface FoundEndpoint {
  readonly endpoint: string;
  readonly region: string;
  readonly buckets: readonly FoundBucket[];
  readonly total_files?: number;
  readonly total_size?: number;
}

/** One bucket of a snapshot: its files in UTF-8 byte order of their keys, and how much of it is not there. */
export interface SnapshotBucket {
  readonly name: string;
  readonly creation_date: string | null;
  readonly location: string | null;
  readonly versioning_status: string;
  /** Files and bytes that were found, those left out included. */
  readonly file_count: number;
  readonly total_size: number;
  readonly files_left_out: number;
  readonly bytes_left_out: number;
  readonly files: readonly SnapshotFile[];
}

/** What the caps kept out of a snapshot. */
export interface LeftOut {
  readonly buckets: number;
  readonly files: number;
  readonly bytes: number;
  /** The first of the buckets that were left out whole, in order; see `MAX_NAMES_LEFT_OUT`. */
  readonly bucket_names: readonly string[];
}

/** What a snapshot says, whenever it was taken: the same state gives the same content. */
export interface SnapshotContent {
  readonly endpoint: string;
  readonly region: string;
  /** Buckets, files and bytes that were found, those left out included. */
  readonly bucket_count: number;
  readonly total_files: number;
  readonly total_size: number;
  readonly is_truncated: boolean;
  readonly left_out: LeftOut;
  readonly buckets: readonly SnapshotBucket[];
}

/** What tells one snapshot from another of the same state. */
export interface SnapshotIdentity {
  readonly id: string;
  /** ISO-8601, UTC. */
  readonly timestamp: string;
  readonly filename: string;
  /** `sha256:` and the hash, in hex, of the content's canonical form. */
  readonly digest: string;
}

/** A snapshot as it is listed: all but its buckets. */
export type SnapshotSummary = SnapshotIdentity & Omit<SnapshotContent, 'buckets' | 'left_out'>;

/** A whole snapshot. */
export type Snapshot = SnapshotIdentity & SnapshotContent;
