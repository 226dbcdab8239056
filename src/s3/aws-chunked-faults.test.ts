import { describe, expect, it } from 'vitest';
import { framed, readEveryWay } from '../../test/support/chunked-body.ts';
import { type ChecksumAlgorithm, createChecksum } from './checksum.ts';
import type { PayloadKind } from './sigv4-verify.ts';

const DATA = Buffer.from('the quick brown fox jumps over the lazy dog');
const CHUNKS = [DATA.subarray(0, 20), DATA.subarray(20)];
const OTHER = Buffer.from(DATA.toString().replace('dog', 'cat'));

function checksumOf(algorithm: ChecksumAlgorithm, data: Buffer): string {
  const checksum = createChecksum(algorithm);
  checksum.update(data);
  return checksum.digest();
}

const CRC32 = checksumOf('CRC32', DATA);
const TRAILER = ['x-amz-checksum-crc32', CRC32] as const;
const LENGTH = { 'x-amz-decoded-content-length': String(DATA.length) };
const DECLARED = { ...LENGTH, 'x-amz-trailer': 'x-amz-checksum-crc32' };

/** A body with something wrong in it, in either of its two readings. */
interface Fault {
  readonly fault: string;
  readonly code: string;
  readonly payload: PayloadKind;
  readonly headers: Readonly<Record<string, string>>;
  readonly wire: string;
}

/** However a body is read, the code comes before the last byte of it. */
async function expectRefused({ payload, headers, wire, code }: Fault): Promise<void> {
  for (const outcome of await readEveryWay({ payload, headers }, wire)) {
    expect(outcome.code).toBe(code);
    expect(outcome.released.length).toBeLessThan(DATA.length);
  }
}

const signed = framed(CHUNKS, { signed: true });
const signedTrailer = framed(CHUNKS, { signed: true, trailers: [TRAILER] });
const unsigned = framed(CHUNKS, { signed: false, trailers: [TRAILER] });
const inSigned = { payload: 'streaming-signed', headers: LENGTH } as const;
const inSignedTrailer = { payload: 'streaming-signed-trailer', headers: DECLARED } as const;
const inUnsigned = { payload: 'streaming-unsigned-trailer', headers: DECLARED } as const;

/** `wire` with the `index`th match of a signature spoilt. */
function spoilt(wire: string, index: number): string {
  let seen = -1;
  return wire.replace(/signature[=:][0-9a-f]{64}/g, (match) => {
    seen += 1;
    return seen === index ? match.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')) : match;
  });
}

describe('the framing of a body is refused', () => {
  const faults: Fault[] = [
    { fault: 'a wrong first signature', ...inSigned, code: 'SignatureDoesNotMatch', wire: spoilt(signed, 0) },
    { fault: 'a wrong second signature', ...inSigned, code: 'SignatureDoesNotMatch', wire: spoilt(signed, 1) },
    { fault: 'a wrong last signature', ...inSigned, code: 'SignatureDoesNotMatch', wire: spoilt(signed, 2) },
    {
      fault: 'a wrong trailer signature',
      ...inSignedTrailer,
      code: 'SignatureDoesNotMatch',
      wire: spoilt(signedTrailer, 3),
    },
    {
      fault: 'no trailer signature',
      ...inSignedTrailer,
      code: 'SignatureDoesNotMatch',
      wire: signedTrailer.replace(/x-amz-trailer-signature.*\r\n/, ''),
    },
    {
      fault: 'a trailer signature of another length',
      ...inSignedTrailer,
      code: 'SignatureDoesNotMatch',
      wire: signedTrailer.replace(/(trailer-signature:.*).\r\n/, '$1\r\n'),
    },
    { fault: 'a chunk of other bytes', ...inSigned, code: 'SignatureDoesNotMatch', wire: signed.replace('dog', 'cat') },
    {
      fault: 'chunks that changed places',
      ...inSigned,
      code: 'SignatureDoesNotMatch',
      wire: signed.replace(/^(14;[\s\S]*?)(17;[\s\S]*?)(?=0;)/, '$2$1'),
    },
    {
      fault: 'a chunk left out',
      ...inSigned,
      code: 'SignatureDoesNotMatch',
      wire: signed.replace(/14;[\s\S]*?(?=17;)/, ''),
    },
    {
      fault: 'no signature',
      ...inSigned,
      code: 'IncompleteBody',
      wire: signed.replace(/;chunk-signature=[0-9a-f]+/, ''),
    },
    {
      fault: 'a signature in capitals',
      ...inSigned,
      code: 'IncompleteBody',
      wire: signed.replace(/=[0-9a-f]+/, (hex) => hex.toUpperCase()),
    },
    {
      fault: 'a size that is no number',
      ...inUnsigned,
      code: 'IncompleteBody',
      wire: unsigned.replace('14\r\n', 'xx\r\n'),
    },
    { fault: 'a negative size', ...inUnsigned, code: 'IncompleteBody', wire: unsigned.replace('14\r\n', '-14\r\n') },
    { fault: 'a size with 0x', ...inUnsigned, code: 'IncompleteBody', wire: unsigned.replace('14\r\n', '0x14\r\n') },
    { fault: 'no size', ...inUnsigned, code: 'IncompleteBody', wire: unsigned.replace('14\r\n', '\r\n') },
    {
      fault: 'a size of 13 digits',
      ...inUnsigned,
      code: 'IncompleteBody',
      wire: unsigned.replace('14\r\n', '0000000000014\r\n'),
    },
    {
      fault: 'a size line without CR',
      ...inUnsigned,
      code: 'IncompleteBody',
      wire: unsigned.replace('14\r\n', '14\n'),
    },
    {
      fault: 'a size line of 600 bytes',
      ...inUnsigned,
      code: 'IncompleteBody',
      wire: `14;${'x'.repeat(600)}\r\n${unsigned}`,
    },
    { fault: 'a size line without end', ...inUnsigned, code: 'IncompleteBody', wire: '0'.repeat(2000) },
    { fault: 'too small a size', ...inUnsigned, code: 'IncompleteBody', wire: unsigned.replace('14\r\n', '13\r\n') },
    { fault: 'too big a size', ...inUnsigned, code: 'IncompleteBody', wire: unsigned.replace('14\r\n', '15\r\n') },
    {
      fault: 'a chunk with no CRLF after it',
      ...inUnsigned,
      code: 'IncompleteBody',
      wire: unsigned.replace('\r\n17\r\n', '17\r\n'),
    },
    { fault: 'no end', ...inUnsigned, code: 'IncompleteBody', wire: unsigned.replace(/0\r\n.*/s, '') },
    { fault: 'nothing at all', ...inUnsigned, code: 'IncompleteBody', wire: '' },
    { fault: 'bytes after its end', ...inSigned, code: 'InvalidRequest', wire: `${signed}x` },
    { fault: 'bytes after its trailer', ...inUnsigned, code: 'InvalidRequest', wire: `${unsigned}0\r\n\r\n` },
    {
      fault: 'less than it declared',
      ...inSigned,
      headers: { 'x-amz-decoded-content-length': '44' },
      code: 'IncompleteBody',
      wire: signed,
    },
    {
      fault: 'more than it declared',
      ...inSigned,
      headers: { 'x-amz-decoded-content-length': '42' },
      code: 'IncompleteBody',
      wire: signed,
    },
  ];

  it.each(faults)('with $fault: $code', expectRefused);
});

