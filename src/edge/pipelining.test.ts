import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EdgeServer, pushAnswer, readBody, startEdge, textAnswer } from '../../test/support/edge-server.ts';
import { statuses, Wire } from '../../test/support/wire.ts';
import { errorResponse } from '../s3/error-response.ts';
import { s3Error } from '../s3/s3-error.ts';

let edge: EdgeServer;
const handled: string[] = [];
const releases = new Map<string, () => void>();

/** `/wait…` waits to be released, `/refuse…` answers without its body, everything else tells back what it was sent. */
beforeAll(async () => {
  edge = await startEdge(async (request) => {
    handled.push(request.target);
    if (request.target.startsWith('/wait')) await new Promise<void>((go) => releases.set(request.target, go));
    if (request.target.startsWith('/stuck')) return pushAnswer(1000, (sink) => void sink.write('1234567890'));
    if (request.target.startsWith('/refuse'))
      return errorResponse(s3Error('AccessDenied'), { requestId: request.id, resource: '/', isHead: false });
    return textAnswer(`<${request.target} ${await readBody(request)}>`);
  });
});

afterAll(() => edge.stop());

const get = (target: string) => `GET ${target} HTTP/1.1\r\nhost: x\r\n\r\n`;
const put = (target: string, body: string, fields = '') =>
  `PUT ${target} HTTP/1.1\r\nhost: x\r\n${fields}content-length: ${body.length}\r\n\r\n${body}`;
