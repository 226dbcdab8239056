import { queryValue } from './headers.ts';
import type { HeaderMap, Query, S3Request } from './message.ts';
import { s3Error } from './s3-error.ts';
import type { SigningScope } from './signing-key.ts';

const ALGORITHM = 'AWS4-HMAC-SHA256';
const MAX_EXPIRES_SECONDS = 7 * 24 * 3600;

/** What a request says of its own signature, before anything of it is believed. */
export interface SignatureClaim {
  readonly form: 'header' | 'query';
  readonly accessKey: string;
  readonly scope: SigningScope;
  /** `date/region/service/aws4_request`, as sent. */
  readonly scopeText: string;
  /** Lower-case, in the order sent. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `YYYYMMDD'T'HHMMSS'Z'`. */
  readonly amzDate: string;
  readonly signedAtMs: number;
  /** Seconds that a presigned request is good for; undefined in the header form. */
  readonly expiresSeconds: number | undefined;
}

/**
 * Reads the signature of a request in its header or its query form (AWS, "Authenticating Requests: Using the Authorization
 * Header" and "Using Query Parameters"). Throws AccessDenied without one, InvalidRequest with two, and the documented
 * error for a malformed one.
 */
export function parseClaim(request: S3Request, query: Query): SignatureClaim {
  const authorization = request.headers['authorization'];
  const isPresigned = query.some(([name]) => name === 'X-Amz-Signature' || name === 'X-Amz-Algorithm');
  if (authorization !== undefined && isPresigned)
    throw s3Error(
      'InvalidArgument',
      'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified',
    );
  if (authorization !== undefined) return headerClaim(authorization, request.headers);
  if (isPresigned) return queryClaim(query);
  if (queryValue(query, 'Signature') !== undefined && queryValue(query, 'AWSAccessKeyId') !== undefined)
    throw onlySigV4();
  throw s3Error('AccessDenied');
}

function headerClaim(authorization: string, headers: HeaderMap): SignatureClaim {
  const text = authorization.trim();
  const space = text.search(/\s/);
  const scheme = space === -1 ? text : text.slice(0, space);
  if (scheme === 'AWS') throw onlySigV4();
  if (scheme === 'AWS4-ECDSA-P256-SHA256')
    throw s3Error('NotImplemented', 'SigV4A signatures are not implemented by this gateway.');
  if (scheme !== ALGORITHM) throw s3Error('InvalidArgument', 'Unsupported Authorization Type');
  const {
    Credential: credential,
    SignedHeaders: signedHeaders,
    Signature: signature,
  } = authorizationFields(text, space);
  if (!credential || !signedHeaders || !signature)
    throw malformedHeader(
      'The authorization header is malformed; the authorization header requires three components: Credential, SignedHeaders, and Signature.',
    );
  const amzDate = headerDate(headers);
  return {
    form: 'header',
    ...splitCredential(credential, malformedHeader),
    signedHeaders: signedHeaders.toLowerCase().split(';'),
    signature,
    ...amzDate,
    expiresSeconds: undefined,
  };
}

/** `name=value, name=value` after the scheme; the last of a repeated name counts. */
function authorizationFields(text: string, from: number): Record<string, string | undefined> {
  const fields: Record<string, string | undefined> = {};
  for (const part of from === -1 ? [] : text.slice(from).split(',')) {
    const equals = part.indexOf('=');
    if (equals === -1) throw malformedHeader('The authorization header is malformed; a field has no value.');
    fields[part.slice(0, equals).trim()] = part.slice(equals + 1).trim();
  }
  return fields;
}

function queryClaim(query: Query): SignatureClaim {
  const need = (name: string): string => {
    const value = queryValue(query, name);
    if (!value)
      throw malformedQuery(
        'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.',
      );
    return value;
  };
  if (need('X-Amz-Algorithm') === 'AWS4-ECDSA-P256-SHA256')
    throw s3Error('NotImplemented', 'SigV4A signatures are not implemented by this gateway.');
  if (need('X-Amz-Algorithm') !== ALGORITHM) throw malformedQuery('X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"');
  const signedAtMs = parseAmzDate(need('X-Amz-Date'));
  if (signedAtMs === undefined)
    throw malformedQuery("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
  const expiresText = need('X-Amz-Expires');
  if (!/^-?\d+$/.test(expiresText)) throw malformedQuery('X-Amz-Expires should be a number');
  const expiresSeconds = Number(expiresText);
  if (expiresSeconds < 0) throw malformedQuery('X-Amz-Expires must be non-negative');
  if (expiresSeconds > MAX_EXPIRES_SECONDS)
    throw malformedQuery(
      'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds',
    );
  return {
    form: 'query',
    ...splitCredential(need('X-Amz-Credential'), malformedQuery),
    signedHeaders: need('X-Amz-SignedHeaders').toLowerCase().split(';'),
    signature: need('X-Amz-Signature'),
    amzDate: need('X-Amz-Date'),
    signedAtMs,
    expiresSeconds,
  };
}

function splitCredential(credential: string, malformed: (message: string) => Error) {
  const parts = credential.split('/');
  const [date, region, service, terminator] = parts.slice(-4);
  const accessKey = parts.slice(0, -4).join('/');
  if (parts.length < 5 || !accessKey || !date || region === undefined || !service)
    throw malformed(`The credential is malformed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".`);
  if (terminator !== 'aws4_request')
    throw malformed(`incorrect terminal "${terminator}". This endpoint uses "aws4_request".`);
  if (!/^\d{8}$/.test(date))
    throw malformed(`incorrect date format "${date}". This date in the credential must be in the format "yyyyMMdd".`);
  return { accessKey, scope: { date, region, service }, scopeText: `${date}/${region}/${service}/${terminator}` };
}

/** `x-amz-date` goes before `Date`, which comes in RFC 9110's formats. */
function headerDate(headers: HeaderMap): { readonly amzDate: string; readonly signedAtMs: number } {
  const amzDate = headers['x-amz-date'];
  if (amzDate !== undefined) {
    const signedAtMs = parseAmzDate(amzDate);
    if (signedAtMs !== undefined) return { amzDate, signedAtMs };
  }
  const signedAtMs = Date.parse(headers['date'] ?? '');
  if (amzDate !== undefined || Number.isNaN(signedAtMs))
    throw s3Error('AccessDenied', 'AWS authentication requires a valid Date or x-amz-date header');
  return { amzDate: new Date(signedAtMs).toISOString().replace(/[-:]|\.\d{3}/g, ''), signedAtMs };
}

const AMZ_DATE = /^(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3])([0-5]\d)([0-5]\d)Z$/;

/** Milliseconds since the epoch of a `YYYYMMDD'T'HHMMSS'Z'`, or undefined. */
export function parseAmzDate(text: string): number | undefined {
  const match = AMZ_DATE.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
}

function onlySigV4(): Error {
  return s3Error(
    'InvalidRequest',
    'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
  );
}

function malformedHeader(message: string): Error {
  return s3Error('AuthorizationHeaderMalformed', message);
}

function malformedQuery(message: string): Error {
  return s3Error('AuthorizationQueryParametersError', message);
}
