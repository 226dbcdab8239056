import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CHECKSUM_ALGORITHMS,
  type ChecksumAlgorithm,
  checksumAlgorithmOf,
  checksumHeader,
  createChecksum,
} from './checksum.ts';

function checksumOf(algorithm: ChecksumAlgorithm, ...chunks: readonly (string | Uint8Array)[]): string {
  const checksum = createChecksum(algorithm);
  for (const chunk of chunks) checksum.update(Buffer.from(chunk));
  return checksum.digest();
}

function base64(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64');
}

// Check values of the CRC catalogue (https://reveng.sourceforge.io/crc-catalogue/all.htm), RFC 3720 appendix B.4, and
// FIPS 180.
const answers: readonly [ChecksumAlgorithm, string, Uint8Array, string][] = [
  ['CRC32', '"123456789"', Buffer.from('123456789'), 'cbf43926'],
  ['CRC32', 'nothing', Buffer.alloc(0), '00000000'],
  ['CRC32C', '"123456789"', Buffer.from('123456789'), 'e3069283'],
  ['CRC32C', 'nothing', Buffer.alloc(0), '00000000'],
  ['CRC32C', '32 bytes of zeroes', Buffer.alloc(32), '8a9136aa'],
  ['CRC32C', '32 bytes of ones', Buffer.alloc(32, 0xff), '62a8ab43'],
  ['CRC32C', '32 bytes going up', Buffer.from(Array.from({ length: 32 }, (_, index) => index)), '46dd794e'],
  ['CRC32C', '32 bytes going down', Buffer.from(Array.from({ length: 32 }, (_, index) => 31 - index)), '113fdb5c'],
  ['CRC64NVME', '"123456789"', Buffer.from('123456789'), 'ae8b14860a799888'],
  ['CRC64NVME', 'nothing', Buffer.alloc(0), '0000000000000000'],
  ['CRC64NVME', '4 KiB of zeroes', Buffer.alloc(4096), '6482d367eb22b64e'],
  ['CRC64NVME', '4 KiB of ones', Buffer.alloc(4096, 0xff), 'c0ddba7302eca3ac'],
  ['SHA1', '"abc"', Buffer.from('abc'), 'a9993e364706816aba3e25717850c26c9cd0d89d'],
  ['SHA1', '"123456789"', Buffer.from('123456789'), 'f7c3bc1d808e04732adf679965ccc34ca7ae3441'],
  ['SHA256', '"abc"', Buffer.from('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'SHA256',
    '"123456789"',
    Buffer.from('123456789'),
    '15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225',
  ],
];

describe('a checksum', () => {
  it.each(answers)('%s of %s has its known value', (algorithm, _, data, hex) => {
    expect(checksumOf(algorithm, data)).toBe(base64(hex));
  });

  it.each(CHECKSUM_ALGORITHMS)('%s is the same however its bytes are cut', (algorithm) => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 12 }), (chunks) => {
        expect(checksumOf(algorithm, ...chunks)).toBe(checksumOf(algorithm, Buffer.concat(chunks)));
      }),
    );
  });

  it.each(CHECKSUM_ALGORITHMS)('%s does not depend on where in memory its bytes are', (algorithm) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.nat(9), (data, offset) => {
        const moved = Buffer.concat([Buffer.alloc(offset, 1), data]).subarray(offset);
        const checksum = createChecksum(algorithm);
        checksum.update(moved);
        expect(checksum.digest()).toBe(checksumOf(algorithm, data));
      }),
    );
  });

  it.each(CHECKSUM_ALGORITHMS)('%s can be read on the way and goes on', (algorithm) => {
    const checksum = createChecksum(algorithm);
    checksum.update(Buffer.from('12345'));
    expect(checksum.digest()).toBe(checksumOf(algorithm, '12345'));
    checksum.update(Buffer.from('6789'));
    expect(checksum.digest()).toBe(checksumOf(algorithm, '123456789'));
    expect(checksum.digest()).toBe(checksumOf(algorithm, '123456789'));
  });

  it('CRC32C and CRC64NVME are what their definitions say, bit by bit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (data) => {
        expect(checksumOf('CRC32C', data)).toBe(base64(bitwise(data, 32, 0x82f63b78n)));
        expect(checksumOf('CRC64NVME', data)).toBe(base64(bitwise(data, 64, 0x9a6c9329ac4bc9b5n)));
      }),
    );
  });

  it('SHA1 and SHA256 are the digests of their names', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (data) => {
        expect(checksumOf('SHA1', data)).toBe(createHash('sha1').update(data).digest('base64'));
        expect(checksumOf('SHA256', data)).toBe(createHash('sha256').update(data).digest('base64'));
      }),
    );
  });
});

/** A reflected CRC with all bits set before and flipped after, one bit at a time; in hex. */
function bitwise(data: Uint8Array, bits: number, polynomial: bigint): string {
  const mask = (1n << BigInt(bits)) - 1n;
  let value = mask;
  for (const byte of data) {
    value ^= BigInt(byte);
    for (let bit = 0; bit < 8; bit++) value = value & 1n ? (value >> 1n) ^ polynomial : value >> 1n;
  }
  return (value ^ mask).toString(16).padStart(bits / 4, '0');
}

describe('the header of a checksum', () => {
  it.each([
    ['CRC32', 'x-amz-checksum-crc32'],
    ['CRC32C', 'x-amz-checksum-crc32c'],
    ['CRC64NVME', 'x-amz-checksum-crc64nvme'],
    ['SHA1', 'x-amz-checksum-sha1'],
    ['SHA256', 'x-amz-checksum-sha256'],
  ] as const)('of %s is %s, in any case', (algorithm, header) => {
    expect(checksumHeader(algorithm)).toBe(header);
    expect(checksumAlgorithmOf(header)).toBe(algorithm);
    expect(checksumAlgorithmOf(header.toUpperCase())).toBe(algorithm);
  });

  it.each(['x-amz-checksum-md5', 'x-amz-checksum-type', 'crc32', 'x-amz-checksum-crc32 ', ''])(
    'is not %j',
    (header) => {
      expect(checksumAlgorithmOf(header)).toBeUndefined();
    },
  );
});
