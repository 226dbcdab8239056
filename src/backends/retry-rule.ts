import type { BackendRequest } from './backend.ts';

/** Fields that make a second success look like a failure: the first one changed what they compare with. */
const CONDITIONS = ['if-match', 'if-none-match', 'if-unmodified-since'] as const;

/**
 * Whether a request that got no answer may be sent again. Nothing sent: always. Otherwise only what can be said twice
 * with one effect and with the same bytes: reads, and idempotent writes whose body is in memory.
 */
export function mayRetry(request: BackendRequest, isSent: boolean): boolean {
  if (!isSent) return !isSpent(request);
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  return isReplayable(request) && isIdempotent(request);
}

/** True when the same bytes can be sent again: an answered request with such a body may be repaired and repeated. */
export function isReplayable({ body }: BackendRequest): boolean {
  return body === null || body instanceof Uint8Array;
}

function isIdempotent(request: BackendRequest): boolean {
  if (request.method === 'POST') return false;
  return CONDITIONS.every((name) => request.headers[name] === undefined);
}

function isSpent({ body }: BackendRequest): boolean {
  return body !== null && !(body instanceof Uint8Array) && (body.stream.destroyed || body.stream.readableDidRead);
}
