import { describe, expect, it } from 'vitest';
import { healthRuns, healthyShare, humanShare } from './health-runs.ts';

const sample = (atMs: number, isHealthy: boolean | undefined) => ({ atMs, isHealthy });

describe('healthRuns', () => {
  it('joins what follows and did not change', () => {
    const runs = healthRuns([sample(10, true), sample(20, true), sample(30, false), sample(41, false)], 10);
    expect(runs).toEqual([
      { fromMs: 0, toMs: 20, isHealthy: true },
      { fromMs: 20, toMs: 41, isHealthy: false },
    ]);
    expect(healthyShare(runs)).toBeCloseTo(20 / 41, 9);
  });

  it('leaves a gap where nobody looked', () => {
    expect(healthRuns([sample(10, true), sample(100, true)], 10)).toEqual([
      { fromMs: 0, toMs: 10, isHealthy: true },
      { fromMs: 90, toMs: 100, isHealthy: true },
    ]);
  });

  it('does not count what was not measured', () => {
    expect(healthyShare(healthRuns([sample(10, undefined), sample(20, true)], 10))).toBe(1);
    expect(healthyShare(healthRuns([sample(10, undefined)], 10))).toBeUndefined();
    expect(healthyShare([])).toBeUndefined();
  });
});

describe('humanShare', () => {
  it('never rounds up to the whole', () => {
    expect(humanShare(1)).toBe('100 %');
    expect(humanShare(0.99999)).toBe('99.9 %');
    expect(humanShare(0)).toBe('0.0 %');
  });
});
