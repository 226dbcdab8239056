import { randomBytes, randomUUID } from 'node:crypto';

/** The only source of randomness in the program, so that one seed can replay a run. */
export interface Random {
  /** A number in [0, 1). Not for secrets. */
  fraction(): number;
  /** `count` unpredictable bytes, fit for keys. */
  bytes(count: number): Buffer;
  /** A version 4 UUID. */
  uuid(): string;
}

/** Drawn at once: asking the generator for the few bytes of one request id costs more than all the rest of the id. */
const POOL_BYTES = 4096;

/** The machine's generator. */
export class SystemRandom implements Random {
  #pool: Buffer = Buffer.alloc(0);
  #used = POOL_BYTES;

  fraction(): number {
    return Math.random();
  }

  bytes(count: number): Buffer {
    if (count > POOL_BYTES - this.#used) {
      if (count > POOL_BYTES) return randomBytes(count);
      this.#pool = randomBytes(POOL_BYTES);
      this.#used = 0;
    }
    this.#used += count;
    return this.#pool.subarray(this.#used - count, this.#used);
  }

  uuid(): string {
    return randomUUID();
  }
}
