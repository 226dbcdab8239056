import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** The checksum algorithms of S3 (AWS, "Checking object integrity in Amazon S3"). */
export const CHECKSUM_ALGORITHMS = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const;
export type ChecksumAlgorithm = (typeof CHECKSUM_ALGORITHMS)[number];

/** A checksum that grows with the bytes that pass. */
export interface Checksum {
  update(chunk: Uint8Array): void;
  /** Base64 of the big-endian value, as S3's headers have it. */
  digest(): string;
}

/** The header of an algorithm, such as `x-amz-checksum-crc32`. */
export function checksumHeader(algorithm: ChecksumAlgorithm): string {
  return `x-amz-checksum-${algorithm.toLowerCase()}`;
}

/** The algorithm of a header or trailer name, or undefined. */
export function checksumAlgorithmOf(header: string): ChecksumAlgorithm | undefined {
  return CHECKSUM_ALGORITHMS.find((algorithm) => checksumHeader(algorithm) === header.toLowerCase());
}

/** Begins a checksum. */
export function createChecksum(algorithm: ChecksumAlgorithm): Checksum {
  switch (algorithm) {
    case 'CRC32':
      return new Crc32();
    case 'CRC32C':
      return new Crc32c();
    case 'CRC64NVME':
      return new Crc64Nvme();
    case 'SHA1':
    case 'SHA256':
      return new HashChecksum(algorithm);
  }
}

class HashChecksum implements Checksum {
  readonly #hash;

  constructor(algorithm: 'SHA1' | 'SHA256') {
    this.#hash = createHash(algorithm.toLowerCase());
  }

  update(chunk: Uint8Array): void {
    this.#hash.update(chunk);
  }

  digest(): string {
    return this.#hash.copy().digest('base64');
  }
}

class Crc32 implements Checksum {
  #value = 0;

  update(chunk: Uint8Array): void {
    this.#value = crc32(chunk, this.#value);
  }

  digest(): string {
    return base64OfWords(this.#value);
  }
}

const SLICES = 8;

/** CRC-32C (RFC 3720 appendix B.4), eight bytes at a time. */
class Crc32c implements Checksum {
  #value = 0xffffffff;

  update(chunk: Uint8Array): void {
    this.#value = crc32cOf(chunk, this.#value);
  }

  digest(): string {
    return base64OfWords(~this.#value >>> 0);
  }
}

const CRC32C_TABLE = reflectedTable32(0x82f63b78);

function reflectedTable32(polynomial: number): Uint32Array {
  const table = new Uint32Array(256 * SLICES);
  for (let byte = 0; byte < 256; byte++) {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
    table[byte] = value >>> 0;
  }
  for (let index = 256; index < table.length; index++) {
    const previous = table[index - 256] ?? 0;
    table[index] = ((previous >>> 8) ^ (table[previous & 0xff] ?? 0)) >>> 0;
  }
  return table;
}

function crc32cOf(chunk: Uint8Array, start: number): number {
  const t = CRC32C_TABLE as Uint32Array & Record<number, number>;
  let crc = start;
  let index = 0;
  for (; index + 8 <= chunk.length; index += 8) {
    const c = chunk as Uint8Array & Record<number, number>;
    const low =
      crc ^
      ((c[index] as number) |
        ((c[index + 1] as number) << 8) |
        ((c[index + 2] as number) << 16) |
        ((c[index + 3] as number) << 24));
    crc =
      (t[1792 + (low & 0xff)] as number) ^
      (t[1536 + ((low >>> 8) & 0xff)] as number) ^
      (t[1280 + ((low >>> 16) & 0xff)] as number) ^
      (t[1024 + (low >>> 24)] as number) ^
      (t[768 + (c[index + 4] as number)] as number) ^
      (t[512 + (c[index + 5] as number)] as number) ^
      (t[256 + (c[index + 6] as number)] as number) ^
      (t[c[index + 7] as number] as number);
  }
  for (; index < chunk.length; index++) crc = (crc >>> 8) ^ (t[(crc ^ (chunk[index] as number)) & 0xff] as number);
  return crc >>> 0;
}

/** CRC-64/NVME (NVM Express NVM Command Set, 64b CRC), kept as two 32-bit halves: BigInt would be thirty times slower. */
class Crc64Nvme implements Checksum {
  #high = 0xffffffff;
  #low = 0xffffffff;

