import { Readable } from 'node:stream';
import { AppError } from '../base/app-error.ts';
import type { StreamBody, TrailingChecksum } from './backend.ts';

/** Bytes per chunk; AWS wants at least 8 KiB in every chunk but the last. */
const CHUNK_BYTES = 64 * 1024;
const CRLF = '\r\n';

/** Length of the base64 text of each checksum, by its header: the frame's length must be known before it is sent. */
const VALUE_LENGTHS: Readonly<Record<string, number>> = {
  'x-amz-checksum-crc32': 8,
  'x-amz-checksum-crc32c': 8,
  'x-amz-checksum-crc64nvme': 12,
  'x-amz-checksum-sha1': 28,
  'x-amz-checksum-sha256': 44,
};

/** True for a trailer whose frame we can size beforehand. */
export function canFrame(trailer: TrailingChecksum): boolean {
  return VALUE_LENGTHS[trailer.name] !== undefined;
}

/** The length of `lengthBytes` of data once framed, trailer included. */
export function framedLength(lengthBytes: number, trailer: TrailingChecksum): number {
  const fullChunks = Math.floor(lengthBytes / CHUNK_BYTES);
  const restBytes = lengthBytes - fullChunks * CHUNK_BYTES;
  const chunks = fullChunks * sizeOfChunk(CHUNK_BYTES) + (restBytes > 0 ? sizeOfChunk(restBytes) : 0);
  return (
    chunks + '0\r\n'.length + trailer.name.length + ':'.length + (VALUE_LENGTHS[trailer.name] ?? 0) + 2 * CRLF.length
  );
}

function sizeOfChunk(dataBytes: number): number {
  return chunkHead(dataBytes).length + dataBytes + CRLF.length;
}

function chunkHead(dataBytes: number): string {
  return `${dataBytes.toString(16)}${CRLF}`;
}

/**
 * A stream framed as `STREAMING-UNSIGNED-PAYLOAD-TRAILER` (AWS, "SigV4 with unsigned payload and trailing checksum"):
 * chunks of a fixed size, so that the length is known, with the data passed through uncopied. The source is not touched
 * before the first read, and is destroyed with the frame.
 */
export class AwsChunkedBody extends Readable {
  readonly #source: Readable;
  readonly #trailer: TrailingChecksum;
  #remainingBytes: number;
  #chunkRestBytes = 0;
  #isReading = false;

  constructor(source: Readable, lengthBytes: number, trailer: TrailingChecksum) {
    super();
    this.#source = source;
    this.#trailer = trailer;
    this.#remainingBytes = lengthBytes;
  }

  /** The frame around a body that has a trailing checksum. */
  static around(body: StreamBody, trailer: TrailingChecksum): AwsChunkedBody {
    return new AwsChunkedBody(body.stream, body.lengthBytes, trailer);
  }

  override _read(): void {
    if (this.#isReading) {
      this.#source.resume();
      return;
    }
    this.#isReading = true;
    this.#source.on('data', (data: Buffer) => this.#frame(data));
    this.#source.on('end', () => this.#finish());
    this.#source.on('error', (error) => this.destroy(error));
    this.#source.on('close', () => {
      if (!this.#source.readableEnded) this.destroy(brokenSource());
    });
    if (this.#source.destroyed) this.destroy(this.#source.errored ?? brokenSource());
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#source.destroy();
    done(error);
  }

  #frame(data: Buffer): void {
    let offset = 0;
    let wantsMore = true;
    while (offset < data.length) {
      if (this.#chunkRestBytes === 0) this.#openChunk();
      const piece = data.subarray(offset, offset + this.#chunkRestBytes);
      if (piece.length === 0) return void this.destroy(new AppError('BodyTooLong', 'a body is longer than it said'));
      wantsMore = this.push(piece);
      offset += piece.length;
      this.#chunkRestBytes -= piece.length;
      if (this.#chunkRestBytes === 0) wantsMore = this.push(CRLF);
    }
    if (!wantsMore) this.#source.pause();
  }

  #openChunk(): void {
    this.#chunkRestBytes = Math.min(CHUNK_BYTES, this.#remainingBytes);
    this.#remainingBytes -= this.#chunkRestBytes;
    if (this.#chunkRestBytes > 0) this.push(chunkHead(this.#chunkRestBytes));
  }

  #finish(): void {
    if (this.#chunkRestBytes > 0 || this.#remainingBytes > 0)
      return void this.destroy(new AppError('BodyTooShort', 'a body ended before its length'));
    try {
      this.push(`0${CRLF}${this.#trailer.name}:${this.#trailer.value()}${CRLF}${CRLF}`);
      this.push(null);
    } catch (error) {
      this.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  }
}

function brokenSource(): AppError {
  return new AppError('BodyBroken', 'a body was given up before its end');
}
