import type { S3Response } from '../s3/message.ts';

/** Fields of a backend's answer that would tell a client about the backend, or that the edge sets itself. */
const DROPPED: ReadonlySet<string> = new Set([
  'x-amz-request-id',
  'x-amz-id-2',
  'x-amz-bucket-region',
  'x-amz-bucket-location-type',
  'x-amz-bucket-location-name',
  'x-amz-replication-status',
  'x-amz-version-id',
  'x-amz-expiration',
  'x-amz-abort-rule-id',
  'x-amz-abort-date',
  'server',
  'date',
  'via',
  'location',
  'alt-svc',
  'set-cookie',
  'strict-transport-security',
  'transfer-encoding',
]);

/** Vendors' own fields carry host names and internal ids. */
const DROPPED_PREFIXES = ['x-minio-', 'x-rgw-', 'x-xss-', 'x-wasabi-', 'x-ovh-', 'x-trans-', 'x-openstack-', 'x-cache'];

/** The fields of a backend's answer that a tenant may see. */
export function visibleHeaders(response: S3Response): S3Response['headers'] {
  return response.headers.filter(([name]) => !DROPPED.has(name) && !isVendorField(name));
}

function isVendorField(name: string): boolean {
  return name.startsWith('x-') && DROPPED_PREFIXES.some((prefix) => name.startsWith(prefix));
}
