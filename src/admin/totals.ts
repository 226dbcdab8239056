import { describeError } from '../base/app-error.ts';
import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import type { Amount, Totals, TotalsTable } from '../metadata/totals-table.ts';

/** Objects that are added up between two pauses: a few milliseconds of the database. */
const SLICE_OBJECTS = 250;
/** A pause is so many times as long as the slice before it, so that a count takes a fifth of the process at most. */
const PAUSE_FACTOR = 4;
const MIN_PAUSE_MS = 1;
/** What was counted is good for this long at least, and for ten times as long as counting it kept the database busy. */
const MIN_AGE_MS = 1_000;
const AGE_FACTOR = 10;
/** Whoever asks waits this long for newer figures before the last ones do. */
const PATIENCE_MS = 100;

const NOTHING: Amount = { objects: 0, bytes: 0 };

/** Where counts come from and are kept. */
export interface TotalsSource {
  readonly totals: Pick<TotalsTable, 'slice' | 'keep' | 'kept'>;
}

interface Counted extends Totals {
  readonly tookMs: number;
  readonly goodUntilMs: number;
}

/**
 * Adds all objects and copies up when somebody asks, a slice at a time with pauses in between, and remembers the sums.
 * Keeping sums with every write would slow every write down.
 */
export class TotalsCounter {
  readonly #metadata: TotalsSource;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #stopping = new AbortController();
  #last: Counted | undefined;
  #counting: Promise<Counted> | undefined;

  constructor(parts: { readonly metadata: TotalsSource; readonly clock: Clock; readonly logger: Logger }) {
    this.#metadata = parts.metadata;
    this.#clock = parts.clock;
    this.#logger = parts.logger;
  }

  /** Takes up what was counted before this process was, and begins to count anew: who asks first need not wait. */
  async start(): Promise<void> {
    const kept = await this.#metadata.totals.kept();
    if (kept) this.#last = { ...kept, tookMs: Number.POSITIVE_INFINITY, goodUntilMs: 0 };
    this.#count().catch((error: unknown) => this.#warn(error));
  }

  /** Resolves when nothing is being counted any more. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.allSettled([this.#counting]);
  }

  /** The newest sums that can be had at once; the first that there are when there were none yet. */
  async current(): Promise<Totals> {
    const last = this.#last;
    if (last && this.#clock.nowMs() < last.goodUntilMs) return last;
    const counting = this.#count();
    if (!last) return counting;
    if (last.tookMs > PATIENCE_MS) {
      counting.catch((error: unknown) => this.#warn(error));
      return last;
    }
    const isDone = new AbortController();
    const lastInTime = this.#clock.sleep(PATIENCE_MS, isDone.signal).then(() => last);
    try {
      const newer = counting.catch((error: unknown) => {
        this.#warn(error);
        return last;
      });
      return await Promise.race([newer, lastInTime]);
    } finally {
      isDone.abort();
    }
  }

  #warn(error: unknown): void {
    if (this.#stopping.signal.aborted) return;
    this.#logger.warn({ error: describeError(error) }, 'objects could not be counted');
  }

  #count(): Promise<Counted> {
    this.#counting ??= this.#countAll().finally(() => {
      this.#counting = undefined;
    });
    return this.#counting;
  }

  async #countAll(): Promise<Counted> {
    const atMs = this.#clock.nowMs();
    const buckets = new Map<string, { objects: number; bytes: number; copies: Map<string, Amount> }>();
    const bucket = (id: string) => {
      const known = buckets.get(id) ?? { ...NOTHING, copies: new Map() };
      buckets.set(id, known);
      return known;
    };
    let busyMs = 0;
    let after: string | undefined = '';
    while (after !== undefined) {
      this.#stopping.signal.throwIfAborted();
      const beganAtMs = this.#clock.nowMs();
      const slice = await this.#metadata.totals.slice(after, SLICE_OBJECTS);
      for (const amount of slice.objects) Object.assign(bucket(amount.bucketId), sum(bucket(amount.bucketId), amount));
      for (const amount of slice.copies) {
        const { copies } = bucket(amount.bucketId);
        copies.set(amount.backendId, sum(copies.get(amount.backendId) ?? NOTHING, amount));
      }
      const tookMs = this.#clock.nowMs() - beganAtMs;
      busyMs += tookMs;
      after = slice.next;
      if (after !== undefined) await this.#pause(tookMs);
    }
    const nowMs = this.#clock.nowMs();
    const goodUntilMs = nowMs + Math.max(MIN_AGE_MS, busyMs * AGE_FACTOR);
    const counted = { atMs, byBucket: buckets, tookMs: nowMs - atMs, goodUntilMs };
    this.#last = counted;
    // What is counted in no time need not be kept.
    if (counted.tookMs > PATIENCE_MS) await this.#metadata.totals.keep(counted);
    return counted;
  }

  /** Nobody may wait long for the first count of all. */
  async #pause(tookMs: number): Promise<void> {
    const factor = this.#last ? PAUSE_FACTOR : 1;
    await this.#clock.sleep(Math.max(MIN_PAUSE_MS, tookMs * factor), this.#stopping.signal);
  }
}

function sum(one: Amount, other: Amount): Amount {
  return { objects: one.objects + other.objects, bytes: one.bytes + other.bytes };
}