  update(chunk: Uint8Array): void {
    const high = CRC64_HIGH;
    const low = CRC64_LOW;
    let h = this.#high;
    let l = this.#low;
    let index = 0;
    for (; index + 8 <= chunk.length; index += 8) {
      const a = l ^ word(chunk, index);
      const b = h ^ word(chunk, index + 4);
      const i0 = 1792 + (a & 0xff);
      const i1 = 1536 + ((a >>> 8) & 0xff);
      const i2 = 1280 + ((a >>> 16) & 0xff);
      const i3 = 1024 + (a >>> 24);
      const i4 = 768 + (b & 0xff);
      const i5 = 512 + ((b >>> 8) & 0xff);
      const i6 = 256 + ((b >>> 16) & 0xff);
      const i7 = b >>> 24;
      h =
        at(high, i0) ^
        at(high, i1) ^
        at(high, i2) ^
        at(high, i3) ^
        at(high, i4) ^
        at(high, i5) ^
        at(high, i6) ^
        at(high, i7);
      l = at(low, i0) ^ at(low, i1) ^ at(low, i2) ^ at(low, i3) ^ at(low, i4) ^ at(low, i5) ^ at(low, i6) ^ at(low, i7);
    }
    for (; index < chunk.length; index++) {
      const slot = (l ^ at(chunk, index)) & 0xff;
      l = ((l >>> 8) | (h << 24)) ^ at(low, slot);
      h = (h >>> 8) ^ at(high, slot);
    }
    this.#high = h;
    this.#low = l;
  }

  digest(): string {
    return base64OfWords(~this.#high >>> 0, ~this.#low >>> 0);
  }
}

const CRC64_POLYNOMIAL_HIGH = 0x9a6c9329;
const CRC64_POLYNOMIAL_LOW = 0xac4bc9b5;
const CRC64_HIGH = new Uint32Array(256 * SLICES);
const CRC64_LOW = new Uint32Array(256 * SLICES);
for (let byte = 0; byte < 256; byte++) {
  let high = 0;
  let low = byte;
  for (let bit = 0; bit < 8; bit++) {
    const carry = low & 1;
    low = (low >>> 1) | (high << 31);
    high >>>= 1;
    if (carry) {
      low ^= CRC64_POLYNOMIAL_LOW;
      high ^= CRC64_POLYNOMIAL_HIGH;
    }
  }
  CRC64_HIGH[byte] = high;
  CRC64_LOW[byte] = low;
}
for (let index = 256; index < CRC64_LOW.length; index++) {
  const high = at(CRC64_HIGH, index - 256);
  const low = at(CRC64_LOW, index - 256);
  const slot = low & 0xff;
  CRC64_LOW[index] = ((low >>> 8) | (high << 24)) ^ at(CRC64_LOW, slot);
  CRC64_HIGH[index] = (high >>> 8) ^ at(CRC64_HIGH, slot);
}

/** An element that is known to be there: the compiler cannot see that the index is masked. */
function at(table: Uint32Array | Uint8Array, index: number): number {
  return table[index] as number;
}

function word(chunk: Uint8Array, index: number): number {
  return at(chunk, index) | (at(chunk, index + 1) << 8) | (at(chunk, index + 2) << 16) | (at(chunk, index + 3) << 24);
}

function base64OfWords(...words: number[]): string {
  const bytes = Buffer.alloc(words.length * 4);
  for (const [index, value] of words.entries()) bytes.writeUInt32BE(value >>> 0, index * 4);
  return bytes.toString('base64');
}
