import { Writable } from 'node:stream';
import { AppError } from '../base/app-error.ts';
import { isPushBody, type S3Response } from '../s3/message.ts';

/**
 * The whole body of a response in memory; empty when it has none.
 * Throws `ResponseTooLarge` above `maxBytes`, and whatever the source broke with.
 */
export function readBody(response: S3Response, maxBytes: number): Promise<Buffer> {
  const { body } = response;
  if (body === null) return Promise.resolve(Buffer.alloc(0));
  if (isPushBody(body))
    return new Promise((resolve, reject) => body.pushTo(new Collector(maxBytes, { resolve, reject })));
  if (body.byteLength > maxBytes) return Promise.reject(tooLarge(maxBytes));
  return Promise.resolve(Buffer.isBuffer(body) ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength));
}

interface Settle {
  resolve(bytes: Buffer): void;
  reject(error: unknown): void;
}

/** Keeps what is written to it. Destroying itself when it has had enough is what stops the source. */
class Collector extends Writable {
  readonly #maxBytes: number;
  readonly #settle: Settle;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;

  constructor(maxBytes: number, settle: Settle) {
    super();
    this.#maxBytes = maxBytes;
    this.#settle = settle;
    this.on('error', settle.reject);
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#maxBytes) return done(tooLarge(this.#maxBytes));
    this.#chunks.push(chunk);
    done();
  }

  override _final(done: () => void): void {
    const [only] = this.#chunks;
    this.#settle.resolve(this.#chunks.length === 1 && only ? only : Buffer.concat(this.#chunks, this.#bytes));
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#settle.reject(error ?? new AppError('ResponseBroken', 'the body of a response was given up before its end'));
    done(error);
  }
}

function tooLarge(maxBytes: number): AppError {
  return new AppError('ResponseTooLarge', `the body of a response is larger than ${maxBytes} bytes`);
}
