import type { Clock } from './clock.ts';

/** How long and how much a cache remembers. */
export interface TtlCacheOptions {
  readonly clock: Clock;
  readonly ttlMs: number;
  readonly maxEntries: number;
}

/** Remembers values for a limited time; when it is full the oldest entry goes first. */
export class TtlCache<K, V> {
  readonly #options: TtlCacheOptions;
  readonly #entries = new Map<K, { readonly value: V; readonly expiresAtMs: number }>();

  constructor(options: TtlCacheOptions) {
    this.#options = options;
  }

  /** The value, or undefined when it was never set, is too old, or was pushed out. */
  get(key: K): V | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    if (entry.expiresAtMs > this.#options.clock.nowMs()) return entry.value;
    this.#entries.delete(key);
    return undefined;
  }

  set(key: K, value: V): void {
    const { clock, ttlMs, maxEntries } = this.#options;
    this.#entries.delete(key);
    if (this.#entries.size >= maxEntries) this.#dropOldest();
    this.#entries.set(key, { value, expiresAtMs: clock.nowMs() + ttlMs });
  }

  delete(key: K): void {
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
  }

  #dropOldest(): void {
    const oldest = this.#entries.keys().next();
    if (!oldest.done) this.#entries.delete(oldest.value);
  }
}
