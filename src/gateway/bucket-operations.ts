import { BackendUnavailable } from '../backends/backend.ts';
import { assertBucketName } from '../s3/bucket-name.ts';
import type { S3Response } from '../s3/message.ts';
import { listBucketsResult, locationConstraintResult } from '../s3/results-xml.ts';
import { s3Error } from '../s3/s3-error.ts';
import { parseCreateBucketConfiguration } from '../s3/xml-read.ts';
import type { BucketCall, ServiceCall } from './call-context.ts';
import type { GatewayParts } from './gateway.ts';
import { readDocument } from './request-document.ts';
import { forwardedHeaders } from './request-headers.ts';
import { unavailable } from './sites.ts';
import { xmlResponse } from './xml-response.ts';

/** The operations on buckets that the gateway answers from metadata or carries out at every backend of the bucket. */
export class BucketOperations {
  readonly #parts: GatewayParts;

  constructor(parts: GatewayParts) {
    this.#parts = parts;
  }

  /** ListBuckets: the tenant's, in order of name. */
  async list(call: ServiceCall): Promise<S3Response> {
    const buckets = await this.#parts.metadata.buckets.listByTenant(call.tenantId);
    const prefix = call.query.find(([name]) => name === 'prefix')?.[1] ?? '';
    const entries = buckets
      .filter((bucket) => bucket.logicalName.startsWith(prefix))
      .map((bucket) => ({ name: bucket.logicalName, createdAtMs: bucket.createdAtMs }));
    return xmlResponse(200, listBucketsResult({ ownerId: call.tenantId, buckets: entries }));
  }

  /** CreateBucket: LocationConstraint becomes the bucket's residency; policy places it before anything is made. */
  async create(call: ServiceCall & { readonly bucket: string }): Promise<S3Response> {
    assertBucketName(call.bucket);
    forwardedHeaders(call.request.headers);
    const { locationConstraint } = parseCreateBucketConfiguration(await readDocument(call));
    const policy = this.#parts.policies.fromLocation(locationConstraint);
    if (!policy)
      throw s3Error('InvalidLocationConstraint', undefined, { extra: { LocationConstraint: locationConstraint } });
    const outcome = await this.#parts.buckets.create({
      tenantId: call.tenantId,
      logicalName: call.bucket,
      regionId: locationConstraint,
      policy,
    });
    switch (outcome.kind) {
      case 'created':
        return { status: 200, headers: [['location', `/${call.bucket}`]], body: null };
      case 'exists':
        return alreadyOwned(call.bucket);
      case 'denied':
        throw s3Error('AccessDenied', outcome.message);
      case 'unavailable':
        throw unavailable(new Error(outcome.message));
    }
  }

  /** HeadBucket: it exists, and where. */
  async head(call: BucketCall): Promise<S3Response> {
    const region = call.resolved.bucket.regionId || this.#parts.region;
    return { status: 200, headers: [['x-amz-bucket-region', region]], body: null };
  }

  /** GetBucketLocation: empty for the default region, as AWS answers for us-east-1. */
  async location(call: BucketCall): Promise<S3Response> {
    return xmlResponse(200, locationConstraintResult(call.resolved.bucket.regionId));
  }

  /** DeleteBucket: refused while home holds anything. */
  async remove(call: BucketCall): Promise<S3Response> {
    try {
      if ((await this.#parts.buckets.remove(call.resolved)) === 'not-empty')
        throw s3Error('BucketNotEmpty', undefined, { extra: { BucketName: call.bucket } });
      return { status: 204, headers: [], body: null };
    } catch (error) {
      throw error instanceof BackendUnavailable ? unavailable(error) : error;
    }
  }
}

function alreadyOwned(bucket: string): never {
  throw s3Error('BucketAlreadyOwnedByYou', undefined, { extra: { BucketName: bucket } });
}
