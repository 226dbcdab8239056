import type { Clock } from '../base/clock.ts';

const AGE_FACTOR = 10;

/**
 * An answer of the database that takes the longer the more there is. It is remembered for ten times as long as it took to
 * get, and for `minAgeMs` at least, so that asking often costs no more than a tenth of the process.
 */
export class Remembered<T> {
  readonly #clock: Clock;
  readonly #minAgeMs: number;
  readonly #load: () => Promise<T>;
  #last: { readonly value: T; readonly goodUntilMs: number } | undefined;
  #loading: Promise<T> | undefined;

  constructor(clock: Clock, minAgeMs: number, load: () => Promise<T>) {
    this.#clock = clock;
    this.#minAgeMs = minAgeMs;
    this.#load = load;
  }

  /** The remembered value, or a new one; whoever asks while it is being got waits for the same one. */
  async get(): Promise<T> {
    if (this.#last && this.#clock.nowMs() < this.#last.goodUntilMs) return this.#last.value;
    this.#loading ??= this.#renew().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  async #renew(): Promise<T> {
    const beganAtMs = this.#clock.nowMs();
    const value = await this.#load();
    const nowMs = this.#clock.nowMs();
    this.#last = { value, goodUntilMs: nowMs + Math.max(this.#minAgeMs, (nowMs - beganAtMs) * AGE_FACTOR) };
    return value;
  }
}
