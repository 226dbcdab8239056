import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type EdgeServer, pushAnswer, readBody, startEdge, textAnswer } from '../../test/support/edge-server.ts';
import { ManualClock } from '../../test/support/manual-clock.ts';
import { statuses, Wire } from '../../test/support/wire.ts';
import type { StopSignal } from '../base/stop-signal.ts';
import type { S3Request, S3Response } from '../s3/message.ts';

/** Longer than any limit of the edge. */
const VERY_LONG_MS = 200_000;

let edge: EdgeServer | undefined;
let clock: ManualClock;

afterEach(async () => {
  await edge?.stop();
});

async function listen(handle: (request: S3Request) => Promise<S3Response>): Promise<EdgeServer> {
  clock = new ManualClock();
  edge = await startEdge(handle, { clock });
  return edge;
}

const HEAD = 'PUT /b/k HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\n';
const GET = 'GET /b/k HTTP/1.1\r\nhost: x\r\n\r\n';
const bodyOf = (answer: string) => answer.slice(answer.indexOf('\r\n\r\n') + 4);

describe('a client that goes away', () => {
  it('during its upload aborts the signal and breaks the body', async () => {
    let signal: StopSignal | undefined;
    let failure: unknown;
    const { origin, finished } = await listen(async (request) => {
      signal = request.signal;
      failure = await readBody(request).catch((error: unknown) => error);
      return textAnswer('never read');
    });
    const wire = new Wire(origin).send(`${HEAD}1234`);
    await expect.poll(() => signal?.aborted).toBe(false);
    wire.socket.destroy();
    await expect.poll(() => finished.length).toBe(1);
    expect(signal?.aborted).toBe(true);
    expect(failure).toMatchObject({ code: 'ECONNRESET' });
    expect(finished[0]).toMatchObject({ isAborted: true, method: 'PUT', path: '/b/k' });
  });

  it('during its download lets go of the source', async () => {
    const source = new Readable({ read: () => void source.push(Buffer.alloc(65_536)) });
    const { origin, finished } = await listen(async () =>
      pushAnswer(2 ** 40, (sink) => void pipeline(source, sink).catch(() => undefined)),
    );
    const wire = new Wire(origin).send(GET);
    await wire.until(/\r\n\r\n/);
    wire.socket.destroy();
    await once(source, 'close').catch(() => undefined);
    expect(source.destroyed).toBe(true);
    await expect.poll(() => finished.length).toBe(1);
    expect(finished[0]).toMatchObject({ isAborted: true, status: 200 });
  });

  it('before its answer is there has the answer thrown away', async () => {
    const begun = Promise.withResolvers<void>();
    let isDiscarded = false;
    const { origin, finished } = await listen(async ({ signal }) => {
      begun.resolve();
      await new Promise<void>((resolve) => signal.addEventListener('abort', { handleEvent: resolve }));
      return pushAnswer(
        5,
        () => undefined,
        () => {
          isDiscarded = true;
        },
      );
    });
    const wire = new Wire(origin).send(GET);
    await begun.promise;
    wire.socket.destroy();
    await expect.poll(() => finished.length).toBe(1);
    expect([isDiscarded, finished[0]?.isAborted]).toEqual([true, true]);
  });

  it('after its answer aborts nothing', async () => {
    let signal: StopSignal | undefined;
    const { origin, finished } = await listen(async (request) => {
      signal = request.signal;
      return textAnswer('done');
    });
    const wire = new Wire(origin).send(GET);
    await wire.until(/done$/);
    wire.socket.destroy();
    await expect.poll(() => finished.length).toBe(1);
    expect([signal?.aborted, finished[0]?.isAborted]).toEqual([false, false]);
  });
});

