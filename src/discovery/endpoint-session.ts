import type { Clock } from '../base/clock.ts';
import type { Secret } from '../base/secret.ts';
import { parseHttpDate } from '../s3/http-date.ts';
import type { Query } from '../s3/message.ts';
import type { SigningKeys } from '../s3/signing-key.ts';
import { encodedQuery, signRequest } from '../s3/sigv4-sign.ts';
import { encodeKeyPath } from '../s3/uri-encode.ts';
import { parseError } from '../s3/xml-read.ts';
import { DiscoveryFailure, explainRefusal, explainSilence } from './discovery-failure.ts';
import { regionalHost } from './region-hint.ts';

/** SHA-256 of nothing: the payload of a GET. */
const EMPTY_HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
/** A page of 1,000 versions with keys of 1,024 bytes, each of them escaped, and room to spare. */
const MAX_ANSWER_BYTES = 24 * 1024 * 1024;
const CALL_DEADLINE_MS = 60_000;
/** Attempts in all for an endpoint that is overloaded, and the wait before the second; it doubles with each further one. */
const MAX_ATTEMPTS = 4;
const RETRY_DELAY_MS = 300;
const OVERLOADED: readonly number[] = [429, 500, 502, 503, 504];

/** Whose requests, and where to. */
export interface EndpointAccess {
  /** `https://host`, with a port or a path if it has one. */
  readonly endpoint: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: Secret;
  readonly sessionToken?: Secret | undefined;
}

/** One signed GET as it is to be sent: nothing may be added to it, taken from it or normalised. */
export interface SignedGet {
  /** `https://host`, with a port if it has one. */
  readonly endpointUrl: string;
  readonly method: 'GET' | 'HEAD';
  /** Path and query exactly as they were signed. */
  readonly target: string;
  /** Lower-case names, without `host`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** What came back: headers by lower-case name. */
export interface SessionCallAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: AsyncIterable<Uint8Array>;
}

/** Sends a signed request and gives what comes back. Throws when nothing does. */
export type SendSignedGet = (call: SignedGet) => Promise<SessionCallAnswer>;

/** What a session works with. */
export interface SessionParts {
  readonly call: SendSignedGet;
  readonly clock: Clock;
  readonly keys: SigningKeys;
}

/** One GET of a bucket, or of the service when there is no bucket. */
export interface SessionRequest {
  readonly bucket?: string;
  readonly query: Query;
  readonly signal?: AbortSignal | undefined;
}

/** An answer that was read to its end. */
export interface SessionAnswer {
  readonly text: string;
  /** The region that the endpoint names in `x-amz-bucket-region`, or else the one that the request was signed for. */
  readonly region: string;
}

interface Place {
  readonly region: string;
  /** Host and port. */
  readonly host: string;
}

interface ReadAnswer {
  readonly status: number;
  readonly headers: SessionCallAnswer['headers'];
  readonly text: string;
}

/**
 * Signs GETs for one endpoint. Learns what it is told: the region of a bucket and how far the clocks are apart, each followed
 * once per request and remembered. Throws `DiscoveryFailure`.
 */
export class EndpointSession {
  readonly #access: EndpointAccess;
  readonly #parts: SessionParts;
  readonly #url: URL;
  /** Where buckets have been found that are not where the endpoint is. */
  readonly #places = new Map<string, Place>();
  #skewMs = 0;

  constructor(access: EndpointAccess, parts: SessionParts) {
    this.#access = access;
    this.#parts = parts;
    this.#url = new URL(access.endpoint);
  }

  /** Milliseconds that the endpoint's clock is ahead of this one, as far as it mattered. */
  get skewMs(): number {
    return this.#skewMs;
  }

