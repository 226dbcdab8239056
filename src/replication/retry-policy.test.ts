import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../test/support/manual-clock.ts';
import { SeededRandom } from '../../test/support/seeded-random.ts';
import { BackendPauses } from './backend-pauses.ts';
import { BackendProblem, type ProblemKind, problemKind } from './backend-problem.ts';
import { backoffMs, decideRetry } from './retry-policy.ts';

const settings = { maxAttempts: 5, maxRefusals: 2, backoffBaseMs: 100, backoffCapMs: 1_000 };
const random = new SeededRandom(1);

function problem(kind: ProblemKind): BackendProblem {
  return new BackendProblem('fra', { code: 'X', kind });
}

describe('decideRetry', () => {
  it('takes no attempt from a row whose backend is away, however often', () => {
    const failed = { error: problem('away'), attempts: 1_000, isBackendWell: false };
    expect(decideRetry(failed, settings, random)).toEqual({ kind: 'postpone', backendId: 'fra' });
  });

  it('does take one when the backend answers others meanwhile', () => {
    expect(decideRetry({ error: problem('away'), attempts: 1, isBackendWell: true }, settings, random).kind).toBe(
      'retry',
    );
    expect(decideRetry({ error: problem('away'), attempts: 5, isBackendWell: true }, settings, random).kind).toBe(
      'park',
    );
  });

  it('gives up refusals sooner than failures that may pass', () => {
    expect(decideRetry({ error: problem('refused'), attempts: 2, isBackendWell: false }, settings, random).kind).toBe(
      'park',
    );
    expect(decideRetry({ error: problem('transient'), attempts: 4, isBackendWell: false }, settings, random).kind).toBe(
      'retry',
    );
    expect(decideRetry({ error: problem('transient'), attempts: 5, isBackendWell: false }, settings, random).kind).toBe(
      'park',
    );
  });

  it('bounds the tries of errors that it does not know', () => {
    expect(decideRetry({ error: new Error('bug'), attempts: 5, isBackendWell: false }, settings, random).kind).toBe(
      'park',
    );
  });
});

describe('backoffMs', () => {
  it('doubles its ceiling up to the cap, with full jitter below', () => {
    const ceilings = [1, 2, 3, 4, 5, 6, 1_000].map((failures) => {
      const samples = Array.from({ length: 300 }, () => backoffMs(failures, settings, random));
      expect(Math.min(...samples)).toBeLessThan(Math.max(...samples) / 4);
      return Math.max(...samples);
    });
    for (const [index, ceiling] of [100, 200, 400, 800, 1_000, 1_000, 1_000].entries()) {
      expect(ceilings[index]).toBeLessThanOrEqual(ceiling);
      expect(ceilings[index]).toBeGreaterThan(ceiling * 0.8);
    }
  });
});

describe('BackendPauses', () => {
  it('leaves a backend alone for ever longer, once per crowd of failures, until it answers', () => {
    const clock = new ManualClock();
    const pauses = new BackendPauses({ clock, random: new SeededRandom(2), settings });
    const first = pauses.noteAbsence('fra');
    expect(pauses.noteAbsence('fra')).toBe(first);
    expect(pauses.paused()).toEqual(['fra']);
    clock.advance(first - clock.nowMs());
    expect(pauses.paused()).toEqual([]);
    pauses.noteAbsence('fra');
    pauses.noteAnswer('fra');
    expect(pauses.paused()).toEqual([]);
    expect(pauses.hasAnsweredSince('fra', clock.nowMs() - 1)).toBe(true);
    expect(pauses.hasAnsweredSince('fra', clock.nowMs())).toBe(false);
    expect(pauses.hasAnsweredSince('hel', 0)).toBe(false);
  });
});

describe('problemKind', () => {
  it.each<[number, string | undefined, ProblemKind]>([
    [503, 'SlowDown', 'away'],
    [429, undefined, 'away'],
    [504, undefined, 'away'],
    [403, 'InvalidAccessKeyId', 'away'],
    [403, 'RequestTimeTooSkewed', 'away'],
    [500, 'InternalError', 'transient'],
    [200, 'InternalError', 'transient'],
    [200, 'SlowDown', 'away'],
    [404, 'NoSuchBucket', 'transient'],
    [400, 'RequestTimeout', 'transient'],
    [412, undefined, 'transient'],
    [409, 'OperationAborted', 'transient'],
    [403, 'AccessDenied', 'refused'],
    [413, 'EntityTooLarge', 'refused'],
    [400, 'InvalidArgument', 'refused'],
    [501, 'NotImplemented', 'refused'],
    [301, 'PermanentRedirect', 'refused'],
  ])('reads %s %s as %s', (status, code, kind) => {
    expect(problemKind(status, code)).toBe(kind);
  });
});
