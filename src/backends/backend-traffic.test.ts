import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../test/support/manual-clock.ts';
import { AppError } from '../base/app-error.ts';
import { BackendTraffic } from './backend-traffic.ts';

const MINUTE_MS = 60_000;

function answer(traffic: BackendTraffic, clock: ManualClock, tookMs: number, status = 200): void {
  const beganAtMs = traffic.begin();
  clock.advance(tookMs);
  traffic.answered(beganAtMs, status);
}

describe('the traffic of a backend', () => {
  it('is nothing before anything was asked', () => {
    const traffic = new BackendTraffic(new ManualClock());
    expect(traffic.recent()).toEqual({ requests: 0, errors: 0, latencyP50Ms: null, latencyP99Ms: null });
    expect(traffic.lastError).toBeUndefined();
  });

  it('has the median and the slowest hundredth of its answers', () => {
    const clock = new ManualClock();
    const traffic = new BackendTraffic(clock);
    for (let tookMs = 1; tookMs <= 100; tookMs++) answer(traffic, clock, tookMs);
    expect(traffic.recent()).toEqual({ requests: 100, errors: 0, latencyP50Ms: 50, latencyP99Ms: 99 });
  });

  it('takes 5xx and silence for errors, and refusals for answers', () => {
    const clock = new ManualClock();
    const traffic = new BackendTraffic(clock);
    for (const status of [200, 404, 403, 500, 503]) answer(traffic, clock, 1, status);
    traffic.unanswered(new Error('connect ECONNREFUSED'));
    expect(traffic.recent()).toMatchObject({ requests: 6, errors: 3, latencyP50Ms: 1 });
    expect(traffic.lastError).toEqual({ atMs: clock.nowMs(), message: 'connect ECONNREFUSED' });
  });

  it('remembers what went wrong, not that nothing was tried because of it', () => {
    const clock = new ManualClock();
    const traffic = new BackendTraffic(clock);
    traffic.unanswered(new AppError('CircuitOpen', 'not tried'));
    expect(traffic.lastError?.message).toBe('CircuitOpen: not tried');
    answer(traffic, clock, 1, 503);
    traffic.unanswered(new AppError('CircuitOpen', 'not tried'));
    expect(traffic.lastError?.message).toBe('answered with the status 503');
    expect(traffic.recent().errors).toBe(3);
  });

  it('forgets what is older than a quarter of an hour', () => {
    const clock = new ManualClock();
    const traffic = new BackendTraffic(clock);
    answer(traffic, clock, 40, 500);
    clock.advance(15 * MINUTE_MS);
    answer(traffic, clock, 5);
    expect(traffic.recent()).toMatchObject({ requests: 2, errors: 1, latencyP99Ms: 40 });
    clock.advance(MINUTE_MS);
    expect(traffic.recent()).toEqual({ requests: 1, errors: 0, latencyP50Ms: 5, latencyP99Ms: 5 });
    clock.advance(60 * MINUTE_MS);
    expect(traffic.recent().requests).toBe(0);
    expect(traffic.lastError).toBeDefined();
  });

  it('knows each minute by itself', () => {
    const clock = new ManualClock();
    const startMs = clock.nowMs();
    const traffic = new BackendTraffic(clock);
    answer(traffic, clock, 10);
    clock.advance(MINUTE_MS);
    for (const status of [200, 502]) answer(traffic, clock, 20, status);
    expect(traffic.minute(startMs)).toMatchObject({ requests: 1, errors: 0, latencyP50Ms: 10 });
    expect(traffic.minute(startMs + MINUTE_MS)).toMatchObject({ requests: 2, errors: 1, latencyP50Ms: 20 });
    expect(traffic.minute(startMs - MINUTE_MS)).toMatchObject({ requests: 0, latencyP50Ms: null });
    expect(traffic.minute(startMs + 16 * MINUTE_MS)).toMatchObject({ requests: 0, latencyP50Ms: null });
  });

  it('counts every request, and remembers the latencies of the newest thousand or so', () => {
    const clock = new ManualClock();
    const traffic = new BackendTraffic(clock);
    answer(traffic, clock, 900);
    for (let index = 0; index < 2_000; index++) answer(traffic, clock, 1);
    expect(traffic.recent()).toEqual({ requests: 2_001, errors: 0, latencyP50Ms: 1, latencyP99Ms: 1 });
  });
});
