import { describe, expect, it } from 'vitest';
import type { Clock } from '../base/clock.ts';
import type { Random } from '../base/random.ts';
import { HealthTracker } from './health.ts';

/** A clock that stands still until it is moved, and dice that always fall the same way. */
function setUp({ fraction = 0 } = {}) {
  let nowMs = 1_000_000;
  const clock: Clock = {
    nowMs: () => nowMs,
    schedule: () => ({ cancel: () => undefined }),
    sleep: () => Promise.resolve(),
  };
  const random: Random = { fraction: () => fraction, bytes: (count) => Buffer.alloc(count), uuid: () => '' };
  const health = new HealthTracker({ clock, random, failureThreshold: 3, coolDownMs: 100, maxCoolDownMs: 300 });
  const failTimes = (times: number) => {
    for (let i = 0; i < times; i++) health.unanswered(health.admit());
  };
  return { health, failTimes, pass: (ms: number) => (nowMs += ms) };
}

describe('HealthTracker', () => {
  it('opens only after so many requests in a row without an answer', () => {
    const { health, failTimes } = setUp();
    failTimes(2);
    health.answered();
    failTimes(2);
    expect(health.isHealthy()).toBe(true);
    failTimes(1);
    expect(health.isHealthy()).toBe(false);
    expect(health.admit()).toBe('refused');
  });

  it('lets one probe through after the cool-down and closes when it is answered', () => {
    const { health, failTimes, pass } = setUp();
    failTimes(3);
    pass(100);
    expect(health.isHealthy()).toBe(true);
    expect(health.admit()).toBe('probe');
    expect(health.isHealthy()).toBe(false);
    expect(health.admit()).toBe('refused');
    health.answered();
    expect(health.admit()).toBe('open-road');
  });

  it('doubles the cool-down with each failed probe, up to its bound', () => {
    const { health, failTimes, pass } = setUp();
    failTimes(3);
    for (const coolDownMs of [100, 200, 300, 300]) {
      pass(coolDownMs - 1);
      expect(health.isHealthy()).toBe(false);
      pass(1);
      expect(health.admit()).toBe('probe');
      health.unanswered('probe');
    }
  });

  it('gives the probe to the next request when the first prober left', () => {
    const { health, failTimes, pass } = setUp();
    failTimes(3);
    pass(100);
    health.abandoned(health.admit());
    expect(health.admit()).toBe('probe');
  });

  it('stretches the cool-down by chance, so that gateways do not probe in step', () => {
    const { health, failTimes, pass } = setUp({ fraction: 0.999 });
    failTimes(3);
    pass(120);
    expect(health.isHealthy()).toBe(false);
    pass(5);
    expect(health.isHealthy()).toBe(true);
  });

  it('is not put off for longer by late failures of requests that were under way', () => {
    const { health, failTimes, pass } = setUp();
    failTimes(3);
    pass(50);
    health.unanswered('open-road');
    pass(50);
    expect(health.admit()).toBe('probe');
  });
});
