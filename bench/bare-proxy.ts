import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Dispatcher, Pool } from 'undici';

/**
 * The fastest reverse proxy that Node gives with reasonable means, and the yardstick of the bench: `node:http` in front,
 * `undici.dispatch` behind, raw headers both ways, bodies pushed from socket to socket. It checks and changes nothing.
 * `node bench/bare-proxy.ts ORIGIN` prints its base URL when it is ready.
 */
const HOP_BY_HOP: ReadonlySet<string> = new Set(['connection', 'keep-alive', 'transfer-encoding', 'host', 'expect']);

const pool = new Pool(process.argv[2] ?? '', { connections: 256, pipelining: 1, allowH2: false });

function forwardedHeaders(rawHeaders: readonly string[]): string[] {
  const headers: string[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (!HOP_BY_HOP.has(name.toLowerCase())) headers.push(name, rawHeaders[index + 1] ?? '');
  }
  return headers;
}

/** Pushes one answer into one response. */
class Relay implements Dispatcher.DispatchHandler {
  readonly #res: ServerResponse;
  #controller: Dispatcher.DispatchController | undefined;

  constructor(res: ServerResponse) {
    this.#res = res;
    res.on('drain', () => this.#controller?.resume());
    res.on('close', () => {
      if (!res.writableFinished) this.#controller?.abort(new Error('client gone'));
    });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number): void {
    const raw = controller.rawHeaders;
    const headers: string[] = [];
    if (Array.isArray(raw)) {
      for (let index = 0; index + 1 < raw.length; index += 2) {
        const name = String(raw[index]);
        if (!HOP_BY_HOP.has(name.toLowerCase())) headers.push(name, String(raw[index + 1]));
      }
    }
    this.#res.writeHead(status, headers);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (!this.#res.write(chunk)) controller.pause();
  }

  onResponseEnd(): void {
    this.#res.end();
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
    this.#res.destroy(error);
  }
}

function proxy(req: IncomingMessage, res: ServerResponse): void {
  const hasBody = req.method === 'PUT' || req.method === 'POST';
  pool.dispatch(
    {
      path: req.url ?? '/',
      method: req.method ?? 'GET',
      headers: forwardedHeaders(req.rawHeaders),
      body: hasBody ? req : null,
    },
    new Relay(res),
  );
}

const server = createServer({ requestTimeout: 0, keepAliveTimeout: 60_000 }, proxy);
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`proxy http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
// A profile is only written by a process that ends by itself.
process.once('SIGTERM', () => process.exit(0));
