import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { SystemClock } from './clock.ts';

const clock = new SystemClock();
const LONG_MS = 60_000;

describe('the machine’s clock', () => {
  it('tells milliseconds since the epoch', () => {
    const before = Date.now();
    const nowMs = clock.nowMs();
    expect(nowMs).toBeGreaterThanOrEqual(before);
    expect(nowMs).toBeLessThanOrEqual(Date.now());
  });

  it('calls an action once', async () => {
    let calls = 0;
    await new Promise<void>((resolve) => {
      clock.schedule(1, () => {
        calls += 1;
        resolve();
      });
    });
    await clock.sleep(5);
    expect(calls).toBe(1);
  });

  it('calls no action that was cancelled', async () => {
    let calls = 0;
    const timer = clock.schedule(1, () => {
      calls += 1;
    });
    timer.cancel();
    timer.cancel();
    await clock.sleep(10);
    expect(calls).toBe(0);
  });

  it('wakes a sleeper when its signal aborts, without an error, and takes its listener away', async () => {
    const controller = new AbortController();
    const sleeping = clock.sleep(LONG_MS, controller.signal);
    controller.abort(new Error('stop'));
    await expect(sleeping).resolves.toBeUndefined();
    await expect(clock.sleep(LONG_MS, controller.signal)).resolves.toBeUndefined();
  });

  it('leaves no listener on a signal that outlives the sleep', async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const counted = Object.assign(Object.create(signal) as AbortSignal, {
      addEventListener: () => void listeners++,
      removeEventListener: () => void listeners--,
    });
    Object.defineProperty(counted, 'aborted', { value: false });
    await clock.sleep(1, counted);
    expect(listeners).toBe(0);
  });

  it('keeps no process alive by a timer alone', async () => {
    const module = JSON.stringify(new URL('./clock.ts', import.meta.url).href);
    const code = `const { SystemClock } = await import(${module}); new SystemClock().schedule(${LONG_MS}, () => process.exit(3));`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'ignore' });
    expect(await once(child, 'exit')).toEqual([0, null]);
  }, 30_000);
});