describe('a client that stands still', () => {
  it('in the middle of its body is told so, and its handler sees the body break', async () => {
    let failure: unknown;
    const { origin, finished } = await listen(async (request) => {
      failure = await readBody(request).catch((error: unknown) => error);
      return textAnswer('never read');
    });
    const wire = new Wire(origin).send(`${HEAD}1234`);
    await expect.poll(() => clock.pendingCount).toBeGreaterThan(0);
    clock.advance(VERY_LONG_MS);
    const answer = await wire.rest();
    expect(statuses(answer)).toEqual([400]);
    expect(answer).toContain('<Code>RequestTimeout</Code>');
    await expect.poll(() => finished.length).toBe(1);
    expect(failure).toMatchObject({ code: 'ECONNRESET' });
  });

  it('but goes on before a minute has passed is served', async () => {
    let received = '';
    const { origin } = await listen(async (request) => {
      for await (const chunk of request.body.open()) received += (chunk as Buffer).toString();
      return textAnswer(`<${received}>`);
    });
    const wire = new Wire(origin).send(HEAD);
    for (const byte of '123456789') {
      wire.send(byte);
      await expect.poll(() => received.endsWith(byte), { interval: 5 }).toBe(true);
      clock.advance(50_000);
    }
    expect(await wire.send('0').until(/>$/)).toContain('<1234567890>');
    wire.socket.destroy();
  });

  it('and does not read its download is cut off', async () => {
    const source = new Readable({ read: () => void source.push(Buffer.alloc(65_536)) });
    const { origin, finished } = await listen(async () =>
      pushAnswer(2 ** 40, (sink) => void pipeline(source, sink).catch(() => undefined)),
    );
    const wire = new Wire(origin).send(GET);
    await wire.until(/\r\n\r\n/);
    wire.socket.pause();
    await expect
      .poll(
        () => {
          clock.advance(60_000);
          return finished.length;
        },
        { interval: 100 },
      )
      .toBe(1);
    expect(source.destroyed).toBe(true);
    expect(finished[0]).toMatchObject({ isAborted: true });
    wire.socket.destroy();
  });

  it('only because we do not read is not at fault', async () => {
    const hasBegun = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const { origin } = await listen(async (request) => {
      const stream = request.body.open();
      await once(stream, 'readable');
      hasBegun.resolve();
      await goOn.promise;
      let length = 0;
      for await (const chunk of stream) length += (chunk as Buffer).length;
      return textAnswer(`<${length}>`);
    });
    const body = 'x'.repeat(4_000_000);
    const wire = new Wire(origin).send(`PUT /b/k HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
    await hasBegun.promise;
    clock.advance(VERY_LONG_MS);
    goOn.resolve();
    expect(bodyOf(await wire.until(/>$/))).toBe('<4000000>');
    wire.socket.destroy();
  });
});

describe('a source that breaks', () => {
  it('after the header has been sent breaks the connection, so that no client takes the half for the whole', async () => {
    const { origin, finished } = await listen(async () =>
      pushAnswer(10, (sink) => {
        sink.write('12345', () => sink.destroy(new Error('the backend went away')));
      }),
    );
    const wire = new Wire(origin).send(GET + GET);
    const answer = await wire.rest();
    expect(bodyOf(answer)).toBe('12345');
    await expect.poll(() => finished.length).toBe(2);
    expect(finished[0]).toMatchObject({ status: 200, isAborted: true });
  });

  it('by throwing does the same', async () => {
    const { origin, logged } = await listen(async () =>
      pushAnswer(10, (sink) => {
        sink.write('12345');
        throw new Error('the backend went away');
      }),
    );
    expect(bodyOf(await new Wire(origin).send(GET).rest()).length).toBeLessThan(10);
    expect(logged.map(({ message }) => message)).toEqual(['the answer could not be sent']);
  });

  it('in chunked framing leaves out the last chunk', async () => {
    const { origin } = await listen(async () => ({
      status: 200,
      headers: [],
      body: {
        pushTo: (sink) => void sink.write('12345', () => sink.destroy(new Error('gone'))),
        discard: () => undefined,
      },
    }));
    expect(bodyOf(await new Wire(origin).send(GET).rest())).toBe('5\r\n12345\r\n');
  });
});
