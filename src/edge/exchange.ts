import type { IncomingMessage, ServerResponse } from 'node:http';
import { describeError } from '../base/app-error.ts';
import type { Clock, Timer } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import type { Random } from '../base/random.ts';
import { errorResponse } from '../s3/error-response.ts';
import { headersFromRaw } from '../s3/headers.ts';
import { type IncomingBody, isPushBody, type S3Request, type S3Response } from '../s3/message.ts';
import { type S3Error, s3Error } from '../s3/s3-error.ts';
import { framingProblem } from './framing.ts';
import { hangUp } from './hang-up.ts';
import { RequestSignal } from './request-signal.ts';

/** How much of an unwanted body is read so that the connection can be kept; beyond it the connection is closed. */
const MAX_DRAIN_BYTES = 256 * 1024;
/** A transfer may be slow, but not stand still for longer than between one and two of these because of the client. */
const STALL_MS = 60_000;

/** What is known of a call when its answer has been sent or has failed. */
export interface FinishedCall {
  readonly requestId: string;
  readonly method: string;
  /** The path without its query, which may hold a signature. */
  readonly path: string;
  readonly operation: string;
  readonly tenantId: string | undefined;
  readonly status: number;
  /** From the header's arrival to the last byte sent, in milliseconds. */
  readonly durationMs: number;
  /** True when the client or the backend broke the transfer. */
  readonly isAborted: boolean;
}

/** What the listener is built from. */
export interface S3ListenerOptions {
  readonly handle: (request: S3Request) => Promise<S3Response>;
  /** '' on the S3 port, '/s3' under a prefix. */
  readonly basePath: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** Called once per request, for the access log and the metrics. */
  readonly onFinished: (call: FinishedCall) => void;
}

/** A request as Node hands it over. */
export interface Incoming {
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
  /** True for a client that sends its body only after `100 Continue`. */
  readonly waitsForContinue: boolean;
}

/** One request and its answer. */
export class Exchange implements IncomingBody {
  readonly #options: S3ListenerOptions;
  readonly #message: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #startedAtMs: number;
  readonly #requestId: string;
  #waitsForContinue: boolean;
  #isBodyOpen = false;
  /** True once the connection is to be closed behind this answer: what follows on it is not worked on (RFC 9112, section 9.6). */
  #isLast = false;
  #before: Exchange | undefined;
  #stallTimer: Timer | undefined;
  #hasFinished = false;
  readonly #whenOver: (() => void)[] = [];

  constructor(options: S3ListenerOptions, { message, response, waitsForContinue }: Incoming) {
    this.#options = options;
    this.#message = message;
    this.#response = response;
    this.#waitsForContinue = waitsForContinue;
    this.#startedAtMs = options.clock.nowMs();
    this.#requestId = options.random.bytes(8).toString('hex').toUpperCase();
  }

  /** Asks a waiting client for its body. */
  open(): IncomingMessage {
    this.#isBodyOpen = true;
    if (this.#waitsForContinue) {
      this.#waitsForContinue = false;
      this.#response.writeContinue();
    }
    if (!this.#message.complete) this.#watchBody();
    return this.#message;
  }

  /**
   * Answers when `before`, the last exchange of the same connection, is over: a pipelined request may depend on the one
   * before it, and only safe ones may be worked on side by side (RFC 9112, section 9.3.2).
   */
  async run(before: Exchange | undefined): Promise<void> {
    // Without a listener a socket error of a client that has gone would bring the process down.
    this.#response.on('error', () => undefined);
    if (before && !before.#hasFinished) {
      this.#before = before;
      await before.over();
      this.#before = undefined;
    }
    if (before) this.#isLast = before.#isLast;
    // A response that waits behind another one is not told that the connection has closed.
    if (this.#isLast || this.#message.socket.destroyed)
      return this.#finished(this.#failure(s3Error('RequestTimeout')), true);
    const answer = await this.#answer();
    try {
      this.#send(answer);
    } catch (error) {
      this.#sendFailed(answer, error);
    }
  }

  /** Resolves when the answer has been sent or has failed. */
  over(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#hasFinished) resolve();
      else this.#whenOver.push(resolve);
    });
  }

  /** True when the whole request has been read: what comes next belongs to another one. */
  get isReceived(): boolean {
    return this.#message.complete;
  }

