import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decoderFor, framed, read, readEveryWay, verifiedSignature } from '../../test/support/chunked-body.ts';
import { BodyCheck, Expectations } from './body-check.ts';
import { CHECKSUM_ALGORITHMS, type ChecksumAlgorithm, checksumHeader, createChecksum } from './checksum.ts';
import type { PayloadKind } from './sigv4-verify.ts';

const DATA = Buffer.from('the quick brown fox jumps over the lazy dog');
const CHUNKS = [DATA.subarray(0, 20), DATA.subarray(20)];
const OTHER = Buffer.from(DATA.toString().replace('dog', 'cat'));
const LENGTH = { 'x-amz-decoded-content-length': String(DATA.length) };
const signed = framed(CHUNKS, { signed: true });

function checksumOf(algorithm: ChecksumAlgorithm, data: Buffer): string {
  const checksum = createChecksum(algorithm);
  checksum.update(data);
  return checksum.digest();
}

/** A promise that is broken by `wire`. */
interface Fault {
  readonly fault: string;
  readonly code: string;
  readonly payload: PayloadKind;
  readonly headers: Readonly<Record<string, string>>;
  readonly wire: string | Buffer;
}

/** However a body is read, the code comes before the last byte of it. */
async function expectRefused({ payload, headers, wire, code }: Fault): Promise<void> {
  for (const outcome of await readEveryWay({ payload, headers }, wire)) {
    expect(outcome.code).toBe(code);
    expect(outcome.released.length).toBeLessThan(DATA.length);
  }
}

describe('a promise about a body is kept', () => {
  const md5 = (data: Buffer) => createHash('md5').update(data).digest('base64');
  const sha256 = (data: Buffer) => createHash('sha256').update(data).digest('hex');
  const length = { 'content-length': String(DATA.length) };
  const promises: (Omit<Fault, 'wire'> & { wrong: Readonly<Record<string, string>> })[] = [
    {
      fault: 'Content-MD5',
      code: 'BadDigest',
      payload: 'unsigned',
      headers: { 'content-md5': md5(DATA) },
      wrong: { 'content-md5': md5(OTHER) },
    },
    {
      fault: 'x-amz-content-sha256',
      code: 'XAmzContentSHA256Mismatch',
      payload: { sha256: sha256(DATA) },
      headers: {},
      wrong: {},
    },
    ...CHECKSUM_ALGORITHMS.map((algorithm) => ({
      fault: checksumHeader(algorithm),
      code: 'BadDigest',
      payload: 'unsigned' as const,
      headers: { [checksumHeader(algorithm)]: checksumOf(algorithm, DATA) },
      wrong: { [checksumHeader(algorithm)]: checksumOf(algorithm, OTHER) },
    })),
  ];

  it.each(promises)('$fault, or it is $code', async ({ payload, headers, wrong, ...rest }) => {
    const good = { payload, headers: { ...length, ...headers } };
    expect(await read({ ...good, pieces: CHUNKS })).toEqual({ released: DATA, code: undefined });
    expect(await decoderFor({ ...good, pieces: [DATA] }).collect(1000)).toEqual(DATA);
    await expectRefused({ ...rest, ...good, wire: OTHER });
    if (Object.keys(wrong).length > 0)
      await expectRefused({ ...rest, payload, headers: { ...length, ...wrong }, wire: DATA });
  });

  const framable = promises.filter(({ payload }) => typeof payload === 'string');
  it.each(framable)('$fault, inside a framing too', async ({ payload: _, headers, ...rest }) => {
    const streaming = { payload: 'streaming-signed', headers: { ...LENGTH, ...headers } } as const;
    expect(await read({ ...streaming, pieces: [Buffer.from(signed)] })).toEqual({ released: DATA, code: undefined });
    await expectRefused({ ...rest, ...streaming, wire: framed([OTHER], { signed: true }) });
  });

  it('about its length', async () => {
    for (const declared of ['42', '44'])
      await expectRefused({
        fault: '',
        code: 'IncompleteBody',
        payload: 'unsigned',
        headers: { 'content-length': declared },
        wire: DATA,
      });
  });
});

describe('the last bytes of a body', () => {
  const nothing = { sha256: undefined, md5: undefined, checksum: undefined, trailing: undefined };
  const broken: readonly {
    promise: string;
    payload: PayloadKind;
    expected: Partial<Expectations>;
    lengthBytes?: number;
  }[] = [
    { promise: 'its SHA-256', payload: 'unsigned', expected: { sha256: 'f'.repeat(64) } },
    { promise: 'its MD5', payload: 'unsigned', expected: { md5: 'AAAAAAAAAAAAAAAAAAAAAA==' } },
    { promise: 'its checksum', payload: 'unsigned', expected: { checksum: { algorithm: 'CRC32', value: 'AAAAAA==' } } },
    { promise: 'its length', payload: 'unsigned', expected: {}, lengthBytes: DATA.length + 1 },
    { promise: 'its trailing checksum', payload: 'streaming-signed', expected: { trailing: 'CRC32' } },
  ];

  /** What is released by each step of a check, the end of the body last. */
  function released(payload: PayloadKind, expected: Partial<Expectations>, lengthBytes: number): string[] {
    const steps: string[] = [];
    const check = new BodyCheck({
      lengthBytes,
      expectations: new Expectations({ ...nothing, ...expected }),
      signature: verifiedSignature(payload),
      release: (data) => steps.push(data.toString()),
    });
    for (const piece of payload === 'unsigned' ? CHUNKS : [Buffer.from(signed)]) check.write(piece);
    steps.push('end');
    try {
      check.end();
    } catch {
      steps.push('refused');
    }
    return steps;
  }

  it.each(['unsigned', 'streaming-signed'] as const)('come at the end of a good one that is %s', (payload) => {
    expect(released(payload, {}, DATA.length)).toEqual([String(CHUNKS[0]), 'end', String(CHUNKS[1])]);
  });

  it.each(broken)('never come when $promise is wrong', ({ payload, expected, lengthBytes = DATA.length }) => {
    expect(released(payload, expected, lengthBytes)).toEqual([String(CHUNKS[0]), 'end', 'refused']);
  });
});
