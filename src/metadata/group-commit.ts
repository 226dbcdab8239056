import { AppError } from '../base/app-error.ts';

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
    // One turn of the loop: requests that were parsed from the same poll of the sockets get into the same group.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) {
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
