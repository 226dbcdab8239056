/** Work on the page's only thread is cut into slices of at most this long, so that no key press waits. */
const SLICE_MS = 12;
/** How often the clock is looked at: each so many steps. */
const STEPS_BETWEEN_LOOKS = 1024;

/** How long work may go on before it lets others have their turn. */
export interface Slices {
  nowMs(): number;
  /** Resolves when others have had their turn. */
  turn(): Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * Does `step` for each number from `from` up to, but without, `end`, in slices. Rejects with the signal's reason when it
 * is aborted between two slices.
 */
export async function inSlices(
  { nowMs, turn, signal }: Slices,
  [from, end]: readonly [number, number],
  step: (index: number) => void,
): Promise<void> {
  let sliceEndMs = nowMs() + SLICE_MS;
  for (let index = from; index < end; index++) {
    step(index);
    if (index % STEPS_BETWEEN_LOOKS === 0 && nowMs() > sliceEndMs) {
      await turn();
      signal.throwIfAborted();
      sliceEndMs = nowMs() + SLICE_MS;
    }
  }
}

/** Slices of a page's own time. A message to itself comes after input and painting, and unlike a timer at once. */
export function pageSlices(signal: AbortSignal): Slices {
  return {
    signal,
    nowMs: () => performance.now(),
    turn: () =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          port1.close();
          resolve();
        };
        port2.postMessage(null);
      }),
  };
}
