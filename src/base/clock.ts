import type { StopSignal } from './stop-signal.ts';
/** A running timer that can be stopped before it fires. */
export interface Timer {
  cancel(): void;
}

/** The only source of time in the program, so that a test can own it. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  nowMs(): number;
  /** Calls `action` once after `delayMs`. The timer never keeps the process alive by itself. */
  schedule(delayMs: number, action: () => void): Timer;
  /** Resolves after `delayMs`, or at once (without throwing) when `signal` aborts. */
  sleep(delayMs: number, signal?: StopSignal): Promise<void>;
}

/** The machine's clock. */
export class SystemClock implements Clock {
  nowMs(): number {
    return Date.now();
  }

  schedule(delayMs: number, action: () => void): Timer {
    const handle = setTimeout(action, delayMs);
    handle.unref();
    return { cancel: () => clearTimeout(handle) };
  }

  sleep(delayMs: number, signal?: StopSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const sleeper = {
        handleEvent: () => {
          clearTimeout(handle);
          signal?.removeEventListener('abort', sleeper);
          resolve();
        },
      };
      const handle = setTimeout(sleeper.handleEvent, delayMs);
      signal?.addEventListener('abort', sleeper);
    });
  }
}
