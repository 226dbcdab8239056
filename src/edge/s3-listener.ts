import type { IncomingMessage, RequestListener, ServerOptions, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { describeError } from '../base/app-error.ts';
import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import type { Random } from '../base/random.ts';
import { errorResponse } from '../s3/error-response.ts';
import { headersFromRaw } from '../s3/headers.ts';
import { type IncomingBody, isPushBody, type S3Request, type S3Response } from '../s3/message.ts';
import { s3Error } from '../s3/s3-error.ts';
import { framingProblem } from './framing.ts';
import { RequestSignal } from './request-signal.ts';

/** How much of an unwanted body is read so that the connection can be kept; beyond it the connection is closed. */
const MAX_DRAIN_BYTES = 256 * 1024;

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

/** The handlers of one HTTP server. */
export interface S3Listener {
  readonly onRequest: RequestListener;
  readonly onCheckContinue: RequestListener;
  readonly onClientError: (error: Error, socket: Duplex) => void;
}

/** How S3 servers listen: uploads may take as long as they like, idle connections and headers may not. */
export const S3_SERVER_OPTIONS: ServerOptions = {
  requestTimeout: 0,
  headersTimeout: 60_000,
  keepAliveTimeout: 75_000,
  connectionsCheckingInterval: 10_000,
  maxHeaderSize: 32 * 1024,
  // Request smuggling relies on lenient parsers; Node's strict one is kept.
  insecureHTTPParser: false,
};

/** Turns Node's requests into values, hands them over, and writes the answers into the sockets. */
export function createS3Listener(options: S3ListenerOptions): S3Listener {
  const latest = new WeakMap<Socket, Exchange>();
  const take = (message: IncomingMessage, response: ServerResponse, waitsForContinue: boolean) => {
    const exchange = new Exchange(options, message, response, waitsForContinue);
    const before = latest.get(message.socket);
    latest.set(message.socket, exchange);
    void exchange.run(before);
  };
  return {
    onRequest: (message, response) => take(message, response, false),
    onCheckContinue: (message, response) => take(message, response, true),
    onClientError: (error, socket) => refuseUnparsable(options, error, socket),
  };
}

/** One request and its answer. */
class Exchange implements IncomingBody {
  readonly #options: S3ListenerOptions;
  readonly #message: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #startedAtMs: number;
  readonly #requestId: string;
  #waitsForContinue: boolean;
  #isBodyOpen = false;

  constructor(
    options: S3ListenerOptions,
    message: IncomingMessage,
    response: ServerResponse,
    waitsForContinue: boolean,
  ) {
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
    return this.#message;
  }

  /**
   * Answers when `before`, the last exchange of the same connection, is over: a pipelined request may depend on the one
   * before it, and only safe ones may be worked on side by side (RFC 9112, section 9.3.2).
   */
  async run(before: Exchange | undefined): Promise<void> {
    // Without a listener a socket error of a client that has gone would bring the process down.
    this.#response.on('error', () => undefined);
    if (before && !before.#hasFinished) await before.#over();
    this.#send(await this.#answer());
  }

  #over(): Promise<void> {
    return new Promise((resolve) => {
      this.#onOver = resolve;
    });
  }

  async #answer(): Promise<S3Response> {
    const problem = framingProblem(this.#message);
    if (problem !== undefined) return this.#failure(s3Error('InvalidRequest', problem));
    try {
      return await this.#options.handle(this.#request());
    } catch (error) {
      this.#options.logger.error({ requestId: this.#requestId, error: describeError(error) }, 'the handler threw');
      return this.#failure(s3Error('InternalError'));
    }
  }

  #request(): S3Request {
    const message = this.#message;
    const lazySignal = new RequestSignal(this.#response);
    return {
      id: this.#requestId,
      method: message.method ?? 'GET',
      target: message.url ?? '/',
      headers: headersFromRaw(message.rawHeaders),
      basePath: this.#options.basePath,
      body: this,
      get signal() {
        return lazySignal.signal;
      },
    };
  }

  #send(answer: S3Response): void {
    const response = this.#response;
    response.once('close', () => this.#finished(answer, !response.writableFinished));
    if (response.destroyed) {
      if (isPushBody(answer.body)) answer.body.discard();
      this.#finished(answer, true);
      return;
    }
    const mustClose = this.#settleUnreadBody();
    response.writeHead(answer.status, this.#headers(answer, mustClose));
    if (isPushBody(answer.body)) {
      if (this.#message.method === 'HEAD') answer.body.discard();
      else return answer.body.pushTo(response);
    }
    response.end(isPushBody(answer.body) || this.#message.method === 'HEAD' ? undefined : (answer.body ?? undefined));
  }

  #headers(answer: S3Response, mustClose: boolean): string[] {
    // Node adds the date, which it writes down once a second.
    const flat: string[] = ['x-amz-request-id', this.#requestId, 'server', 'S3Gateway'];
    let hasLength = false;
    for (const [name, value] of answer.headers) {
      if (name === 'content-length') hasLength = true;
      flat.push(name, safeHeaderValue(value));
    }
    if (!hasLength && !isPushBody(answer.body) && answer.status !== 204 && answer.status !== 304)
      flat.push('content-length', String(answer.body?.length ?? 0));
    if (mustClose) flat.push('connection', 'close');
    return flat;
  }

  /**
   * A body that nobody asked for must not be read as the next request. A short one is read and thrown away; for a long
   * one, or one that the client has not begun to send, the connection is closed after the answer.
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

  #failure(error: ReturnType<typeof s3Error>): S3Response {
    const isHead = this.#message.method === 'HEAD';
    return errorResponse(error, { requestId: this.#requestId, resource: this.#path(), isHead });
  }

  #path(): string {
    return (this.#message.url ?? '/').split('?', 1)[0] ?? '/';
  }

  #hasFinished = false;
  #onOver: (() => void) | undefined;

  #finished(answer: S3Response, isAborted: boolean): void {
    if (this.#hasFinished) return;
    this.#hasFinished = true;
    this.#onOver?.();
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

/** Bytes that are no HTTP: told so in S3's way, then the connection is closed. */
function refuseUnparsable(
  { random, logger }: S3ListenerOptions,
  error: Error & { code?: string },
  socket: Duplex,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const requestId = random.bytes(8).toString('hex').toUpperCase();
  logger.debug({ requestId, code: error.code }, 'a request could not be parsed');
  const isHeaderTooLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const problem = isHeaderTooLarge
    ? s3Error('RequestHeaderSectionTooLarge')
    : s3Error('BadRequest', 'An error occurred when parsing the HTTP request.');
  const { body } = errorResponse(problem, { requestId, resource: '/', isHead: false });
  const text = body as Uint8Array;
  socket.end(
    `HTTP/1.1 ${problem.status} Bad Request\r\nx-amz-request-id: ${requestId}\r\ncontent-type: application/xml\r\n` +
      `content-length: ${text.length}\r\nconnection: close\r\n\r\n${Buffer.from(text).toString('utf8')}`,
  );
}
