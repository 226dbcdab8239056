import { createHash } from 'node:crypto';
import type { SigningKeys } from '../src/s3/signing-key.ts';
import { type SigningCredentials, signRequest } from '../src/s3/sigv4-sign.ts';
import type { WireRequest } from './load.ts';

/** One request to sign before the clock runs. */
export interface RequestPlan {
  readonly method: 'GET' | 'PUT';
  readonly port: number;
  readonly path: string;
  readonly body: Buffer | null;
  /** signed: SHA-256 of the body, which the gateway has to verify; unsigned: as clients do over TLS. */
  readonly payload: 'signed' | 'unsigned';
  readonly credentials: SigningCredentials;
  readonly region: string;
  readonly keys: SigningKeys;
}

/** Signs a request and writes it down as bytes; `headers` are those that the signature added. */
export function signedRequest(plan: RequestPlan): WireRequest & { readonly headers: Record<string, string> } {
  const host = `127.0.0.1:${plan.port}`;
  const headers = signRequest({
    method: plan.method,
    host,
    path: plan.path,
    query: [],
    headers: {},
    payloadHash: plan.payload === 'unsigned' ? 'UNSIGNED-PAYLOAD' : sha256(plan.body),
    credentials: plan.credentials,
    region: plan.region,
    nowMs: Date.now(),
    keys: plan.keys,
  });
  const lines = [`${plan.method} ${plan.path} HTTP/1.1`, `host: ${host}`];
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  if (plan.body) lines.push(`content-length: ${plan.body.length}`, 'content-type: application/octet-stream');
  return { head: Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body: plan.body, headers };
}

const hashes = new WeakMap<Buffer, string>();

/** Bodies are shared by many requests: hashed once. */
function sha256(body: Buffer | null): string {
  const known = body && hashes.get(body);
  if (known) return known;
  const hash = createHash('sha256')
    .update(body ?? '')
    .digest('hex');
  if (body) hashes.set(body, hash);
  return hash;
}
