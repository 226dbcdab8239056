import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAt, framed, type Received, read } from '../../test/support/chunked-body.ts';
import { requestFor } from '../../test/support/request-for.ts';
import { EXAMPLE_ACCESS_KEY, EXAMPLE_SECRET_KEY } from '../../test/support/smithy-signer.ts';
import { Secret } from '../base/secret.ts';
import { createChecksum } from './checksum.ts';
import { decodeBody } from './request-body.ts';
import { SigningKeys } from './signing-key.ts';
import { parseClaim } from './sigv4-claim.ts';
import { type PayloadKind, verifyClaim } from './sigv4-verify.ts';

const DATA = 'a'.repeat(66_560);
const STORED = 'content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length';

/** AWS's own example of a body in three chunks, with the signatures that AWS publishes. */
const plain = {
  payload: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
  signedHeaders: `${STORED};x-amz-storage-class`,
  seed: '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
  headers: { 'content-length': '66824' },
  chunks: [
    'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
    '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
    'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
  ],
  end: '\r\n',
};

/** The same with a trailing checksum. */
const trailing = {
  payload: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
  signedHeaders: `${STORED.replace('content-length;', '')};x-amz-storage-class;x-amz-trailer`,
  seed: '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e',
  headers: { 'x-amz-trailer': 'x-amz-checksum-crc32c' },
  chunks: [
    'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2',
    '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7',
    '2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992',
  ],
  end: 'x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n',
};

function exampleWire({ chunks: [first, second, last], end }: typeof plain): string {
  return (
    `10000;chunk-signature=${first}\r\n${DATA.slice(0, 65_536)}\r\n` +
    `400;chunk-signature=${second}\r\n${DATA.slice(65_536)}\r\n` +
    `0;chunk-signature=${last}\r\n${end}`
  );
}

/** From the header's signature to the last byte, as the gateway does it. */
function decodeExample(example: typeof plain | typeof trailing, pieces: Buffer[]) {
  const request = requestFor('PUT', '/examplebucket/chunkObject.txt', {
    headers: {
      host: 's3.amazonaws.com',
      'x-amz-date': '20130524T000000Z',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
      'x-amz-content-sha256': example.payload,
      'content-encoding': 'aws-chunked',
      'x-amz-decoded-content-length': '66560',
      ...example.headers,
      authorization: `AWS4-HMAC-SHA256 Credential=${EXAMPLE_ACCESS_KEY}/20130524/us-east-1/s3/aws4_request,SignedHeaders=${example.signedHeaders},Signature=${example.seed}`,
    },
    body: { open: () => Readable.from(pieces) },
  });
  const signature = verifyClaim({
    request,
    claim: parseClaim(request, []),
    secret: new Secret(EXAMPLE_SECRET_KEY),
    nowMs: Date.UTC(2013, 4, 24),
    keys: new SigningKeys(),
    expectedRegion: 'us-east-1',
    acceptsRegion: () => true,
  });
  return decodeBody({ request, signature });
}

describe("AWS's examples of a body in chunks", () => {
  it.each([
    ['without a trailer', plain],
    ['with a trailer', trailing],
  ])('are decoded %s', async (_, example) => {
    const decoded = decodeExample(example, [Buffer.from(exampleWire(example as typeof plain))]);
    expect(decoded).toMatchObject({ lengthBytes: 66_560, contentEncoding: undefined });
    expect((await decoded.collect(66_560)).toString()).toBe(DATA);
    expect(decoded.trailingChecksum?.value()).toBe(example === trailing ? 'sOO8/Q==' : undefined);
  });

  it('have the length that is published', () => {
    expect(exampleWire(plain)).toHaveLength(66_824);
  });

  it.each([plain, trailing].flatMap((example) => example.chunks.map((signature) => ({ example, signature }))))(
    'are refused when the chunk signature $signature is another',
    async ({ example, signature }) => {
      const wire = exampleWire(example as typeof plain).replace(signature, 'f'.repeat(64));
      const decoded = decodeExample(example, [Buffer.from(wire)]);
      await expect(decoded.collect(66_560)).rejects.toMatchObject({ code: 'SignatureDoesNotMatch', status: 403 });
    },
  );
});

