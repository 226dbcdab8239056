import { pipeline, type Readable, type Writable } from 'node:stream';
import type { Clock } from '../base/clock.ts';
import { CHECKSUM_ALGORITHMS, type ChecksumAlgorithm, checksumAlgorithmOf, checksumHeader } from '../s3/checksum.ts';
import { evaluateReadConditions, evaluateWriteConditions } from '../s3/conditions.ts';
import { parseCopySource } from '../s3/copy-source.ts';
import { quoteEtag } from '../s3/etag.ts';
import { queryValue } from '../s3/headers.ts';
import type { HeaderMap, PushBody, S3Response } from '../s3/message.ts';
import { parseRange } from '../s3/range.ts';
import { copyObjectResult, deleteResult } from '../s3/results-xml.ts';
import { s3Error } from '../s3/s3-error.ts';
import { parseDelete } from '../s3/xml-read.ts';
import type { BackendRequest, OutgoingBody } from './backend.ts';
import type { StoreBlobs, StoredBytes } from './store-blobs.ts';
import { copiedHeaders, describingHeaders, NEVER_COPIED, overriddenHeaders } from './store-headers.ts';
import type { StoreIndex } from './store-index.ts';
import { type ObjectRow, recordOf, segmentsOf } from './store-rows.ts';

/** What the operations of a store share. */
export interface StoreParts {
  readonly index: StoreIndex;
  readonly blobs: StoreBlobs;
  readonly clock: Clock;
}

/** A request about one object of one bucket. */
export interface ObjectRequest extends BackendRequest {
  readonly bucket: string;
  readonly key: string;
}

/** Objects that are small enough are answered from memory: one write to the socket, no stream. */
const ANSWER_FROM_MEMORY_BYTES = 256 * 1024;

/** How often an object is looked up whose file has gone each time: then it is missing, not overwritten. */
const MAX_LOOKS = 3;

/** Not implemented here: better refused than deleted without. */
const DELETE_CONDITIONS = ['if-match', 'x-amz-if-match-last-modified-time', 'x-amz-if-match-size'];

/** GetObject, HeadObject, PutObject, CopyObject, DeleteObject and DeleteObjects of a store. */
export class StoreObjects {
  readonly #parts: StoreParts;

  constructor(parts: StoreParts) {
    this.#parts = parts;
  }

