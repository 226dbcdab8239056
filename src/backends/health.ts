import type { Clock } from '../base/clock.ts';
import type { Random } from '../base/random.ts';

const DEFAULT_FAILURE_THRESHOLD = 5;
const DEFAULT_COOL_DOWN_MS = 2_000;
const DEFAULT_MAX_COOL_DOWN_MS = 60_000;
/** Each cool-down is stretched by up to this share, so that many gateways do not probe a returning backend at once. */
const JITTER_SHARE = 0.25;

/** When the breaker opens and for how long. */
export interface HealthOptions {
  readonly clock: Clock;
  readonly random: Random;
  /** How many requests in a row must stay without any answer; default 5. */
  readonly failureThreshold?: number;
  /** The first cool-down; it doubles with every failed probe up to `maxCoolDownMs`. Defaults 2 s and 60 s. */
  readonly coolDownMs?: number;
  readonly maxCoolDownMs?: number;
}

/** What the breaker says to one request: go on, go on as the one probe, or do not even try. */
export type Admission = 'open-road' | 'probe' | 'refused';

/**
 * A circuit breaker over one backend. Only requests that got no answer at all count against it: a 404, a 403 or a 503 is
 * an answer, and proves that somebody is there.
 */
export class HealthTracker {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #failureThreshold: number;
  readonly #coolDownMs: number;
  readonly #maxCoolDownMs: number;
  #failuresInARow = 0;
  #timesOpened = 0;
  #refusingUntilMs: number | undefined;
  #isProbing = false;

  constructor(options: HealthOptions) {
    this.#clock = options.clock;
    this.#random = options.random;
    this.#failureThreshold = options.failureThreshold ?? DEFAULT_FAILURE_THRESHOLD;
    this.#coolDownMs = options.coolDownMs ?? DEFAULT_COOL_DOWN_MS;
    this.#maxCoolDownMs = options.maxCoolDownMs ?? DEFAULT_MAX_COOL_DOWN_MS;
  }

  /** True when a request would be let through now. */
  isHealthy(): boolean {
    if (this.#refusingUntilMs === undefined) return true;
    return !this.#isProbing && this.#clock.nowMs() >= this.#refusingUntilMs;
  }

  /** Asked before each request; whoever is told `probe` must report one of the three outcomes below. */
  admit(): Admission {
    if (this.#refusingUntilMs === undefined) return 'open-road';
    if (!this.isHealthy()) return 'refused';
    this.#isProbing = true;
    return 'probe';
  }

  /** An answer has begun, whatever it says. */
  answered(): void {
    if (this.#failuresInARow === 0 && this.#refusingUntilMs === undefined) return;
    this.#failuresInARow = 0;
    this.#timesOpened = 0;
    this.#refusingUntilMs = undefined;
    this.#isProbing = false;
  }

  /** A request got no answer. */
  unanswered(admission: Admission): void {
    if (admission === 'probe') return this.#open();
    this.#failuresInARow += 1;
    if (this.#refusingUntilMs === undefined && this.#failuresInARow >= this.#failureThreshold) this.#open();
  }

  /** Nothing was learnt: the client left first, or the request could not be sent for its own fault. */
  abandoned(admission: Admission): void {
    if (admission === 'probe') this.#isProbing = false;
  }

  #open(): void {
    const coolDownMs = Math.min(this.#coolDownMs * 2 ** this.#timesOpened, this.#maxCoolDownMs);
    this.#timesOpened += 1;
    this.#isProbing = false;
    this.#refusingUntilMs = this.#clock.nowMs() + coolDownMs * (1 + this.#random.fraction() * JITTER_SHARE);
  }
}
