import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import type { S3Request } from '../../src/s3/message.ts';
import { encodeUriComponentS3 } from '../../src/s3/uri-encode.ts';
import { requestFor } from './request-for.ts';

/** AWS's own example credentials. */
export const EXAMPLE_ACCESS_KEY = 'AKIAIOSFODNN7EXAMPLE';
export const EXAMPLE_SECRET_KEY = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

/** A request that AWS's signer is to sign. */
export interface UnsignedRequest {
  readonly method: string;
  /** Percent-encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | string[]>>;
  /** With `host`. */
  readonly headers: Readonly<Record<string, string>>;
}

/** When and where it is signed for. */
export interface SmithyScope {
  readonly nowMs: number;
  readonly region?: string;
  readonly service?: string;
}

/** `request` with an `authorization` header, by the signer of the AWS SDK for JavaScript as its S3 client sets it up. */
export async function smithySigned(request: UnsignedRequest, scope: SmithyScope): Promise<S3Request> {
  const signed = await signer(scope).sign(toSmithy(request), { signingDate: new Date(scope.nowMs) });
  return requestFor(request.method, targetOf(signed.path, signed.query ?? {}), { headers: signed.headers });
}

/**
 * `request` with its signature in the query, by the same signer. Every header is signed and stays a header; without an
 * `x-amz-content-sha256` the payload is unsigned and, as the SDK does it, the query says so.
 */
export async function smithyPresigned(
  request: UnsignedRequest,
  scope: SmithyScope,
  expiresIn = 3600,
): Promise<S3Request> {
  const headers = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD', ...request.headers };
  const presigned = await signer(scope).presign(toSmithy({ ...request, headers }), {
    signingDate: new Date(scope.nowMs),
    expiresIn,
    unhoistableHeaders: new Set(Object.keys(request.headers)),
  });
  return requestFor(request.method, targetOf(presigned.path, presigned.query ?? {}), { headers: presigned.headers });
}

function signer({ region = 'us-east-1', service = 's3' }: SmithyScope): SignatureV4 {
  return new SignatureV4({
    credentials: { accessKeyId: EXAMPLE_ACCESS_KEY, secretAccessKey: EXAMPLE_SECRET_KEY },
    region,
    service,
    sha256: Sha256,
    uriEscapePath: false,
    applyChecksum: true,
  });
}

function toSmithy({ method, path, query = {}, headers }: UnsignedRequest) {
  const hostname = headers['host'] ?? '';
  return { method, protocol: 'https:', hostname, path, query: { ...query }, headers: { ...headers } };
}

type SmithyQuery = Readonly<Record<string, string | readonly string[] | null>>;

/** The target that the SDK's HTTP handler would send, its query in the order given. */
function targetOf(path: string, query: SmithyQuery): string {
  const parts = Object.entries(query).flatMap(([name, value]) =>
    [value ?? ''].flat().map((one) => `${encodeUriComponentS3(name)}=${encodeUriComponentS3(one)}`),
  );
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`;
}

type Bytes = string | ArrayBuffer | ArrayBufferView;

/** Node's SHA-256, and HMAC when there is a key, as the signer wants them. */
class Sha256 {
  readonly #hash;

  constructor(key?: Bytes) {
    this.#hash = key === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(key));
  }

  update(data: Uint8Array): void {
    this.#hash.update(data);
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest());
  }

  reset(): void {
    throw new Error('the signer hashes each text once');
  }
}

function bytesOf(data: Bytes): Buffer {
  if (typeof data === 'string') return Buffer.from(data);
  if (data instanceof ArrayBuffer) return Buffer.from(data);
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}
