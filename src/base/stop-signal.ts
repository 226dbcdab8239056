/** Told when work is no longer wanted. */
export interface StopListener {
  handleEvent(): void;
}

/**
 * What this program relies on of an `AbortSignal` (WHATWG DOM, section 3.2), which is one too. A request has a lighter one
 * of its own: an AbortController per request keeps what hangs on it alive into the old generation, which cost a small GET
 * a fifth of its time in garbage collection.
 */
export interface StopSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: StopListener): void;
  removeEventListener(type: 'abort', listener: StopListener): void;
}
