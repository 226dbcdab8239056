import type { HeaderMap } from '../s3/message.ts';
import { s3Error } from '../s3/s3-error.ts';

/** Fields outside `x-amz-` that mean something to an S3 backend. */
const PASSED = [
  'content-type',
  'cache-control',
  'content-disposition',
  'content-language',
  'expires',
  'range',
  'if-match',
  'if-none-match',
  'if-modified-since',
  'if-unmodified-since',
] as const;

/** `x-amz-` fields that speak about this connection or this signature only. */
const OWN: ReadonlySet<string> = new Set([
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
  'x-amz-acl',
]);

/** Canned ACLs that say what is true here anyway: only the tenant reads its objects. */
const PRIVATE_ACLS: ReadonlySet<string> = new Set(['private', 'bucket-owner-full-control', 'bucket-owner-read']);

/** Features by header that replicas could not yet follow; better refused by name than lost in silence. */
const REFUSED_PREFIXES: readonly (readonly [prefix: string, feature: string])[] = [
  ['x-amz-grant-', 'Access control lists'],
  ['x-amz-object-lock-', 'Object lock'],
  ['x-amz-server-side-encryption-customer-', 'Encryption with customer-provided keys'],
  ['x-amz-copy-source-server-side-encryption-customer-', 'Encryption with customer-provided keys'],
  ['x-amz-write-offset-bytes', 'Appending'],
];

/**
 * What of a client's header goes to a backend: everything that describes the object or the condition, nothing that
 * describes this connection. Throws NotImplemented, by name, for features that the gateway does not carry yet.
 */
export function forwardedHeaders(headers: HeaderMap): Record<string, string> {
  const forwarded: Record<string, string> = {};
  for (const name of PASSED) {
    const value = headers[name];
    if (value !== undefined) forwarded[name] = value;
  }
  for (const name in headers) if (name.startsWith('x-amz-')) forwardAmzHeader(name, headers[name] ?? '', forwarded);
  return forwarded;
}

function forwardAmzHeader(name: string, value: string, forwarded: Record<string, string>): void {
  if (name === 'x-amz-acl' && !PRIVATE_ACLS.has(value)) throw notCarried(`The canned ACL ${value}`);
  if (OWN.has(name)) return;
  for (const [prefix, feature] of REFUSED_PREFIXES) if (name.startsWith(prefix)) throw notCarried(feature);
  forwarded[name] = value;
}

function notCarried(feature: string): Error {
  return s3Error('NotImplemented', `${feature} is not implemented by this gateway.`);
}
