import { type Readable, Transform, type TransformCallback } from 'node:stream';
import { BodyCheck, Expectations } from './body-check.ts';
import { CHECKSUM_ALGORITHMS, type ChecksumAlgorithm, checksumAlgorithmOf, checksumHeader } from './checksum.ts';
import type { HeaderMap, S3Request } from './message.ts';
import { s3Error } from './s3-error.ts';
import type { VerifiedSignature } from './sigv4-verify.ts';

/** The bytes of a request, with the framing off and every promise about them kept. */
export interface DecodedBody {
  /** Of the object, in bytes: without framing. */
  readonly lengthBytes: number;
  /** A checksum that comes after the body; its value is known once the body has ended. */
  readonly trailingChecksum: { readonly name: string; value(): string } | undefined;
  /** The client's `content-encoding` without `aws-chunked`. */
  readonly contentEncoding: string | undefined;
  /**
   * The bytes as they come, the last of them held back until signature, SHA-256, MD5, checksum and length agree; when
   * they do not, the stream is destroyed with the S3 error and never ends. May be called once.
   */
  open(): Readable;
  /** The whole body, verified. Throws EntityTooLarge over `maxBytes`, and whatever `open` would be destroyed with. */
  collect(maxBytes: number): Promise<Buffer>;
}

/** A request whose signature has been verified, and a bound on its body. */
export interface DecodeInput {
  readonly request: S3Request;
  readonly signature: VerifiedSignature;
  readonly maxBytes?: number;
}

/**
 * Prepares to read a request's body. Nothing is read, and no `100 Continue` sent, before `open` or `collect`.
 * Throws MissingContentLength, InvalidArgument, InvalidDigest or EntityTooLarge for what the header alone shows.
 */
export function decodeBody({ request, signature, maxBytes }: DecodeInput): DecodedBody {
  const isStreaming = typeof signature.payload === 'string' && signature.payload !== 'unsigned';
  const lengthBytes = declaredLength(request.headers, isStreaming);
  if (maxBytes !== undefined && lengthBytes > maxBytes) throw s3Error('EntityTooLarge');
  const expectations = readExpectations(request.headers, signature, isStreaming);
  const check = (release: (data: Buffer) => void) => new BodyCheck({ lengthBytes, expectations, signature, release });
  const open = () => {
    const verifier = new VerifiedBody(check);
    const source = request.body.open();
    source.on('error', (error) => verifier.destroy(clientGone(error)));
    source.on('close', () => {
      if (!source.readableEnded) verifier.destroy(clientGone(undefined));
    });
    verifier.on('close', () => source.unpipe(verifier));
    // Whoever reads it is told; but a client may hang up before anybody reads, and that must not end the process.
    verifier.on('error', () => undefined);
    return source.pipe(verifier);
  };
  return {
    lengthBytes,
    trailingChecksum: expectations.trailing && {
      name: checksumHeader(expectations.trailing),
      value: () => expectations.seenTrailer(),
    },
    contentEncoding: contentEncodingWithoutChunked(request.headers),
    open,
    collect: async (limit) => {
      if (lengthBytes > limit) throw s3Error('EntityTooLarge');
      return collect(request.body.open(), check);
    },
  };
}

type MakeCheck = (release: (data: Buffer) => void) => BodyCheck;

/** Without a stream in between: small bodies are most of the requests. */
function collect(source: Readable, makeCheck: MakeCheck): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const check = makeCheck((data) => chunks.push(data));
    const take = (chunk: Buffer) => attempt(() => check.write(chunk));
    const end = () =>
      attempt(() => {
        check.end();
        resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks));
      });
    const fail = (error: unknown) => {
      source.off('data', take).off('end', end).pause();
      reject(error);
    };
    const attempt = (step: () => void) => {
      try {
        step();
      } catch (error) {
        fail(error);
      }
    };
    source.on('error', (error) => fail(clientGone(error)));
    source.on('close', () => {
      if (!source.readableEnded) fail(clientGone(undefined));
    });
    source.on('data', take).on('end', end);
  });
}

function readExpectations(headers: HeaderMap, { payload }: VerifiedSignature, isStreaming: boolean): Expectations {
  const md5 = headers['content-md5'];
  if (md5 !== undefined && Buffer.from(md5, 'base64').length !== 16) throw s3Error('InvalidDigest');
  const given = CHECKSUM_ALGORITHMS.filter((algorithm) => headers[checksumHeader(algorithm)] !== undefined);
  const trailing = isStreaming ? trailingAlgorithm(headers) : undefined;
  if (given.length > 1 || (given.length === 1 && trailing))
    throw s3Error(
      'InvalidRequest',
      'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
    );
  const [algorithm] = given;
  return new Expectations({
    sha256: typeof payload === 'object' ? payload.sha256 : undefined,
    md5,
    checksum: algorithm && { algorithm, value: checksumValue(headers[checksumHeader(algorithm)] ?? '', algorithm) },
    trailing,
  });
}

const CHECKSUM_BYTES: Readonly<Record<ChecksumAlgorithm, number>> = {
  CRC32: 4,
  CRC32C: 4,
  CRC64NVME: 8,
  SHA1: 20,
  SHA256: 32,
};

function checksumValue(value: string, algorithm: ChecksumAlgorithm): string {
  if (Buffer.from(value, 'base64').length === CHECKSUM_BYTES[algorithm]) return value;
  throw s3Error('InvalidRequest', `Value for ${checksumHeader(algorithm)} header is invalid.`);
}

function trailingAlgorithm(headers: HeaderMap): ChecksumAlgorithm | undefined {
  const trailer = headers['x-amz-trailer'];
  if (trailer === undefined) return undefined;
  const algorithm = checksumAlgorithmOf(trailer.trim());
  if (!algorithm) throw s3Error('InvalidRequest', 'The value specified in the x-amz-trailer header is not supported');
  return algorithm;
}

function declaredLength(headers: HeaderMap, isStreaming: boolean): number {
  const text = isStreaming ? headers['x-amz-decoded-content-length'] : headers['content-length'];
  if (text === undefined) {
    if (!isStreaming && headers['transfer-encoding'] === undefined) return 0;
    throw s3Error('MissingContentLength');
  }
  if (!/^\d{1,16}$/.test(text)) throw s3Error('InvalidArgument', 'The content length is not a number.');
  return Number(text);
}

function contentEncodingWithoutChunked(headers: HeaderMap): string | undefined {
  const kept = (headers['content-encoding'] ?? '')
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding.toLowerCase() !== 'aws-chunked');
  return kept.length === 0 ? undefined : kept.join(',');
}

function clientGone(error: unknown): Error {
  return s3Error('IncompleteBody', undefined, error === undefined ? {} : { cause: error });
}

/** The check as a stream, with its back-pressure. */
class VerifiedBody extends Transform {
  readonly #check: BodyCheck;

  constructor(makeCheck: MakeCheck) {
    super();
    this.#check = makeCheck((data) => this.push(data));
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    finish(() => this.#check.write(chunk), done);
  }

  override _flush(done: TransformCallback): void {
    finish(() => this.#check.end(), done);
  }
}

function finish(step: () => void, done: TransformCallback): void {
  try {
    step();
  } catch (error) {
    done(error as Error);
    return;
  }
  done();
}
