import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { Agent, get } from 'node:http';
import { PassThrough, Readable, Writable } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  type Origin,
  openRemote,
  reading,
  receive,
  requestFor,
  startOrigin,
  writing,
} from '../../test/support/remote-fixture.ts';
import { isPushBody, type PushBody, type S3Response } from '../s3/message.ts';
import { BackendUnavailable } from './backend.ts';
import { readBody } from './buffered.ts';
import type { RemoteBackend, RemoteBackendOptions } from './remote.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

async function serve(
  handle: Parameters<typeof startOrigin>[0],
  options: Partial<RemoteBackendOptions> = {},
): Promise<{ origin: Origin; backend: RemoteBackend }> {
  const origin = await startOrigin(handle);
  const backend = openRemote(origin.endpoint, options);
  cleanUps.push(
    () => origin.close(),
    () => backend.close(),
  );
  return { origin, backend };
}

function pushOf(response: S3Response): PushBody {
  if (!isPushBody(response.body)) throw new Error('expected a body that pushes');
  return response.body;
}

/** A sink that takes nothing more until it is told to. */
class SlowSink extends Writable {
  bytes = 0;
  #release: (() => void) | undefined;

  constructor() {
    super({ highWaterMark: 16 * 1024 });
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.bytes += chunk.length;
    this.#release = done;
  }

  /** Takes everything from now on. */
  open(): void {
    this._write = (chunk: Buffer, _encoding, done) => {
      this.bytes += chunk.length;
      done();
    };
    this.#release?.();
  }
}

describe('answers of RemoteBackend', () => {
  it('hands a small body over whole', async () => {
    const { backend } = await serve((_req, res) =>
      res.writeHead(200, { 'content-length': 5, ETag: '"e"' }).end('hello'),
    );
    const response = await backend.send(reading, requestFor({ method: 'GET' }));
    expect(response.body).toBeInstanceOf(Uint8Array);
    expect(String(response.body)).toBe('hello');
    expect(response.headers).toContainEqual(['etag', '"e"']);
  });

  it('keeps repeated fields apart and drops hop-by-hop ones', async () => {
    const { backend } = await serve((_req, res) => {
      res.writeHead(
        200,
        [
          ['X-Amz-Meta-A', '1'],
          ['X-Amz-Meta-A', '2'],
          ['Connection', 'keep-alive, X-Private'],
          ['X-Private', 'hop'],
          ['Keep-Alive', 'timeout=5'],
          ['Transfer-Encoding', 'chunked'],
        ].flat(),
      );
      res.end('x');
    });
    const response = await backend.send(reading, requestFor({ method: 'GET' }));
    expect((await readBody(response, 10)).toString()).toBe('x');
    expect(response.headers.filter(([name]) => name !== 'date')).toEqual([
      ['x-amz-meta-a', '1'],
      ['x-amz-meta-a', '2'],
    ]);
  });

  it.each([204, 304])('gives a %s no body', async (status) => {
    const { backend } = await serve((_req, res) => res.writeHead(status).end());
    expect(await backend.send(reading, requestFor({ method: 'GET' }))).toMatchObject({ status, body: null });
  });

  it('passes errors on as answers, 503 SlowDown included, and asks only once', async () => {
    let calls = 0;
    const { backend } = await serve((_req, res) => {
      calls++;
      res.writeHead(503, { 'retry-after': '3' }).end('<Error><Code>SlowDown</Code></Error>');
    });
    const response = await backend.send(reading, requestFor({ method: 'GET' }));
    expect(response.status).toBe(503);
    expect(String(response.body)).toContain('SlowDown');
    expect(calls).toBe(1);
  });

  it('answers at the first line, before the body has come', async () => {
    let finish: (() => void) | undefined;
    const { backend } = await serve((_req, res) => {
      res.writeHead(200, { 'content-length': 100_000 });
      res.flushHeaders();
      finish = () => res.end(Buffer.alloc(100_000, 1));
    });
    const response = await backend.send(reading, requestFor({ method: 'GET' }));
    expect(response.status).toBe(200);
    finish?.();
    expect((await readBody(response, 100_000)).length).toBe(100_000);
  });

  it('streams 64 MiB in order, and never holds much of it', async () => {
    const total = 64 * 1024 * 1024;
    const progress = { sent: 0 };
    const { backend } = await serve((_req, res) => void sendPattern(res, total, progress));
    const response = await backend.send(reading, requestFor({ method: 'GET' }));
    let received = 0;
    let isInOrder = true;
    let mostHeld = 0;
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        isInOrder &&= chunk[0] === received % 251 && chunk[chunk.length - 1] === (received + chunk.length - 1) % 251;
        received += chunk.length;
        mostHeld = Math.max(mostHeld, progress.sent - received);
        setImmediate(done);
      },
    });
    pushOf(response).pushTo(sink);
    await once(sink, 'finish');
    expect(received).toBe(total);
    expect(isInOrder).toBe(true);
    // Both sockets' kernel buffers are in this, too.
    expect(mostHeld).toBeLessThan(16 * 1024 * 1024);
  });

  it('stops the backend while the sink is full or absent, and goes on after', async () => {
    const total = 32 * 1024 * 1024;
    let sent = 0;
    const { backend } = await serve((_req, res) => {
      res.writeHead(200, { 'content-length': total });
      const piece = Buffer.alloc(64 * 1024);
      const pump = () => {
        while (sent < total) {
          sent += piece.length;
          if (!res.write(piece)) return;
        }
        res.end();
      };
      res.on('drain', pump);
      pump();
    });
    const response = await backend.send(reading, requestFor({ method: 'GET' }));
    await settled(() => sent);
    expect(sent).toBeLessThan(total);
    const sink = new SlowSink();
    pushOf(response).pushTo(sink);
    await settled(() => sent);
    expect(sent).toBeLessThan(total);
    sink.open();
    await once(sink, 'finish');
    expect(sink.bytes).toBe(total);
  });

  it('does not take a sink that is full for a backend that is silent', async () => {
    const limits = { bodyIdleTimeoutMs: 300 };
    const { backend } = await serve(
      (_req, res) => res.writeHead(200, { 'content-length': 4_000_000 }).end(Buffer.alloc(4_000_000)),
      {
        limits,
      },
    );
    const sink = new SlowSink();
    pushOf(await backend.send(reading, requestFor({ method: 'GET' }))).pushTo(sink);
    await new Promise((resolve) => setTimeout(resolve, 900));
    sink.open();
    await once(sink, 'finish');
    expect(sink.bytes).toBe(4_000_000);
  });
});

