import { createHash, type Hash } from 'node:crypto';
import { Readable, Writable } from 'node:stream';
import { AppError } from '../base/app-error.ts';
import { isPushBody, type ResponseBody } from '../s3/message.ts';

/** Bytes that may wait between the two ends; with the sockets' own buffers, all the memory that a copy takes. */
const HIGH_WATER_BYTES = 256 * 1024;

/** Which end of a relay broke. */
export type BrokenEnd = 'source' | 'target';

/**
 * Lets one backend's answer flow into another backend's request: digests what passes, checks that it is exactly as long
 * as announced, and remembers which end broke, so that the other is not blamed.
 */
export class BodyRelay {
  /** What the target reads. */
  readonly stream: Readable;
  readonly lengthBytes: number;
  readonly #md5: Hash = createHash('md5');
  readonly #sink: Writable;
  #passedBytes = 0;
  #broken: { readonly end: BrokenEnd; readonly cause: unknown } | undefined;
  #resume: (() => void) | undefined;
  #digest: Buffer | undefined;

  constructor(lengthBytes: number) {
    this.lengthBytes = lengthBytes;
    this.stream = new Readable({
      highWaterMark: HIGH_WATER_BYTES,
      read: () => this.#pull(),
      destroy: (error, done) => this.#closeTarget(error, done),
    });
    this.#sink = new Writable({
      highWaterMark: HIGH_WATER_BYTES,
      write: (chunk: Buffer, _encoding, done) => this.#push(chunk, done),
      final: (done) => this.#finish(done),
      destroy: (error, done) => this.#closeSource(error, done),
    });
    // Failures are reported through `broken`; without a listener they would end the process.
    this.stream.on('error', () => undefined);
    this.#sink.on('error', () => undefined);
  }

  /** Starts the flow. */
  readFrom(body: ResponseBody): void {
    if (isPushBody(body)) body.pushTo(this.#sink);
    else this.#sink.end(body ?? Buffer.alloc(0));
  }

  /** Lets go of both ends; a no-op after a relay that came to its end. */
  close(): void {
    this.stream.destroy();
    this.#sink.destroy();
  }

  /** The end that broke, or undefined while none has. */
  get broken(): { readonly end: BrokenEnd; readonly cause: unknown } | undefined {
    return this.#broken;
  }

  /** MD5 of the bytes. Throws `RelayUnfinished` before the last of them has passed. */
  get md5(): Buffer {
    if (!this.#digest) throw new AppError('RelayUnfinished', 'the body has not passed to its end');
    return this.#digest;
  }

  #pull(): void {
    const resume = this.#resume;
    this.#resume = undefined;
    resume?.();
  }

  #push(chunk: Buffer, done: (error?: Error) => void): void {
    this.#passedBytes += chunk.length;
    if (this.#passedBytes > this.lengthBytes) {
      done(new AppError('BodyTooLong', 'the source sent more than it announced'));
      return;
    }
    this.#md5.update(chunk);
    if (this.stream.push(chunk)) done();
    else this.#resume = done;
  }

  #finish(done: (error?: Error) => void): void {
    if (this.#passedBytes < this.lengthBytes) {
      done(new AppError('BodyTooShort', 'the source sent less than it announced'));
      return;
    }
    this.#digest = this.#md5.digest();
    this.stream.push(null);
    done();
  }

  #closeSource(error: Error | null, done: (error: Error | null) => void): void {
    if (!this.#digest && !this.#broken) {
      this.#broken = { end: 'source', cause: error };
      this.stream.destroy(error ?? new AppError('BodyTooShort', 'the source closed early'));
    }
    done(error);
  }

  #closeTarget(error: Error | null, done: (error: Error | null) => void): void {
    if (!this.#digest && !this.#broken) {
      this.#broken = { end: 'target', cause: error };
      this.#sink.destroy();
    }
    done(error);
  }
}
