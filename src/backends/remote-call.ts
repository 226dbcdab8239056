import type { Pool } from 'undici';
import { AppError, describeError } from '../base/app-error.ts';
import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import type { Random } from '../base/random.ts';
import type { S3Response } from '../s3/message.ts';
import { type BackendRequest, BackendUnavailable } from './backend.ts';
import type { BackendTraffic } from './backend-traffic.ts';
import { Exchange, type ExchangeOwner } from './exchange.ts';
import type { Admission, HealthTracker } from './health.ts';
import type { OutgoingRequests, PreparedRequest } from './outgoing-requests.ts';
import { findRepair } from './repair.ts';
import { isReplayable, mayRetry } from './retry-rule.ts';

/** What every call to one backend shares. */
export interface CallContext {
  readonly id: string;
  readonly pool: Pool;
  readonly health: HealthTracker;
  readonly outgoing: OutgoingRequests;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly load: CallLoad;
  readonly traffic: BackendTraffic | undefined;
  /** Attempts in all, the first included. */
  readonly maxAttempts: number;
  /** The wait before the first retry; it doubles with each further one. */
  readonly retryDelayMs: number;
}

/** How much is going on at one backend, and how much may. */
export interface CallLoad {
  /** Calls that hold or wait for a connection. */
  inFlight: number;
  /** Calls that wait for their next attempt. */
  retrying: number;
  readonly maxInFlight: number;
  readonly maxRetrying: number;
}

/** How a call ends for its caller. */
export interface Settle {
  resolve(response: S3Response): void;
  reject(error: unknown): void;
}

const NOOP = () => undefined;
/** What undici throws for a request that cannot be written down; nobody is to blame but the request. */
const INVALID_REQUEST = 'UND_ERR_INVALID_ARG';
/** The time is already spent: another attempt would only spend it again. */
const NOT_WORTH_A_RETRY: ReadonlySet<string> = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

/** One call to a backend: its attempts, their repairs, and the listener on its caller's signal. */
export class RemoteCall implements ExchangeOwner {
  readonly #context: CallContext;
  readonly #request: BackendRequest;
  readonly #settle: Settle;
  #exchange: Exchange | undefined;
  #prepared: PreparedRequest | undefined;
  #admission: Admission = 'refused';
  #attempts = 0;
  #beganAtMs = 0;
  #hasBegun = false;
  /** True once any attempt was on its way: the backend may have acted on it. */
  #isSent = false;
  #isRepaired = false;
  #isOver = false;

  constructor(context: CallContext, request: BackendRequest, settle: Settle) {
    this.#context = context;
    this.#request = request;
    this.#settle = settle;
  }

  /** Sends the first attempt. Everything that happens is told to the `Settle` given. */
  start(): void {
    const { load, id } = this.#context;
    const { body, signal } = this.#request;
    if (signal?.aborted) return this.#settle.reject(new BackendUnavailable(id, { sent: false, cause: signal.reason }));
    if (load.inFlight >= load.maxInFlight) {
      const cause = new AppError('BackendOverloaded', `${load.inFlight} requests are under way`, { retryable: true });
      return this.#settle.reject(new BackendUnavailable(id, { sent: false, cause }));
    }
    load.inFlight += 1;
    this.#beganAtMs = this.#context.traffic?.begin() ?? 0;
    // The call itself is the listener (EventTarget takes objects), which saves a closure per request.
    signal?.addEventListener('abort', this);
    // Between two attempts nobody else listens, and an unheard stream error would end the process.
    if (body !== null && !(body instanceof Uint8Array)) body.stream.on('error', NOOP);
    this.#attempt();
  }

