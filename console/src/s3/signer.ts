import { clearCredentialCache, SignatureV4 } from '@smithy/signature-v4';
import type { Credentials } from './credentials.ts';
import type { Sha256Constructor } from './sha256.ts';
import { type Query, targetOf } from './uri-encode.ts';

/** SHA-256 of nothing: the payload of a GET. */
const EMPTY_HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** A request without a body that is to be signed. */
export interface UnsignedRequest {
  readonly method: 'GET' | 'HEAD';
  readonly host: string;
  /** Percent-encoded once; S3 signs it as it is. */
  readonly path: string;
  readonly query: Query;
  readonly region: string;
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
}

/** A signed request: nothing may be added to it, taken from it or normalised. */
export interface SignedRequest {
  readonly method: 'GET' | 'HEAD';
  /** Path and query exactly as they were signed. */
  readonly target: string;
  /** Lower-case names, without `host`, which whoever sends it sets from the address. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Signs for one service. */
export interface SignerParts {
  readonly credentials: Credentials;
  readonly sha256: Sha256Constructor;
  /** `s3` for all S3 servers. */
  readonly service?: string;
}

/** Signs requests with AWS Signature Version 4 by S3's rules: the path once encoded, the hash of the body as a header. */
export async function signRequest(request: UnsignedRequest, parts: SignerParts): Promise<SignedRequest> {
  const { method, host, path, query, region, nowMs } = request;
  const { secretKey, sessionToken } = parts.credentials.reveal();
  const signer = new SignatureV4({
    credentials: {
      accessKeyId: parts.credentials.accessKey,
      secretAccessKey: secretKey,
      ...(sessionToken === undefined ? {} : { sessionToken }),
    },
    region,
    service: parts.service ?? 's3',
    sha256: parts.sha256,
    uriEscapePath: false,
    applyChecksum: true,
  });
  const signed = await signer.sign(
    {
      ...{ method, path, protocol: 'https:', hostname: host, query: Object.fromEntries(query) },
      headers: { host, 'x-amz-content-sha256': EMPTY_HASH },
    },
    { signingDate: new Date(nowMs) },
  );
  const { host: _host, ...headers } = signed.headers;
  return { method, target: targetOf(path, query), headers };
}

/** The signer's library remembers keys that it has derived: they go when the credentials go. */
export function forgetDerivedKeys(): void {
  clearCredentialCache();
}
