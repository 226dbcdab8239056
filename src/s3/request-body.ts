import { createHash, type Hash } from 'node:crypto';
import { type Readable, Transform, type TransformCallback } from 'node:stream';
import { AwsChunkedDecoder } from './aws-chunked.ts';
import {
  CHECKSUM_ALGORITHMS,
  type Checksum,
  type ChecksumAlgorithm,
  checksumAlgorithmOf,
  checksumHeader,
  createChecksum,
} from './checksum.ts';
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
  const makeVerifier = () => new VerifiedBody(lengthBytes, expectations, signature);
  const open = () => {
    const verifier = makeVerifier();
    const source = request.body.open();
    source.on('error', (error) => verifier.destroy(clientGone(error)));
    source.on('close', () => {
      if (!source.readableEnded) verifier.destroy(clientGone(undefined));
    });
    verifier.on('close', () => source.unpipe(verifier));
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
    collect: (limit) => collect(lengthBytes, limit, open),
  };
}

async function collect(lengthBytes: number, limit: number, open: () => Readable): Promise<Buffer> {
  if (lengthBytes > limit) throw s3Error('EntityTooLarge');
  const chunks: Buffer[] = [];
  for await (const chunk of open()) chunks.push(chunk as Buffer);
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
}

/** What the header promises about the bytes. */
class Expectations {
  readonly sha256: string | undefined;
  readonly md5: string | undefined;
  readonly checksum: { readonly algorithm: ChecksumAlgorithm; readonly value: string } | undefined;
  readonly trailing: ChecksumAlgorithm | undefined;
  #seenTrailer: string | undefined;

  constructor(fields: Pick<Expectations, 'sha256' | 'md5' | 'checksum' | 'trailing'>) {
    this.sha256 = fields.sha256;
    this.md5 = fields.md5;
    this.checksum = fields.checksum;
    this.trailing = fields.trailing;
  }

  sawTrailer(value: string): void {
    this.#seenTrailer = value;
  }

  seenTrailer(): string {
    if (this.#seenTrailer === undefined)
      throw new Error('the trailing checksum was asked for before the body had ended');
    return this.#seenTrailer;
  }
}

function readExpectations(headers: HeaderMap, { payload }: VerifiedSignature, isStreaming: boolean): Expectations {
  const md5 = headers['content-md5'];
  if (md5 !== undefined && Buffer.from(md5, 'base64').length !== 16) throw s3Error('InvalidDigest');
  const given = CHECKSUM_ALGORITHMS.filter((algorithm) => headers[checksumHeader(algorithm)] !== undefined);
  if (given.length > 1)
    throw s3Error(
      'InvalidRequest',
      'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
    );
  const [algorithm] = given;
  return new Expectations({
    sha256: typeof payload === 'object' ? payload.sha256 : undefined,
    md5,
    checksum: algorithm && { algorithm, value: checksumValue(headers[checksumHeader(algorithm)] ?? '', algorithm) },
    trailing: isStreaming ? trailingAlgorithm(headers) : undefined,
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

/** Passes bytes on as they come, but the last ones only when everything that was promised about them has come true. */
class VerifiedBody extends Transform {
  readonly #lengthBytes: number;
  readonly #expectations: Expectations;
  readonly #decoder: AwsChunkedDecoder | undefined;
  readonly #sha256: Hash | undefined;
  readonly #md5: Hash | undefined;
  readonly #checksum: Checksum | undefined;
  #held: Buffer | undefined;
  #seenBytes = 0;

  constructor(lengthBytes: number, expectations: Expectations, signature: VerifiedSignature) {
    super();
    this.#lengthBytes = lengthBytes;
    this.#expectations = expectations;
    this.#decoder = decoderFor(signature, (data) => this.#pass(data));
    this.#sha256 = expectations.sha256 === undefined ? undefined : createHash('sha256');
    this.#md5 = expectations.md5 === undefined ? undefined : createHash('md5');
    const algorithm = expectations.checksum?.algorithm ?? expectations.trailing;
    this.#checksum = algorithm && createChecksum(algorithm);
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    try {
      if (this.#decoder) this.#decoder.write(chunk);
      else this.#pass(chunk);
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  override _flush(done: TransformCallback): void {
    try {
      this.#decoder?.end();
      this.#verify();
      if (this.#held) this.push(this.#held);
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  #pass(data: Buffer): void {
    this.#seenBytes += data.length;
    if (this.#seenBytes > this.#lengthBytes)
      throw s3Error('IncompleteBody', 'The request body is longer than it said.');
    this.#sha256?.update(data);
    this.#md5?.update(data);
    this.#checksum?.update(data);
    if (this.#held) this.push(this.#held);
    this.#held = data;
  }

  #verify(): void {
    const { sha256, md5 } = this.#expectations;
    if (this.#seenBytes !== this.#lengthBytes) throw s3Error('IncompleteBody');
    if (this.#sha256 && this.#sha256.digest('hex') !== sha256) throw s3Error('XAmzContentSHA256Mismatch');
    if (this.#md5 && this.#md5.digest('base64') !== md5) throw s3Error('BadDigest');
    this.#verifyChecksum();
  }

  #verifyChecksum(): void {
    const { checksum, trailing } = this.#expectations;
    const algorithm = checksum?.algorithm ?? trailing;
    if (!this.#checksum || !algorithm) return;
    const name = checksumHeader(algorithm);
    const promised = checksum?.value ?? this.#decoder?.trailers.get(name);
    if (promised === undefined) throw s3Error('MalformedTrailerError');
    if (promised !== this.#checksum.digest())
      throw s3Error('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`);
    if (trailing) this.#expectations.sawTrailer(promised);
  }
}

function decoderFor(signature: VerifiedSignature, onData: (data: Buffer) => void): AwsChunkedDecoder | undefined {
  switch (signature.payload) {
    case 'streaming-signed':
      return new AwsChunkedDecoder({ signing: signature, hasTrailer: false }, onData);
    case 'streaming-signed-trailer':
      return new AwsChunkedDecoder({ signing: signature, hasTrailer: true }, onData);
    case 'streaming-unsigned-trailer':
      return new AwsChunkedDecoder({ signing: undefined, hasTrailer: true }, onData);
    default:
      return undefined;
  }
}
