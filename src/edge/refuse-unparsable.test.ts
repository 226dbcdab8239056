import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EdgeServer, pushAnswer, readBody, startEdge, textAnswer } from '../../test/support/edge-server.ts';
import { statuses, Wire } from '../../test/support/wire.ts';

let edge: EdgeServer;
const handled: string[] = [];
let release: () => void = () => undefined;

beforeAll(async () => {
  edge = await startEdge(async (request) => {
    handled.push(request.target);
    if (request.target === '/slow') await new Promise<void>((resolve) => (release = resolve));
    if (request.target === '/half')
      return pushAnswer(1000, (sink) => {
        sink.write('1234567890');
        release = () => void sink.end('x'.repeat(990));
      });
    return textAnswer(`<${request.target} ${await readBody(request)}>`);
  });
});

afterAll(() => edge.stop());

describe('bytes that are no request', () => {
  const get = (fields: string) => `GET /never HTTP/1.1\r\n${fields}\r\n\r\n`;
  const put = (fields: string, body: string) => `PUT /never HTTP/1.1\r\nhost: x\r\n${fields}\r\n\r\n${body}`;

  it.each([
    ['no HTTP', 'HELO example.com\r\n\r\n', 'BadRequest'],
    ['a TLS hello', '\x16\x03\x01\x02\x00\x01\x00', 'BadRequest'],
    ['a NUL in a value', get('host: x\r\nx: a\0b'), 'BadRequest'],
    ['a bare CR in a value', get('host: x\r\nx: a\rb: c'), 'BadRequest'],
    ['a space before the colon', get('host: x\r\nx : y'), 'BadRequest'],
    ['a folded header', get('host: x\r\nx: a\r\n b: c'), 'BadRequest'],
    ['two equal lengths', put('content-length: 2\r\ncontent-length: 2', 'ab'), 'BadRequest'],
    ['two different lengths', put('content-length: 2\r\ncontent-length: 3', 'ab'), 'BadRequest'],
    ['a list of lengths', put('content-length: 2, 2', 'ab'), 'BadRequest'],
    ['a length with a sign', put('content-length: +2', 'ab'), 'BadRequest'],
    ['a negative length', put('content-length: -1', 'ab'), 'BadRequest'],
    ['a length beyond 64 bits', put('content-length: 18446744073709551618', 'ab'), 'BadRequest'],
    ['a length before chunks', put('content-length: 2\r\ntransfer-encoding: chunked', '0\r\n\r\n'), 'BadRequest'],
    ['a length after chunks', put('transfer-encoding: chunked\r\ncontent-length: 2', '0\r\n\r\n'), 'BadRequest'],
    ['chunks that are not the last coding', put('transfer-encoding: chunked, gzip', '0\r\n\r\n'), 'BadRequest'],
    ['a header section of 40 kB', get(`host: x\r\nx: ${'y'.repeat(40_000)}`), 'RequestHeaderSectionTooLarge'],
    ['a target of 40 kB', `GET /${'y'.repeat(40_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 'RequestHeaderSectionTooLarge'],
  ])('%s gets an S3 error and no second answer', async (_what, bytes, code) => {
    const before = handled.length;
    const answer = await new Wire(edge.origin).send(`${bytes}GET /smuggled HTTP/1.1\r\nhost: x\r\n\r\n`).rest();
    expect(statuses(answer)).toEqual([400]);
    expect(answer).toContain(`<Code>${code}</Code>`);
    const [, requestId] = /^x-amz-request-id: ([0-9A-F]{16})\r$/m.exec(answer) ?? [];
    expect(answer).toContain(`<RequestId>${requestId}</RequestId>`);
    expect(answer).toMatch(/^connection: close\r$/im);
    expect(handled.slice(before)).toEqual([]);
  });

  it.each([
    ['no host', 'GET /never HTTP/1.1\r\n\r\n'],
    ['two hosts', 'GET /never HTTP/1.1\r\nhost: x\r\nhost: y\r\n\r\n'],
    ['an unknown coding', put('transfer-encoding: gzip, chunked', '0\r\n\r\n')],
    ['chunks twice', put('transfer-encoding: chunked\r\ntransfer-encoding: chunked', '0\r\n\r\n')],
  ])('%s is refused, and the connection is closed behind it', async (_what, bytes) => {
    const before = handled.length;
    const answer = await new Wire(edge.origin).send(`${bytes}GET /smuggled HTTP/1.1\r\nhost: x\r\n\r\n`).rest();
    expect(statuses(answer)).toEqual([400]);
    expect(answer).toMatch(/<Code>(InvalidRequest|BadRequest)<\/Code>/);
    expect(answer).toMatch(/^connection: close\r$/im);
    expect(handled.slice(before)).toEqual([]);
  });

  it('a request of HTTP/1.0 needs no host', async () => {
    const answer = await new Wire(edge.origin).send('GET /old HTTP/1.0\r\n\r\n').rest();
    expect(answer).toMatch(/<\/old >$/);
  });

  it.each([
    ['a size that is no number', 'xyz\r\nab\r\n0\r\n\r\n'],
    ['a size beyond 64 bits', 'fffffffffffffffff\r\nab\r\n0\r\n\r\n'],
    ['more bytes than the size says', '2\r\nabcd\r\n0\r\n\r\n'],
    ['a bare LF after the size', '2\nab\r\n0\r\n\r\n'],
  ])('a chunk with %s ends the request that it belongs to', async (_what, chunks) => {
    const head = 'PUT /chunked HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n';
    const answer = await new Wire(edge.origin).send(`${head}${chunks}GET /smuggled HTTP/1.1\r\nhost: x\r\n\r\n`).rest();
    expect(statuses(answer)).toEqual([400]);
    expect(answer).toContain('<Code>BadRequest</Code>');
    expect(handled).not.toContain('/smuggled');
  });
});

describe('bytes that are no request, behind one that is', () => {
  it('are answered after it', async () => {
    const wire = new Wire(edge.origin).send('GET /slow HTTP/1.1\r\nhost: x\r\n\r\nnonsense\r\n\r\n');
    await expect.poll(() => handled.at(-1)).toBe('/slow');
    release();
    const answer = await wire.rest();
    expect(statuses(answer)).toEqual([200, 400]);
    expect(answer.indexOf('</slow >')).toBeLessThan(answer.indexOf('<Code>BadRequest</Code>'));
  });

  it('never get into the bytes of an answer that is under way', async () => {
    const before = edge.logged.length;
    const wire = new Wire(edge.origin).send('GET /half HTTP/1.1\r\nhost: x\r\n\r\n');
    await wire.until(/1234567890$/);
    wire.send('nonsense\r\n\r\n');
    await expect
      .poll(() => edge.logged.slice(before).map(({ message }) => message))
      .toEqual(['a request could not be parsed']);
    release();
    const answer = await wire.rest();
    const body = answer.slice(answer.indexOf('\r\n\r\n') + 4);
    expect(body.slice(0, 1000)).toBe(`1234567890${'x'.repeat(990)}`);
    expect(statuses(answer)).toEqual([200, 400]);
  });
});
