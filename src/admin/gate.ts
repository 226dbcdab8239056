import { Problem } from './problem.ts';

/** Lets a few in at the same time, and turns the others away. */
export class Gate {
  readonly #room: number;
  readonly #what: string;
  #inside = 0;

  /** `what` is under way when there is no room. */
  constructor(room: number, what: string) {
    this.#room = room;
    this.#what = what;
  }

  /** Returns how to leave, once. Throws 503 when there is no room. */
  enter(): () => void {
    if (this.#inside >= this.#room)
      throw new Problem(503, 'busy', `${this.#what} under way already; try again in a moment`);
    this.#inside += 1;
    let isInside = true;
    return () => {
      if (isInside) this.#inside -= 1;
      isInside = false;
    };
  }
}
