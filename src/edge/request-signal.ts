import type { ServerResponse } from 'node:http';
import { AppError } from '../base/app-error.ts';
import type { StopListener, StopSignal } from '../base/stop-signal.ts';

/** Aborts when the client goes away before its answer is complete. Listens to the response only while somebody listens to it. */
export class RequestSignal implements StopSignal {
  readonly #response: ServerResponse;
  readonly #listeners = new Set<StopListener>();
  #isListening = false;

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  get aborted(): boolean {
    return this.#response.destroyed && !this.#response.writableFinished;
  }

  get reason(): unknown {
    return this.aborted ? new AppError('Aborted', 'the client has gone') : undefined;
  }

  addEventListener(_type: 'abort', listener: StopListener): void {
    this.#listeners.add(listener);
    if (this.#isListening) return;
    this.#isListening = true;
    this.#response.once('close', () => this.#closed());
  }

  removeEventListener(_type: 'abort', listener: StopListener): void {
    this.#listeners.delete(listener);
  }

  #closed(): void {
    if (!this.aborted) return;
    for (const listener of this.#listeners) listener.handleEvent();
  }
}
