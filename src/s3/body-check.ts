import { AwsChunkedDecoder } from './aws-chunked.ts';
import { type Checksum, type ChecksumAlgorithm, checksumHeader, createChecksum } from './checksum.ts';
import { LateHash } from './late-hash.ts';
import { s3Error } from './s3-error.ts';
import type { VerifiedSignature } from './sigv4-verify.ts';

const NOTHING = Buffer.alloc(0);

/** What the header promises about the bytes. */
export class Expectations {
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

  /** Remembers the trailing checksum that has come and was right. */
  sawTrailer(value: string): void {
    this.#seenTrailer = value;
  }

  /** The trailing checksum. Throws before the body has ended. */
  seenTrailer(): string {
    if (this.#seenTrailer === undefined)
      throw new Error('the trailing checksum was asked for before the body had ended');
    return this.#seenTrailer;
  }
}

/** What a body is checked against and where it goes. */
export interface BodyCheckOptions {
  /** Of the object: without framing. */
  readonly lengthBytes: number;
  readonly expectations: Expectations;
  readonly signature: VerifiedSignature;
  /** Gets the object's bytes, framing off, each chunk when the next one or the verified end has come. */
  readonly release: (data: Buffer) => void;
}

/** Lets bytes through as they come, but the last ones only when everything that was promised about them has come true. */
export class BodyCheck {
  readonly #options: BodyCheckOptions;
  readonly #decoder: AwsChunkedDecoder | undefined;
  readonly #sha256: LateHash | undefined;
  readonly #md5: LateHash | undefined;
  readonly #checksum: Checksum | undefined;
  #held: Buffer | undefined;
  #seenBytes = 0;

  constructor(options: BodyCheckOptions) {
    const { expectations, signature } = options;
    this.#options = options;
    this.#decoder = decoderFor(signature, (data) => this.#pass(data));
    this.#sha256 = expectations.sha256 === undefined ? undefined : new LateHash('sha256');
    this.#md5 = expectations.md5 === undefined ? undefined : new LateHash('md5');
    const algorithm = expectations.checksum?.algorithm ?? expectations.trailing;
    this.#checksum = algorithm && createChecksum(algorithm);
  }

  /** Takes the next bytes of the socket. Throws the S3 error of the first thing that is wrong with them. */
  write(chunk: Buffer): void {
    if (this.#decoder) this.#decoder.write(chunk);
    else this.#pass(chunk);
  }

  /** The socket has ended: verifies, then releases what was held back. Throws the S3 error of what does not agree. */
  end(): void {
    this.#decoder?.end();
    this.#verify();
    if (this.#held) this.#options.release(this.#held);
    this.#held = undefined;
  }

  #pass(data: Buffer): void {
    // Nothing must not take the place of the bytes that are held back.
    if (data.length === 0) return;
    this.#seenBytes += data.length;
    if (this.#seenBytes > this.#options.lengthBytes)
      throw s3Error('IncompleteBody', 'The request body is longer than it said.');
    this.#checksum?.update(data);
    const before = this.#held;
    this.#held = data;
    if (!before) return;
    this.#sha256?.update(before);
    this.#md5?.update(before);
    this.#options.release(before);
  }

  #verify(): void {
    const { sha256, md5 } = this.#options.expectations;
    const last = this.#held ?? NOTHING;
    if (this.#seenBytes !== this.#options.lengthBytes) throw s3Error('IncompleteBody');
    this.#verifyTrailerNames();
    if (this.#sha256 && this.#sha256.finish(last, 'hex') !== sha256) throw s3Error('XAmzContentSHA256Mismatch');
    if (this.#md5 && this.#md5.finish(last, 'base64') !== md5) throw s3Error('BadDigest');
    this.#verifyChecksum();
  }

  #verifyTrailerNames(): void {
    const { trailing } = this.#options.expectations;
    const declared = trailing && checksumHeader(trailing);
    for (const name of this.#decoder?.trailers.keys() ?? [])
      if (name !== declared && name !== 'x-amz-trailer-signature') throw s3Error('MalformedTrailerError');
  }

  #verifyChecksum(): void {
    const { checksum, trailing } = this.#options.expectations;
    const algorithm = checksum?.algorithm ?? trailing;
    if (!this.#checksum || !algorithm) return;
    const name = checksumHeader(algorithm);
    const promised = checksum?.value ?? this.#decoder?.trailers.get(name);
    if (promised === undefined) throw s3Error('MalformedTrailerError');
    if (promised !== this.#checksum.digest())
      throw s3Error('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`);
    if (trailing) this.#options.expectations.sawTrailer(promised);
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
