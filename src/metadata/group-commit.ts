import { AppError } from '../base/app-error.ts';

/** Turns of the event loop that a group is gathered over, at most. */
const MAX_TURNS = 8;

interface Waiting<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/** How items are grouped and committed. */
export interface GroupCommitOptions<T, R> {
  /** Items in one transaction, at most. */
  readonly maxBatch: number;
  /** Items waiting, at most: more are refused with `MetadataOverloaded`. */
  readonly maxWaiting: number;
  /** Two items with the same key never share a transaction; the order of arrival is kept. */
  readonly keyOf: (item: T) => string;
  /** Commits all items in one transaction, or none; results in the order of the items. */
  readonly commit: (items: readonly T[]) => Promise<readonly R[]>;
}

/**
 * Lets concurrent writers share one durable transaction: whoever arrives while one is being written goes into the next.
 * An fsync then costs a group, not a request.
 */
export class GroupCommit<T, R> {
  readonly #options: GroupCommitOptions<T, R>;
  #waiting: Waiting<T, R>[] = [];
  #running: Promise<void> | undefined;

  constructor(options: GroupCommitOptions<T, R>) {
    this.#options = options;
  }

  /** Resolves when the item is durable. */
  add(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length >= this.#options.maxWaiting) {
        reject(
          new AppError('MetadataOverloaded', 'too many writes wait for the metadata database', { retryable: true }),
        );
        return;
      }
      this.#waiting.push({ item, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when nothing waits any more. */
  async flush(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#gather();
      const batch = this.#takeBatch();
      try {
        const results = await this.#options.commit(batch.map((waiting) => waiting.item));
        for (const [index, waiting] of batch.entries()) waiting.resolve(results[index] as R);
      } catch (error) {
        await this.#commitOneByOne(batch, error);
      }
    }
    this.#running = undefined;
  }

  /**
   * Waits for as long as every turn of the event loop brings more: an fsync holds everybody up for longer than a few
   * turns take, and a turn that brings nothing costs next to nothing.
   */
  async #gather(): Promise<void> {
    let seen = 0;
    for (let turn = 0; turn < MAX_TURNS && this.#waiting.length > seen; turn++) {
      seen = this.#waiting.length;
      if (seen >= this.#options.maxBatch) return;
      await new Promise(setImmediate);
    }
  }

  /** A group that failed is tried item by item, so that one bad write takes no other down with it. */
  async #commitOneByOne(batch: readonly Waiting<T, R>[], cause: unknown): Promise<void> {
    if (batch.length === 1) {
      batch[0]?.reject(cause);
      return;
    }
    for (const waiting of batch) {
      try {
        const [result] = await this.#options.commit([waiting.item]);
        waiting.resolve(result as R);
      } catch (error) {
        waiting.reject(error);
      }
    }
  }

  #takeBatch(): Waiting<T, R>[] {
    const batch: Waiting<T, R>[] = [];
    const later: Waiting<T, R>[] = [];
    const keys = new Set<string>();
    for (const waiting of this.#waiting) {
      const key = this.#options.keyOf(waiting.item);
      if (batch.length >= this.#options.maxBatch || keys.has(key)) later.push(waiting);
      else batch.push(waiting);
      keys.add(key);
    }
    this.#waiting = later;
    return batch;
  }
}