/** Waits until `read` has stopped changing. */
async function settled(read: () => number): Promise<void> {
  for (let last = -1, same = 0; same < 5; ) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    same = read() === last ? same + 1 : 0;
    last = read();
  }
}

async function sendPattern(res: ServerResponse, total: number, progress: { sent: number }): Promise<void> {
  const pattern = Buffer.alloc(251 * 400);
  for (let i = 0; i < pattern.length; i++) pattern[i] = i % 251;
  res.writeHead(200, { 'content-length': total });
  while (progress.sent < total) {
    const piece = pattern.subarray(0, Math.min(pattern.length, total - progress.sent));
    progress.sent += piece.length;
    if (!res.write(piece)) await once(res, 'drain');
  }
  res.end();
}

describe('broken transfers', () => {
  it('destroys the sink when the backend dies half-way, never ends it', async () => {
    const { backend } = await serve((_req, res) => {
      res.writeHead(200, { 'content-length': 1_000_000 });
      res.write(Buffer.alloc(200_000), () => setImmediate(() => res.socket?.resetAndDestroy()));
    });
    const response = await backend.send(reading, requestFor({ method: 'GET' }));
    const sink = new PassThrough();
    const finished = vi.fn();
    sink.on('finish', finished).resume();
    pushOf(response).pushTo(sink);
    const [error] = await once(sink, 'error');
    expect(error).toBeInstanceOf(BackendUnavailable);
    expect(finished).not.toHaveBeenCalled();
  });

  it.each([
    ['whose length was declared', { 'content-length': 1_000_000 }],
    ['that is chunked', {}],
  ])('lets a client of a server see a broken transfer for a body %s', async (_how, headers) => {
    const { backend } = await serve((_req, res) => {
      res.writeHead(200, headers);
      res.write(Buffer.alloc(100_000), () => setImmediate(() => res.socket?.destroy()));
    });
    const front = await startOrigin((_req, res) => {
      void backend.send(reading, requestFor({ method: 'GET' })).then((response) => {
        res.writeHead(response.status, response.headers.flat());
        pushOf(response).pushTo(res);
      });
    });
    cleanUps.push(front.close);
    const agent = new Agent({ keepAlive: false });
    const outcome = await new Promise<string>((resolve) => {
      get(front.endpoint, { agent }, (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.complete ? 'whole' : 'cut'));
        answer.on('error', () => resolve('broken'));
      }).on('error', () => resolve('broken'));
    });
    expect(outcome).toBe('broken');
  });

  it('tells a sink that comes after the death', async () => {
    const { backend } = await serve((_req, res) => {
      res.writeHead(200, { 'content-length': 1_000_000 });
      res.write(Buffer.alloc(10), () => setImmediate(() => res.socket?.destroy()));
    });
    const response = await backend.send(reading, requestFor({ method: 'GET' }));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const sink = new PassThrough();
    pushOf(response).pushTo(sink);
    await expect(once(sink, 'error')).resolves.toMatchObject([{ code: 'BackendUnavailable' }]);
  });

  it('gives up a body that stands still', async () => {
    const limits = { bodyIdleTimeoutMs: 300 };
    const { backend } = await serve((_req, res) => void res.writeHead(200, { 'content-length': 100_000 }).write('x'), {
      limits,
    });
    const response = await backend.send(reading, requestFor({ method: 'GET' }));
    await expect(readBody(response, 100_000)).rejects.toMatchObject({ code: 'BackendUnavailable', sent: true });
  });
});

