import { describe, expect, it } from 'vitest';
import { forwardedHeaders } from './request-headers.ts';

describe('what of a client’s header goes to a backend', () => {
  it.each([
    ['content-type', 'text/plain'],
    ['cache-control', 'no-store'],
    ['content-disposition', 'attachment'],
    ['content-language', 'fi'],
    ['expires', 'Wed, 21 Oct 2026 07:28:00 GMT'],
    ['range', 'bytes=0-1'],
    ['if-match', '"e"'],
    ['if-none-match', '*'],
    ['if-modified-since', 'Wed, 21 Oct 2026 07:28:00 GMT'],
    ['if-unmodified-since', 'Wed, 21 Oct 2026 07:28:00 GMT'],
    ['x-amz-meta-owner', 'ä, b'],
    ['x-amz-storage-class', 'STANDARD_IA'],
    ['x-amz-website-redirect-location', '/other'],
    ['x-amz-checksum-crc32', 'AAAAAA=='],
    ['x-amz-checksum-mode', 'ENABLED'],
    ['x-amz-metadata-directive', 'REPLACE'],
  ])('%s does, as it is', (name, value) => {
    expect(forwardedHeaders({ [name]: value })).toEqual({ [name]: value });
  });

  it.each([
    'host',
    'authorization',
    'connection',
    'transfer-encoding',
    'content-length',
    'expect',
    'cookie',
    'via',
    'x-forwarded-for',
    'forwarded',
    'user-agent',
    'accept-encoding',
    'content-encoding',
    'x-admin-key',
    'x-amz-date',
    'x-amz-content-sha256',
    'x-amz-security-token',
    'x-amz-decoded-content-length',
    'x-amz-trailer',
    'x-amz-sdk-checksum-algorithm',
    'x-amz-expected-bucket-owner',
    'x-amz-source-expected-bucket-owner',
    'x-amz-copy-source',
    'x-amz-user-agent',
  ])('%s does not', (name) => {
    expect(forwardedHeaders({ [name]: 'x' })).toEqual({});
  });

  it.each(['private', 'bucket-owner-full-control', 'bucket-owner-read'])('the ACL %s is true anyway', (acl) => {
    expect(forwardedHeaders({ 'x-amz-acl': acl })).toEqual({});
  });

  it.each([
    ['x-amz-acl', 'public-read', /The canned ACL public-read/],
    ['x-amz-grant-read', 'id="1"', /Access control lists/],
    ['x-amz-object-lock-mode', 'GOVERNANCE', /Object lock/],
    ['x-amz-server-side-encryption-customer-key', 'x', /customer-provided keys/],
    ['x-amz-copy-source-server-side-encryption-customer-key', 'x', /customer-provided keys/],
    ['x-amz-write-offset-bytes', '5', /Appending/],
  ])('%s is refused by name rather than lost', (name, value, message) => {
    expect(() => forwardedHeaders({ [name]: value })).toThrow(
      expect.objectContaining({ code: 'NotImplemented', status: 501, message: expect.stringMatching(message) }),
    );
  });

  it('is taken from many fields at once, leaving out what is not there', () => {
    const headers = { host: 'x', range: undefined, 'content-type': '', 'x-amz-meta-a': '', 'x-amz-meta-b': '2' };
    expect(forwardedHeaders(headers)).toEqual({ 'content-type': '', 'x-amz-meta-a': '', 'x-amz-meta-b': '2' });
  });
});
