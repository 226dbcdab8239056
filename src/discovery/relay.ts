import { Readable } from 'node:stream';
import type { Clock } from '../base/clock.ts';
import { DiscoveryFailure, explainSilence } from './discovery-failure.ts';
import type { SendSignedGet, SessionCallAnswer } from './endpoint-session.ts';
import type { RelayRequest } from './relay-request.ts';

/** The largest listing page: 1,000 versions with keys of 1,024 bytes, each of them escaped, and room to spare. */
const MAX_ANSWER_BYTES = 24 * 1024 * 1024;
const FIRST_BYTE_MS = 20_000;
const WHOLE_ANSWER_MS = 60_000;
/** What a page may learn of an endpoint's answer. */
const SHOWN_HEADERS = [
  'content-length',
  'content-type',
  'date',
  'etag',
  'last-modified',
  'location',
  'retry-after',
  'x-amz-bucket-region',
  'x-amz-delete-marker',
  'x-amz-id-2',
  'x-amz-request-id',
  'x-amz-storage-class',
  'x-amz-version-id',
];

/** What the endpoint said. */
export interface RelayedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Ends with an error, never early without one. */
  readonly body: Readable;
}

/** What the relay works with. */
export interface RelayParts {
  readonly call: SendSignedGet;
  readonly clock: Clock;
}

/**
 * Forwards a request that `objectionTo` had nothing against, to the letter, and gives the answer as it comes. Nothing is kept.
 * Throws `DiscoveryFailure` (`unreachable`, `not_allowed`, `not_s3`) when there is no answer, or none of S3's.
 */
export async function relay(
  { endpointUrl, method, target, headers }: RelayRequest,
  { call, clock }: RelayParts,
  gone: AbortSignal,
): Promise<RelayedAnswer> {
  const late = new AbortController();
  const expire = (afterMs: number) =>
    clock.schedule(afterMs, () =>
      late.abort(new DiscoveryFailure('timed_out', 'the endpoint does not answer in time')),
    );
  const first = expire(FIRST_BYTE_MS);
  const whole = expire(WHOLE_ANSWER_MS);
  try {
    const signal = AbortSignal.any([gone, late.signal]);
    const sent = { endpointUrl, method: method === 'HEAD' ? 'HEAD' : 'GET', target, headers, signal } as const;
    const answer = await call(sent);
    assertShape(answer);
    const body = Readable.from(bounded(answer.body));
    body.once('close', () => whole.cancel());
    return { status: answer.status, headers: shownHeaders(answer), body };
  } catch (error) {
    whole.cancel();
    throw explainSilence(endpointUrl, late.signal.aborted ? late.signal.reason : error);
  } finally {
    first.cancel();
  }
}

/** A success that is no XML is no listing, but perhaps somebody's web page or object. */
function assertShape({ status, headers, body }: SessionCallAnswer): void {
  const type = String(headers['content-type'] ?? '');
  if (status !== 200 || type === '' || /xml/i.test(type) || headers['x-amz-request-id'] !== undefined) return;
  if (body instanceof Readable) body.destroy();
  throw new DiscoveryFailure('not_s3', 'what answers there does not speak S3');
}

function shownHeaders({ headers }: SessionCallAnswer): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const name of SHOWN_HEADERS) {
    const value = headers[name];
    if (value !== undefined) shown[name] = String(value);
  }
  return shown;
}

async function* bounded(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) throw new DiscoveryFailure('failed', 'the answer is larger than any listing');
    yield chunk;
  }
}
