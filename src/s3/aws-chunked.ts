import { createHash, timingSafeEqual } from 'node:crypto';
import { sha256Hex } from './canonical-request.ts';
import { s3Error } from './s3-error.ts';
import type { SigningKey } from './signing-key.ts';

const MAX_CHUNK_HEADER_BYTES = 512;
const MAX_TRAILER_BYTES = 8 * 1024;
const EMPTY_HASH = sha256Hex('');
const CR = 13;
const LF = 10;

/** What the chunks of a signed body chain on. */
export interface ChunkSigning {
  readonly signingKey: SigningKey;
  readonly seedSignature: string;
  readonly scope: string;
  readonly amzDate: string;
}

/** Which of the aws-chunked framings a body comes in. */
export interface ChunkedForm {
  /** Absent for `STREAMING-UNSIGNED-PAYLOAD-TRAILER`. */
  readonly signing: ChunkSigning | undefined;
  readonly hasTrailer: boolean;
}

type State = 'header' | 'data' | 'data-end' | 'trailer' | 'done';

/**
 * Takes the framing off an aws-chunked body, whichever way the socket split it (AWS, "Signature Calculations for the
 * Authorization Header: Transferring Payload in Multiple Chunks" and "... Including Trailing Headers").
 * Data goes to `onData` as it comes; a chunk's signature is checked when the chunk ends, so whoever listens holds the
 * last of it back until then. Memory is bounded: only headers and trailers are ever kept.
 */
export class AwsChunkedDecoder {
  readonly trailers = new Map<string, string>();
  readonly #form: ChunkedForm;
  readonly #onData: (data: Buffer) => void;
  #state: State = 'header';
  #line: Buffer = Buffer.alloc(0);
  #remaining = 0;
  #isLast = false;
  #previousSignature: string;
  #chunkSignature = '';
  #chunkHash = createHash('sha256');
  #trailerText = '';
  #hasBareLineFeed = false;

  constructor(form: ChunkedForm, onData: (data: Buffer) => void) {
    this.#form = form;
    this.#onData = onData;
    this.#previousSignature = form.signing?.seedSignature ?? '';
  }

  /** Takes the next bytes of the socket. Throws IncompleteBody, InvalidRequest, MalformedTrailerError or SignatureDoesNotMatch. */
  write(input: Buffer): void {
    let rest = input;
    while (rest.length > 0) rest = this.#step(rest);
  }

  /** The socket has ended. Throws IncompleteBody when the body has not. */
  end(): void {
    if (this.#state !== 'done') throw s3Error('IncompleteBody', 'The request body terminated unexpectedly');
  }

  #step(input: Buffer): Buffer {
    switch (this.#state) {
      case 'header':
        return this.#takeLine(input, MAX_CHUNK_HEADER_BYTES, (line) => this.#startChunk(line));
      case 'data':
        return this.#takeData(input);
      case 'data-end':
        return this.#takeLine(input, 2, (line) => this.#endChunk(line));
      case 'trailer':
        return this.#takeLine(input, MAX_TRAILER_BYTES, (line, hasReturn) => this.#takeTrailer(line, hasReturn));
      case 'done':
        throw s3Error('InvalidRequest', 'The body goes on after its last chunk.');
    }
  }

  /** Collects bytes up to CRLF, then hands the line over; returns what follows it. */
  #takeLine(input: Buffer, maxBytes: number, onLine: (line: string, hasReturn: boolean) => void): Buffer {
    const newline = input.indexOf(LF);
    const taken = newline === -1 ? input : input.subarray(0, newline + 1);
    this.#line = this.#line.length === 0 ? taken : Buffer.concat([this.#line, taken]);
    if (this.#line.length > maxBytes) throw this.#state === 'trailer' ? s3Error('MalformedTrailerError') : malformed();
    if (newline === -1) {
      this.#line = Buffer.from(this.#line);
      return Buffer.alloc(0);
    }
    const line = this.#line;
    this.#line = Buffer.alloc(0);
    const hasReturn = line.length >= 2 && line[line.length - 2] === CR;
    if (!hasReturn && this.#state !== 'trailer') throw malformed();
    onLine(line.toString('latin1', 0, line.length - (hasReturn ? 2 : 1)), hasReturn);
    return input.subarray(newline + 1);
  }

  #startChunk(line: string): void {
    const match = /^([0-9a-fA-F]{1,12})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(line);
    if (!match?.[1]) throw malformed();
    if (this.#form.signing && !match[2]) throw malformed();
    this.#remaining = Number.parseInt(match[1], 16);
    this.#isLast = this.#remaining === 0;
    this.#chunkSignature = match[2] ?? '';
    if (!this.#isLast) {
      this.#state = 'data';
      return;
    }
    this.#verifyChunk();
    this.#state = this.#form.hasTrailer ? 'trailer' : 'data-end';
  }

  #takeData(input: Buffer): Buffer {
    const data = input.length <= this.#remaining ? input : input.subarray(0, this.#remaining);
    this.#remaining -= data.length;
    if (this.#form.signing) this.#chunkHash.update(data);
    this.#onData(data);
    if (this.#remaining === 0) this.#state = 'data-end';
    return input.subarray(data.length);
  }

  #endChunk(line: string): void {
    if (line !== '') throw malformed();
    if (this.#isLast) {
      this.#state = 'done';
      return;
    }
    this.#verifyChunk();
    this.#state = 'header';
  }

  #verifyChunk(): void {
    const { signing } = this.#form;
    if (!signing) return;
    const hash = this.#chunkHash.digest('hex');
    this.#chunkHash = createHash('sha256');
    const text = `AWS4-HMAC-SHA256-PAYLOAD\n${signing.amzDate}\n${signing.scope}\n${this.#previousSignature}\n${EMPTY_HASH}\n${hash}`;
    this.#assertSignature(signing, text, this.#chunkSignature);
  }

  #takeTrailer(line: string, hasReturn: boolean): void {
    if (line === '' && hasReturn && this.#hasBareLineFeed) {
      // minio-go ends each trailer with LF as it signs it, and then writes CRLF: together they end one line.
      this.#hasBareLineFeed = false;
      return;
    }
    if (line === '') {
      this.#endTrailer();
      return;
    }
    this.#hasBareLineFeed = !hasReturn;
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name === '' || this.trailers.has(name)) throw s3Error('MalformedTrailerError');
    const value = line.slice(colon + 1).trim();
    this.trailers.set(name, value);
    if (name !== 'x-amz-trailer-signature') this.#trailerText += `${name}:${value}\n`;
    if (this.#trailerText.length > MAX_TRAILER_BYTES) throw s3Error('MalformedTrailerError');
  }

  #endTrailer(): void {
    const { signing } = this.#form;
    if (signing) {
      const given = this.trailers.get('x-amz-trailer-signature') ?? '';
      const text = `AWS4-HMAC-SHA256-TRAILER\n${signing.amzDate}\n${signing.scope}\n${this.#previousSignature}\n${sha256Hex(this.#trailerText)}`;
      this.#assertSignature(signing, text, given);
    }
    this.#state = 'done';
  }

  #assertSignature(signing: ChunkSigning, text: string, given: string): void {
    const expected = signing.signingKey.sign(text);
    if (given.length !== expected.length || !timingSafeEqual(Buffer.from(given), Buffer.from(expected)))
      throw s3Error('SignatureDoesNotMatch');
    this.#previousSignature = expected;
  }
}

function malformed(): Error {
  return s3Error('IncompleteBody', 'The aws-chunked framing of the request body is malformed.');
}
