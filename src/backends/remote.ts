import { Pool } from 'undici';
import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import type { Random } from '../base/random.ts';
import type { Permit } from '../policy/permit.ts';
import type { S3Response } from '../s3/message.ts';
import { assertPermitted, type Backend, type BackendRequest, type Capabilities } from './backend.ts';
import type { BackendTraffic } from './backend-traffic.ts';
import { HealthTracker } from './health.ts';
import { type OutgoingOptions, OutgoingRequests } from './outgoing-requests.ts';
import { type CallContext, RemoteCall } from './remote-call.ts';

/** Bounds on what one backend may cost. Times in milliseconds. */
export interface RemoteLimits {
  readonly connectTimeoutMs: number;
  /** From the last byte sent to the first line of the answer. */
  readonly headersTimeoutMs: number;
  /** Between two pieces of a body, while we want more. */
  readonly bodyIdleTimeoutMs: number;
  readonly maxConnections: number;
  /** Requests that may wait for a connection, beyond `maxConnections`. */
  readonly maxQueued: number;
  readonly maxAttempts: number;
  readonly retryDelayMs: number;
  /** Retries that may be pending at once: when a backend fails for everybody, retrying everything finishes it off. */
  readonly maxRetrying: number;
  /** How long `close` waits for requests under way. */
  readonly closeTimeoutMs: number;
  /** See `HealthTracker`. */
  readonly failureThreshold: number;
  readonly coolDownMs: number;
}

const DEFAULT_LIMITS: RemoteLimits = {
  connectTimeoutMs: 5_000,
  headersTimeoutMs: 60_000,
  bodyIdleTimeoutMs: 60_000,
  maxConnections: 256,
  maxQueued: 1_024,
  maxAttempts: 3,
  retryDelayMs: 50,
  maxRetrying: 32,
  closeTimeoutMs: 5_000,
  failureThreshold: 5,
  coolDownMs: 2_000,
};

/** One S3 endpoint, and who we are there. */
export interface RemoteBackendOptions extends OutgoingOptions {
  readonly id: string;
  readonly random: Random;
  readonly logger: Logger;
  readonly limits?: Partial<RemoteLimits>;
  /** PEM certificates to trust beside the system's, for endpoints with a private CA. */
  readonly trustedCertificates?: string;
  /** Where requests and their outcomes are counted. */
  readonly traffic?: BackendTraffic;
}

/**
 * Any S3 endpoint: path style, signed with SigV4, over pooled keep-alive connections (HTTP/1.1). Answers are passed on
 * as they come, errors included; what the endpoint's own region or clock makes it refuse is signed again. A stream that
 * could not be sent at all is left untouched for the caller; one whose sending began is consumed or destroyed.
 */
export class RemoteBackend implements Backend {
  readonly id: string;
  readonly capabilities: Capabilities;
  readonly #pool: Pool;
  readonly #clock: Clock;
  readonly #closeTimeoutMs: number;
  readonly #context: CallContext;
  #closing: Promise<void> | undefined;

  /** Throws `InvalidEndpoint` for an endpoint that is no plain http or https URL. */
  constructor(options: RemoteBackendOptions) {
    const { clock, random, logger } = options;
    const limits = { ...DEFAULT_LIMITS, ...options.limits };
    const outgoing = new OutgoingRequests(options);
    this.id = options.id;
    this.capabilities = options.capabilities;
    this.#clock = clock;
    this.#closeTimeoutMs = limits.closeTimeoutMs;
    this.#pool = openPool(outgoing.origin, limits, options.trustedCertificates);
    this.#context = {
      id: options.id,
      pool: this.#pool,
      health: new HealthTracker({
        clock,
        random,
        failureThreshold: limits.failureThreshold,
        coolDownMs: limits.coolDownMs,
      }),
      outgoing,
      clock,
      random,
      logger,
      load: {
        inFlight: 0,
        retrying: 0,
        maxInFlight: limits.maxConnections + limits.maxQueued,
        maxRetrying: limits.maxRetrying,
      },
      traffic: options.traffic,
      maxAttempts: limits.maxAttempts,
      retryDelayMs: limits.retryDelayMs,
    };
  }

  /** Throws `BackendUnavailable` without an answer, `InvalidBackendRequest` for what HTTP cannot carry. */
  send(permit: Permit, request: BackendRequest): Promise<S3Response> {
    return new Promise((resolve, reject) => {
      assertPermitted(permit, this.id, request);
      new RemoteCall(this.#context, request, { resolve, reject }).start();
    });
  }

  isHealthy(): boolean {
    return this.#context.health.isHealthy();
  }

  /** Waits for requests under way, but not for ever. May be called again. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const isDone = new AbortController();
    const tooLate = this.#clock.sleep(this.#closeTimeoutMs, isDone.signal);
    // undici's close never settles once the pool is destroyed.
    await Promise.race([this.#pool.close(), tooLate]);
    isDone.abort();
    if (!this.#pool.destroyed) await this.#pool.destroy();
  }
}

function openPool(origin: string, limits: RemoteLimits, trustedCertificates: string | undefined): Pool {
  return new Pool(origin, {
    connections: limits.maxConnections,
    pipelining: 1,
    // Over HTTP/2 undici takes another path, in which nothing of the above was looked at.
    allowH2: false,
    connect: {
      timeout: limits.connectTimeoutMs,
      ...(trustedCertificates === undefined ? {} : { ca: trustedCertificates }),
    },
    headersTimeout: limits.headersTimeoutMs,
    bodyTimeout: limits.bodyIdleTimeoutMs,
  });
}
