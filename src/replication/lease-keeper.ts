import { describeError } from '../base/app-error.ts';
import type { Clock, Timer } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';

/** What a lease is kept with. */
export interface LeaseKeeperOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly leaseMs: number;
  /** When the lease was asked for. */
  readonly leasedAtMs: number;
  /** False when somebody else has the row by now. */
  readonly renew: () => Promise<boolean>;
}

/** A lease is prolonged this many times in its life. */
const RENEWALS_PER_LEASE = 3;

/**
 * Keeps a lease while its job runs, and aborts the job when the lease is lost or can no longer be vouched for: whoever
 * holds the row next must not have to race a writer that does not know.
 */
export class LeaseKeeper {
  readonly #options: LeaseKeeperOptions;
  readonly #controller = new AbortController();
  #untilMs: number;
  #timer: Timer | undefined;
  #isEnded = false;

  constructor(options: LeaseKeeperOptions) {
    this.#options = options;
    this.#untilMs = options.leasedAtMs + options.leaseMs;
    this.#scheduleRenewal();
  }

  /** Aborts when the lease is lost. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** True when somebody else may hold the row. */
  get isLost(): boolean {
    return this.#controller.signal.aborted || this.#options.clock.nowMs() >= this.#untilMs;
  }

  /** Stops renewing. */
  end(): void {
    this.#isEnded = true;
    this.#timer?.cancel();
  }

  #scheduleRenewal(): void {
    this.#timer = this.#options.clock.schedule(this.#options.leaseMs / RENEWALS_PER_LEASE, () => void this.#renew());
  }

  async #renew(): Promise<void> {
    const { clock, leaseMs, logger, renew } = this.#options;
    const askedAtMs = clock.nowMs();
    try {
      const isHeld = askedAtMs < this.#untilMs && (await renew());
      if (isHeld) this.#untilMs = askedAtMs + leaseMs;
      else this.#controller.abort(new Error('the lease was lost'));
    } catch (error) {
      // The database may be back before the lease runs out; `isLost` is what stops the job if not.
      logger.warn({ error: describeError(error) }, 'a lease could not be prolonged');
    }
    if (!this.#isEnded && !this.#controller.signal.aborted) this.#scheduleRenewal();
  }
}
