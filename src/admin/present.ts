import type { z } from 'zod';
import type { ResolvedBucket } from '../buckets/bucket-directory.ts';
import { type Bucket, mappingAt } from '../domain/bucket.ts';
import type { ObjectWithReplicas, Replica } from '../domain/object.ts';
import type { AdminParts } from './parts.ts';
import type { bucketSchema, objectSchema, replicaSchema } from './schemas.ts';

/** A time as the JSON API writes it: UTC, ISO 8601. */
export function isoTime(timeMs: number): string {
  return new Date(timeMs).toISOString();
}

/** A bucket as the JSON API shows it. */
export function presentBucket({ bucket, placement }: ResolvedBucket): z.infer<typeof bucketSchema> {
  return presentBucketRow(bucket, placement.chosen.length + placement.shortfall);
}

/** A bucket of which `replicas` copies are wanted, as the JSON API shows it. */
export function presentBucketRow(bucket: Bucket, replicas: number): z.infer<typeof bucketSchema> {
  return {
    customer_id: bucket.tenantId,
    region_id: bucket.regionId,
    logical_name: bucket.logicalName,
    backend_mapping: Object.fromEntries(bucket.mappings.map((mapping) => [mapping.backendId, mapping.backendBucket])),
    home_backend: bucket.homeBackendId,
    replicas,
    created_at: isoTime(bucket.createdAtMs),
  };
}

/** An object with its copies as the JSON API shows it. */
export function presentObject(
  parts: AdminParts,
  { bucket }: ResolvedBucket,
  object: ObjectWithReplicas,
): z.infer<typeof objectSchema> {
  return {
    id: object.id,
    object_key: object.key,
    size: object.sizeBytes,
    etag: object.etag,
    generation: object.generation,
    residency: object.residency,
    encrypted_key: object.encryptedKey,
    created_at: isoTime(object.createdAtMs),
    updated_at: isoTime(object.recordedAtMs),
    replicas: object.replicas.map((replica) => presentReplica(parts, bucket, { object, replica })),
  };
}

function presentReplica(
  { registry }: AdminParts,
  bucket: Bucket,
  { object, replica }: { readonly object: ObjectWithReplicas; readonly replica: Replica },
): z.infer<typeof replicaSchema> {
  const place = registry.has(replica.backendId) ? registry.get(replica.backendId).facts.place : {};
  const isInSync = replica.state === 'in-sync';
  // A row that is in sync keeps the time of that in place of when it is due.
  const time = isoTime(replica.dueAtMs);
  return {
    backend_id: replica.backendId,
    backend_bucket: mappingAt(bucket, replica.backendId)?.backendBucket ?? null,
    is_home: replica.backendId === bucket.homeBackendId,
    goal: replica.goal,
    state: replica.state,
    is_current: replica.state === 'in-sync' && replica.syncedGeneration === object.generation,
    attempts: replica.attempts,
    last_error: replica.lastError,
    country: place.country ?? null,
    zone_code: place.zoneCode ?? null,
    due_at: isInSync || replica.state === 'parked' ? null : time,
    synced_at: isInSync ? time : null,
  };
}
