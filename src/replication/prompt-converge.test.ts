import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../test/support/manual-clock.ts';
import { PromptConverge } from './prompt-converge.ts';

function start(answers: readonly (readonly string[])[]) {
  const clock = new ManualClock();
  const asked: (readonly string[])[] = [];
  const prompt = new PromptConverge({
    clock,
    maintenanceMs: 3_000,
    converge: async (bucketIds) => {
      asked.push(bucketIds);
      return answers[asked.length - 1] ?? [];
    },
  });
  const pass = async (ms: number) => {
    clock.advance(ms);
    await setImmediate();
  };
  return { asked, clock, pass, prompt };
}

describe('PromptConverge', () => {
  it('looks again at the buckets that wait, and at no others, until none does', async () => {
    const { asked, clock, pass, prompt } = start([['b'], ['b'], []]);
    prompt.follow(['a', 'b']);
    await pass(0);
    expect(asked).toEqual([['a', 'b']]);
    await pass(500);
    expect(asked).toEqual([['a', 'b'], ['b']]);
    await pass(999);
    expect(asked.length).toBe(2);
    await pass(1);
    expect(asked).toEqual([['a', 'b'], ['b'], ['b']]);
    expect(clock.pendingCount).toBe(0);
  });

  it('leaves to the rounds of maintenance what takes as long as they do', async () => {
    const { asked, clock, pass, prompt } = start(Array.from({ length: 9 }, () => ['a']));
    prompt.follow(['a']);
    for (let second = 0; second < 60; second++) await pass(500);
    expect(asked.length).toBe(4);
    expect(clock.pendingCount).toBe(0);
  });

  it('follows one change after the other', async () => {
    const { asked, pass, prompt } = start([]);
    prompt.follow(['a']);
    prompt.follow(['b']);
    await pass(0);
    expect(asked).toEqual([['a'], ['b']]);
  });

  it('begins nothing any more once it is stopped', async () => {
    const { asked, clock, pass, prompt } = start([['a']]);
    prompt.follow(['a']);
    await pass(0);
    await prompt.stop();
    prompt.follow(['b']);
    await pass(10_000);
    expect(asked).toEqual([['a']]);
    expect(clock.pendingCount).toBe(0);
  });
});
