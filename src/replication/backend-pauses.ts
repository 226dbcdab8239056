import type { Clock } from '../base/clock.ts';
import type { Random } from '../base/random.ts';
import { backoffMs, type RetrySettings } from './retry-policy.ts';

interface Pause {
  failures: number;
  untilMs: number;
}

/** How long a backend that is away is left alone at most: its rows wait that long after it has come back. */
const MAX_PAUSE_MS = 30_000;

/**
 * Which backends are left alone for a while because they gave no answer. Its memory is this process's: another worker
 * finds out for itself.
 */
export class BackendPauses {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #settings: RetrySettings;
  readonly #pauses = new Map<string, Pause>();
  readonly #answeredAtMs = new Map<string, number>();

  constructor(options: { readonly clock: Clock; readonly random: Random; readonly settings: RetrySettings }) {
    this.#clock = options.clock;
    this.#random = options.random;
    this.#settings = { ...options.settings, backoffCapMs: Math.min(options.settings.backoffCapMs, MAX_PAUSE_MS) };
  }

  /** A job was done with this backend. */
  noteAnswer(backendId: string): void {
    this.#pauses.delete(backendId);
    this.#answeredAtMs.set(backendId, this.#clock.nowMs());
  }

  /** The backend gave no answer to a job; returns when it may be asked again. Jobs that failed together count once. */
  noteAbsence(backendId: string): number {
    const nowMs = this.#clock.nowMs();
    const pause = this.#pauses.get(backendId) ?? { failures: 0, untilMs: nowMs };
    if (pause.untilMs <= nowMs) {
      pause.failures++;
      pause.untilMs = nowMs + 1 + backoffMs(pause.failures, this.#settings, this.#random);
    }
    this.#pauses.set(backendId, pause);
    return pause.untilMs;
  }

  /** True when the backend has done a job since `sinceMs`. */
  hasAnsweredSince(backendId: string, sinceMs: number): boolean {
    return (this.#answeredAtMs.get(backendId) ?? Number.NEGATIVE_INFINITY) > sinceMs;
  }

  /** Backends to leave alone now. */
  paused(): readonly string[] {
    const nowMs = this.#clock.nowMs();
    return [...this.#pauses].filter(([, pause]) => pause.untilMs > nowMs).map(([backendId]) => backendId);
  }
}
