import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Random } from '../base/random.ts';
import type { ChecksumAlgorithm } from '../s3/checksum.ts';
import { type Checksum, createChecksum } from '../s3/checksum.ts';
import { s3Error } from '../s3/s3-error.ts';
import type { OutgoingBody } from './backend.ts';

/** Objects up to this size live in the index: one durable commit instead of two fsyncs and a rename. */
const INLINE_BYTES = 16 * 1024;
const READ_CHUNK_BYTES = 128 * 1024;

/** Bytes that have been taken in and are durable, or will be with the index row that holds them. */
export interface StoredBytes {
  /** The file that holds them; null when they are inline. */
  readonly blob: string | null;
  readonly inline: Uint8Array | null;
  readonly sizeBytes: number;
  readonly md5: Buffer;
  /** Base64, when a checksum was asked for. */
  readonly checksum: string | undefined;
}

/** A stretch of a blob. */
export interface Segment {
  readonly blob: string;
  readonly sizeBytes: number;
}

/** The files of a store: written once under a random name, fsynced, never changed. */
export class StoreBlobs {
  readonly #directory: string;
  readonly #random: Random;
  #hasLeftovers = false;

  constructor(directory: string, random: Random) {
    this.#directory = directory;
    this.#random = random;
  }

  async prepare(): Promise<void> {
    await mkdir(this.#temporary(), { recursive: true });
    for (let shard = 0; shard < 256; shard++)
      await mkdir(join(this.#directory, 'blobs', hex(shard)), { recursive: true });
  }

  /** Takes in a body; on any failure nothing is left behind. Throws what the body's stream is destroyed with. */
  async store(body: OutgoingBody, algorithm: ChecksumAlgorithm | undefined): Promise<StoredBytes> {
    if (body === null) return inlineBytes(Buffer.alloc(0), algorithm);
    if (body instanceof Uint8Array) {
      if (body.length <= INLINE_BYTES) return inlineBytes(body, algorithm);
      return this.#write(Readable.from([body]), body.length, algorithm);
    }
    return this.#write(body.stream, body.lengthBytes, algorithm);
  }

  /** A reader of `length` bytes from `start` of the segments taken together. Throws ENOENT when a file is gone. */
  async read(segments: readonly Segment[], start: number, length: number): Promise<Readable> {
    const pieces = overlap(segments, start, length);
    const handles: FileHandle[] = [];
    try {
      // All are opened before the first byte goes out: what is overwritten meanwhile stays readable to its end.
      for (const piece of pieces) handles.push(await open(this.path(piece.blob), 'r'));
    } catch (error) {
      await closeAll(handles);
      throw error;
    }
    const stream = Readable.from(readPieces(handles, pieces), { objectMode: false, highWaterMark: READ_CHUNK_BYTES });
    // Not in the generator: one that was never begun runs no `finally`, and the files would stay open.
    return stream.once('close', () => void closeAll(handles));
  }

  /** True when a file that nothing refers to could not be removed: the next sweep tries again. */
  get hasLeftovers(): boolean {
    return this.#hasLeftovers;
  }

  /** Removes what nothing refers to any more. Never throws: what has been committed stays so, whatever becomes of old files. */
  async remove(blobs: readonly (string | null)[]): Promise<void> {
    const paths = blobs.flatMap((blob) => (blob === null ? [] : [this.path(blob)]));
    await Promise.all(paths.map((path) => this.#unlink(path)));
  }

  /** Removes half-written files and blobs that no row holds: what a killed process leaves behind. */
  async sweep(isReferenced: (blob: string) => boolean): Promise<number> {
    await rm(this.#temporary(), { recursive: true, force: true });
    await mkdir(this.#temporary(), { recursive: true });
    let removed = 0;
    for (let shard = 0; shard < 256; shard++) {
      const names = await readdir(join(this.#directory, 'blobs', hex(shard)));
      const orphans = names.filter((name) => !isReferenced(name));
      await this.remove(orphans);
      removed += orphans.length;
    }
    return removed;
  }

  path(blob: string): string {
    return join(this.#directory, 'blobs', blob.slice(0, 2), blob);
  }

  #temporary(): string {
    return join(this.#directory, 'tmp');
  }

  async #write(stream: Readable, lengthBytes: number, algorithm: ChecksumAlgorithm | undefined): Promise<StoredBytes> {
    const blob = this.#random.bytes(16).toString('hex');
    const temporary = join(this.#temporary(), blob);
    // It may break before it is read, and nobody else listens; whoever reads it is told again.
    stream.on('error', () => undefined);
    let handle: FileHandle | undefined;
    try {
      handle = await open(temporary, 'wx');
      const digest = await writeAll(handle, stream, algorithm);
      if (digest.sizeBytes !== lengthBytes) throw s3Error('IncompleteBody');
      await handle.sync();
      await handle.close();
      await rename(temporary, this.path(blob));
      await syncDirectory(join(this.#directory, 'blobs', blob.slice(0, 2)));
      return { blob, inline: null, ...digest };
    } catch (error) {
      stream.destroy();
      await handle?.close().catch(() => undefined);
      await Promise.all([this.#unlink(temporary), this.remove([blob])]);
      throw error;
    }
  }

  async #unlink(path: string): Promise<void> {
    try {
      await rm(path, { force: true });
    } catch {
      this.#hasLeftovers = true;
    }
  }
}

async function writeAll(handle: FileHandle, stream: Readable, algorithm: ChecksumAlgorithm | undefined) {
  const md5 = createHash('md5');
  const checksum: Checksum | undefined = algorithm && createChecksum(algorithm);
  let sizeBytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    md5.update(chunk);
    checksum?.update(chunk);
    sizeBytes += chunk.length;
    let written = 0;
    while (written < chunk.length) written += (await handle.write(chunk, written)).bytesWritten;
  }
  return { sizeBytes, md5: md5.digest(), checksum: checksum?.digest() };
}

function inlineBytes(bytes: Uint8Array, algorithm: ChecksumAlgorithm | undefined): StoredBytes {
  const checksum = algorithm && createChecksum(algorithm);
  checksum?.update(bytes);
  return {
    blob: null,
    inline: bytes,
    sizeBytes: bytes.length,
    md5: createHash('md5').update(bytes).digest(),
    checksum: checksum?.digest(),
  };
}

interface Piece {
  readonly blob: string;
  readonly start: number;
  readonly length: number;
}

function overlap(segments: readonly Segment[], start: number, length: number): Piece[] {
  const pieces: Piece[] = [];
  let offset = 0;
  for (const { blob, sizeBytes } of segments) {
    const from = Math.max(start, offset);
    const to = Math.min(start + length, offset + sizeBytes);
    if (from < to) pieces.push({ blob, start: from - offset, length: to - from });
    offset += sizeBytes;
  }
  return pieces;
}

async function* readPieces(handles: readonly FileHandle[], pieces: readonly Piece[]): AsyncGenerator<Buffer> {
  for (const [index, piece] of pieces.entries()) {
    const handle = handles[index] as FileHandle;
    let position = piece.start;
    const end = piece.start + piece.length;
    while (position < end) {
      const buffer = Buffer.allocUnsafe(Math.min(READ_CHUNK_BYTES, end - position));
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
      if (bytesRead === 0) throw new Error(`blob ${piece.blob} is shorter than its row says`);
      position += bytesRead;
      yield bytesRead === buffer.length ? buffer : buffer.subarray(0, bytesRead);
    }
  }
}

/** They were only read from: what closing them may come to matters to nobody. */
async function closeAll(handles: readonly FileHandle[]): Promise<void> {
  await Promise.all(handles.map((handle) => handle.close().catch(() => undefined)));
}

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
