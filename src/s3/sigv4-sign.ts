import type { Secret } from '../base/secret.ts';
import { canonicalValue, compareParameters, stringToSign } from './canonical-request.ts';
import type { Query } from './message.ts';
import type { SigningKeys } from './signing-key.ts';
import { encodeUriComponentS3 } from './uri-encode.ts';

/** Who signs. */
export interface SigningCredentials {
  readonly accessKey: string;
  readonly secretKey: Secret;
}

/** One request to sign. */
export interface SignInput {
  readonly method: string;
  readonly host: string;
  /** Already encoded by `encodeKeyPath`. */
  readonly path: string;
  readonly query: Query;
  /** Lower-case names. Those of `x-amz-` and `content-md5` are signed with `host`; the others pass unsigned. */
  readonly headers: Readonly<Record<string, string>>;
  /** SHA-256 in hex, or one of AWS's words for a payload. */
  readonly payloadHash: string;
  readonly credentials: SigningCredentials;
  readonly region: string;
  readonly nowMs: number;
  readonly keys: SigningKeys;
}

/** The headers that make a request signed: `x-amz-date`, `x-amz-content-sha256`, `authorization` (AWS SigV4, S3). */
export function signRequest(input: SignInput): Record<string, string> {
  const amzDate = toAmzDate(input.nowMs);
  const signed: Record<string, string> = {
    host: input.host,
    'x-amz-content-sha256': input.payloadHash,
    'x-amz-date': amzDate,
  };
  for (const name in input.headers)
    if (name.startsWith('x-amz-') || name === 'content-md5') signed[name] = input.headers[name] ?? '';
  const names = Object.keys(signed).sort();
  let headerLines = '';
  for (const name of names) headerLines += `${name}:${canonicalValue(signed[name] ?? '')}\n`;
  const signedHeaders = names.join(';');
  const canonical = `${input.method}\n${input.path}\n${encodedQuery(input.query)}\n${headerLines}\n${signedHeaders}\n${input.payloadHash}`;
  const { accessKey, secretKey } = input.credentials;
  const date = amzDate.slice(0, 8);
  const scope = `${date}/${input.region}/s3/aws4_request`;
  const key = input.keys.get(secretKey, { date, region: input.region, service: 's3' });
  const signature = key.sign(stringToSign(amzDate, scope, canonical));
  return {
    'x-amz-date': amzDate,
    'x-amz-content-sha256': input.payloadHash,
    authorization: `AWS4-HMAC-SHA256 Credential=${accessKey}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
  };
}

/** A query as it is sent and signed: encoded AWS's way and sorted. */
export function encodedQuery(query: Query): string {
  if (query.length === 0) return '';
  return query
    .map(([name, value]) => [encodeUriComponentS3(name), encodeUriComponentS3(value)] as const)
    .sort(compareParameters)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** `YYYYMMDD'T'HHMMSS'Z'`. */
export function toAmzDate(nowMs: number): string {
  const iso = new Date(nowMs).toISOString();
  const date = iso.slice(0, 4) + iso.slice(5, 7) + iso.slice(8, 13);
  return `${date}${iso.slice(14, 16)}${iso.slice(17, 19)}Z`;
}