describe('giving up', () => {
  /** An origin whose answer never ends; says when its client has gone. */
  async function endless() {
    let gone = 0;
    const { backend, origin } = await serve((req, res) => {
      res.writeHead(200, { 'content-length': 10_000_000 });
      res.write(Buffer.alloc(200_000));
      req.on('close', () => gone++);
    });
    return { backend, origin, hasGone: () => expect.poll(() => gone).toBe(1) };
  }

  it('aborts the backend when the sink closes', async () => {
    const { backend, hasGone } = await endless();
    const sink = new PassThrough();
    pushOf(await backend.send(reading, requestFor({ method: 'GET' }))).pushTo(sink);
    sink.destroy();
    await hasGone();
  });

  it('aborts the backend when the signal does, before and during the body', async () => {
    const { backend, hasGone } = await endless();
    const controller = new AbortController();
    const response = await backend.send(reading, requestFor({ method: 'GET', signal: controller.signal }));
    const sink = new PassThrough();
    pushOf(response).pushTo(sink);
    controller.abort();
    await expect(once(sink, 'error')).resolves.toMatchObject([{ code: 'BackendUnavailable' }]);
    await hasGone();
  });

  it('rejects at once when the signal aborts while there is no answer, and blames nobody', async () => {
    let arrived: (() => void) | undefined;
    const arrival = new Promise<void>((resolve) => (arrived = resolve));
    const { backend } = await serve(() => arrived?.(), { limits: { failureThreshold: 1 } });
    const controller = new AbortController();
    const sent = backend.send(reading, requestFor({ method: 'GET', signal: controller.signal }));
    await arrival;
    controller.abort(new Error('client gone'));
    await expect(sent).rejects.toMatchObject({
      code: 'BackendUnavailable',
      sent: true,
      cause: { message: 'client gone' },
    });
    expect(backend.isHealthy()).toBe(true);
    const aborted = requestFor({ method: 'GET', signal: controller.signal });
    await expect(backend.send(reading, aborted)).rejects.toMatchObject({ code: 'BackendUnavailable', sent: false });
  });

  it('withdraws a request that still waits for a connection', async () => {
    const seen: string[] = [];
    let answer: (() => void) | undefined;
    const { backend } = await serve(
      (req, res) => {
        seen.push(req.url ?? '');
        answer = () => res.end();
      },
      { limits: { maxConnections: 1 } },
    );
    const first = backend.send(reading, requestFor({ method: 'GET', key: 'first' }));
    await expect.poll(() => seen.length).toBe(1);
    const controller = new AbortController();
    const second = backend.send(reading, requestFor({ method: 'GET', key: 'second', signal: controller.signal }));
    const third = backend.send(reading, requestFor({ method: 'GET', key: 'third' }));
    controller.abort();
    await expect(second).rejects.toMatchObject({ code: 'BackendUnavailable', sent: false });
    answer?.();
    expect((await first).status).toBe(200);
    await expect.poll(() => seen.length).toBe(2);
    answer?.();
    expect((await third).status).toBe(200);
    expect(seen).toEqual(['/b/first', '/b/third']);
  });

  it('releases the connection of a small body that is discarded, for the next request', async () => {
    let connections = 0;
    const { backend, origin } = await serve(
      (_req, res) => res.writeHead(200, { 'content-length': 60_000 }).end(Buffer.alloc(60_000)),
      { limits: { maxConnections: 1 } },
    );
    origin.server.on('connection', () => connections++);
    for (let i = 0; i < 5; i++) pushOf(await backend.send(reading, requestFor({ method: 'GET' }))).discard();
    expect(connections).toBe(1);
  });

  it('closes the connection of a large body that is discarded', async () => {
    const { backend, hasGone } = await endless();
    pushOf(await backend.send(reading, requestFor({ method: 'GET' }))).discard();
    await hasGone();
  });

  it('refuses more calls than it may hold, without asking the backend', async () => {
    const { backend } = await serve(() => undefined, {
      limits: { maxConnections: 1, maxQueued: 1, closeTimeoutMs: 10 },
    });
    const held = [1, 2].map(() =>
      backend.send(reading, requestFor({ method: 'GET' })).catch((error: unknown) => error),
    );
    await expect(backend.send(reading, requestFor({ method: 'GET' }))).rejects.toMatchObject({
      code: 'BackendUnavailable',
      sent: false,
      cause: { code: 'BackendOverloaded' },
    });
    expect(backend.isHealthy()).toBe(true);
    await backend.close();
    await Promise.all(held);
  });
});

