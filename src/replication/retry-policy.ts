import type { Random } from '../base/random.ts';
import { BackendProblem } from './backend-problem.ts';

/** How often and how late a failed job is tried again. */
export interface RetrySettings {
  /** Tries before a row is parked. */
  readonly maxAttempts: number;
  /** Tries of what a backend refuses: it may have been misconfigured for a moment, but not for ever. */
  readonly maxRefusals: number;
  readonly backoffBaseMs: number;
  readonly backoffCapMs: number;
}

/** What to do with a row whose job failed. */
export type RetryDecision =
  | { readonly kind: 'retry'; readonly delayMs: number }
  | { readonly kind: 'postpone'; readonly backendId: string }
  | { readonly kind: 'park' };

/** What failed, and how often it has been tried, this time included. */
export interface FailedAttempt {
  readonly error: unknown;
  readonly attempts: number;
  /** True when the backend that failed has answered others since this job began: then it is the job, not the backend. */
  readonly isBackendWell: boolean;
}

/**
 * Decides on the next try. A backend that is away takes no attempt from its rows; whatever a backend refuses is given up
 * soon; everything else is tried again ever later, with full jitter so that a crowd does not come back at once.
 */
export function decideRetry(failed: FailedAttempt, settings: RetrySettings, random: Random): RetryDecision {
  const problem = failed.error instanceof BackendProblem ? failed.error : undefined;
  if (problem?.kind === 'away' && !failed.isBackendWell) return { kind: 'postpone', backendId: problem.backendId };
  const limit =
    problem?.kind === 'refused' ? Math.min(settings.maxRefusals, settings.maxAttempts) : settings.maxAttempts;
  if (failed.attempts >= limit) return { kind: 'park' };
  return { kind: 'retry', delayMs: backoffMs(failed.attempts, settings, random) };
}

/** Exponential backoff with full jitter, in ms, after `failures` failures in a row (at least 1). */
export function backoffMs(failures: number, settings: RetrySettings, random: Random): number {
  const ceilingMs = Math.min(settings.backoffCapMs, settings.backoffBaseMs * 2 ** Math.min(failures - 1, 30));
  return Math.ceil(ceilingMs * random.fraction());
}
