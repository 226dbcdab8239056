import { ApiProblem } from '../api/problem.ts';
import { type AddressStyle, addressOf, regionalHost } from '../s3/address.ts';
import { type AnswerReader, MalformedAnswer, type S3ErrorAnswer } from '../s3/answers.ts';
import type { Credentials } from '../s3/credentials.ts';
import type { Relay, RelayAnswer } from '../s3/relay.ts';
import type { Sha256Constructor } from '../s3/sha256.ts';
import { signRequest } from '../s3/signer.ts';
import type { Query } from '../s3/uri-encode.ts';
import { DiscoveryFailure, explainNonsense, explainRefusal, explainSilence } from './discovery-failure.ts';

/** Attempts in all for an endpoint or a relay that is overloaded, and the wait before the second; it doubles each time. */
const MAX_ATTEMPTS = 4;
const RETRY_DELAY_MS = 400;
const OVERLOADED: readonly number[] = [429, 500, 502, 503, 504];
const REGION = /^[a-z0-9-]{1,64}$/i;

/** Where to look, and as whom. */
export interface EndpointAccess {
  readonly url: URL;
  readonly region: string;
  readonly style: AddressStyle;
  readonly credentials: Credentials;
}

/** What a client works with. Time and waiting come from outside, so that tests hold them in their hands. */
export interface ClientParts {
  readonly relay: Relay;
  readonly reader: AnswerReader;
  readonly sha256: Sha256Constructor;
  nowMs(): number;
  /** Rejects with the signal's reason when it is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** One question to an endpoint. */
export interface Question {
  /** Undefined for the service itself. */
  readonly bucket?: string;
  readonly query: Query;
  readonly signal: AbortSignal;
}

interface Place {
  readonly region: string;
  readonly host: string;
}

/**
 * Asks an endpoint with signed GETs. It learns the region of a bucket and how far the clocks are apart; each hint is followed
 * once per question and remembered. Every failure is a `DiscoveryFailure`, but an abort is the signal's own reason.
 */
export class EndpointClient {
  readonly #access: EndpointAccess;
  readonly #parts: ClientParts;
  readonly #places = new Map<string, Place>();
  #skewMs = 0;

  constructor(access: EndpointAccess, parts: ClientParts) {
    this.#access = access;
    this.#parts = parts;
  }

  /** Milliseconds that the endpoint's clock is ahead of this one, as far as it mattered: 0 while it accepts this one. */
  get skewMs(): number {
    return this.#skewMs;
  }

  /** The region that a bucket was found in, or that was entered. */
  regionOf(bucket: string): string {
    return this.#placeOf(bucket).region;
  }

  /** Asks, and reads the answer with `read`. */
  async ask<T>(question: Question, read: (reader: AnswerReader, xml: string) => T): Promise<T> {
    const answer = await this.#answerTo(question);
    try {
      return read(this.#parts.reader, answer.text);
    } catch (error) {
      if (error instanceof MalformedAnswer) throw explainNonsense(error.message);
      throw error;
    }
  }

  async #answerTo(question: Question): Promise<RelayAnswer> {
    let isMoved = false;
    let isShifted = false;
    for (;;) {
      const place = this.#placeOf(question.bucket);
      const answer = await this.#sendPatiently(question, place);
      if (answer.status === 200) return answer;
      const error = this.#parts.reader.error(answer.text);
      const hint = regionHint(answer, error);
      const skewMs = this.#skewOf(answer);
      if (!isMoved && question.bucket !== undefined && this.#moves(question.bucket, place, hint)) isMoved = true;
      else if (!isShifted && error?.code === 'RequestTimeTooSkewed' && skewMs !== undefined) {
        this.#skewMs = skewMs;
        isShifted = true;
      } else throw explainRefusal({ status: answer.status, error, region: place.region, hint, skewMs });
    }
  }

  #placeOf(bucket: string | undefined): Place {
    const { region, url } = this.#access;
    return this.#places.get(bucket ?? '') ?? { region, host: url.host };
  }

  /** Remembers where a bucket is said to be; false when that is where it was looked for. */
  #moves(bucket: string, from: Place, region: string | undefined): boolean {
    if (region === undefined) return false;
    const to = { region, host: regionalHost(this.#access.url.host, region) };
    if (to.region === from.region && to.host === from.host) return false;
    this.#places.set(bucket, to);
    return true;
  }

  #skewOf({ headers }: RelayAnswer): number | undefined {
    const timeMs = Date.parse(headers['date'] ?? '');
    return Number.isNaN(timeMs) ? undefined : timeMs - this.#parts.nowMs();
  }

  /** Nothing is changed by reading, so what is overloaded is asked again. */
  async #sendPatiently(question: Question, place: Place): Promise<RelayAnswer> {
    for (let attempt = 1; ; attempt++) {
      const isLast = attempt === MAX_ATTEMPTS;
      const answer = await this.#send(question, place, isLast);
      if (answer && (isLast || !OVERLOADED.includes(answer.status))) return answer;
      await this.#parts.sleep(RETRY_DELAY_MS * 2 ** (attempt - 1), question.signal);
    }
  }

  /** Undefined when the relay asks for patience. */
  async #send({ bucket, query, signal }: Question, place: Place, isLast: boolean): Promise<RelayAnswer | undefined> {
    const { url, style, credentials } = this.#access;
    const { endpointUrl, host, path } = addressOf(url, style, { host: place.host, bucket });
    const nowMs = this.#parts.nowMs() + this.#skewMs;
    const unsigned = { method: 'GET', host, path, query, region: place.region, nowMs } as const;
    const signed = await signRequest(unsigned, { credentials, sha256: this.#parts.sha256 });
    try {
      return await this.#parts.relay({ ...signed, endpointUrl, signal });
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (!isLast && error instanceof ApiProblem && error.status === 429) return undefined;
      throw explainSilence(host, error);
    }
  }
}

/** True when a server does not know what it was asked. */
export function isUnsupported(error: unknown): boolean {
  return (
    error instanceof DiscoveryFailure &&
    error.code === 'failed' &&
    [400, 404, 405, 501].includes(error.details.status ?? 0)
  );
}

/** The region that a refusal points to (AWS, "Redirects"; AuthorizationHeaderMalformed, PermanentRedirect). */
function regionHint(answer: RelayAnswer, error: S3ErrorAnswer | undefined): string | undefined {
  if (answer.status < 300 || answer.status >= 500) return undefined;
  const named = answer.headers['x-amz-bucket-region'] ?? error?.region ?? '';
  return REGION.test(named) ? named : undefined;
}
