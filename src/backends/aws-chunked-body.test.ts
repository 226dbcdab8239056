import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AwsChunkedBody, canFrame, framedLength } from './aws-chunked-body.ts';
import type { TrailingChecksum } from './backend.ts';

function crc32Of(data: Buffer): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(data));
  return bytes.toString('base64');
}

function trailerFor(data: Buffer): TrailingChecksum {
  return { name: 'x-amz-checksum-crc32', value: () => crc32Of(data) };
}

async function collect(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe('AwsChunkedBody', () => {
  it('frames a small body byte by byte as AWS documents it', async () => {
    const data = Buffer.from('Wikipedia');
    const framed = await collect(new AwsChunkedBody(Readable.from([data]), data.length, trailerFor(data)));
    expect(framed.toString('latin1')).toBe(`9\r\nWikipedia\r\n0\r\nx-amz-checksum-crc32:${crc32Of(data)}\r\n\r\n`);
    expect(framedLength(data.length, trailerFor(data))).toBe(framed.length);
  });

  it('frames an empty body as the last chunk and its trailer alone', async () => {
    const data = Buffer.alloc(0);
    const framed = await collect(new AwsChunkedBody(Readable.from([]), 0, trailerFor(data)));
    expect(framed.toString('latin1')).toBe('0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n');
    expect(framedLength(0, trailerFor(data))).toBe(framed.length);
  });

  it('cuts chunks of 64 KiB however the source is split, and its length is known beforehand', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(200_000),
        fc.array(fc.integer({ min: 1, max: 90_000 }), { maxLength: 8 }),
        async (size, cuts) => {
          const data = Buffer.alloc(size, 'abcdefg');
          const pieces: Buffer[] = [];
          let offset = 0;
          for (const cut of cuts) {
            if (offset >= size) break;
            pieces.push(data.subarray(offset, offset + cut));
            offset += cut;
          }
          if (offset < size) pieces.push(data.subarray(offset));
          const framed = await collect(new AwsChunkedBody(Readable.from(pieces), size, trailerFor(data)));
          let expected = '';
          for (let at = 0; at < size; at += 65_536) {
            const chunk = data.subarray(at, at + 65_536);
            expected += `${chunk.length.toString(16)}\r\n${chunk.toString('latin1')}\r\n`;
          }
          expected += `0\r\nx-amz-checksum-crc32:${crc32Of(data)}\r\n\r\n`;
          expect(framed.toString('latin1') === expected).toBe(true);
          expect(framedLength(size, trailerFor(data))).toBe(framed.length);
        },
      ),
      { numRuns: 50 },
    );
  });

  it.each([
    ['shorter', 8, 'BodyTooShort'],
    ['longer', 2, 'BodyTooLong'],
  ])('breaks when the source is %s than it said', async (_word, lengthBytes, code) => {
    const data = Buffer.from('body');
    await expect(
      collect(new AwsChunkedBody(Readable.from([data]), lengthBytes, trailerFor(data))),
    ).rejects.toMatchObject({ code });
  });

  it('breaks with the error of its source', async () => {
    const source = new Readable({ read() {} });
    const framed = new AwsChunkedBody(source, 10, trailerFor(Buffer.alloc(0)));
    const collected = collect(framed);
    source.push('12345');
    setImmediate(() => source.destroy(new Error('bad signature')));
    await expect(collected).rejects.toThrow('bad signature');
  });

  it('does not touch its source before it is read', () => {
    const source = Readable.from([Buffer.from('x')]);
    new AwsChunkedBody(source, 1, trailerFor(Buffer.from('x')));
    expect(source.readableDidRead).toBe(false);
    expect(source.listenerCount('data')).toBe(0);
  });

  it('knows which trailers it can size', () => {
    expect(canFrame({ name: 'x-amz-checksum-sha256', value: () => '' })).toBe(true);
    expect(canFrame({ name: 'x-amz-checksum-md9', value: () => '' })).toBe(false);
  });
});
