/** One write of an object as its home has acknowledged it. */
export interface ObjectWrite {
  readonly bucketId: string;
  readonly key: string;
  readonly kind: 'put' | 'delete';
  readonly sizeBytes: number;
  /** Without quotes; '' for a delete. */
  readonly etag: string;
  /** When the write began. */
  readonly startedAtMs: number;
  readonly homeBackendId: string;
  /** Backends that must hold a copy besides home; none for a delete. */
  readonly replicaBackendIds: readonly string[];
  readonly residency?: string;
  readonly encryptedKey?: string;
}
