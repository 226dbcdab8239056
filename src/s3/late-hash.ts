import { type BinaryToTextEncoding, createHash, type Hash, hash } from 'node:crypto';

/**
 * A digest over chunks of which the last is known to be the last. A body of one chunk, as most are, is hashed in one call:
 * a `Hash` object costs more to make than a small body to hash, and outlives the young generation of the heap.
 */
export class LateHash {
  readonly #algorithm: string;
  #hash: Hash | undefined;

  constructor(algorithm: 'md5' | 'sha256') {
    this.#algorithm = algorithm;
  }

  /** Takes a chunk that others follow. */
  update(data: Buffer): void {
    this.#hash ??= createHash(this.#algorithm);
    this.#hash.update(data);
  }

  /** Takes the last chunk and gives the digest. */
  finish(last: Buffer, encoding: BinaryToTextEncoding): string {
    return this.#hash ? this.#hash.update(last).digest(encoding) : hash(this.#algorithm, last, encoding);
  }
}
