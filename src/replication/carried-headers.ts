import type { S3Response } from '../s3/message.ts';

/** What describes an object and has to be the same on every copy (AWS PutObject, system-defined metadata). */
const CARRIED: ReadonlySet<string> = new Set([
  'content-type',
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'expires',
  'x-amz-website-redirect-location',
]);

const USER_METADATA = 'x-amz-meta-';
const STORAGE_CLASS = 'x-amz-storage-class';

/**
 * Classes whose objects can be read at once. A copy of an archived object is kept in the target's default class, so that
 * it can answer when home cannot.
 */
const READABLE_CLASSES: ReadonlySet<string> = new Set([
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'REDUCED_REDUNDANCY',
  'GLACIER_IR',
]);

/** The header fields of home's answer that the copy is written with, storage class apart. */
export function carriedHeaders(response: S3Response): Record<string, string> {
  const carried: Record<string, string> = {};
  for (const [name, value] of response.headers)
    if (CARRIED.has(name) || name.startsWith(USER_METADATA))
      carried[name] = name in carried ? `${carried[name]},${value}` : value;
  return carried;
}

/** The storage class to ask for at the target, as a header; none for the default and for archives. */
export function carriedStorageClass(response: S3Response): Record<string, string> {
  const value = response.headers.find(([name]) => name === STORAGE_CLASS)?.[1];
  return value !== undefined && READABLE_CLASSES.has(value) ? { [STORAGE_CLASS]: value } : {};
}

/**
 * The checksums of the whole object that home stores, to be checked and stored by the target. Composite ones (`...-N`)
 * belong to a part layout and are left out (AWS "Checking object integrity").
 */
export function carriedChecksums(response: S3Response): Record<string, string> {
  const isWhole = !response.headers.some(([name, value]) => name === 'x-amz-checksum-type' && value === 'COMPOSITE');
  const fields = response.headers.filter(
    ([name, value]) => /^x-amz-checksum-(crc32|crc32c|crc64nvme|sha1|sha256)$/.test(name) && !value.includes('-'),
  );
  return isWhole ? Object.fromEntries(fields.slice(0, 1)) : {};
}

/** True when both answers describe the object alike. */
export function isDescribedAlike(a: S3Response, b: S3Response): boolean {
  return describe(a) === describe(b);
}

function describe(response: S3Response): string {
  return JSON.stringify(Object.entries(carriedHeaders(response)).sort(([a], [b]) => (a < b ? -1 : 1)));
}