describe('uploads', () => {
  it('carry 64 MiB with back-pressure on the source', async () => {
    const total = 64 * 1024 * 1024;
    let received = 0;
    let ahead = 0;
    const { backend } = await serve((req, res) => {
      req.on('data', (chunk: Buffer) => (received += chunk.length));
      req.on('end', () => res.writeHead(200, { etag: '"x"' }).end());
    });
    let produced = 0;
    const stream = new Readable({
      read() {
        if (produced >= total) return void this.push(null);
        produced += 65_536;
        ahead = Math.max(ahead, produced - received);
        this.push(Buffer.alloc(65_536));
      },
    });
    const response = await backend.send(writing(), requestFor({ method: 'PUT', body: { stream, lengthBytes: total } }));
    expect(response.status).toBe(200);
    expect(received).toBe(total);
    expect(ahead).toBeLessThan(16 * 1024 * 1024);
  });

  it('never complete when their source breaks, and the backend is not blamed', async () => {
    const outcome = { isComplete: false, isAborted: false };
    const { backend } = await serve(
      (req) => {
        receive(req).then(
          () => (outcome.isComplete = true),
          () => (outcome.isAborted = true),
        );
      },
      { limits: { failureThreshold: 1 } },
    );
    const stream = new PassThrough();
    const sent = backend.send(writing(), requestFor({ method: 'PUT', body: { stream, lengthBytes: 1000 } }));
    stream.write(Buffer.alloc(500));
    setTimeout(() => stream.destroy(new Error('bad checksum')), 20);
    await expect(sent).rejects.toMatchObject({ code: 'BackendUnavailable', cause: { message: 'bad checksum' } });
    await expect.poll(() => outcome.isAborted).toBe(true);
    expect(outcome.isComplete).toBe(false);
    expect(backend.isHealthy()).toBe(true);
  });

  it.each([
    ['short', 600],
    ['long', 400],
  ])('never complete when their source is too %s', async (_how, lengthBytes) => {
    let isComplete = false;
    const { backend } = await serve((req, res) => {
      receive(req).then(
        () => {
          isComplete = true;
          res.end();
        },
        () => undefined,
      );
    });
    const stream = Readable.from([Buffer.alloc(250), Buffer.alloc(250)]);
    await expect(
      backend.send(writing(), requestFor({ method: 'PUT', body: { stream, lengthBytes } })),
    ).rejects.toMatchObject({ code: 'BackendUnavailable' });
    expect(isComplete).toBe(false);
  });

  it('pass on an answer that comes before the body was taken', async () => {
    const { backend } = await serve((_req, res) => res.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>'));
    const stream = new PassThrough();
    stream.write(Buffer.alloc(100));
    const response = await backend.send(
      writing(),
      requestFor({ method: 'PUT', body: { stream, lengthBytes: 1_000_000 } }),
    );
    expect(response.status).toBe(403);
    expect(String(response.body)).toContain('AccessDenied');
  });
});
