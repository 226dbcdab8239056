import { AppError, describeError } from '../base/app-error.ts';
import type { Clock } from '../base/clock.ts';

const MINUTE_MS = 60_000;
/** Minutes that are counted, the one that runs now included. */
const MINUTES = 16;
/** Answers whose latency is remembered. */
const LATENCIES = 1024;
const SERVER_FAULT = 500;

/** What went to a backend and came back, in some stretch of time. */
export interface TrafficSummary {
  readonly requests: number;
  /** Requests without an answer, and answers that were faults of the backend's (5xx). */
  readonly errors: number;
  /** From the request to the head of its answer, in whole milliseconds; null when nothing was answered. */
  readonly latencyP50Ms: number | null;
  readonly latencyP99Ms: number | null;
}

/**
 * What one backend was asked by this process in the last quarter of an hour. Noting a request writes numbers into arrays
 * that are there already: it stands on the path of every byte.
 */
export class BackendTraffic {
  readonly #clock: Clock;
  readonly #minuteOf = new Float64Array(MINUTES);
  readonly #requests = new Uint32Array(MINUTES);
  readonly #errors = new Uint32Array(MINUTES);
  readonly #answeredAtMs = new Float64Array(LATENCIES);
  readonly #latencyMs = new Float64Array(LATENCIES);
  #next = 0;
  #lastError: { readonly atMs: number; readonly message: string } | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What went wrong last, however long ago. */
  get lastError(): { readonly atMs: number; readonly message: string } | undefined {
    return this.#lastError;
  }

  /** Asked as a request begins; what it returns is given back when the request ends. */
  begin(): number {
    return this.#clock.nowMs();
  }

  /** The head of an answer has come. */
  answered(beganAtMs: number, status: number): void {
    const nowMs = this.#clock.nowMs();
    const isError = status >= SERVER_FAULT;
    this.#count(nowMs, isError);
    this.#answeredAtMs[this.#next] = nowMs;
    this.#latencyMs[this.#next] = Math.max(0, nowMs - beganAtMs);
    this.#next = (this.#next + 1) % LATENCIES;
    if (isError) this.#lastError = { atMs: nowMs, message: `answered with the status ${status}` };
  }

  /** No answer came, for no fault of the caller's. */
  unanswered(error: unknown): void {
    const nowMs = this.#clock.nowMs();
    this.#count(nowMs, true);
    // Not even tried: what went wrong before says more.
    if (error instanceof AppError && error.code === 'CircuitOpen' && this.#lastError) return;
    this.#lastError = { atMs: nowMs, message: describeError(error) };
  }

  /** Everything that is still counted. */
  recent(): TrafficSummary {
    const minute = Math.floor(this.#clock.nowMs() / MINUTE_MS);
    return this.#summary(minute - MINUTES + 1, minute);
  }

  /** The one minute that begins at `minuteAtMs`; nothing when it is too long ago. */
  minute(minuteAtMs: number): TrafficSummary {
    const minute = Math.floor(minuteAtMs / MINUTE_MS);
    return this.#summary(minute, minute);
  }

  #count(nowMs: number, isError: boolean): void {
    const minute = Math.floor(nowMs / MINUTE_MS);
    const slot = minute % MINUTES;
    if (this.#minuteOf[slot] !== minute) {
      this.#minuteOf[slot] = minute;
      this.#requests[slot] = 0;
      this.#errors[slot] = 0;
    }
    this.#requests[slot] = (this.#requests[slot] ?? 0) + 1;
    if (isError) this.#errors[slot] = (this.#errors[slot] ?? 0) + 1;
  }

  #summary(fromMinute: number, toMinute: number): TrafficSummary {
    let requests = 0;
    let errors = 0;
    for (const [slot, minute] of this.#minuteOf.entries()) {
      if (minute === 0 || minute < fromMinute || minute > toMinute) continue;
      requests += this.#requests[slot] ?? 0;
      errors += this.#errors[slot] ?? 0;
    }
    const fromMs = fromMinute * MINUTE_MS;
    const toMs = (toMinute + 1) * MINUTE_MS;
    const latencies = this.#latencyMs
      .filter((_latency, index) => isWithin(this.#answeredAtMs[index] ?? 0, fromMs, toMs))
      .sort();
    return { requests, errors, latencyP50Ms: quantile(latencies, 0.5), latencyP99Ms: quantile(latencies, 0.99) };
  }
}

/** Places that were never written to hold 0, which is before any minute. */
function isWithin(atMs: number, fromMs: number, toMs: number): boolean {
  return atMs > 0 && atMs >= fromMs && atMs < toMs;
}

/** The nearest rank. */
function quantile(sorted: Float64Array, share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}
