import type { BackendRegistry } from '../buckets/backend-registry.ts';
import type { BucketSite, ResolvedBucket } from '../buckets/bucket-directory.ts';
import { denialFor } from '../buckets/bucket-service.ts';
import type { Permit } from '../policy/permit.ts';
import { s3Error } from '../s3/s3-error.ts';

/** Seconds after which a client may well try again when a backend is away. */
const RETRY_AFTER_SECONDS = '2';

/** A site that may be written to now. */
export interface WritableSite extends BucketSite {
  readonly writePermit: Permit;
}

/**
 * The site at `backendId` with a permit to write. Throws AccessDenied naming the rule when policy refuses it, and
 * ServiceUnavailable when the operator has closed it for writes.
 */
export function writableSite(resolved: ResolvedBucket, backendId: string, registry: BackendRegistry): WritableSite {
  const site = backendId === resolved.bucket.homeBackendId ? resolved.home : resolved.siteAt(backendId);
  if (!site) throw unavailable();
  if (!site.writePermit) throw s3Error('AccessDenied', denialFor(resolved.placement, backendId));
  if (!registry.mayWrite(backendId)) throw unavailable();
  return site as WritableSite;
}

/** "Try later" in S3's words: uncertain is never answered as missing (invariant R4). */
export function unavailable(cause?: unknown): Error {
  return s3Error('ServiceUnavailable', 'No backend that holds this bucket can be reached now. Please try again.', {
    headers: { 'retry-after': RETRY_AFTER_SECONDS },
    ...(cause === undefined ? {} : { cause }),
  });
}