  async put(request: ObjectRequest): Promise<S3Response> {
    requireBucket(this.#parts.index, request.bucket);
    const { bytes, checksums } = await takeIn(this.#parts, request.headers, request.body);
    const etag = bytes.md5.toString('hex');
    const row: ObjectRow = {
      bucket: request.bucket,
      key: request.key,
      size_bytes: bytes.sizeBytes,
      etag,
      last_modified_ms: this.#parts.clock.nowMs(),
      headers: JSON.stringify(describingHeaders(request.headers)),
      checksums: JSON.stringify(checksums),
      segments: JSON.stringify(bytes.blob === null ? [] : [{ blob: bytes.blob, sizeBytes: bytes.sizeBytes }]),
      inline: bytes.inline,
    };
    await publish(this.#parts, row, request.headers);
    return { status: 200, headers: [['etag', quoteEtag(etag)], ...Object.entries(checksums)], body: null };
  }

  async get(request: ObjectRequest): Promise<S3Response> {
    return whileOverwritten(() => this.#answer(request, findObject(this.#parts.index, request)));
  }

  async delete({ bucket, key, headers }: ObjectRequest): Promise<S3Response> {
    if (DELETE_CONDITIONS.some((name) => headers[name] !== undefined)) throw conditionalDelete();
    requireBucket(this.#parts.index, bucket);
    await this.#parts.blobs.remove(await this.#parts.index.write(() => this.#removeRow(bucket, key)));
    return { status: 204, headers: [], body: null };
  }

  async deleteMany(bucket: string, document: string): Promise<string> {
    const { quiet, objects } = parseDelete(document);
    if (objects.some(({ etag, versionId = 'null' }) => etag !== undefined || versionId !== 'null'))
      throw conditionalDelete();
    requireBucket(this.#parts.index, bucket);
    const removed = await this.#parts.index.write(() => objects.flatMap(({ key }) => this.#removeRow(bucket, key)));
    await this.#parts.blobs.remove(removed);
    return deleteResult({ deleted: quiet ? [] : objects.map(({ key }) => key), errors: [] });
  }

  async copy(request: ObjectRequest): Promise<string> {
    requireBucket(this.#parts.index, request.bucket);
    const { source, body } = await this.openSource(request, (row) => {
      assertChanging(request, row);
      return { start: 0, length: row.size_bytes };
    });
    const isReplacing = request.headers['x-amz-metadata-directive'] === 'REPLACE';
    const bytes = await this.#parts.blobs.store(body, undefined);
    const row: ObjectRow = {
      bucket: request.bucket,
      key: request.key,
      size_bytes: bytes.sizeBytes,
      etag: bytes.md5.toString('hex'),
      last_modified_ms: this.#parts.clock.nowMs(),
      headers: JSON.stringify(
        isReplacing
          ? describingHeaders(request.headers)
          : copiedHeaders(recordOf(source.headers), describingHeaders(request.headers)),
      ),
      checksums: segmentsOf(source).length > 1 ? '{}' : source.checksums,
      segments: JSON.stringify(bytes.blob === null ? [] : [{ blob: bytes.blob, sizeBytes: bytes.sizeBytes }]),
      inline: bytes.inline,
    };
    await publish(this.#parts, row, request.headers);
    return copyObjectResult(copied(row.etag, row.last_modified_ms));
  }

  /** The source of a copy, held against its conditions, and the stretch of it that is wanted as a body to be stored again. */
  openSource(
    { headers }: ObjectRequest,
    stretchOf: (source: ObjectRow) => { readonly start: number; readonly length: number },
  ): Promise<{ readonly source: ObjectRow; readonly body: OutgoingBody }> {
    return whileOverwritten(async () => {
      const source = this.#source(headers);
      const { start, length } = stretchOf(source);
      if (source.inline) return { source, body: source.inline.subarray(start, start + length) };
      const stream = await this.#parts.blobs.read(segmentsOf(source), start, length);
      return { source, body: { stream, lengthBytes: length } };
    });
  }

  #source(headers: HeaderMap): ObjectRow {
    const { bucket, key, versionId } = parseCopySource(headers['x-amz-copy-source'] ?? '');
    assertNoVersion(versionId, key);
    const row = findObject(this.#parts.index, { bucket, key });
    const conditions = {
      'if-match': headers['x-amz-copy-source-if-match'],
      'if-none-match': headers['x-amz-copy-source-if-none-match'],
      'if-modified-since': headers['x-amz-copy-source-if-modified-since'],
      'if-unmodified-since': headers['x-amz-copy-source-if-unmodified-since'],
    };
    if (evaluateReadConditions(conditions, { etag: row.etag, lastModifiedMs: row.last_modified_ms }) !== 'proceed')
      throw s3Error('PreconditionFailed');
    return row;
  }

  async #answer(request: ObjectRequest, row: ObjectRow): Promise<S3Response> {
    const outcome = evaluateReadConditions(request.headers, { etag: row.etag, lastModifiedMs: row.last_modified_ms });
    if (outcome === 'precondition-failed') throw s3Error('PreconditionFailed');
    if (outcome === 'not-modified')
      throw s3Error('NotModified', undefined, {
        headers: { etag: quoteEtag(row.etag), 'last-modified': httpDate(row) },
      });
    const part = partOf(request, row);
    const { status, start, length, headers } = part ?? rangeOf(request, row);
    const all = responseHeaders(request, row);
    const listed: [string, string][] = [...Object.entries({ ...all, ...headers }), ['content-length', String(length)]];
    if (request.method === 'HEAD') return { status, headers: listed, body: null };
    return { status, headers: listed, body: await this.#body(row, start, length) };
  }

  async #body(row: ObjectRow, start: number, length: number): Promise<Uint8Array | PushBody> {
    if (row.inline) return row.inline.subarray(start, start + length);
    const stream = await this.#parts.blobs.read(segmentsOf(row), start, length);
    if (length > ANSWER_FROM_MEMORY_BYTES) return new PushedStream(stream);
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
  }

  #removeRow(bucket: string, key: string): (string | null)[] {
    const { index } = this.#parts;
    const row = index.get<ObjectRow>('select * from objects where bucket = ? and key = ?', bucket, key);
    if (!row) return [];
    index.run('delete from objects where bucket = ? and key = ?', bucket, key);
    return segmentsOf(row).map((segment) => segment.blob);
  }
}

/** Looks an object up and opens its file, again when it was overwritten in between: the next look finds the new one. */
async function whileOverwritten<T>(lookUpAndOpen: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await lookUpAndOpen();
    } catch (error) {
      if (attempt === MAX_LOOKS || !isMissingFile(error)) throw error;
    }
  }
}

/** Throws InvalidRequest for a copy of an object onto itself that changes nothing. */
function assertChanging({ bucket, key, headers }: ObjectRequest, source: ObjectRow): void {
  const isItself = source.bucket === bucket && source.key === key;
  const isReplacing = headers['x-amz-metadata-directive'] === 'REPLACE';
  if (isItself && !isReplacing && NEVER_COPIED.every((name) => headers[name] === undefined))
    throw s3Error(
      'InvalidRequest',
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    );
}

/** Takes in a body and holds it against its Content-MD5 and checksum. */
export async function takeIn(
  { blobs }: StoreParts,
  headers: HeaderMap,
  body: OutgoingBody,
): Promise<{ readonly bytes: StoredBytes; readonly checksums: Record<string, string> }> {
  const trailing = body !== null && !(body instanceof Uint8Array) ? body.trailingChecksum : undefined;
  const algorithm = trailing ? checksumAlgorithmOf(trailing.name) : givenAlgorithm(headers);
  const bytes = await blobs.store(body, algorithm);
  try {
    const promised = trailing ? trailing.value() : algorithm && headers[checksumHeader(algorithm)];
    const md5 = headers['content-md5'];
    const isRight =
      (md5 === undefined || md5 === bytes.md5.toString('base64')) &&
      (promised === undefined || promised === bytes.checksum);
    if (!isRight) throw s3Error('BadDigest');
  } catch (error) {
    await blobs.remove([bytes.blob]);
    throw error;
  }
  return { bytes, checksums: algorithm && bytes.checksum ? { [checksumHeader(algorithm)]: bytes.checksum } : {} };
}

function givenAlgorithm(headers: HeaderMap): ChecksumAlgorithm | undefined {
  return CHECKSUM_ALGORITHMS.find((algorithm) => headers[checksumHeader(algorithm)] !== undefined);
}

/** Puts an object in its place in one commit, then lets go of what it replaced. */
async function publish({ index, blobs }: StoreParts, row: ObjectRow, headers: HeaderMap): Promise<void> {
  try {
    const replaced = await index.write(() => {
      const current = index.get<ObjectRow>('select * from objects where bucket = ? and key = ?', row.bucket, row.key);
      assertWriteConditions(headers, current);
      requireBucket(index, row.bucket);
      index.run(
        'insert or replace into objects values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
        row.bucket,
        row.key,
        row.size_bytes,
        row.etag,
        row.last_modified_ms,
        row.headers,
        row.checksums,
        row.segments,
        row.inline,
      );
      return current ? segmentsOf(current).map((segment) => segment.blob) : [];
    });
    await blobs.remove(replaced);
  } catch (error) {
    await blobs.remove(segmentsOf(row).map((segment) => segment.blob));
    throw error;
  }
}

/** Throws what a conditional write is refused with (AWS, "Conditional writes"). */
export function assertWriteConditions(headers: HeaderMap, current: ObjectRow | undefined): void {
  const object = current && { etag: current.etag, lastModifiedMs: current.last_modified_ms };
  switch (evaluateWriteConditions(headers, object)) {
    case 'missing':
      throw s3Error('NoSuchKey');
    case 'precondition-failed':
      throw s3Error('PreconditionFailed');
    case 'proceed':
      return;
  }
}

/** Throws NoSuchVersion for any but the only version that a store has, which S3 calls `null`. */
export function assertNoVersion(versionId: string | undefined, key: string): void {
  if (versionId !== undefined && versionId !== 'null')
    throw s3Error('NoSuchVersion', undefined, { extra: { Key: key, VersionId: versionId } });
}

/** Throws NoSuchBucket. */
export function requireBucket(index: StoreIndex, bucket: string): void {
  if (!index.get('select name from buckets where name = ?', bucket))
    throw s3Error('NoSuchBucket', undefined, { extra: { BucketName: bucket } });
}

/** CopyObjectResult or CopyPartResult of what was just stored. */
export function copied(etag: string, lastModifiedMs: number) {
  return { etag: quoteEtag(etag), lastModified: new Date(lastModifiedMs).toISOString() };
}

function conditionalDelete(): Error {
  return s3Error('NotImplemented', 'Deletes of versions or under conditions are not implemented by this store.');
}

function findObject(index: StoreIndex, { bucket, key }: { readonly bucket: string; readonly key: string }): ObjectRow {
  const row = index.get<ObjectRow>('select * from objects where bucket = ? and key = ?', bucket, key);
  if (row) return row;
  requireBucket(index, bucket);
  throw s3Error('NoSuchKey', undefined, { extra: { Key: key } });
}

interface Slice {
  readonly status: number;
  readonly start: number;
  readonly length: number;
  readonly headers: Record<string, string>;
}

function rangeOf(request: ObjectRequest, row: ObjectRow): Slice {
  const range = parseRange(request.headers['range'], row.size_bytes);
  if (range === 'unsatisfiable')
    throw s3Error('InvalidRange', undefined, {
      headers: { 'content-range': `bytes */${row.size_bytes}` },
      extra: { RangeRequested: request.headers['range'] ?? '', ActualObjectSize: String(row.size_bytes) },
    });
  if (range === 'whole') return { status: 200, start: 0, length: row.size_bytes, headers: {} };
  const { start, end } = range;
  return {
    status: 206,
    start,
    length: end - start + 1,
    headers: { 'content-range': `bytes ${start}-${end}/${row.size_bytes}` },
  };
}

/** One part of an object, by `partNumber` (AWS GetObject). */
function partOf(request: ObjectRequest, row: ObjectRow): Slice | undefined {
  const text = queryValue(request.query, 'partNumber');
  if (text === undefined) return undefined;
  const isMultipart = row.etag.includes('-');
  const sizes = isMultipart ? segmentsOf(row).map((segment) => segment.sizeBytes) : [row.size_bytes];
  const partNumber = Number(text);
  const length = sizes[partNumber - 1];
  if (length === undefined) throw s3Error('InvalidPartNumber');
  const start = sizes.slice(0, partNumber - 1).reduce((sum, size) => sum + size, 0);
  const headers: Record<string, string> = isMultipart ? { 'x-amz-mp-parts-count': String(sizes.length) } : {};
  if (row.size_bytes > 0) headers['content-range'] = `bytes ${start}-${start + length - 1}/${row.size_bytes}`;
  return { status: 206, start, length, headers };
}

function responseHeaders(request: ObjectRequest, row: ObjectRow): Record<string, string> {
  const wantsChecksum =
    request.headers['x-amz-checksum-mode']?.toUpperCase() === 'ENABLED' && request.headers['range'] === undefined;
  return {
    ...overriddenHeaders(recordOf(row.headers), request.query),
    ...(wantsChecksum ? recordOf(row.checksums) : {}),
    'accept-ranges': 'bytes',
    etag: quoteEtag(row.etag),
    'last-modified': httpDate(row),
  };
}

function httpDate(row: ObjectRow): string {
  return new Date(row.last_modified_ms).toUTCString();
}

function isMissingFile(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** A readable stream as a body that pushes itself. */
class PushedStream implements PushBody {
  readonly #stream: Readable;

  constructor(stream: Readable) {
    this.#stream = stream;
  }

  pushTo(sink: Writable): void {
    pipeline(this.#stream, sink, (error) => {
      if (error) sink.destroy(error);
    });
  }

  discard(): void {
    this.#stream.destroy();
  }
}
