import type { Writable } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { PushBody, S3Response } from '../s3/message.ts';
import { declaredLength, endToEndHeaders, type ParsedHeaders } from './response-head.ts';

/** A body of at most this declared size is handed over whole: one write, and a death half-way can still be retried. */
const WHOLE_BODY_BYTES = 16 * 1024;
/** Error answers are read whole up to this size, because some of them can be repaired. */
const WHOLE_ERROR_BYTES = 64 * 1024;
/** How much of a body may wait for its sink before the backend is told to stop. */
const WAITING_BYTES = 64 * 1024;
/** Up to this much of an unwanted body is read to keep its connection; more costs more than a new connection. */
const DRAIN_BYTES = 64 * 1024;
const RECEIVER_GONE = 'the receiver of the body has gone';

/** Who started an exchange and wants to know how it goes. */
export interface ExchangeOwner {
  /** The first line of an answer has come. */
  began(): void;
  /** Called once, with the answer. */
  answered(response: S3Response): void;
  /** Called once, instead of `answered`; `isSent` tells whether the backend may have acted. */
  unanswered(error: Error, isSent: boolean): void;
  /** After `answered`: the connection is no longer in use. */
  released(exchange: Exchange): void;
  /** Turns what broke a body into what its sink is destroyed with. */
  brokenBody(cause: Error): Error;
}

/**
 * waiting: no answer yet. whole: collecting a small body before answering. pushing: answered, the rest comes in pieces.
 * draining: nobody wants the rest. over: the connection is free or gone.
 */
type Stage = 'waiting' | 'whole' | 'pushing' | 'draining' | 'over';

/**
 * One attempt at one request: receives from undici's parser and pushes into the sink in the same call, so that a body
 * passes from socket to socket without a stream in between. Back-pressure of the sink pauses the backend's socket.
 */
export class Exchange implements Dispatcher.DispatchHandler, PushBody {
  readonly #owner: ExchangeOwner;
  readonly #isHead: boolean;
  #stage: Stage = 'waiting';
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #headers: S3Response['headers'] = [];
  #wholeLimit = 0;
  /** Of the body that undici still owes; negative when the length was not declared. */
  #remainingBytes = -1;
  #chunks: Buffer[] = [];
  #waitingBytes = 0;
  #hasEnded = false;
  #sink: Writable | undefined;
  #failure: Error | undefined;

  constructor(owner: ExchangeOwner, isHead: boolean) {
    this.#owner = owner;
    this.#isHead = isHead;
  }

  /** The status of the answer, 0 before it. */
  get status(): number {
    return this.#status;
  }

  /** Stops whatever is going on; without effect when all is over. */
  abort(reason: Error): void {
    if (this.#stage === 'over') return;
    if (this.#controller) this.#controller.abort(reason);
    else this.#fail(reason);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // Given up while queueing: throwing here withdraws the request and leaves the connection to the next one.
    if (this.#stage === 'over') throw new Error('the request was given up before it was sent');
    this.#controller = controller;
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: ParsedHeaders): void {
    if (status < 200) return;
    this.#owner.began();
    this.#status = status;
    this.#headers = endToEndHeaders(headers);
    this.#remainingBytes = declaredLength(headers);
    const isBodiless = this.#isHead || status === 204 || status === 304;
    const isWhole =
      isBodiless || status >= 300 || (this.#remainingBytes >= 0 && this.#remainingBytes <= WHOLE_BODY_BYTES);
    this.#wholeLimit = status >= 300 ? WHOLE_ERROR_BYTES : WHOLE_BODY_BYTES;
    if (isWhole) this.#stage = 'whole';
    else this.#answerPushing();
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#remainingBytes -= chunk.length;
    if (this.#sink) {
      if (!this.#sink.write(chunk)) controller.pause();
    } else if (this.#stage === 'draining') {
      this.#waitingBytes += chunk.length;
      if (this.#waitingBytes > DRAIN_BYTES) controller.abort(new Error('the rest of the body is not wanted'));
    } else this.#keep(controller, chunk);
  }

  onResponseEnd(): void {
    const stage = this.#stage;
    this.#hasEnded = true;
    this.#stage = 'over';
    if (stage === 'whole')
      this.#owner.answered({ status: this.#status, headers: this.#headers, body: this.#wholeBody() });
    else this.#sink?.end();
    this.#owner.released(this);
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
    this.#fail(error);
  }

  pushTo(sink: Writable): void {
    if (this.#failure) {
      sink.destroy(this.#failure);
      return;
    }
    // Writing to a response whose client has gone would be an unhandled error.
    if (sink.destroyed) return this.abort(new Error(RECEIVER_GONE));
    if (this.#hasEnded) return this.#writeWaiting(sink, true);
    if (this.#stage !== 'pushing') {
      sink.destroy(this.#owner.brokenBody(new Error('the body was discarded')));
      return;
    }
    this.#sink = sink;
    sink.on('drain', () => this.#resume());
    sink.on('close', () => this.abort(new Error(RECEIVER_GONE)));
    this.#writeWaiting(sink, false);
    if (!sink.writableNeedDrain) this.#resume();
  }

  discard(): void {
    this.#chunks = [];
    if (this.#stage !== 'pushing' || this.#sink) return;
    if (this.#remainingBytes > DRAIN_BYTES) return this.abort(new Error('the body is not wanted'));
    this.#stage = 'draining';
    this.#waitingBytes = 0;
    this.#resume();
  }

  #resume(): void {
    if (this.#stage !== 'over') this.#controller?.resume();
  }

  #answerPushing(): void {
    this.#stage = 'pushing';
    this.#owner.answered({ status: this.#status, headers: this.#headers, body: this });
  }

  #keep(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#waitingBytes += chunk.length;
    if (this.#stage === 'whole' && this.#waitingBytes > this.#wholeLimit) this.#answerPushing();
    if (this.#stage === 'pushing' && this.#waitingBytes >= WAITING_BYTES) controller.pause();
  }

  #wholeBody(): Buffer | null {
    const [only] = this.#chunks;
    if (!only) return null;
    return this.#chunks.length === 1 ? only : Buffer.concat(this.#chunks, this.#waitingBytes);
  }

  #writeWaiting(sink: Writable, isLast: boolean): void {
    const chunks = this.#chunks;
    this.#chunks = [];
    const last = isLast ? chunks.pop() : undefined;
    for (const chunk of chunks) sink.write(chunk);
    if (isLast) sink.end(last);
  }

  #fail(error: Error): void {
    const stage = this.#stage;
    if (stage === 'over') return;
    this.#stage = 'over';
    this.#chunks = [];
    if (stage === 'waiting' || stage === 'whole') return this.#owner.unanswered(error, this.#controller !== undefined);
    this.#failure = this.#owner.brokenBody(error);
    this.#sink?.destroy(this.#failure);
    this.#owner.released(this);
  }
}
