import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { openRemote, reading, receive, requestFor, startOrigin, writing } from '../../test/support/remote-fixture.ts';
import { type Clock, SystemClock } from '../base/clock.ts';
import type { BackendRequest } from './backend.ts';
import type { RemoteBackend, RemoteBackendOptions } from './remote.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

type Handle = (req: IncomingMessage, res: ServerResponse, call: number) => void;

async function serve(handle: Handle, options: Partial<RemoteBackendOptions> = {}) {
  const seen: { method: string; body: string; headers: IncomingMessage['headers'] }[] = [];
  const origin = await startOrigin((req, res) => {
    void receive(req).then((body) => {
      seen.push({ method: req.method ?? '', body: body.toString(), headers: req.headers });
      handle(req, res, seen.length);
    });
  });
  const limits = { retryDelayMs: 1, ...options.limits };
  const backend = openRemote(origin.endpoint, { ...options, limits });
  cleanUps.push(
    () => origin.close(),
    () => backend.close(),
  );
  return { seen, backend, origin };
}

const dropFirst: Handle = (req, res, call) => (call === 1 ? req.socket.destroy() : res.end('ok'));
const stream = () => ({ stream: Readable.from([Buffer.from('body')]), lengthBytes: 4 });

/** A port on which nobody listens. */
async function deadEndpoint(): Promise<{ port: number; endpoint: string }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return { port, endpoint: `http://127.0.0.1:${port}` };
}

function openClosing(endpoint: string, options: Partial<RemoteBackendOptions> = {}): RemoteBackend {
  const backend = openRemote(endpoint, options);
  cleanUps.push(() => backend.close());
  return backend;
}

describe('retries of RemoteBackend', () => {
  it.each<[string, BackendRequest, number]>([
    ['a GET', requestFor({ method: 'GET' }), 2],
    ['a HEAD', requestFor({ method: 'HEAD' }), 2],
    ['a DELETE', requestFor({ method: 'DELETE' }), 2],
    ['a PUT in memory', requestFor({ method: 'PUT', body: Buffer.from('body') }), 2],
    ['a conditional PUT', requestFor({ method: 'PUT', body: Buffer.from('b'), headers: { 'if-none-match': '*' } }), 1],
    ['a POST', requestFor({ method: 'POST', body: Buffer.from('body') }), 1],
    ['a PUT that streams', requestFor({ method: 'PUT', body: stream() }), 1],
  ])('after a lost answer: %s is sent so many times', async (_name, request, times) => {
    const { seen, backend } = await serve(dropFirst);
    const sent = backend.send(writing(), request);
    if (times === 2) expect((await sent).status).toBe(200);
    else await expect(sent).rejects.toMatchObject({ code: 'BackendUnavailable', sent: true });
    expect(seen.length).toBe(times);
    if (times === 2) expect(seen[1]?.body).toBe(seen[0]?.body);
  });

  it('are bounded', async () => {
    const { seen, backend } = await serve((req) => req.socket.destroy(), {
      limits: { maxAttempts: 3, failureThreshold: 99 },
    });
    await expect(backend.send(reading, requestFor({ method: 'GET' }))).rejects.toMatchObject({ sent: true });
    expect(seen.length).toBe(3);
  });

  it('send a stream whose dial failed, once somebody listens, whole', async () => {
    const { port, endpoint } = await deadEndpoint();
    const backend = openClosing(endpoint, { limits: { retryDelayMs: 200 } });
    const sent = backend.send(writing(), requestFor({ method: 'PUT', body: stream() }));
    let body = '';
    const late = await startOrigin((req, res) => {
      void receive(req).then((bytes) => {
        body = bytes.toString();
        res.end();
      });
    }, port);
    cleanUps.unshift(() => late.close());
    expect((await sent).status).toBe(200);
    expect(body).toBe('body');
  });

  it('say that nothing was sent when nobody ever listened, and leave the stream alone', async () => {
    const { endpoint } = await deadEndpoint();
    const backend = openClosing(endpoint, { limits: { retryDelayMs: 1 } });
    const body = stream();
    await expect(backend.send(writing(), requestFor({ method: 'PUT', body }))).rejects.toMatchObject({ sent: false });
    expect(body.stream.destroyed).toBe(false);
    expect(body.stream.readableDidRead).toBe(false);
  });

  it('remember that an earlier attempt was sent', async () => {
    const { backend, origin } = await serve((req) => {
      origin.server.close();
      req.socket.destroy();
    });
    await expect(backend.send(reading, requestFor({ method: 'GET' }))).rejects.toMatchObject({ sent: true });
  });

  it('do not follow a time-out of the answer', async () => {
    const { seen, backend } = await serve(() => undefined, { limits: { headersTimeoutMs: 200 } });
    await expect(backend.send(reading, requestFor({ method: 'GET' }))).rejects.toMatchObject({ sent: true });
    expect(seen.length).toBe(1);
  });

  it('are given up when the signal aborts meanwhile', async () => {
    const { endpoint } = await deadEndpoint();
    const backend = openClosing(endpoint, { limits: { retryDelayMs: 60_000 } });
    const controller = new AbortController();
    const sent = backend.send(reading, requestFor({ method: 'GET', signal: controller.signal }));
    setTimeout(() => controller.abort(), 50);
    await expect(sent).rejects.toMatchObject({ code: 'BackendUnavailable', sent: false });
  });
});

