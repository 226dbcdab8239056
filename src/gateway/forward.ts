import { type BackendRequest, BackendUnavailable, type OutgoingBody } from '../backends/backend.ts';
import { readBody } from '../backends/buffered.ts';
import { AppError } from '../base/app-error.ts';
import type { StopSignal } from '../base/stop-signal.ts';
import type { BucketSite } from '../buckets/bucket-directory.ts';
import type { Permit } from '../policy/permit.ts';
import type { Query, S3Response } from '../s3/message.ts';
import { S3Error } from '../s3/s3-error.ts';
import { parseError } from '../s3/xml-read.ts';
import type { BucketCall } from './call-context.ts';
import { forwardedHeaders } from './request-headers.ts';
import { unavailable } from './sites.ts';

const MAX_ERROR_BYTES = 64 * 1024;

/** Codes by which a backend complains about us or about itself; a client can do nothing with them but try later. */
const OUR_FAULT: ReadonlySet<string> = new Set([
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'AuthorizationHeaderMalformed',
  'RequestTimeTooSkewed',
  'NoSuchBucket',
  'ExpiredToken',
  'InvalidToken',
  'PermanentRedirect',
  'TemporaryRedirect',
  'XAmzContentSHA256Mismatch',
]);

/** One request to one site, in the client's words unless said otherwise. */
export interface ForwardOptions {
  readonly site: BucketSite;
  readonly permit: Permit;
  readonly query?: Query;
  readonly headers?: Record<string, string>;
  readonly body?: OutgoingBody;
  /** Left out for writes: once a body is on its way, it is brought to an end even when the client has gone. */
  readonly signal?: StopSignal;
}

/**
 * Sends a client's call to a site under the site's own names.
 * Throws `BackendUnavailable` when no answer came; S3 errors are answers.
 */
export function forward(call: BucketCall, options: ForwardOptions): Promise<S3Response> {
  const { site, permit } = options;
  return site.registered.backend.send(permit, {
    method: call.request.method as BackendRequest['method'],
    bucket: site.mapping.backendBucket,
    ...(call.key === undefined ? {} : { key: call.key }),
    query: options.query ?? forwardedQuery(call.query),
    headers: options.headers ?? forwardedHeaders(call.request.headers),
    body: options.body ?? null,
    ...(options.signal ? { signal: options.signal } : {}),
  });
}

/** The query without what belongs to the signature or to the client's own bookkeeping. */
export function forwardedQuery(query: Query): Query {
  if (query.length === 0) return query;
  return query.filter(([name]) => !/^x-amz-|^x-id$/i.test(name));
}

/** Turns a backend's error answer into the error that the client gets; returns any other answer as it is. */
export async function passErrors(call: BucketCall, site: BucketSite, response: S3Response): Promise<S3Response> {
  if (response.status < 400 && response.status !== 304 && response.status !== 301 && response.status !== 307)
    return response;
  throw await clientError(call, site, response);
}

/** The error that stands for a backend's error answer, told in the tenant's names. */
export async function clientError(call: BucketCall, site: BucketSite, response: S3Response): Promise<S3Error> {
  const body = (await readBody(response, MAX_ERROR_BYTES)).toString('utf8');
  const parsed = parseError(body);
  const code = parsed?.code ?? codeForStatus(response.status, call.key !== undefined);
  if (code === undefined || OUR_FAULT.has(code) || (parsed === undefined && response.status >= 500))
    return unavailable(new Error(`${site.registered.facts.id} answered ${response.status} ${code ?? ''}`)) as S3Error;
  return new S3Error(code, {
    status: response.status,
    message: scrub(parsed?.message ?? '', call, site),
    extra: scrubExtra(parsed?.extra ?? {}, call, site),
    headers: errorHeaders(response),
  });
}

/** A stream that broke on the client's side says so itself; everything else that was not answered is "try later". */
export function asClientError(error: unknown, bodyFailure: unknown): unknown {
  if (bodyFailure instanceof S3Error) return bodyFailure;
  const isUncertain =
    error instanceof BackendUnavailable || (error instanceof AppError && error.code === 'MalformedAnswer');
  return isUncertain ? unavailable(error) : error;
}

const NAMES_IN_EXTRA: ReadonlySet<string> = new Set([
  'BucketName',
  'Resource',
  'HostId',
  'RequestId',
  'Endpoint',
  'Region',
  'Key',
]);

function scrubExtra(
  extra: Readonly<Record<string, string>>,
  call: BucketCall,
  site: BucketSite,
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(extra))
    if (!NAMES_IN_EXTRA.has(name)) kept[name] = scrub(value, call, site);
  if (extra['BucketName'] !== undefined) kept['BucketName'] = call.bucket;
  if (extra['Key'] !== undefined && call.key !== undefined) kept['Key'] = call.key;
  return kept;
}

function scrub(text: string, call: BucketCall, site: BucketSite): string {
  return text.replaceAll(site.mapping.backendBucket, call.bucket);
}

/** What a 304, 412 or 416 has to keep so that caches and resuming clients go on working (RFC 9110). */
const KEPT_ERROR_HEADERS: ReadonlySet<string> = new Set([
  'etag',
  'last-modified',
  'content-range',
  'retry-after',
  'x-amz-delete-marker',
  'cache-control',
  'expires',
]);

function errorHeaders(response: S3Response): Record<string, string> {
  return Object.fromEntries(response.headers.filter(([name]) => KEPT_ERROR_HEADERS.has(name)));
}

/** HEAD answers carry no code: the status has to say it. */
function codeForStatus(status: number, hasKey: boolean): string | undefined {
  switch (status) {
    case 304:
      return 'NotModified';
    case 403:
      return 'AccessDenied';
    case 404:
      return hasKey ? 'NoSuchKey' : undefined;
    case 405:
      return 'MethodNotAllowed';
    case 412:
      return 'PreconditionFailed';
    case 416:
      return 'InvalidRange';
    default:
      return status === 400 ? 'InvalidRequest' : undefined;
  }
}
