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

/** The machine's generator. */
export class SystemRandom implements Random {
  fraction(): number {
    return Math.random();
  }

  bytes(count: number): Buffer {
    return randomBytes(count);
  }

  uuid(): string {
    return randomUUID();
  }
}
