import type { Clock, Timer } from '../base/clock.ts';

/** The first pause before a bucket is looked at again; each one after it is twice as long. */
const FIRST_PAUSE_MS = 500;

/** What prompt convergence is built from. */
export interface PromptConvergeOptions {
  readonly clock: Clock;
  /** Converges these buckets, by their ids, and gives those in which copies still have to go once others are made. */
  readonly converge: (bucketIds: readonly string[]) => Promise<readonly string[]>;
  /** Rounds of maintenance look at every bucket this often: longer pauses are left to them. */
  readonly maintenanceMs: number;
}

/**
 * Follows a change of policy until it is true: a copy that must leave goes only when the copies that replace it exist, so
 * one pass is not enough, and bytes in a place where they may no longer be do not wait for the next round of maintenance.
 */
export class PromptConverge {
  readonly #options: PromptConvergeOptions;
  readonly #timers = new Set<Timer>();
  #last: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(options: PromptConvergeOptions) {
    this.#options = options;
  }

  /** Looks at these buckets now, one call after the other: a pass under an older policy must not end after a newer one. */
  follow(bucketIds: readonly string[]): void {
    this.#follow(bucketIds, FIRST_PAUSE_MS);
  }

  /** Lets the pass that runs come to its end and begins no other. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const timer of this.#timers) timer.cancel();
    this.#timers.clear();
    await this.#last;
  }

  #follow(bucketIds: readonly string[], pauseMs: number): void {
    this.#last = this.#last.then(async () => {
      if (this.#isStopped) return;
      const waiting = await this.#options.converge(bucketIds);
      if (waiting.length > 0 && pauseMs < this.#options.maintenanceMs) this.#again(waiting, pauseMs);
    });
  }

  #again(bucketIds: readonly string[], pauseMs: number): void {
    if (this.#isStopped) return;
    const timer = this.#options.clock.schedule(pauseMs, () => {
      this.#timers.delete(timer);
      this.#follow(bucketIds, pauseMs * 2);
    });
    this.#timers.add(timer);
  }
}
