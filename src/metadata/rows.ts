import type { ObjectRecord, Replica, ReplicaGoal, ReplicaState } from '../domain/object.ts';
import type { Schema } from './schema.ts';

/** An object row as the rest of the program knows it. */
export function toObjectRecord(row: Schema['objects']): ObjectRecord {
  return {
    id: row.id,
    bucketId: row.bucket_id,
    key: row.key,
    generation: row.generation,
    isTombstone: row.is_tombstone === 1,
    sizeBytes: row.size_bytes,
    etag: row.etag,
    residency: row.residency,
    encryptedKey: row.encrypted_key,
    deleteIntendedAtMs: row.delete_intended_at_ms,
    recordedAtMs: row.recorded_at_ms,
    createdAtMs: row.created_at_ms,
  };
}

/** A replica row as the rest of the program knows it. */
export function toReplica(row: Schema['replicas']): Replica {
  return {
    id: row.id,
    objectId: row.object_id,
    backendId: row.backend_id,
    goal: row.goal as ReplicaGoal,
    state: row.state as ReplicaState,
    dueAtMs: row.due_at_ms,
    attempts: row.attempts,
    lastError: row.last_error,
    syncedGeneration: row.synced_generation,
    seenEtag: row.seen_etag,
    createdAtMs: row.created_at_ms,
  };
}

/** The id of a replica row: an object has one at each backend. */
export function replicaId(objectId: string, backendId: string): string {
  return `${objectId}:${backendId}`;
}
