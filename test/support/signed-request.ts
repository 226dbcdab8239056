import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { Secret } from '../../src/base/secret.ts';
import { SigningKeys } from '../../src/s3/signing-key.ts';
import { signRequest } from '../../src/s3/sigv4-sign.ts';
import type { TestCredential } from './running-gateway.ts';

/** One request to sign by hand, so that each part of it can be made wrong. */
export interface RawRequest {
  readonly method: string;
  /** `http://host:port`, without a path. */
  readonly origin: string;
  /** Encoded, with its query if it has one. */
  readonly path: string;
  readonly credential: TestCredential;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is signed; the body's SHA-256 unless said otherwise. */
  readonly payloadHash?: string;
  readonly nowMs?: number;
  readonly region?: string;
  readonly body?: Uint8Array | string;
  /** What is sent in place of the signed body. */
  readonly sentBody?: Uint8Array | string;
  /** Headers that are changed, added or (undefined) left out after signing. */
  readonly tamper?: Readonly<Record<string, string | undefined>>;
}

/** What came back. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The S3 error code in the body; '' when there is none. */
  readonly code: string;
}

/** Signs a request with our own signer, spoils what the test wants spoilt, and sends it over a fresh socket. */
export function sendSigned(raw: RawRequest): Promise<RawAnswer> {
  return exchange(raw, signedHeaders(raw), Buffer.from(raw.sentBody ?? raw.body ?? ''));
}

/** Every header that `raw` is sent with. */
export function signedHeaders(raw: RawRequest): Record<string, string | undefined> {
  const { host } = new URL(raw.origin);
  const [path = '', query = ''] = raw.path.split('?');
  const body = raw.body ?? '';
  const headers = raw.headers ?? {};
  const signature = signRequest({
    method: raw.method,
    host,
    path,
    query: [...new URLSearchParams(query)],
    headers,
    payloadHash: raw.payloadHash ?? createHash('sha256').update(body).digest('hex'),
    credentials: { accessKey: raw.credential.accessKey, secretKey: new Secret(raw.credential.secretKey) },
    region: raw.region ?? 'us-east-1',
    nowMs: raw.nowMs ?? Date.now(),
    keys: new SigningKeys(),
  });
  const lengthBytes = Buffer.byteLength(raw.sentBody ?? body);
  return { host, ...headers, ...signature, 'content-length': String(lengthBytes), ...raw.tamper };
}

/** Sends a request as it is, over a fresh socket. */
export function exchange(
  raw: Pick<RawRequest, 'method' | 'origin' | 'path'>,
  headers: Readonly<Record<string, string | undefined>>,
  body: Uint8Array,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(raw.origin);
    const outgoing = request(
      { agent: false, host: hostname, port, method: raw.method, path: raw.path, headers: given(headers) },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const code = /<Error>.*?<Code>(\w+)<\/Code>/s.exec(text)?.[1] ?? '';
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, code });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function given(headers: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
