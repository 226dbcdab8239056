import { splitTarget } from '../s3/headers.ts';
import type { Query } from '../s3/message.ts';

/** A request that somebody signed elsewhere, as the relay is asked to forward it. */
export interface RelayRequest {
  /** Scheme, host and port of the endpoint; the host is what was signed. */
  readonly endpointUrl: string;
  readonly method: string;
  /** Path and query exactly as they were signed. */
  readonly target: string;
  /** Without `host`. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What is wrong with a request, and with which part of it. */
export interface RelayObjection {
  readonly field: 'endpoint_url' | 'method' | 'target' | 'headers';
  readonly message: string;
}

const MAX_TARGET_CHARS = 8 * 1024;
const MAX_HEADER_CHARS = 8 * 1024;
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=[^\s,/]{1,256}\/\d{8}\/[\w.-]{1,64}\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=[0-9a-f]{64}$/;
/** SHA-256 of nothing, and AWS's word for a body that is not signed: a request of the relay has none. */
const EMPTY_PAYLOADS = ['e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'UNSIGNED-PAYLOAD'];
const FORWARDED_HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-expected-bucket-owner',
  'x-amz-request-payer',
  'x-amz-security-token',
]);

/** What may stand in the query of each kind of question, beside its signature (AWS, "Amazon S3 API Reference"). */
const LIST_BUCKETS = ['bucket-region', 'continuation-token', 'max-buckets', 'prefix', 'x-id'];
const LISTING = ['delimiter', 'encoding-type', 'max-keys', 'prefix', 'x-id'];
const LIST_OBJECTS = [...LISTING, 'continuation-token', 'fetch-owner', 'list-type', 'marker', 'start-after'];
const LIST_VERSIONS = [...LISTING, 'key-marker', 'version-id-marker', 'versions'];
const QUESTIONS: readonly (readonly [askedBy: readonly string[], allowed: readonly string[]])[] = [
  [['versions'], LIST_VERSIONS],
  [['versioning'], ['versioning', 'x-id']],
  [['location'], ['location', 'x-id']],
  [['list-type', 'delimiter', 'prefix', 'max-keys', 'marker'], LIST_OBJECTS],
];
const HEAD_QUERY = ['partNumber', 'versionId', 'x-id'];

/**
 * Why a request is none that the relay forwards; undefined when it is one. It forwards signed S3 questions about what is
 * there (ListBuckets, ListObjects, ListObjectsV2, ListObjectVersions, GetBucketVersioning, GetBucketLocation, HeadBucket,
 * HeadObject) and nothing else, so that it is of no use as a proxy for anything else.
 */
export function objectionTo({ endpointUrl, method, target, headers }: RelayRequest): RelayObjection | undefined {
  return (
    objectionToEndpoint(endpointUrl) ??
    (method === 'GET' || method === 'HEAD'
      ? undefined
      : { field: 'method', message: 'only GET and HEAD are forwarded' }) ??
    objectionToTarget(method, target) ??
    objectionToHeaders(headers)
  );
}

function objectionToEndpoint(endpointUrl: string): RelayObjection | undefined {
  const url = URL.parse(endpointUrl);
  const say = (message: string): RelayObjection => ({ field: 'endpoint_url', message });
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return say('no http or https address');
  if (url.username !== '' || url.password !== '') return say('an endpoint has no user name or password in it');
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    return say('only scheme, host and port; the path belongs into target');
  return undefined;
}

function objectionToTarget(method: string, target: string): RelayObjection | undefined {
  const say = (message: string): RelayObjection => ({ field: 'target', message });
  if (!target.startsWith('/') || target.length > MAX_TARGET_CHARS) return say('no path, or longer than 8 KiB');
  // What is not visible ASCII would be sent as something else than was signed.
  if (!/^[\x21-\x7e]+$/.test(target)) return say('characters that are not percent-encoded');
  const { path, query } = splitTarget(target);
  const names = query.map(([name]) => name);
  if (method === 'HEAD')
    return names.every((name) => HEAD_QUERY.includes(name)) ? undefined : say('a HEAD with a query of another kind');
  return isQuestion(path, query) ? undefined : say('none of the S3 listings and bucket questions that are forwarded');
}

function isQuestion(path: string, query: Query): boolean {
  const names = query.map(([name]) => name);
  const isAsked = (allowed: readonly string[]) => names.every((name) => allowed.includes(name));
  const [, allowed] = QUESTIONS.find(([askedBy]) => askedBy.some((name) => names.includes(name))) ?? [];
  // A bucket is one segment in path style and none in virtual-host style; below it there are only objects.
  const segments = path.split('/').filter((segment) => segment !== '');
  if (path === '/' && isAsked(LIST_BUCKETS)) return true;
  return segments.length <= 1 && allowed !== undefined && isAsked(allowed);
}

function objectionToHeaders(headers: Readonly<Record<string, string>>): RelayObjection | undefined {
  const say = (message: string): RelayObjection => ({ field: 'headers', message });
  for (const [name, value] of Object.entries(headers)) {
    if (!FORWARDED_HEADERS.has(name)) return say(`${name.slice(0, 64)} is not forwarded`);
    if (!/^[\x20-\x7e]*$/.test(value) || value.length > MAX_HEADER_CHARS)
      return say(`${name} is too long or not ASCII`);
  }
  const signedHeaders = AUTHORIZATION.exec(headers['authorization'] ?? '')?.[1]?.split(';');
  if (!signedHeaders) return say('authorization is no AWS Signature Version 4 for S3');
  if (!signedHeaders.includes('host')) return say('the signature does not cover host');
  if (!EMPTY_PAYLOADS.includes(headers['x-amz-content-sha256'] ?? '')) return say('x-amz-content-sha256 is of a body');
  return undefined;
}
