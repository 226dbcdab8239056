import type { z } from 'zod';
import type { ResolvedBucket } from '../buckets/bucket-directory.ts';
import { mappingAt } from '../domain/bucket.ts';
import type { ObjectWithReplicas } from '../domain/object.ts';
import type { bucketSchema, objectSchema } from './schemas.ts';

/** A time as the JSON API writes it: UTC, ISO 8601. */
export function isoTime(timeMs: number): string {
  return new Date(timeMs).toISOString();
}

/** A bucket as the JSON API shows it. */
export function presentBucket({ bucket, placement }: ResolvedBucket): z.infer<typeof bucketSchema> {
  return {
    customer_id: bucket.tenantId,
    region_id: bucket.regionId,
    logical_name: bucket.logicalName,
    backend_mapping: Object.fromEntries(bucket.mappings.map((mapping) => [mapping.backendId, mapping.backendBucket])),
    home_backend: bucket.homeBackendId,
    replicas: placement.chosen.length + placement.shortfall,
    created_at: isoTime(bucket.createdAtMs),
  };
}

/** An object with its copies as the JSON API shows it. */
export function presentObject({ bucket }: ResolvedBucket, object: ObjectWithReplicas): z.infer<typeof objectSchema> {
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
    replicas: object.replicas.map((replica) => ({
      backend_id: replica.backendId,
      backend_bucket: mappingAt(bucket, replica.backendId)?.backendBucket ?? null,
      is_home: replica.backendId === bucket.homeBackendId,
      goal: replica.goal,
      state: replica.state,
      is_current: replica.state === 'in-sync' && replica.syncedGeneration === object.generation,
      attempts: replica.attempts,
      last_error: replica.lastError,
    })),
  };
}