describe('the breaker of RemoteBackend', () => {
  it('opens after requests without an answer, refuses fast, and recovers by a probe', async () => {
    const { port, endpoint } = await deadEndpoint();
    const limits = { maxAttempts: 1, failureThreshold: 2, coolDownMs: 100 };
    const backend = openClosing(endpoint, { limits });
    const ask = () => backend.send(reading, requestFor({ method: 'GET' }));
    for (let i = 0; i < 2; i++) await expect(ask()).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    expect(backend.isHealthy()).toBe(false);
    await expect(ask()).rejects.toMatchObject({
      code: 'BackendUnavailable',
      sent: false,
      cause: { code: 'CircuitOpen' },
    });
    const late = await startOrigin((_req, res) => res.end('ok'), port);
    cleanUps.unshift(() => late.close());
    await expect.poll(() => backend.isHealthy()).toBe(true);
    expect((await ask()).status).toBe(200);
    expect(backend.isHealthy()).toBe(true);
  });

  it.each([404, 403, 400, 500, 503])('does not count a %s', async (status) => {
    const { backend } = await serve((_req, res) => res.writeHead(status).end(), { limits: { failureThreshold: 1 } });
    for (let i = 0; i < 3; i++)
      expect((await backend.send(reading, requestFor({ method: 'GET' }))).status).toBe(status);
    expect(backend.isHealthy()).toBe(true);
  });
});

/** A machine whose clock is wrong by a day. */
class WrongClock implements Clock {
  readonly #right = new SystemClock();
  readonly schedule = this.#right.schedule.bind(this.#right);
  readonly sleep = this.#right.sleep.bind(this.#right);

  nowMs(): number {
    return this.#right.nowMs() - 86_400_000;
  }
}

/** Refuses what is signed for another time than now, as S3 does. */
const refuseSkewed: Handle = (req, res) => {
  const iso = String(req.headers['x-amz-date']).replace(/(....)(..)(..T..)(..)(..Z)/, '$1-$2-$3:$4:$5');
  const isSkewed = Math.abs(Date.parse(iso) - Date.now()) > 900_000;
  res.writeHead(isSkewed ? 403 : 200, { date: new Date().toUTCString() });
  res.end(isSkewed && req.method !== 'HEAD' ? '<Error><Code>RequestTimeTooSkewed</Code></Error>' : '');
};