const chunked = (target: string, body: string) =>
  `PUT ${target} HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;

describe('requests of one connection', () => {
  it('are answered in their order, the next not begun before the last is over', async () => {
    const wire = new Wire(edge.origin).send(get('/wait-1') + put('/second', 'the body') + chunked('/third', 'chunks'));
    await expect.poll(() => releases.has('/wait-1')).toBe(true);
    expect(handled).toEqual(['/wait-1']);
    releases.get('/wait-1')?.();
    const answer = await wire.until(/<\/third chunks>$/);
    expect(answer.match(/<\/[^>]*>/g)).toEqual(['</wait-1 >', '</second the body>', '</third chunks>']);
    wire.socket.destroy();
  });

  it('are read byte by byte as well as at once', async () => {
    const wire = new Wire(edge.origin);
    wire.socket.setNoDelay(true);
    for (const byte of put('/slowly', 'ab') + get('/next')) {
      wire.send(byte);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const answer = await wire.until(/<\/next >$/);
    expect(statuses(answer)).toEqual([200, 200]);
    expect(answer).toContain('</slowly ab>');
    wire.socket.destroy();
  });

  it('each have an id of their own', async () => {
    const wire = new Wire(edge.origin).send(get('/a') + get('/b'));
    const answer = await wire.until(/<\/b >$/);
    const ids = [...answer.matchAll(/^x-amz-request-id: (\w{16})\r$/gm)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(2);
    expect(edge.finished.slice(-2).map((call) => call.requestId)).toEqual(ids);
    wire.socket.destroy();
  });

  it('are not begun any more when the client has gone', async () => {
    const before = edge.finished.length;
    const wire = new Wire(edge.origin).send(get('/wait-gone') + get('/never-begun') + get('/nor-this'));
    await expect.poll(() => releases.has('/wait-gone')).toBe(true);
    wire.socket.destroy();
    await wire.closed;
    // The server has noticed when a later connection has been served.
    await new Wire(edge.origin).send(get('/later').replace('\r\n\r\n', '\r\nconnection: close\r\n\r\n')).rest();
    releases.get('/wait-gone')?.();
    await expect.poll(() => edge.finished.length).toBe(before + 4);
    expect(edge.finished.slice(before).map(({ path, isAborted }) => [path, isAborted])).toEqual([
      ['/later', false],
      ['/wait-gone', true],
      ['/never-begun', true],
      ['/nor-this', true],
    ]);
    expect(handled).not.toContain('/never-begun');
  });

  it('behind a transfer that breaks are given up with it', async () => {
    const before = edge.finished.length;
    const wire = new Wire(edge.origin).send(get('/stuck') + get('/behind-stuck'));
    await wire.until(/1234567890$/);
    wire.socket.destroy();
    await expect.poll(() => edge.finished.length).toBe(before + 2);
    expect(edge.finished.slice(before).map(({ path, isAborted }) => [path, isAborted])).toEqual([
      ['/stuck', true],
      ['/behind-stuck', true],
    ]);
    expect(handled).not.toContain('/behind-stuck');
  });
});

describe('a body that nobody read', () => {
  it('of 256 KiB is thrown away, and the connection goes on', async () => {
    const wire = new Wire(edge.origin).send(put('/refuse', 'x'.repeat(256 * 1024)) + get('/after'));
    const answer = await wire.until(/<\/after >$/);
    expect(statuses(answer)).toEqual([403, 200]);
    expect(answer).not.toMatch(/connection: close/i);
    wire.socket.destroy();
  });

  it('that holds a request is not taken for one', async () => {
    const wire = new Wire(edge.origin).send(put('/refuse', get('/inside')) + get('/after'));
    expect(statuses(await wire.until(/<\/after >$/))).toEqual([403, 200]);
    expect(handled).not.toContain('/inside');
    wire.socket.destroy();
  });

  it.each([
    ['a longer one', () => put('/refuse-long', 'x'.repeat(256 * 1024 + 1))],
    ['one of unknown length', () => chunked('/refuse-chunked', 'x'.repeat(100_000))],
  ])('%s closes the connection, and nothing behind it is worked on', async (_what, request) => {
    const answer = await new Wire(edge.origin).send(request() + get('/behind-refused')).rest();
    expect(statuses(answer)).toEqual([403]);
    expect(answer).toMatch(/^connection: close\r$/im);
    expect(answer).toContain('<Code>AccessDenied</Code>');
    expect(handled).not.toContain('/behind-refused');
  });
});

describe('Expect: 100-continue', () => {
  const expecting = (target: string) => put(target, '12345678', 'expect: 100-continue\r\n').slice(0, -8);

  it('is answered when the handler opens the body', async () => {
    const wire = new Wire(edge.origin).send(expecting('/wait-expecting'));
    await expect.poll(() => releases.has('/wait-expecting')).toBe(true);
    expect(wire.received).toBe('');
    releases.get('/wait-expecting')?.();
    expect(await wire.until(/\r\n\r\n$/)).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    expect(await wire.send('the body').until(/>$/)).toContain('</wait-expecting the body>');
    wire.socket.destroy();
  });

  it('is not answered when the handler refuses, and the connection is closed', async () => {
    const answer = await new Wire(edge.origin).send(expecting('/refuse-expecting')).rest();
    expect(statuses(answer)).toEqual([403]);
    expect(answer).toMatch(/^connection: close\r$/im);
  });

  it('of a client that does not wait is served all the same', async () => {
    const wire = new Wire(edge.origin).send(`${expecting('/impatient')}the body${get('/next')}`);
    const answer = await wire.until(/<\/next >$/);
    expect(statuses(answer).filter((status) => status !== 100)).toEqual([200, 200]);
    expect(answer).toContain('</impatient the body>');
    wire.socket.destroy();
  });

  it('waits for its turn behind another request', async () => {
    const wire = new Wire(edge.origin).send(get('/wait-turn') + expecting('/turn'));
    await expect.poll(() => releases.has('/wait-turn')).toBe(true);
    releases.get('/wait-turn')?.();
    const asked = await wire.until(/100 Continue\r\n\r\n$/);
    expect(statuses(asked)).toEqual([200, 100]);
    expect(await wire.send('the body').until(/the body>$/)).toContain('</turn the body>');
    wire.socket.destroy();
  });
});
