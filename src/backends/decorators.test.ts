import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Origin,
  openRemote,
  reading,
  requestFor,
  startOrigin,
  writing,
} from '../../test/support/remote-fixture.ts';
import { SystemClock } from '../base/clock.ts';
import { isPushBody } from '../s3/message.ts';
import { readBody } from './buffered.ts';
import { FaultyBackend } from './decorators.ts';
import type { RemoteBackend } from './remote.ts';

const LARGE_BYTES = 100_000;
let origin: Origin;
let inner: RemoteBackend;
let faulty: FaultyBackend;
let calls: string[];

beforeEach(async () => {
  calls = [];
  origin = await startOrigin((req, res) => {
    calls.push(req.method ?? '');
    const body = Buffer.alloc(req.url === '/b/large' ? LARGE_BYTES : 10, 'x');
    res.writeHead(200, { 'content-length': body.length }).end(body);
  });
  inner = openRemote(origin.endpoint);
  faulty = new FaultyBackend(inner, new SystemClock());
});

afterEach(async () => {
  await faulty.close();
  await origin.close();
});

describe('FaultyBackend', () => {
  it('is the backend it wraps while nothing is injected', async () => {
    const response = await faulty.send(reading, requestFor({ method: 'GET' }));
    expect((await readBody(response, 10)).toString()).toBe('xxxxxxxxxx');
    expect(faulty.id).toBe('remote');
    expect(faulty.isHealthy()).toBe(true);
    expect(faulty.seen.length).toBe(1);
  });

  it('fails before anything is sent, so many times', async () => {
    faulty.inject({ kind: 'fail-before' }, { times: 1 });
    await expect(faulty.send(reading, requestFor({ method: 'GET' }))).rejects.toMatchObject({ sent: false });
    expect(calls).toEqual([]);
    expect((await faulty.send(reading, requestFor({ method: 'GET' }))).status).toBe(200);
  });

  it('loses the answer after the backend has acted', async () => {
    faulty.inject({ kind: 'fail-after' });
    await expect(faulty.send(writing(), requestFor({ method: 'PUT' }))).rejects.toMatchObject({ sent: true });
    expect(calls).toEqual(['PUT']);
  });

  it.each(['small', 'large'])('breaks a %s body off after so many bytes', async (key) => {
    faulty.inject({ kind: 'truncate', afterBytes: 4 });
    const { body } = await faulty.send(reading, requestFor({ method: 'GET', key }));
    if (!isPushBody(body)) throw new Error('expected a body that pushes');
    const sink = new PassThrough();
    let bytes = 0;
    sink.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    body.pushTo(sink);
    await expect(once(sink, 'end')).rejects.toMatchObject({ code: 'InjectedFault' });
    expect(bytes).toBe(4);
  });

  it('leaves a body whole that is shorter than the break', async () => {
    faulty.inject({ kind: 'truncate', afterBytes: LARGE_BYTES });
    const response = await faulty.send(reading, requestFor({ method: 'GET', key: 'large' }));
    expect((await readBody(response, LARGE_BYTES)).length).toBe(LARGE_BYTES);
  });

  it('refuses changes but reads when it is read-only', async () => {
    const lift = faulty.inject({ kind: 'read-only' });
    expect(await faulty.send(writing(), requestFor({ method: 'DELETE' }))).toMatchObject({ status: 403 });
    expect(await faulty.send(reading, requestFor({ method: 'HEAD' }))).toMatchObject({ status: 200 });
    lift();
    expect(await faulty.send(writing(), requestFor({ method: 'PUT' }))).toMatchObject({ status: 200 });
  });

  it('answers in the place of the backend, to chosen requests only', async () => {
    faulty.inject({ kind: 'answer', status: 503, code: 'SlowDown' }, { when: (request) => request.key === 'slow' });
    const slow = await faulty.send(reading, requestFor({ method: 'GET', key: 'slow' }));
    expect(slow.status).toBe(503);
    expect((await readBody(slow, 1000)).toString()).toContain('<Code>SlowDown</Code>');
    expect((await faulty.send(reading, requestFor({ method: 'HEAD', key: 'slow' }))).body).toBeNull();
    expect((await faulty.send(reading, requestFor({ method: 'GET' }))).status).toBe(200);
  });

  it('is late', async () => {
    faulty.inject({ kind: 'latency', delayMs: 60 });
    const startedAt = performance.now();
    await faulty.send(reading, requestFor({ method: 'GET' }));
    expect(performance.now() - startedAt).toBeGreaterThan(50);
  });

  it('asks for a permit as any backend does', async () => {
    faulty.inject({ kind: 'fail-before' });
    await expect(faulty.send(reading, requestFor({ method: 'PUT' }))).rejects.toMatchObject({ code: 'PermitMismatch' });
  });
});
