import type { ServerResponse } from 'node:http';

/**
 * The abort signal of a request, made only when somebody asks for it: most requests are answered without, and an
 * AbortController costs more than a small answer.
 */
export class RequestSignal {
  readonly #response: ServerResponse;
  #controller: AbortController | undefined;

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  get signal(): AbortSignal {
    if (this.#controller) return this.#controller.signal;
    const controller = new AbortController();
    this.#controller = controller;
    if (this.#response.destroyed && !this.#response.writableFinished) controller.abort();
    this.#response.once('close', () => {
      if (!this.#response.writableFinished) controller.abort();
    });
    return controller.signal;
  }
}
