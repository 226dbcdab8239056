import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../test/support/manual-clock.ts';
import { Remembered } from './remembered.ts';

function counting(clock: ManualClock, tookMs = 0) {
  let times = 0;
  return new Remembered(clock, 250, async () => {
    clock.jump(tookMs);
    times += 1;
    return times;
  });
}

describe('a remembered answer', () => {
  it('is good for the least age, and then got anew', async () => {
    const clock = new ManualClock();
    const answer = counting(clock);
    expect(await answer.get()).toBe(1);
    clock.advance(249);
    expect(await answer.get()).toBe(1);
    clock.advance(1);
    expect(await answer.get()).toBe(2);
  });

  it('is good for ten times as long as it took', async () => {
    const clock = new ManualClock();
    const answer = counting(clock, 200);
    await answer.get();
    clock.advance(1_999);
    expect(await answer.get()).toBe(1);
    clock.advance(1);
    expect(await answer.get()).toBe(2);
  });

  it('is got once for all who ask meanwhile', async () => {
    const answer = counting(new ManualClock());
    expect(await Promise.all([answer.get(), answer.get(), answer.get()])).toEqual([1, 1, 1]);
  });

  it('is not remembered when it failed', async () => {
    let times = 0;
    const answer = new Remembered(new ManualClock(), 250, async () => {
      times += 1;
      if (times === 1) throw new Error('away');
      return times;
    });
    await expect(answer.get()).rejects.toThrow('away');
    expect(await answer.get()).toBe(2);
  });
});
