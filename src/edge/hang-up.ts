import type { Duplex } from 'node:stream';
import type { Clock } from '../base/clock.ts';
import { errorResponse } from '../s3/error-response.ts';
import type { S3Error } from '../s3/s3-error.ts';

/** How long a client has to read our last word and close before the connection is cut. */
const LINGER_MS = 2_000;

/** A last word over a connection on which nothing else can be said. */
export interface LastWord {
  readonly problem: S3Error;
  readonly requestId: string;
  /** The path that was asked for, '/' when none could be read. */
  readonly resource: string;
}

/**
 * Tells an S3 error straight into the socket and closes it. It is not cut at once: bytes that a client still sends to a
 * closed socket are answered with a reset, which takes the error with it (RFC 9112, section 9.6).
 */
export function hangUp(socket: Duplex, { problem, requestId, resource }: LastWord, clock: Clock): void {
  const { body } = errorResponse(problem, { requestId, resource, isHead: false });
  const text = body as Uint8Array;
  const limit = clock.schedule(LINGER_MS, () => socket.destroy());
  socket.once('close', () => limit.cancel());
  socket.end(
    `HTTP/1.1 ${problem.status} Bad Request\r\nx-amz-request-id: ${requestId}\r\ncontent-type: application/xml\r\n` +
      `content-length: ${text.length}\r\nconnection: close\r\n\r\n${Buffer.from(text).toString('utf8')}`,
  );
}
