import type { ResolvedBucket } from '../buckets/bucket-directory.ts';
import type { S3Call } from '../s3/parse-call.ts';
import type { VerifiedSignature } from '../s3/sigv4-verify.ts';

/** A call that has been authenticated: what every operation starts from. */
export interface ServiceCall extends S3Call {
  readonly tenantId: string;
  readonly signature: VerifiedSignature;
}

/** A call on one of the tenant's buckets. */
export interface BucketCall extends ServiceCall {
  readonly bucket: string;
  readonly resolved: ResolvedBucket;
}

/** A call on one object. */
export interface ObjectCall extends BucketCall {
  readonly key: string;
}
