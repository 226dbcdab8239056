import { Readable } from 'node:stream';
import type { Clock } from '../base/clock.ts';
import { lookAt } from './answer-shape.ts';
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
 * Throws `DiscoveryFailure` (`unreachable`, `address_not_allowed`, `not_s3`, `timed_out`) when there is no answer, or none of S3's.
 */
export async function relay(
  { endpointUrl, method, target, headers }: RelayRequest,
  { call, clock }: RelayParts,
  gone: AbortSignal,
): Promise<RelayedAnswer> {
  const over = new AbortController();
  const expire = (afterMs: number) =>
    clock.schedule(afterMs, () =>
      over.abort(new DiscoveryFailure('timed_out', 'the endpoint does not answer in time')),
    );
  const first = expire(FIRST_BYTE_MS);
  const whole = expire(WHOLE_ANSWER_MS);
  try {
    const signal = AbortSignal.any([gone, over.signal]);
    const sent = { endpointUrl, method: method === 'HEAD' ? 'HEAD' : 'GET', target, headers, signal } as const;
    const answer = await call(sent);
    const { kind, body } = await lookAt(answer.body);
    const shown = { status: answer.status, headers: shownHeaders(answer) };
    if (kind === 'other') {
      // It may be a page of somebody's intranet, or an object: at most that it was refused may be told.
      over.abort(new DiscoveryFailure('not_s3', 'what answers there does not speak S3'));
      if (answer.status >= 200 && answer.status < 300) throw over.signal.reason;
      whole.cancel();
      return { ...shown, body: Readable.from([]) };
    }
    const relayed = Readable.from(bounded(body));
    relayed.once('close', () => whole.cancel());
    return { ...shown, body: relayed };
  } catch (error) {
    whole.cancel();
    throw explainSilence(endpointUrl, over.signal.aborted ? over.signal.reason : error);
  } finally {
    first.cancel();
  }
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
