import type { Clock } from '../base/clock.ts';

const SECOND_MS = 1000;

/** How often and how much at once somebody may call. */
export interface RateLimits {
  readonly perSecond: number;
  /** Calls that may be made at once after a rest. */
  readonly burst: number;
  readonly atOnce: number;
  readonly atOnceInAll: number;
  /** Callers that are remembered; the one who was here longest ago is forgotten first. */
  readonly maxCallers: number;
}

interface Caller {
  tokens: number;
  countedAtMs: number;
  underWay: number;
}

/** Lets callers in by a token bucket each (RFC 2697's idea of a rate with a burst) and a bound on calls at once. */
export class RateLimit {
  readonly #limits: RateLimits;
  readonly #clock: Clock;
  /** In the order of their last call. */
  readonly #callers = new Map<string, Caller>();
  #underWay = 0;

  constructor(limits: RateLimits, clock: Clock) {
    this.#limits = limits;
    this.#clock = clock;
  }

  /** Returns how to leave, to be called once; or after how many milliseconds it is worth trying again. */
  enter(name: string): { readonly kind: 'in'; leave(): void } | { readonly kind: 'wait'; readonly afterMs: number } {
    const { perSecond, atOnce, atOnceInAll } = this.#limits;
    const caller = this.#callerOf(name);
    if (caller.underWay >= atOnce || this.#underWay >= atOnceInAll) return { kind: 'wait', afterMs: SECOND_MS };
    if (caller.tokens < 1) return { kind: 'wait', afterMs: Math.ceil(((1 - caller.tokens) / perSecond) * SECOND_MS) };
    caller.tokens -= 1;
    caller.underWay += 1;
    this.#underWay += 1;
    let isIn = true;
    return {
      kind: 'in',
      leave: () => {
        if (!isIn) return;
        isIn = false;
        caller.underWay -= 1;
        this.#underWay -= 1;
      },
    };
  }

  #callerOf(name: string): Caller {
    const { perSecond, burst, maxCallers } = this.#limits;
    const nowMs = this.#clock.nowMs();
    const caller = this.#callers.get(name) ?? { tokens: burst, countedAtMs: nowMs, underWay: 0 };
    const earned = ((nowMs - caller.countedAtMs) / SECOND_MS) * perSecond;
    caller.tokens = Math.min(burst, caller.tokens + Math.max(0, earned));
    caller.countedAtMs = nowMs;
    this.#callers.delete(name);
    this.#callers.set(name, caller);
    const [oldest] = this.#callers.keys();
    if (this.#callers.size > maxCallers && oldest !== undefined) this.#callers.delete(oldest);
    return caller;
  }
}
