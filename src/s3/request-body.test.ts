import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { decoderFor, framed, type Received, read, verifiedSignature } from '../../test/support/chunked-body.ts';
import { requestFor } from '../../test/support/request-for.ts';
import { decodeBody } from './request-body.ts';
import type { PayloadKind } from './sigv4-verify.ts';

type Headers = Readonly<Record<string, string>>;

function received(payload: PayloadKind, headers: Headers, data = ''): Received {
  return { payload, headers, pieces: [Buffer.from(data, 'latin1')] };
}

const STREAMING: readonly PayloadKind[] = [
  'streaming-signed',
  'streaming-signed-trailer',
  'streaming-unsigned-trailer',
];

describe('the length of a body', () => {
  it('is what Content-Length says', () => {
    expect(decoderFor(received('unsigned', { 'content-length': '12' })).lengthBytes).toBe(12);
  });

  it('is nothing when no header announces a body', async () => {
    const decoder = decoderFor({ payload: 'unsigned', headers: {}, pieces: [] });
    expect(decoder.lengthBytes).toBe(0);
    expect(await decoder.collect(0)).toEqual(Buffer.alloc(0));
  });

  it.each(STREAMING)('is without the framing when the body is %s', (payload) => {
    const headers = { 'content-length': '500', 'x-amz-decoded-content-length': '12' };
    expect(decoderFor(received(payload, headers)).lengthBytes).toBe(12);
  });

  it.each<[string, PayloadKind, Headers]>([
    ['a body of unknown length', 'unsigned', { 'transfer-encoding': 'chunked' }],
    ...STREAMING.map((payload): [string, PayloadKind, Headers] => [
      `a ${payload} body that only says how long its framing is`,
      payload,
      { 'content-length': '500' },
    ]),
  ])('has to be known: %s', (_, payload, headers) => {
    expect(() => decoderFor(received(payload, headers))).toThrow(
      expect.objectContaining({ code: 'MissingContentLength', status: 411 }),
    );
  });

  it.each(['-1', '1e3', '0x10', '12 ', '', '12,12', '12345678901234567'])('may not be %j', (text) => {
    expect(() => decoderFor(received('streaming-signed', { 'x-amz-decoded-content-length': text }))).toThrow(
      expect.objectContaining({ code: 'InvalidArgument' }),
    );
  });

  it('may not be over the limit of the operation', () => {
    const body = { ...received('unsigned', { 'content-length': '6' }), maxBytes: 5 };
    expect(() => decoderFor(body)).toThrow(expect.objectContaining({ code: 'EntityTooLarge' }));
    expect(decoderFor({ ...body, maxBytes: 6 }).lengthBytes).toBe(6);
  });

  it('may not be over the limit of who collects it', async () => {
    const body = received('unsigned', { 'content-length': '6' }, 'sixsix');
    await expect(decoderFor(body).collect(5)).rejects.toMatchObject({ code: 'EntityTooLarge' });
    expect((await decoderFor(body).collect(6)).toString()).toBe('sixsix');
  });
});

describe('the promises in the header of a body', () => {
  const length = { 'content-length': '0', 'x-amz-decoded-content-length': '0' };
  it.each<[string, PayloadKind, Headers, string]>([
    ['a Content-MD5 that is no MD5', 'unsigned', { 'content-md5': 'YWJj' }, 'InvalidDigest'],
    ['an empty Content-MD5', 'unsigned', { 'content-md5': '' }, 'InvalidDigest'],
    ['a CRC32 of three bytes', 'unsigned', { 'x-amz-checksum-crc32': 'AAAA' }, 'InvalidRequest'],
    ['an empty checksum', 'unsigned', { 'x-amz-checksum-sha256': '' }, 'InvalidRequest'],
    [
      'two checksums',
      'unsigned',
      { 'x-amz-checksum-crc32': 'AAAAAA==', 'x-amz-checksum-crc32c': 'AAAAAA==' },
      'InvalidRequest',
    ],
    [
      'one checksum in the header and one in the trailer',
      'streaming-unsigned-trailer',
      { 'x-amz-checksum-crc32': 'AAAAAA==', 'x-amz-trailer': 'x-amz-checksum-crc32c' },
      'InvalidRequest',
    ],
    ['a trailer of an unknown kind', 'streaming-signed-trailer', { 'x-amz-trailer': 'x-amz-meta-a' }, 'InvalidRequest'],
    [
      'two trailers',
      'streaming-signed-trailer',
      { 'x-amz-trailer': 'x-amz-checksum-crc32,x-amz-checksum-sha1' },
      'InvalidRequest',
    ],
  ])('are refused before a byte is read: %s', (...[, payload, headers, code]) => {
    const request = requestFor('PUT', '/b/k', {
      headers: { ...length, ...headers },
      body: {
        open: () => {
          throw new Error('the body was asked for');
        },
      },
    });
    expect(() => decodeBody({ request, signature: verifiedSignature(payload) })).toThrow(
      expect.objectContaining({ code, status: 400 }),
    );
  });

  it.each([
    [undefined, undefined],
    ['aws-chunked', undefined],
    ['gzip', 'gzip'],
    ['aws-chunked,gzip', 'gzip'],
    ['gzip, AWS-Chunked , br', 'gzip,br'],
    ['', undefined],
  ])('keep of the content-encoding %j what belongs to the object: %j', (coding, kept) => {
    const headers = { 'content-length': '0', ...(coding === undefined ? {} : { 'content-encoding': coding }) };
    expect(decoderFor(received('unsigned', headers)).contentEncoding).toBe(kept);
  });
});