  async get(request: SessionRequest): Promise<SessionAnswer> {
    let isMoved = false;
    let isShifted = false;
    for (;;) {
      const place = this.#placeOf(request.bucket);
      const answer = await this.#send(request, place);
      const named = headerOf(answer, 'x-amz-bucket-region');
      if (answer.status === 200) return { text: answer.text, region: named ?? place.region };
      const error = parseError(answer.text);
      if (!isMoved && this.#moves(request.bucket, place, regionHint(answer, error))) isMoved = true;
      else if (!isShifted && error?.code === 'RequestTimeTooSkewed' && this.#shifts(answer)) isShifted = true;
      else
        throw explainRefusal({
          status: answer.status,
          errorCode: error?.code,
          message: error?.message ?? '',
          bucket: request.bucket,
          region: place.region,
        });
    }
  }

  #placeOf(bucket: string | undefined): Place {
    return this.#places.get(bucket ?? '') ?? { region: this.#access.region, host: this.#url.host };
  }

  /** Remembers where a bucket is said to be; false when that is where it was looked for. */
  #moves(bucket: string | undefined, from: Place, region: string | undefined): boolean {
    if (region === undefined || !/^[a-z0-9-]{1,64}$/i.test(region)) return false;
    const to = { region, host: regionalHost(this.#url.host, region) };
    if (to.region === from.region && to.host === from.host) return false;
    this.#places.set(bucket ?? '', to);
    return true;
  }

  /** Sets this session's time by the endpoint's `Date`; false when it names none. */
  #shifts(answer: ReadAnswer): boolean {
    const timeMs = parseHttpDate(headerOf(answer, 'date') ?? '');
    if (timeMs === undefined) return false;
    this.#skewMs = timeMs - this.#parts.clock.nowMs();
    return true;
  }

  /** Reads are repeated while the endpoint is overloaded: nothing is changed by them. */
  async #send(request: SessionRequest, place: Place): Promise<ReadAnswer> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.#sendOnce(request, place);
      if (!OVERLOADED.includes(answer.status) || attempt === MAX_ATTEMPTS) return answer;
      await this.#parts.clock.sleep(RETRY_DELAY_MS * 2 ** (attempt - 1), request.signal);
    }
  }

  async #sendOnce({ bucket, query, signal }: SessionRequest, { region, host }: Place): Promise<ReadAnswer> {
    const { accessKey, secretKey, sessionToken } = this.#access;
    const base = this.#url.pathname.replace(/\/+$/, '');
    const path = bucket === undefined ? `${base}/` : `${base}/${encodeKeyPath(bucket)}`;
    const unsigned: Record<string, string> = {};
    if (sessionToken) unsigned['x-amz-security-token'] = sessionToken.reveal();
    const signed = signRequest({
      ...{ method: 'GET', host, path, query, headers: unsigned, region },
      payloadHash: EMPTY_HASH,
      credentials: { accessKey, secretKey },
      nowMs: this.#parts.clock.nowMs() + this.#skewMs,
      keys: this.#parts.keys,
    });
    const deadline = new AbortController();
    const timer = this.#parts.clock.schedule(CALL_DEADLINE_MS, () => deadline.abort(new Error('no answer in time')));
    const endpointUrl = `${this.#url.protocol}//${host}`;
    try {
      const answer = await this.#parts.call({
        endpointUrl,
        method: 'GET',
        target: query.length === 0 ? path : `${path}?${encodedQuery(query)}`,
        headers: { ...unsigned, ...signed },
        signal: signal ? AbortSignal.any([signal, deadline.signal]) : deadline.signal,
      });
      return { status: answer.status, headers: answer.headers, text: await readText(answer) };
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      throw explainSilence(endpointUrl, error);
    } finally {
      timer.cancel();
    }
  }
}

async function readText(answer: SessionCallAnswer): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body) {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES)
      throw new DiscoveryFailure('not_s3', `the answer is longer than the ${MAX_ANSWER_BYTES} bytes of any listing`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** The region that a refusal points to (AWS, "Redirects" and the errors AuthorizationHeaderMalformed, PermanentRedirect). */
function regionHint(answer: ReadAnswer, error: ReturnType<typeof parseError>): string | undefined {
  if (answer.status < 300 || answer.status >= 500) return undefined;
  const named = headerOf(answer, 'x-amz-bucket-region') ?? error?.extra['Region'];
  return named || undefined;
}

function headerOf({ headers }: ReadAnswer, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
}