  /** Ends a request whose body is broken or does not come, after what was asked before it has been answered. */
  async breakOff(problem: S3Error): Promise<void> {
    await this.#before?.over();
    this.#isLast = true;
    const { socket } = this.#message;
    if (this.#hasFinished || this.#response.headersSent) socket.destroy();
    else hangUp(socket, { problem, requestId: this.#requestId, resource: this.#path() }, this.#options.clock);
  }

  async #answer(): Promise<S3Response> {
    const problem = framingProblem(this.#message);
    if (problem !== undefined) {
      this.#isLast = true;
      return this.#failure(s3Error('InvalidRequest', problem));
    }
    try {
      return await this.#options.handle(this.#request());
    } catch (error) {
      this.#logFault(error, 'the handler threw');
      return this.#failure(s3Error('InternalError'));
    }
  }

  #request(): S3Request {
    const message = this.#message;
    return {
      id: this.#requestId,
      method: message.method ?? 'GET',
      target: message.url ?? '/',
      headers: headersFromRaw(message.rawHeaders),
      basePath: this.#options.basePath,
      body: this,
      signal: new RequestSignal(this.#response),
    };
  }

  #send(answer: S3Response): void {
    const response = this.#response;
    if (response.destroyed) {
      if (isPushBody(answer.body)) answer.body.discard();
      this.#finished(answer, true);
      return;
    }
    this.#isLast = this.#isLast || this.#settleUnreadBody();
    response.writeHead(answer.status, this.#headers(answer));
    response.once('close', () => this.#finished(answer, !response.writableFinished));
    if (isPushBody(answer.body)) {
      if (this.#message.method === 'HEAD') answer.body.discard();
      else return this.#push(answer.body.pushTo.bind(answer.body));
    }
    response.end(isPushBody(answer.body) || this.#message.method === 'HEAD' ? undefined : (answer.body ?? undefined));
  }

  #push(pushTo: (sink: ServerResponse) => void): void {
    this.#watchClient();
    pushTo(this.#response);
  }

  /** An answer that cannot be written (a header with a line break in it) is our fault, and no reason to end the process. */
  #sendFailed(answer: S3Response, error: unknown): void {
    this.#logFault(error, 'the answer could not be sent');
    if (this.#response.headersSent) {
      this.#response.destroy();
      return;
    }
    if (isPushBody(answer.body)) answer.body.discard();
    this.#send({ ...this.#failure(s3Error('InternalError')), ...(answer.trace ? { trace: answer.trace } : {}) });
  }

  #headers(answer: S3Response): string[] {
    // Node adds the date, which it writes down once a second.
    const flat: string[] = ['x-amz-request-id', this.#requestId, 'server', 'S3Gateway'];
    let hasLength = false;
    for (const [name, value] of answer.headers) {
      if (name === 'content-length') hasLength = true;
      flat.push(name, safeHeaderValue(value));
    }
    if (!hasLength && !isPushBody(answer.body) && answer.status !== 204 && answer.status !== 304)
      flat.push('content-length', String(answer.body?.length ?? 0));
    if (this.#isLast) flat.push('connection', 'close');
    return flat;
  }

  /**
   * A body that nobody asked for must not be read as the next request. A short one is read and thrown away; for a long
   * one, or one that the client has not begun to send, the connection is closed after the answer: then true.
   */
  #settleUnreadBody(): boolean {
    if (this.#message.complete) return false;
    if (this.#waitsForContinue) return true;
    const declared = Number(this.#message.headers['content-length'] ?? Number.NaN);
    if (!this.#isBodyOpen && declared <= MAX_DRAIN_BYTES) {
      this.#message.resume();
      return false;
    }
    return (
      this.#message.headers['content-length'] !== undefined || this.#message.headers['transfer-encoding'] !== undefined
    );
  }

  /** Breaks the request off when its body stands still and it is not us who do not read it. */
  #watchBody(): void {
    const { socket } = this.#message;
    this.#watch(
      () => (this.#message.complete || this.#message.readableLength > 0 ? undefined : socket.bytesRead),
      () => void this.breakOff(s3Error('RequestTimeout')),
    );
  }

  /** Cuts the connection when the client does not read what waits for it. */
  #watchClient(): void {
    const { socket } = this.#message;
    this.#watch(
      () => (socket.writableLength === 0 ? undefined : socket.bytesWritten - socket.writableLength),
      () => socket.destroy(),
    );
  }

  /** Calls `onStall` when `progress` has been the same number for a whole round; undefined means that it is not the client's turn. */
  #watch(progress: () => number | undefined, onStall: () => void): void {
    this.#stallTimer?.cancel();
    let seen = progress();
    const look = () => {
      const now = progress();
      if (now !== undefined && now === seen) return onStall();
      seen = now;
      this.#stallTimer = this.#options.clock.schedule(STALL_MS, look);
    };
    this.#stallTimer = this.#options.clock.schedule(STALL_MS, look);
  }

  #failure(error: S3Error): S3Response {
    const isHead = this.#message.method === 'HEAD';
    return errorResponse(error, { requestId: this.#requestId, resource: this.#path(), isHead });
  }

  #path(): string {
    return (this.#message.url ?? '/').split('?', 1)[0] ?? '/';
  }

  #logFault(error: unknown, what: string): void {
    this.#options.logger.error({ requestId: this.#requestId, error: describeError(error) }, what);
  }

  #finished(answer: S3Response, isAborted: boolean): void {
    if (this.#hasFinished) return;
    this.#hasFinished = true;
    this.#stallTimer?.cancel();
    for (const resolve of this.#whenOver) resolve();
    this.#options.onFinished({
      requestId: this.#requestId,
      method: this.#message.method ?? '',
      path: this.#path(),
      operation: answer.trace?.operation ?? 'Unknown',
      tenantId: answer.trace?.tenantId,
      status: answer.status,
      durationMs: this.#options.clock.nowMs() - this.#startedAtMs,
      isAborted,
    });
  }
}

/** Metadata may hold UTF-8: sent as its bytes, which is what AWS does, since Node refuses characters above U+00FF. */
function safeHeaderValue(value: string): string {
  for (let index = 0; index < value.length; index++)
    if (value.charCodeAt(index) > 0xff) return Buffer.from(value, 'utf8').toString('latin1');
  return value;
}
