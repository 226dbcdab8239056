import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Writable } from 'node:stream';
import type { Clock } from '../../src/base/clock.ts';
import { type LogFields, type Logger, silentLogger } from '../../src/base/logger.ts';
import type { FinishedCall } from '../../src/edge/exchange.ts';
import { createS3Listener, S3_SERVER_OPTIONS } from '../../src/edge/s3-listener.ts';
import type { PushBody, S3Request, S3Response } from '../../src/s3/message.ts';
import { ManualClock } from './manual-clock.ts';
import { SeededRandom } from './seeded-random.ts';

/** A bare S3 listener on a free port, with everything that it said. */
export interface EdgeServer {
  readonly origin: string;
  readonly finished: readonly FinishedCall[];
  readonly logged: readonly { readonly message: string; readonly fields: LogFields }[];
  stop(): Promise<void>;
}

/** Listens as the S3 port does, with `handle` in place of the gateway. */
export async function startEdge(
  handle: (request: S3Request) => Promise<S3Response>,
  { clock = new ManualClock(), basePath = '' }: { readonly clock?: Clock; readonly basePath?: string } = {},
): Promise<EdgeServer> {
  const finished: FinishedCall[] = [];
  const logged: { message: string; fields: LogFields }[] = [];
  const log = (fields: LogFields, message: string) => void logged.push({ message, fields });
  const logger: Logger = { ...silentLogger, debug: log, error: log };
  const onFinished = (call: FinishedCall) => void finished.push(call);
  const listener = createS3Listener({ handle, basePath, clock, random: new SeededRandom(7), logger, onFinished });
  const server = createServer(S3_SERVER_OPTIONS, listener.onRequest);
  server.on('checkContinue', listener.onCheckContinue);
  server.on('clientError', listener.onClientError);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    finished,
    logged,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** An answer of text. */
export function textAnswer(text: string, status = 200): S3Response {
  return { status, headers: [], body: Buffer.from(text), trace: { operation: 'Test' } };
}

/** An answer whose body is pushed by `push`; `onDiscard` is told when nobody wants it. */
export function pushAnswer(
  lengthBytes: number,
  push: (sink: Writable) => void,
  onDiscard: () => void = () => undefined,
): S3Response {
  const body: PushBody = { pushTo: push, discard: onDiscard };
  return { status: 200, headers: [['content-length', String(lengthBytes)]], body };
}

/** Everything that a client sends in a body. */
export async function readBody(request: S3Request): Promise<string> {
  let text = '';
  for await (const chunk of request.body.open()) text += (chunk as Buffer).toString('latin1');
  return text;
}
