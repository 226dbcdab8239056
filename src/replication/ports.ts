import type { Backend } from '../backends/backend.ts';
import type { BackendState } from '../domain/backend.ts';
import type { Bucket, BucketMapping } from '../domain/bucket.ts';
import type { Permit } from '../policy/permit.ts';

/** A bucket as replication sees it: where it lives and where the effective policy wants it now. */
export interface DesiredPlacement {
  readonly bucket: Bucket;
  /** Backends that must hold a copy besides home. */
  readonly replicaBackendIds: readonly string[];
  /** Every backend that the effective policy accepts, home included when it does; whatever its health. */
  readonly accepted: ReadonlySet<string>;
}

/** Leave to write to a backend, asked again at each copy, or the rule that refuses it. */
export type WritePermission =
  | { readonly kind: 'permit'; readonly permit: Permit; readonly mapping: BucketMapping }
  | { readonly kind: 'denied'; readonly reason: string };

/** A configured backend and what its operator lets it do. */
export interface ConfiguredBackend {
  readonly backend: Backend;
  readonly state: BackendState;
}

/** What replication asks of `buckets/`: placement and permits under the policy that holds at the moment of the call. */
export interface BucketsPort {
  /** Undefined once the bucket is gone for good. Never a remembered answer. */
  desired(bucketId: string): Promise<DesiredPlacement | undefined>;
  /**
   * Leave to write, with the backend bucket made and recorded when it is not there yet.
   * Throws `BackendUnavailable` when the backend cannot be asked.
   */
  permitFor(bucketId: string, backendId: string): Promise<WritePermission>;
  /** Makes the backend bucket of a mapping again, after the backend said that it has none. */
  restoreBackendBucket(bucketId: string, backendId: string): Promise<void>;
  readPermit(bucketId: string, backendId: string): Permit;
  removePermit(bucketId: string, backendId: string): Permit;
  /** Undefined for a backend that is no longer configured. */
  backend(backendId: string): ConfiguredBackend | undefined;
}