  /** The caller's signal has aborted. */
  handleEvent(): void {
    const reason: unknown = this.#request.signal?.reason;
    const error = reason instanceof Error ? reason : new AppError('Aborted', String(reason));
    if (this.#exchange) this.#exchange.abort(error);
    else this.#fail(error);
  }

  began(): void {
    this.#hasBegun = true;
    this.#context.health.answered();
  }

  answered(response: S3Response): void {
    if (response.status >= 300 && this.#repair(response)) return;
    this.#context.traffic?.answered(this.#beganAtMs, response.status);
    this.#settle.resolve(response);
  }

  unanswered(error: Error, isSent: boolean): void {
    this.#exchange = undefined;
    this.#isSent ||= isSent;
    if (!this.#hasBegun) this.#judgeBackend(error);
    if (this.#isWorthARetry(error, isSent)) this.#retryLater(error);
    else this.#fail(error);
  }

  released(exchange: Exchange): void {
    // A repair has already put another exchange in place of the one that ends here.
    if (exchange === this.#exchange) this.#finish();
  }

  brokenBody(cause: Error): Error {
    return new BackendUnavailable(this.#context.id, { sent: true, cause });
  }

  #attempt(): void {
    const { health, outgoing, pool } = this.#context;
    this.#admission = health.admit();
    if (this.#admission === 'refused') {
      const cause = new AppError('CircuitOpen', 'recent requests got no answer', { retryable: true });
      return this.#fail(cause);
    }
    this.#attempts += 1;
    this.#hasBegun = false;
    try {
      this.#prepared = outgoing.prepare(this.#request);
    } catch (error) {
      health.abandoned(this.#admission);
      return this.#reject(error);
    }
    this.#exchange = new Exchange(this, this.#request.method === 'HEAD');
    pool.dispatch(this.#prepared.options, this.#exchange);
  }

  #judgeBackend(error: Error): void {
    const { health } = this.#context;
    if (this.#isOurFault(error)) health.abandoned(this.#admission);
    else health.unanswered(this.#admission);
  }

  /** The caller left, the caller's own stream broke, or the request could not be written down. */
  #isOurFault(error: Error): boolean {
    const { body, signal } = this.#request;
    if (signal?.aborted || codeOf(error) === INVALID_REQUEST) return true;
    return body !== null && !(body instanceof Uint8Array) && body.stream.errored !== null;
  }

  #isWorthARetry(error: Error, isSent: boolean): boolean {
    const { load, maxAttempts } = this.#context;
    if (this.#attempts >= maxAttempts || load.retrying >= load.maxRetrying) return false;
    if (this.#isOurFault(error) || NOT_WORTH_A_RETRY.has(codeOf(error))) return false;
    return mayRetry(this.#request, isSent);
  }

  #retryLater(error: Error): void {
    const { clock, load, logger, random, retryDelayMs } = this.#context;
    const delayMs = retryDelayMs * 2 ** (this.#attempts - 1) * (0.5 + random.fraction() / 2);
    logger.debug(
      { backendId: this.#context.id, attempt: this.#attempts, error: describeError(error) },
      'backend request is retried',
    );
    load.retrying += 1;
    clock.schedule(delayMs, () => {
      load.retrying -= 1;
      if (this.#isOver) return;
      // What is refused now fails with what really happened before.
      if (this.#context.health.isHealthy()) this.#attempt();
      else this.#fail(error);
    });
  }

  /** Signs again when the refusal says how; true when another attempt is under way. */
  #repair(response: S3Response): boolean {
    const { id, logger, outgoing } = this.#context;
    const repair = this.#prepared && findRepair(this.#request, response, this.#prepared);
    if (!repair || this.#isRepaired) return false;
    if (repair.kind === 'region') outgoing.learnRegion(this.#request.bucket, repair.region);
    else outgoing.learnClock(repair.backendNowMs);
    logger.info({ backendId: id, ...repair }, 'backend asked for another signature');
    if (!isReplayable(this.#request) || this.#request.signal?.aborted) return false;
    this.#isRepaired = true;
    this.#attempt();
    return true;
  }

  #fail(cause: Error): void {
    if (codeOf(cause) === INVALID_REQUEST)
      return this.#reject(new AppError('InvalidBackendRequest', cause.message, { cause }));
    if (!this.#isOurFault(cause)) this.#context.traffic?.unanswered(cause);
    this.#reject(new BackendUnavailable(this.#context.id, { sent: this.#isSent, cause }));
  }

  #reject(error: unknown): void {
    this.#finish();
    this.#settle.reject(error);
  }

  #finish(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#context.load.inFlight -= 1;
    this.#request.signal?.removeEventListener('abort', this);
  }
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
