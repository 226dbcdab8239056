/** What a replica row wants of its backend. */
export type ReplicaGoal = 'present' | 'absent';

/**
 * Where a replica row stands: due (work to do), leased (a worker is at it), in-sync (looked at and found as wanted),
 * parked (given up after too many attempts, with its reason).
 */
export type ReplicaState = 'due' | 'leased' | 'in-sync' | 'parked';

/** One object version at one backend. This row is the replication job. */
export interface Replica {
  readonly id: string;
  readonly objectId: string;
  readonly backendId: string;
  readonly goal: ReplicaGoal;
  readonly state: ReplicaState;
  readonly dueAtMs: number;
  readonly attempts: number;
  readonly lastError: string | null;
  /** The object generation that was last seen to hold here; 0 for never. */
  readonly syncedGeneration: number;
  readonly seenEtag: string | null;
  readonly createdAtMs: number;
}

/** What the gateway recorded about the current version of a key. */
export interface ObjectRecord {
  readonly id: string;
  readonly bucketId: string;
  readonly key: string;
  /** Grows by one with every recorded write or delete of the key. */
  readonly generation: number;
  /** True when the key was deleted: the row stays so that no older copy can come back. */
  readonly isTombstone: boolean;
  readonly sizeBytes: number;
  /** Without quotes, as home gave it. */
  readonly etag: string;
  /** Set by the metadata API only: residency and encrypted key reference of an ingested object. */
  readonly residency: string | null;
  readonly encryptedKey: string | null;
  /** When a delete was sent to home without its outcome being recorded yet. */
  readonly deleteIntendedAtMs: number | null;
  readonly recordedAtMs: number;
  readonly createdAtMs: number;
}

/** An object with the state of each of its copies. */
export interface ObjectWithReplicas extends ObjectRecord {
  readonly replicas: readonly Replica[];
}
