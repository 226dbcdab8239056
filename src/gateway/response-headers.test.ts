import { describe, expect, it } from 'vitest';
import { visibleHeaders } from './response-headers.ts';

const seen = (...headers: (readonly [string, string])[]) => visibleHeaders({ status: 200, headers, body: null });

describe('what of a backend’s answer a tenant sees', () => {
  it.each([
    'etag',
    'last-modified',
    'content-type',
    'content-length',
    'content-range',
    'content-encoding',
    'accept-ranges',
    'cache-control',
    'expires',
    'x-amz-meta-owner',
    'x-amz-storage-class',
    'x-amz-checksum-crc32',
    'x-amz-checksum-type',
    'x-amz-mp-parts-count',
    'x-amz-server-side-encryption',
    'x-amz-website-redirect-location',
  ])('%s', (name) => {
    expect(seen([name, 'x'])).toEqual([[name, 'x']]);
  });

  it.each([
    'x-amz-request-id',
    'x-amz-id-2',
    'x-amz-bucket-region',
    'x-amz-bucket-location-name',
    'x-amz-version-id',
    'x-amz-replication-status',
    'x-amz-expiration',
    'x-amz-abort-rule-id',
    'server',
    'date',
    'via',
    'location',
    'alt-svc',
    'set-cookie',
    'strict-transport-security',
    'transfer-encoding',
    'x-minio-deployment-id',
    'x-rgw-object-type',
    'x-wasabi-cm-reference-id',
    'x-openstack-request-id',
    'x-trans-id',
    'x-cache',
    'x-cache-hits',
  ])('not %s', (name) => {
    expect(seen([name, 'x'])).toEqual([]);
  });

  it('in its order, repeated fields and all', () => {
    expect(seen(['vary', 'a'], ['server', 's'], ['etag', '"e"'], ['vary', 'b'])).toEqual([
      ['vary', 'a'],
      ['etag', '"e"'],
      ['vary', 'b'],
    ]);
  });
});
