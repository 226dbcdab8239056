import type { Clock, Timer } from '../../src/base/clock.ts';
import type { StopSignal } from '../../src/base/stop-signal.ts';

interface Pending {
  readonly atMs: number;
  readonly action: () => void;
}

/** A clock that stands still until a test moves it. */
export class ManualClock implements Clock {
  #nowMs: number;
  readonly #pending = new Set<Pending>();

  constructor(startMs = Date.UTC(2026, 0, 1)) {
    this.#nowMs = startMs;
  }

  /** How many timers wait. */
  get pendingCount(): number {
    return this.#pending.size;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  schedule(delayMs: number, action: () => void): Timer {
    const pending = { atMs: this.#nowMs + delayMs, action };
    this.#pending.add(pending);
    return { cancel: () => void this.#pending.delete(pending) };
  }

  sleep(delayMs: number, signal?: StopSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const timer = this.schedule(delayMs, resolve);
      const handleEvent = () => {
        timer.cancel();
        resolve();
      };
      signal?.addEventListener('abort', { handleEvent });
    });
  }

  /** Moves time on, and fires what becomes due on the way, in order. */
  advance(ms: number): void {
    const untilMs = this.#nowMs + ms;
    while (true) {
      const next = [...this.#pending].filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
      if (!next) break;
      this.#pending.delete(next);
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      next.action();
    }
    this.#nowMs = untilMs;
  }

  /** Moves time on as a process sees it that was not given the processor: nothing fires on the way. */
  jump(ms: number): void {
    this.#nowMs += ms;
  }
}