describe('the trailer of a body is refused', () => {
  const trailers = (...lines: (readonly [string, string])[]) => framed(CHUNKS, { signed: false, trailers: lines });
  const other = ['x-amz-checksum-sha1', checksumOf('SHA1', DATA)] as const;
  const wrong = ['x-amz-checksum-crc32', checksumOf('CRC32', OTHER)] as const;
  const faults: Fault[] = [
    { fault: 'when it is missing', ...inUnsigned, code: 'MalformedTrailerError', wire: trailers() },
    {
      fault: 'when the framing has no place for it',
      ...inSigned,
      headers: DECLARED,
      code: 'MalformedTrailerError',
      wire: signed,
    },
    { fault: 'when it is another', ...inUnsigned, code: 'MalformedTrailerError', wire: trailers(other) },
    {
      fault: 'when another is beside it',
      ...inUnsigned,
      code: 'MalformedTrailerError',
      wire: trailers(TRAILER, other),
    },
    {
      fault: 'when it was not declared',
      ...inUnsigned,
      headers: LENGTH,
      code: 'MalformedTrailerError',
      wire: trailers(TRAILER),
    },
    { fault: 'when it comes twice', ...inUnsigned, code: 'MalformedTrailerError', wire: trailers(TRAILER, TRAILER) },
    {
      fault: 'when the right one follows a wrong one',
      ...inUnsigned,
      code: 'MalformedTrailerError',
      wire: trailers(wrong, TRAILER),
    },
    {
      fault: 'when it has no colon',
      ...inUnsigned,
      code: 'MalformedTrailerError',
      wire: unsigned.replace('crc32:', 'crc32 '),
    },
    {
      fault: 'when it has no name',
      ...inUnsigned,
      code: 'MalformedTrailerError',
      wire: unsigned.replace('x-amz-checksum-crc32:', ' :'),
    },
    {
      fault: 'when a line of it has no end',
      ...inUnsigned,
      code: 'MalformedTrailerError',
      wire: trailers(['x', 'y'.repeat(9000)]),
    },
    {
      fault: 'when its lines have no end',
      ...inUnsigned,
      code: 'MalformedTrailerError',
      wire: trailers(...Array.from({ length: 20 }, (_, index) => [`x-${index}`, 'y'.repeat(500)] as const)),
    },
    { fault: 'when it is wrong', ...inUnsigned, code: 'BadDigest', wire: trailers(wrong) },
    {
      fault: 'when it is wrong and signed',
      ...inSignedTrailer,
      code: 'BadDigest',
      wire: framed(CHUNKS, { signed: true, trailers: [wrong] }),
    },
    { fault: 'when it is empty', ...inUnsigned, code: 'BadDigest', wire: trailers(['x-amz-checksum-crc32', '']) },
  ];

  it.each(faults)('$fault: $code', expectRefused);
});