const crc32 = (data: Buffer) => {
  const checksum = createChecksum('CRC32');
  checksum.update(data);
  return checksum.digest();
};

/** One body in each of the framings. */
function bodies(chunks: readonly Buffer[]): (Omit<Received, 'pieces'> & { wire: string })[] {
  const data = Buffer.concat(chunks);
  const trailers = [['x-amz-checksum-crc32', crc32(data)]] as const;
  const length = { 'x-amz-decoded-content-length': String(data.length) };
  const declared = { ...length, 'x-amz-trailer': 'x-amz-checksum-crc32' };
  const form = (payload: PayloadKind, headers: Readonly<Record<string, string>>, wire: string) => ({
    payload,
    headers,
    wire,
  });
  return [
    form('streaming-signed', length, framed(chunks, { signed: true })),
    form('streaming-signed-trailer', declared, framed(chunks, { signed: true, trailers })),
    form('streaming-signed-trailer', declared, framed(chunks, { signed: true, trailers, trailerEnd: '\n\r\n' })),
    form('streaming-signed-trailer', length, framed(chunks, { signed: true, trailers: [] })),
    form('streaming-unsigned-trailer', declared, framed(chunks, { signed: false, trailers })),
    form('streaming-unsigned-trailer', declared, framed(chunks, { signed: false, trailers, trailerEnd: '\n\r\n' })),
    form('streaming-unsigned-trailer', length, framed(chunks, { signed: false, trailers: [] })),
  ];
}

const anyChunks = fc.array(
  fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  { maxLength: 4 },
);

describe('a body in chunks', () => {
  it('gives the same bytes in every framing, however the socket cut it', async () => {
    const anyCuts = fc.array(fc.nat(800), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(anyChunks, anyCuts, async (chunks, cuts) => {
        for (const { wire, ...body } of bodies(chunks))
          expect(await read({ ...body, pieces: cutAt(wire, cuts) })).toEqual({
            released: Buffer.concat(chunks),
            code: undefined,
          });
      }),
    );
  });

  it('gives the same bytes when they come one at a time', async () => {
    for (const { wire, ...body } of bodies([Buffer.from('one\r\n'), Buffer.from('0\r\n\r\n'), Buffer.from('two')])) {
      const cuts = Array.from(wire, (_, index) => index);
      expect(await read({ ...body, pieces: cutAt(wire, cuts) })).toMatchObject({
        released: Buffer.from('one\r\n0\r\n\r\ntwo'),
        code: undefined,
      });
    }
  });

  it('takes sizes in capitals and with zeroes before them', async () => {
    const headers = { 'x-amz-decoded-content-length': '10' };
    const wire = `0A\r\n${'x'.repeat(10)}\r\n000\r\n\r\n`;
    const outcome = await read({ payload: 'streaming-unsigned-trailer', headers, pieces: [Buffer.from(wire)] });
    expect(outcome).toEqual({ released: Buffer.from('x'.repeat(10)), code: undefined });
  });

  it('is never released whole before it has ended well, wherever it is cut off', async () => {
    const data = Buffer.from('the whole truth');
    for (const { wire, ...body } of bodies([data.subarray(0, 6), data.subarray(6)]))
      for (let end = 0; end < wire.length; end++) {
        const { released, code } = await read({ ...body, pieces: cutAt(wire.slice(0, end), [1, end - 3, end - 1]) });
        expect({ end, code, isWhole: released.length >= data.length }).toEqual({
          end,
          code: 'IncompleteBody',
          isWhole: false,
        });
        expect(data.subarray(0, released.length)).toEqual(released);
      }
  });

  it('is refused when any bit of a signed one is changed', async () => {
    const data = Buffer.from('nothing but');
    for (const { wire, ...body } of bodies([data.subarray(0, 6), data.subarray(6)]).slice(0, 4))
      for (let index = 0; index < wire.length; index++) {
        const flipped = Buffer.from(wire, 'latin1');
        flipped.writeUInt8(flipped.readUInt8(index) ^ (1 << (index % 8)), index);
        const { released, code } = await read({ ...body, pieces: [flipped] });
        if (code === undefined) expect(released).toEqual(data);
        else expect(released.length).toBeLessThan(data.length);
      }
  });
});
