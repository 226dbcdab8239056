import { splitTarget } from './headers.ts';
import type { Query, S3Request } from './message.ts';
import { methodsOf, type Operation, type Resource, recognise } from './operations.ts';
import { s3Error } from './s3-error.ts';
import { decodePercent } from './uri-encode.ts';

/** The longest object key in bytes of UTF-8 (AWS, "Naming Amazon S3 objects"). */
const MAX_KEY_BYTES = 1024;

/** A request with its meaning: which operation on which names. */
export interface S3Call {
  readonly operation: Operation;
  readonly bucket: string | undefined;
  readonly key: string | undefined;
  readonly query: Query;
  readonly request: S3Request;
}

/** How addresses are read. */
export interface ParseOptions {
  /** Hosts `{bucket}.{domain}` name their bucket (AWS, "Virtual hosting of buckets"). */
  readonly domain?: string;
}

/**
 * Names the operation that a request asks for. Works on the raw target: `//`, `.` and `..` are parts of the key.
 * Throws InvalidURI, KeyTooLongError or MethodNotAllowed.
 */
export function parseCall(request: S3Request, options: ParseOptions = {}): S3Call {
  const { path, query } = splitTarget(request.target);
  const names = splitNames(afterBase(path, request.basePath), bucketOfHost(request, options.domain));
  const resource: Resource = names.key !== undefined ? 'object' : names.bucket !== undefined ? 'bucket' : 'service';
  const operation = recognise(request.method, resource, query, request.headers);
  if (!operation) throw notAllowed(request.method, resource);
  return { operation, ...names, query, request };
}

/** Everything after the base path, beginning with `/`. A path beside it (`/s3x`) is none that S3 is served under. */
function afterBase(path: string, basePath: string): string {
  const rest = path.startsWith(basePath) ? path.slice(basePath.length) : undefined;
  if (rest === '') return '/';
  if (rest === undefined || !rest.startsWith('/')) throw s3Error('InvalidURI');
  return rest;
}

/** AWS names the method and the kind of resource; RFC 9110 wants the methods that there are. */
function notAllowed(method: string, resource: Resource): Error {
  return s3Error('MethodNotAllowed', undefined, {
    extra: { Method: method, ResourceType: resource.toUpperCase() },
    headers: { allow: methodsOf(resource).join(', ') },
  });
}

function splitNames(path: string, hostBucket: string | undefined): Pick<S3Call, 'bucket' | 'key'> {
  if (hostBucket !== undefined) return { bucket: hostBucket, key: parseKey(path.slice(1)) };
  const slash = path.indexOf('/', 1);
  const rawBucket = slash === -1 ? path.slice(1) : path.slice(1, slash);
  const rawKey = slash === -1 ? '' : path.slice(slash + 1);
  if (rawBucket === '') {
    if (rawKey !== '') throw s3Error('InvalidBucketName', undefined, { extra: { BucketName: '' } });
    return { bucket: undefined, key: undefined };
  }
  return { bucket: decodePercent(rawBucket), key: parseKey(rawKey) };
}

function parseKey(raw: string): string | undefined {
  if (raw === '') return undefined;
  const key = decodePercent(raw);
  const sizeBytes = Buffer.byteLength(key);
  if (sizeBytes > MAX_KEY_BYTES)
    throw s3Error('KeyTooLongError', undefined, {
      extra: { Size: String(sizeBytes), MaxSizeAllowed: String(MAX_KEY_BYTES) },
    });
  return key;
}

/** Host names have no case, and neither have bucket names: they are lower case (RFC 9110, section 4.2.3). */
function bucketOfHost(request: S3Request, domain: string | undefined): string | undefined {
  if (domain === undefined) return undefined;
  const host = (request.headers['host'] ?? '').toLowerCase().replace(/:\d*$/, '');
  const suffix = `.${domain.toLowerCase()}`;
  return host.length > suffix.length && host.endsWith(suffix) ? host.slice(0, -suffix.length) : undefined;
}
