import { timingSafeEqual } from 'node:crypto';
import type { Secret } from '../base/secret.ts';
import { canonicalQuery, canonicalRequest, stringToSign } from './canonical-request.ts';
import { splitTarget } from './headers.ts';
import type { HeaderMap, S3Request } from './message.ts';
import { s3Error } from './s3-error.ts';
import type { SigningKey, SigningKeys } from './signing-key.ts';
import type { SignatureClaim } from './sigv4-claim.ts';

/** How far a client's clock may be off, in milliseconds (AWS, RequestTimeTooSkewed). */
const MAX_SKEW_MS = 15 * 60 * 1000;

/** What `x-amz-content-sha256` says of the body. */
export type PayloadKind =
  | 'unsigned'
  | { readonly sha256: string }
  | 'streaming-signed'
  | 'streaming-signed-trailer'
  | 'streaming-unsigned-trailer';

/** A signature that has been found right, with what the chunks of its body chain on. */
export interface VerifiedSignature {
  readonly accessKey: string;
  readonly payload: PayloadKind;
  readonly signingKey: SigningKey;
  readonly seedSignature: string;
  readonly scope: string;
  readonly amzDate: string;
}

/** A claim and what it is checked against. */
export interface VerifyInput {
  readonly request: S3Request;
  readonly claim: SignatureClaim;
  readonly secret: Secret;
  readonly nowMs: number;
  readonly keys: SigningKeys;
  /** The region that clients are told to use. */
  readonly expectedRegion: string;
  readonly acceptsRegion: (region: string) => boolean;
  /** `s3` unless a test vector says otherwise. */
  readonly service?: string;
}

/**
 * Checks a SigV4 signature over what the client sent, before any name is rewritten. Comparison is constant in time.
 * Throws the S3 error that AWS documents for each way of being wrong.
 */
export function verifyClaim(input: VerifyInput): VerifiedSignature {
  const { claim, request, keys, secret } = input;
  assertScope(input);
  assertTime(input);
  const payloadHash = declaredPayload(request.headers, claim);
  assertSigned(request.headers, claim);
  const { path, rawQuery } = splitTarget(request.target);
  const signingKey = keys.get(secret, claim.scope);
  const canonical = canonicalRequest({
    method: request.method,
    path,
    canonicalQuery: canonicalQuery(rawQuery),
    headers: request.headers,
    signedHeaders: claim.signedHeaders,
    payloadHash,
  });
  const text = stringToSign(claim.amzDate, claim.scopeText, canonical);
  if (isSignature(claim.signature, signingKey, text))
    return {
      accessKey: claim.accessKey,
      payload: payloadKind(payloadHash),
      signingKey,
      seedSignature: claim.signature,
      scope: claim.scopeText,
      amzDate: claim.amzDate,
    };
  throw s3Error('SignatureDoesNotMatch', undefined, {
    extra: { AWSAccessKeyId: claim.accessKey, SignatureProvided: claim.signature },
  });
}

function isSignature(given: string, signingKey: SigningKey, text: string): boolean {
  const expected = Buffer.from(signingKey.sign(text));
  const received = Buffer.from(given);
  return received.length === expected.length && timingSafeEqual(received, expected);
}

function assertScope({ claim, expectedRegion, acceptsRegion, service = 's3' }: VerifyInput): void {
  const { scope } = claim;
  const isHeader = claim.form === 'header';
  const code = isHeader ? 'AuthorizationHeaderMalformed' : 'AuthorizationQueryParametersError';
  const prefix = isHeader ? 'The authorization header is malformed; ' : '';
  if (scope.service !== service)
    throw s3Error(code, `${prefix}incorrect service "${scope.service}". This endpoint belongs to "${service}".`);
  if (!acceptsRegion(scope.region))
    throw s3Error(code, `${prefix}the region '${scope.region}' is wrong; expecting '${expectedRegion}'`, {
      extra: { Region: expectedRegion },
    });
  if (!claim.amzDate.startsWith(scope.date))
    throw isHeader
      ? s3Error('SignatureDoesNotMatch')
      : s3Error(
          code,
          `Invalid credential date "${scope.date}". This date is not the same as X-Amz-Date: "${claim.amzDate.slice(0, 8)}".`,
        );
}

function assertTime({ claim, nowMs }: VerifyInput): void {
  const aheadMs = claim.signedAtMs - nowMs;
  if (claim.expiresSeconds === undefined) {
    if (Math.abs(aheadMs) > MAX_SKEW_MS)
      throw s3Error('RequestTimeTooSkewed', undefined, {
        extra: {
          RequestTime: claim.amzDate,
          ServerTime: new Date(nowMs).toISOString(),
          MaxAllowedSkewMilliseconds: String(MAX_SKEW_MS),
        },
      });
    return;
  }
  if (aheadMs > MAX_SKEW_MS) throw s3Error('AccessDenied', 'Request is not valid yet');
  const expiresAtMs = claim.signedAtMs + claim.expiresSeconds * 1000;
  if (expiresAtMs < nowMs)
    throw s3Error('AccessDenied', 'Request has expired', {
      extra: { Expires: new Date(expiresAtMs).toISOString(), ServerTime: new Date(nowMs).toISOString() },
    });
}

/** A presigned request leaves its payload unsigned unless it says otherwise; the header form has to say something. */
function declaredPayload(headers: HeaderMap, claim: SignatureClaim): string {
  const declared = headers['x-amz-content-sha256'];
  if (claim.form === 'query')
    return declared !== undefined && claim.signedHeaders.includes('x-amz-content-sha256')
      ? declared
      : 'UNSIGNED-PAYLOAD';
  if (declared === undefined)
    throw s3Error('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256');
  return declared;
}

/** Host and every `x-amz-` field must be covered, or a third party could change what the request means. */
function assertSigned(headers: HeaderMap, claim: SignatureClaim): void {
  const signed = claim.signedHeaders;
  const missing: string[] = [];
  if (!signed.includes('host')) missing.push('host');
  for (const name in headers)
    if (
      name.startsWith('x-amz-') &&
      !signed.includes(name) &&
      !(claim.form === 'query' && name === 'x-amz-content-sha256')
    )
      missing.push(name);
  if (missing.length > 0)
    throw s3Error('AccessDenied', 'There were headers present in the request which were not signed', {
      extra: { HeadersNotSigned: missing.join(', ') },
    });
}

function payloadKind(declared: string): PayloadKind {
  switch (declared) {
    case 'UNSIGNED-PAYLOAD':
      return 'unsigned';
    case 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD':
      return 'streaming-signed';
    case 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER':
      return 'streaming-signed-trailer';
    case 'STREAMING-UNSIGNED-PAYLOAD-TRAILER':
      return 'streaming-unsigned-trailer';
    default:
      if (/^[0-9a-f]{64}$/i.test(declared)) return { sha256: declared.toLowerCase() };
      throw s3Error(
        'InvalidArgument',
        'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER or a valid sha256 value.',
        {
          extra: { ArgumentName: 'x-amz-content-sha256', ArgumentValue: declared },
        },
      );
  }
}