describe('a clock that is wrong', () => {
  it.each(['GET', 'HEAD', 'PUT'] as const)(
    'is learnt from the refusal of a %s, and used from then on',
    async (method) => {
      const { seen, backend } = await serve(refuseSkewed, { clock: new WrongClock() });
      const request = requestFor({ method, body: method === 'PUT' ? Buffer.from('body') : null });
      expect((await backend.send(writing(), request)).status).toBe(200);
      expect((await backend.send(writing(), request)).status).toBe(200);
      expect(seen.length).toBe(3);
    },
  );

  it('is learnt from the refusal of a stream, which is passed on', async () => {
    const { backend } = await serve(refuseSkewed, { clock: new WrongClock() });
    expect((await backend.send(writing(), requestFor({ method: 'PUT', body: stream() }))).status).toBe(403);
    expect((await backend.send(writing(), requestFor({ method: 'PUT', body: stream() }))).status).toBe(200);
  });

  it('is asked about once only, when the backend goes on refusing', async () => {
    const { seen, backend } = await serve((_req, res) => {
      res.writeHead(403, { date: new Date(0).toUTCString() }).end('<Error><Code>RequestTimeTooSkewed</Code></Error>');
    });
    expect((await backend.send(reading, requestFor({ method: 'GET' }))).status).toBe(403);
    expect(seen.length).toBe(2);
  });
});

/** Wants its own region in the credential scope, and says so in one of S3's ways. */
function wantsRegion(region: string, status: number): Handle {
  return (req, res) => {
    if (String(req.headers.authorization).includes(`/${region}/s3/`)) return void res.end('ok');
    if (status === 400)
      return void res
        .writeHead(400)
        .end(`<Error><Code>AuthorizationHeaderMalformed</Code><Message>m</Message><Region>${region}</Region></Error>`);
    res.writeHead(status, { 'x-amz-bucket-region': region, location: 'http://127.0.0.1:1/elsewhere' });
    res.end('<Error><Code>PermanentRedirect</Code><Endpoint>127.0.0.1:1</Endpoint></Error>');
  };
}

describe('a region that is wrong', () => {
  it.each([301, 307, 400])('is learnt from a %s and signed for at the same host', async (status) => {
    const { seen, backend } = await serve(wantsRegion('ap-south-1', status));
    for (let i = 0; i < 2; i++) expect((await backend.send(reading, requestFor({ method: 'GET' }))).status).toBe(200);
    expect(seen.length).toBe(3);
  });

  it('is learnt from the header of a HEAD that has no body', async () => {
    const { backend } = await serve(wantsRegion('ap-south-1', 301));
    expect((await backend.send(reading, requestFor({ method: 'HEAD' }))).status).toBe(200);
  });

  it('is learnt for one bucket only', async () => {
    const { seen, backend } = await serve(wantsRegion('ap-south-1', 400));
    await backend.send(reading, requestFor({ method: 'GET', bucket: 'one' }));
    await backend.send(reading, requestFor({ method: 'GET', bucket: 'two' }));
    expect(seen.map(({ headers }) => String(headers.authorization).split('/')[2])).toEqual([
      'eu-central-1',
      'ap-south-1',
      'eu-central-1',
      'ap-south-1',
    ]);
  });

  it('leaves a redirect to another host as it is, and asks once more at most', async () => {
    const { seen, backend } = await serve((_req, res) => {
      res.writeHead(301, { 'x-amz-bucket-region': 'us-west-2', location: 'http://127.0.0.1:1/' }).end('<Error/>');
    });
    expect((await backend.send(reading, requestFor({ method: 'GET' }))).status).toBe(301);
    expect(seen.length).toBe(2);
  });

  it('is no reason to sign again when another 400 names it, or when its name is nonsense', async () => {
    const { seen, backend } = await serve((_req, res, call) => {
      const code = call === 1 ? 'InvalidArgument' : 'AuthorizationHeaderMalformed';
      res.writeHead(400).end(`<Error><Code>${code}</Code><Region>not a/region</Region></Error>`);
    });
    for (let i = 0; i < 2; i++) expect((await backend.send(reading, requestFor({ method: 'GET' }))).status).toBe(400);
    expect(seen.length).toBe(2);
  });
});
