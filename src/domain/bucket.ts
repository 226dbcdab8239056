import type { PolicyDocument } from './policy.ts';

/** Whose bucket of which backend holds a logical bucket's objects. */
export interface BucketMapping {
  readonly backendId: string;
  readonly backendBucket: string;
  /** How many taken names were skipped before this one (DESIGN.md section 8). */
  readonly collisionCounter: number;
}

/** A tenant's bucket and where it lives. */
export interface Bucket {
  /** Never used again, even when a bucket of the same name is made later. */
  readonly id: string;
  readonly tenantId: string;
  readonly logicalName: string;
  /** The seed's `region_id`: part of the name hash and what GetBucketLocation answers ('' for the default region). */
  readonly regionId: string;
  readonly policy: PolicyDocument;
  /** The backend that serves reads and takes writes. */
  readonly homeBackendId: string;
  readonly mappings: readonly BucketMapping[];
  readonly createdAtMs: number;
}

/** The mapping of `bucket` at `backendId`, or undefined. */
export function mappingAt(bucket: Bucket, backendId: string): BucketMapping | undefined {
  return bucket.mappings.find((mapping) => mapping.backendId === backendId);
}
