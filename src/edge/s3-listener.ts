import type { IncomingMessage, RequestListener, ServerOptions, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { type S3Error, s3Error } from '../s3/s3-error.ts';
import { Exchange, type S3ListenerOptions } from './exchange.ts';
import { hangUp } from './hang-up.ts';

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
  // Node's own refusal has no body; ours says in S3's words what is missing.
  requireHostHeader: false,
};

/** Turns Node's requests into values, hands them over, and writes the answers into the sockets. */
export function createS3Listener(options: S3ListenerOptions): S3Listener {
  const latest = new WeakMap<Duplex, Exchange>();
  const refused = new WeakSet<Duplex>();
  const take = (message: IncomingMessage, response: ServerResponse, waitsForContinue: boolean) => {
    const exchange = new Exchange(options, { message, response, waitsForContinue });
    const before = latest.get(message.socket);
    latest.set(message.socket, exchange);
    void exchange.run(before);
  };
  return {
    onRequest: (message, response) => take(message, response, false),
    onCheckContinue: (message, response) => take(message, response, true),
    onClientError: (error, socket) => {
      // What follows bytes that could not be read cannot be read either, and is not answered again.
      if (refused.has(socket)) return;
      refused.add(socket);
      void refuseUnparsable(options, { error, socket, last: latest.get(socket) });
    },
  };
}

interface Unparsable {
  readonly error: Error & { readonly code?: string };
  readonly socket: Duplex;
  /** The last request that could be read on the connection. */
  readonly last: Exchange | undefined;
}

/**
 * Bytes that are no HTTP: told so in S3's way, then the connection is closed. Requests before them get their answers first,
 * so that no client takes this error for another answer or, worse, for bytes of an object.
 */
async function refuseUnparsable(
  { clock, logger, random }: S3ListenerOptions,
  { error, socket, last }: Unparsable,
): Promise<void> {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = problemOf(error.code);
  const requestId = random.bytes(8).toString('hex').toUpperCase();
  logger.debug({ requestId, code: error.code }, 'a request could not be parsed');
  if (last && !last.isReceived) return last.breakOff(problem);
  await last?.over();
  if (socket.writable) hangUp(socket, { problem, requestId, resource: '/' }, clock);
}

function problemOf(code: string | undefined): S3Error {
  if (code === 'HPE_HEADER_OVERFLOW') return s3Error('RequestHeaderSectionTooLarge');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return s3Error('RequestTimeout');
  return s3Error('BadRequest', 'An error occurred when parsing the HTTP request.');
}
