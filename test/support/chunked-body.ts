import { createHash, createHmac } from 'node:crypto';
import { Readable } from 'node:stream';
import { Secret } from '../../src/base/secret.ts';
import { type DecodedBody, decodeBody } from '../../src/s3/request-body.ts';
import { SigningKeys } from '../../src/s3/signing-key.ts';
import type { PayloadKind, VerifiedSignature } from '../../src/s3/sigv4-verify.ts';
import { requestFor } from './request-for.ts';
import { EXAMPLE_ACCESS_KEY, EXAMPLE_SECRET_KEY } from './smithy-signer.ts';

const AMZ_DATE = '20130524T000000Z';
const SCOPE = '20130524/us-east-1/s3/aws4_request';
const SEED = '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9';

/** How a body is framed. */
export interface Framing {
  readonly signed: boolean;
  /** Left out for a framing that has no trailer at all. */
  readonly trailers?: readonly (readonly [name: string, value: string])[];
  /** What minio-go puts after a trailer: LF and, once after all of them, CRLF. */
  readonly trailerEnd?: '\r\n' | '\n\r\n';
}

/** `chunks` with the aws-chunked framing around them, written straight from AWS's description; bytes as Latin-1. */
export function framed(chunks: readonly Buffer[], { signed, trailers, trailerEnd = '\r\n' }: Framing): string {
  let previous = SEED;
  let wire = '';
  for (const chunk of [...chunks, Buffer.alloc(0)]) {
    if (signed)
      previous = sign(`AWS4-HMAC-SHA256-PAYLOAD\n${AMZ_DATE}\n${SCOPE}\n${previous}\n${sha256('')}\n${sha256(chunk)}`);
    wire += `${chunk.length.toString(16)}${signed ? `;chunk-signature=${previous}` : ''}\r\n`;
    if (chunk.length > 0) wire += `${chunk.toString('latin1')}\r\n`;
  }
  if (trailers === undefined) return `${wire}\r\n`;
  const lines = trailers.map(([name, value]) => `${name}:${value}`);
  for (const line of lines) wire += line + trailerEnd;
  if (signed) {
    const hash = sha256(lines.map((line) => `${line}\n`).join(''));
    wire += `x-amz-trailer-signature:${sign(`AWS4-HMAC-SHA256-TRAILER\n${AMZ_DATE}\n${SCOPE}\n${previous}\n${hash}`)}\r\n`;
  }
  return `${wire}\r\n`;
}

/** A signature that has been verified, with the example credentials, for a body of `payload`. */
export function verifiedSignature(payload: PayloadKind): VerifiedSignature {
  const scope = { date: '20130524', region: 'us-east-1', service: 's3' };
  return {
    accessKey: EXAMPLE_ACCESS_KEY,
    payload,
    signingKey: new SigningKeys().get(new Secret(EXAMPLE_SECRET_KEY), scope),
    seedSignature: SEED,
    scope: SCOPE,
    amzDate: AMZ_DATE,
  };
}

/** A body as it comes off a socket. */
export interface Received {
  readonly payload: PayloadKind;
  readonly headers: Readonly<Record<string, string>>;
  readonly pieces: Iterable<Buffer> | AsyncIterable<Buffer>;
  readonly maxBytes?: number;
}

/** The decoder of a body that comes in pieces. */
export function decoderFor({ payload, headers, pieces, maxBytes }: Received): DecodedBody {
  const request = requestFor('PUT', '/bucket/key', { headers, body: { open: () => Readable.from(pieces) } });
  return decodeBody({
    request,
    signature: verifiedSignature(payload),
    ...(maxBytes === undefined ? {} : { maxBytes }),
  });
}

/** What a reader of the stream has got: its bytes, whether they ended well, and the error if not. */
export interface Outcome {
  readonly released: Buffer;
  readonly code: string | undefined;
}

/** Reads a body to its end or its error; whatever was let go of after a piece has been read before the next piece comes. */
export async function read({ pieces, ...received }: Received): Promise<Outcome> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of decoderFor({ ...received, pieces: paced(pieces) }).open()) chunks.push(chunk);
  } catch (error) {
    return { released: Buffer.concat(chunks), code: (error as { code?: string }).code };
  }
  return { released: Buffer.concat(chunks), code: undefined };
}

async function* paced(pieces: Received['pieces']): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    yield piece;
    await new Promise(setImmediate);
  }
}

/**
 * Reads a body in each way there is: whole, in two and byte by byte, with and without an empty read at its end, as a stream
 * and collected.
 */
export async function readEveryWay(body: Omit<Received, 'pieces'>, wire: string | Buffer): Promise<Outcome[]> {
  const bytes = typeof wire === 'string' ? Buffer.from(wire, 'latin1') : wire;
  const middle = Math.floor(bytes.length / 2);
  const single = Array.from(bytes, (byte) => Buffer.from([byte]));
  const outcomes: Outcome[] = [];
  for (const pieces of [
    [bytes],
    [bytes.subarray(0, middle), bytes.subarray(middle)],
    single,
    [...single, Buffer.alloc(0)],
  ]) {
    outcomes.push(await read({ ...body, pieces }), await collect({ ...body, pieces }));
  }
  return outcomes;
}

async function collect(received: Received): Promise<Outcome> {
  try {
    return { released: await decoderFor(received).collect(1_000_000), code: undefined };
  } catch (error) {
    return { released: Buffer.alloc(0), code: (error as { code?: string }).code };
  }
}

/** `wire` as bytes, cut after each of `cuts`. */
export function cutAt(wire: string, cuts: readonly number[]): Buffer[] {
  const bytes = Buffer.from(wire, 'latin1');
  const sorted = [
    0,
    ...cuts.map((cut) => Math.min(Math.max(cut, 0), bytes.length)).toSorted((a, b) => a - b),
    bytes.length,
  ];
  return sorted.slice(1).map((end, index) => bytes.subarray(sorted[index], end));
}

function sign(text: string): string {
  const hmac = (key: string | Buffer, part: string) => createHmac('sha256', key).update(part).digest();
  const key = SCOPE.split('/').reduce<string | Buffer>(hmac, `AWS4${EXAMPLE_SECRET_KEY}`);
  return hmac(key, text).toString('hex');
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
