import { createHash, randomBytes } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { framed, verifiedSignature } from '../../test/support/chunked-body.ts';
import { requestFor } from '../../test/support/request-for.ts';
import type { OutgoingBody } from '../backends/backend.ts';
import type { PayloadKind } from '../s3/sigv4-verify.ts';
import type { ServiceCall } from './call-context.ts';
import { openContent } from './request-content.ts';

const SMALL = 64 * 1024;

interface Upload {
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: PayloadKind;
  readonly source: Readable;
  readonly onOpen?: () => void;
}

function call({ headers = {}, payload = 'unsigned', source, onOpen = () => undefined }: Upload): ServiceCall {
  const open = () => {
    onOpen();
    return source;
  };
  return {
    request: requestFor('PUT', '/b/k', { headers, body: { open } }),
    signature: verifiedSignature(payload),
  } as ServiceCall;
}

async function bytesOf(body: OutgoingBody): Promise<Buffer> {
  if (body === null) return Buffer.alloc(0);
  return 'stream' in body ? buffer(body.stream) : Buffer.from(body);
}

describe('the content of an upload', () => {
  it.each([0, 1, SMALL])('of %i bytes is verified whole before anything is sent on', async (size) => {
    const bytes = randomBytes(size);
    const content = await openContent(
      call({ headers: { 'content-length': String(size) }, source: Readable.from([bytes]) }),
    );
    expect(content.body).toBeInstanceOf(Uint8Array);
    expect(content.body).toEqual(bytes);
    expect(content.sizeBytes).toBe(size);
    expect(content.failure()).toBeUndefined();
  });

  it('of one byte more is streamed, with its length', async () => {
    const bytes = randomBytes(SMALL + 1);
    const headers = { 'content-length': String(bytes.length) };
    const content = await openContent(call({ headers, source: Readable.from([bytes]) }));
    expect(content.body).toMatchObject({ lengthBytes: SMALL + 1, stream: expect.any(Readable) });
    expect(await bytesOf(content.body)).toEqual(bytes);
    expect(content.failure()).toBeUndefined();
  });

  it('is asked for by opening it, and not before', async () => {
    let opened = 0;
    const upload = call({
      headers: { 'content-length': 'many' },
      source: Readable.from([]),
      onOpen: () => opened++,
    });
    await expect(openContent(upload)).rejects.toMatchObject({ code: 'InvalidArgument' });
    expect(opened).toBe(0);
    await openContent(call({ headers: { 'content-length': '0' }, source: Readable.from([]), onOpen: () => opened++ }));
    expect(opened).toBe(1);
  });

  it('that is small and not what was signed is refused at once', async () => {
    const payload = { sha256: '0'.repeat(64) };
    const upload = call({ headers: { 'content-length': '2' }, payload, source: Readable.from([Buffer.from('ab')]) });
    await expect(openContent(upload)).rejects.toMatchObject({ code: 'XAmzContentSHA256Mismatch' });
  });

  it('that is large and not what was signed breaks before its end, and says why', async () => {
    const bytes = randomBytes(SMALL * 2);
    const headers = { 'content-length': String(bytes.length) };
    const content = await openContent(
      call({ headers, payload: { sha256: '0'.repeat(64) }, source: Readable.from([bytes]) }),
    );
    await expect(bytesOf(content.body)).rejects.toMatchObject({ code: 'XAmzContentSHA256Mismatch' });
    expect(content.failure()).toMatchObject({ code: 'XAmzContentSHA256Mismatch' });
  });

  it('whose client goes away breaks, and says so', async () => {
    const source = new PassThrough();
    const content = await openContent(call({ headers: { 'content-length': String(SMALL * 2) }, source }));
    source.write(randomBytes(SMALL));
    source.destroy();
    await expect(bytesOf(content.body)).rejects.toThrow();
    expect(content.failure()).toMatchObject({ code: 'IncompleteBody' });
  });
});

describe('the headers that describe the content', () => {
  const small = (headers: Readonly<Record<string, string>>, payload: PayloadKind = 'unsigned') =>
    openContent(
      call({ headers: { 'content-length': '2', ...headers }, payload, source: Readable.from([Buffer.from('ab')]) }),
    );

  it('are none when the client said nothing', async () => {
    expect((await small({})).headers).toEqual({});
  });

  it('are the MD5 and the SHA-256 that were promised and kept', async () => {
    const md5 = createHash('md5').update('ab').digest('base64');
    const sha256 = createHash('sha256').update('ab').digest('hex');
    expect((await small({ 'content-md5': md5 }, { sha256 })).headers).toEqual({
      'content-md5': md5,
      'x-amz-content-sha256': sha256,
    });
  });

  it('are the encoding of the object without that of its transfer', async () => {
    expect((await small({ 'content-encoding': 'gzip' })).headers).toEqual({ 'content-encoding': 'gzip' });
  });

  it.each([
    ['small', 5],
    ['large', SMALL + 5],
  ])('are, of a %s body in signed chunks, its trailing checksum and no aws-chunked', async (_size, sizeBytes) => {
    const bytes = Buffer.alloc(sizeBytes, 'x');
    const value = Buffer.from(crc32(bytes).toString(16).padStart(8, '0'), 'hex').toString('base64');
    const wire = framed([bytes], { signed: true, trailers: [['x-amz-checksum-crc32', value]] });
    const content = await openContent(
      call({
        headers: {
          'content-length': String(wire.length),
          'content-encoding': 'aws-chunked,gzip',
          'x-amz-decoded-content-length': String(sizeBytes),
          'x-amz-trailer': 'x-amz-checksum-crc32',
        },
        payload: 'streaming-signed-trailer',
        source: Readable.from([Buffer.from(wire, 'latin1')]),
      }),
    );
    expect(await bytesOf(content.body)).toEqual(bytes);
    expect(content.headers['content-encoding']).toBe('gzip');
    const trailing =
      content.body !== null && 'stream' in content.body
        ? content.body.trailingChecksum?.value()
        : content.headers['x-amz-checksum-crc32'];
    expect(trailing).toBe(value);
  });
});