describe('a trailing checksum', () => {
  const headers = { 'x-amz-decoded-content-length': '9', 'x-amz-trailer': ' X-Amz-Checksum-CRC32 ' };
  const wire = framed([Buffer.from('123456789')], {
    signed: false,
    trailers: [['X-Amz-Checksum-CRC32', 'y/Q5Jg==']],
  });

  it('is known when the body has ended, and not before', async () => {
    const decoder = decoderFor(received('streaming-unsigned-trailer', headers, wire));
    const checksum = decoder.trailingChecksum;
    expect(checksum?.name).toBe('x-amz-checksum-crc32');
    expect(() => checksum?.value()).toThrow('before the body had ended');
    expect((await decoder.collect(9)).toString()).toBe('123456789');
    expect(checksum?.value()).toBe('y/Q5Jg==');
  });

  it('is none when none was declared', () => {
    const decoder = decoderFor(received('streaming-signed', { 'x-amz-decoded-content-length': '9' }));
    expect(decoder.trailingChecksum).toBeUndefined();
  });
});

describe('a framing without end', () => {
  it.each([
    ['of a chunk', '1'.repeat(513), 'IncompleteBody'],
    ['after a chunk', `1\r\nx${'\r'.repeat(3)}`, 'IncompleteBody'],
    ['of one trailer', `0\r\n${'x'.repeat(8193)}`, 'MalformedTrailerError'],
    [
      'of many trailers',
      `0\r\n${Array.from({ length: 1000 }, (_, index) => `x${index}:yyyy\n`).join('')}`,
      'MalformedTrailerError',
    ],
  ])('is refused before it has filled the memory: %s', async (_, wire, code) => {
    const socket = new PassThrough();
    const request = requestFor('PUT', '/b/k', {
      headers: { 'x-amz-decoded-content-length': '9' },
      body: { open: () => socket },
    });
    const outcome = decodeBody({ request, signature: verifiedSignature('streaming-unsigned-trailer') }).collect(9);
    socket.write(wire);
    await expect(outcome).rejects.toMatchObject({ code });
  });
});

describe('a body that is read', () => {
  const decode = (source: Readable, lengthBytes: number) => {
    const request = requestFor('PUT', '/b/k', {
      headers: { 'content-length': String(lengthBytes) },
      body: { open: () => source },
    });
    return decodeBody({ request, signature: verifiedSignature('unsigned') });
  };

  it('gives each part when the next has come, and keeps back the last', async () => {
    const socket = new PassThrough();
    const parts = decode(socket, 9).open().iterator();
    const next = () => parts.next().then(({ value }) => String(value));
    socket.write('one');
    socket.write('two');
    expect(await next()).toBe('one');
    socket.write('six');
    expect(await next()).toBe('two');
    let isReleased = false;
    const last = next().then((text) => {
      isReleased = true;
      return text;
    });
    // Whatever the streams had to do is done after a turn of the event loop in which nothing came.
    for (let turn = 0; turn < 10; turn++) await new Promise(setImmediate);
    expect(isReleased).toBe(false);
    socket.end();
    expect(await last).toBe('six');
  });

  it('fails when the client hangs up', async () => {
    const hangUp = () =>
      Readable.from(
        (async function* () {
          yield Buffer.from('half');
          throw new Error('ECONNRESET');
        })(),
      );
    const gone = { code: 'IncompleteBody', cause: expect.objectContaining({ message: 'ECONNRESET' }) };
    await expect(decode(hangUp(), 8).collect(8)).rejects.toMatchObject(gone);
    await expect(decode(hangUp(), 8).open().toArray()).rejects.toMatchObject(gone);
  });

  it('fails when the socket closes without a word', async () => {
    const collected = new PassThrough();
    const outcome = decode(collected, 8).collect(8);
    collected.write('half');
    collected.destroy();
    await expect(outcome).rejects.toMatchObject({ code: 'IncompleteBody' });
    const streamed = new PassThrough();
    const parts = decode(streamed, 8).open().toArray();
    streamed.write('half');
    streamed.destroy();
    await expect(parts).rejects.toMatchObject({ code: 'IncompleteBody' });
  });

  it('is read no further once it is wrong', async () => {
    const socket = new PassThrough();
    const outcome = decode(socket, 3).collect(3);
    socket.write('four');
    await expect(outcome).rejects.toMatchObject({ code: 'IncompleteBody' });
    expect(socket.isPaused()).toBe(true);
    expect(socket.listenerCount('data')).toBe(0);
  });

  it('is empty when it is to be empty', async () => {
    for (const pieces of [[], [Buffer.alloc(0)]])
      expect(await read({ payload: 'unsigned', headers: { 'content-length': '0' }, pieces })).toEqual({
        released: Buffer.alloc(0),
        code: undefined,
      });
  });
});
