import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Random } from '../base/random.ts';
import { quoteEtag } from '../s3/etag.ts';
import { queryValue } from '../s3/headers.ts';
import type { S3Response } from '../s3/message.ts';
import {
  completeMultipartUploadResult,
  copyPartResult,
  initiateMultipartUploadResult,
  listMultipartUploadsResult,
  listPartsResult,
} from '../s3/results-xml.ts';
import { s3Error } from '../s3/s3-error.ts';
import { compareUtf8 } from '../s3/utf8-order.ts';
import { type CompletedPart, parseCompleteMultipartUpload } from '../s3/xml-read.ts';
import type { BackendRequest } from './backend.ts';
import { describingHeaders } from './store-headers.ts';
import { commonPrefixOf, isUrlEncoding, pageSize, wholeNumber } from './store-listing.ts';
import {
  assertWriteConditions,
  copied,
  type ObjectRequest,
  requireBucket,
  type StoreObjects,
  type StoreParts,
  takeIn,
} from './store-objects.ts';
import { type ObjectRow, type PartRow, segmentsOf, type UploadRow } from './store-rows.ts';

const MIN_PART_BYTES = 5 * 1024 * 1024;
const MAX_PART_NUMBER = 10_000;
const OWNER_ID = 's3gateway-store';

/** Multipart uploads of a store. Parts are blobs of their own; the object that they become refers to them in order. */
export class StoreMultipart {
  readonly #parts: StoreParts;
  readonly #objects: StoreObjects;
  readonly #random: Random;

  constructor(parts: StoreParts, objects: StoreObjects, random: Random) {
    this.#parts = parts;
    this.#objects = objects;
    this.#random = random;
  }

  async create({ bucket, key, headers }: ObjectRequest): Promise<string> {
    const { index, clock } = this.#parts;
    const uploadId = this.#random.bytes(24).toString('base64url');
    const kept = JSON.stringify(describingHeaders(headers));
    await index.write(() => {
      requireBucket(index, bucket);
      index.run('insert into uploads values (?, ?, ?, ?, ?, null)', uploadId, bucket, key, kept, clock.nowMs());
    });
    return initiateMultipartUploadResult({ bucket, key, uploadId });
  }

  async uploadPart(request: ObjectRequest): Promise<S3Response> {
    const { bytes, checksums } = await this.#storePart(request, request.body);
    return {
      status: 200,
      headers: [['etag', quoteEtag(bytes.md5.toString('hex'))], ...Object.entries(checksums)],
      body: null,
    };
  }

  async copyPart(request: ObjectRequest): Promise<string> {
    this.#target(request);
    const range = request.headers['x-amz-copy-source-range'];
    const { body } = await this.#objects.openSource(request, (source) => copyRange(range, source.size_bytes));
    const { bytes, lastModifiedMs } = await this.#storePart({ ...request, headers: {} }, body);
    return copyPartResult(copied(bytes.md5.toString('hex'), lastModifiedMs));
  }

  async complete(request: ObjectRequest, document: string): Promise<string> {
    const { index, blobs } = this.#parts;
    this.#upload(request);
    const wanted = parseCompleteMultipartUpload(document);
    const { etag, unused } = await index.write(() => this.#publish(request, wanted));
    await blobs.remove(unused);
    return this.#completed(request, etag);
  }

  /**
   * Makes the object of the chosen parts; `unused` are the files of what it replaces and of the parts left out. All within
   * one write: a part that is sent again, or another completion, would take the files of parts that were chosen earlier.
   */
  #publish(request: ObjectRequest, wanted: readonly CompletedPart[]): { etag: string; unused: (string | null)[] } {
    const { index, clock } = this.#parts;
    const upload = this.#upload(request);
    if (upload.completed_etag !== null) return { etag: upload.completed_etag, unused: [] };
    const stored = index.all<PartRow>('select * from parts where upload_id = ? order by part_number', upload.id);
    const chosen = choose(wanted, stored);
    const etag = multipartEtag(chosen);
    const { bucket, key } = request;
    const current = index.get<ObjectRow>('select * from objects where bucket = ? and key = ?', bucket, key);
    assertWriteConditions(request.headers, current);
    const segments = chosen.map((part) => ({ blob: part.blob ?? '', sizeBytes: part.size_bytes }));
    const sizeBytes = segments.reduce((sum, segment) => sum + segment.sizeBytes, 0);
    index.run(
      'insert or replace into objects values (?, ?, ?, ?, ?, ?, ?, ?, null)',
      ...[bucket, key, sizeBytes, etag, clock.nowMs(), upload.headers, '{}', JSON.stringify(segments)],
    );
    index.run('update uploads set completed_etag = ? where id = ?', etag, upload.id);
    index.run('delete from parts where upload_id = ?', upload.id);
    const used = new Set(segments.map((segment) => segment.blob));
    const replaced = current ? segmentsOf(current).map((segment) => segment.blob) : [];
    return { etag, unused: [...replaced, ...stored.map((part) => part.blob)].filter((blob) => !used.has(blob ?? '')) };
  }

  async abort(request: ObjectRequest): Promise<S3Response> {
    const { index, blobs } = this.#parts;
    const upload = this.#upload(request);
    if (upload.completed_etag !== null) throw noSuchUpload(upload.id);
    const parts = await index.write(() => {
      const stored = index.all<PartRow>('select * from parts where upload_id = ?', upload.id);
      index.run('delete from uploads where id = ?', upload.id);
      return stored;
    });
    await blobs.remove(parts.map((part) => part.blob));
    return { status: 204, headers: [], body: null };
  }

  listParts(request: ObjectRequest): string {
    const upload = this.#upload(request);
    if (upload.completed_etag !== null) throw noSuchUpload(upload.id);
    const marker = wholeNumber(queryValue(request.query, 'part-number-marker'), 'part-number-marker') ?? 0;
    const maxParts = pageSize(queryValue(request.query, 'max-parts'), 'max-parts');
    const sql = 'select * from parts where upload_id = ? and part_number > ? order by part_number limit ?';
    const rows = this.#parts.index.all<PartRow>(sql, upload.id, marker, maxParts + 1);
    return listPartsResult({
      bucket: request.bucket,
      key: request.key,
      uploadId: upload.id,
      ownerId: OWNER_ID,
      partNumberMarker: marker,
      maxParts,
      isTruncated: maxParts > 0 && rows.length > maxParts,
      parts: rows.slice(0, maxParts).map((row) => ({
        partNumber: row.part_number,
        etag: row.etag,
        sizeBytes: row.size_bytes,
        lastModifiedMs: row.last_modified_ms,
      })),
    });
  }

  list({ bucket, query }: BackendRequest & { readonly bucket: string }): string {
    requireBucket(this.#parts.index, bucket);
    const [prefix = '', delimiter = '', keyMarker = '', uploadIdMarker = ''] = [
      'prefix',
      'delimiter',
      'key-marker',
      'upload-id-marker',
    ].map((name) => queryValue(query, name));
    const maxUploads = pageSize(queryValue(query, 'max-uploads'), 'max-uploads');
    const rows = this.#parts.index.all<UploadRow>(
      'select * from uploads where bucket = ? and completed_etag is null and key >= ? order by key, created_at_ms, id',
      bucket,
      prefix,
    );
    const listed = after(rows, keyMarker, uploadIdMarker).filter((row) => row.key.startsWith(prefix));
    const seen = new Set<string>();
    const uploads: UploadRow[] = [];
    let isTruncated = false;
    for (const row of listed) {
      const rolled = commonPrefixOf(row.key, prefix, delimiter);
      // A common prefix is given only when it sorts after the marker (AWS ListMultipartUploads, Delimiter).
      if (rolled !== undefined && (seen.has(rolled) || compareUtf8(rolled, keyMarker) <= 0)) continue;
      if (uploads.length + seen.size >= maxUploads) {
        isTruncated = maxUploads > 0;
        break;
      }
      if (rolled === undefined) uploads.push(row);
      else seen.add(rolled);
    }
    return listMultipartUploadsResult({
      ...{ bucket, ownerId: OWNER_ID, prefix, delimiter, keyMarker, uploadIdMarker, maxUploads, isTruncated },
      isUrlEncoded: isUrlEncoding(query),
      uploads: uploads.map((row) => ({ key: row.key, uploadId: row.id, createdAtMs: row.created_at_ms })),
      commonPrefixes: [...seen],
    });
  }

  async #storePart(request: ObjectRequest, body: BackendRequest['body']) {
    const { index, blobs, clock } = this.#parts;
    const { upload, partNumber } = this.#target(request);
    const { bytes, checksums } = await takeIn(this.#parts, request.headers, asStream(body));
    const lastModifiedMs = clock.nowMs();
    try {
      const replaced = await index.write(() => {
        if (this.#upload(request).completed_etag !== null) throw noSuchUpload(upload.id);
        const current = index.get<PartRow>(
          'select * from parts where upload_id = ? and part_number = ?',
          upload.id,
          partNumber,
        );
        const etag = bytes.md5.toString('hex');
        index.run(
          'insert or replace into parts values (?, ?, ?, ?, ?, ?)',
          upload.id,
          partNumber,
          bytes.blob,
          bytes.sizeBytes,
          etag,
          lastModifiedMs,
        );
        return current?.blob ?? null;
      });
      await blobs.remove([replaced]);
    } catch (error) {
      await blobs.remove([bytes.blob]);
      throw error;
    }
    return { bytes, checksums, lastModifiedMs };
  }

  /** Where a part goes. Throws InvalidArgument or NoSuchUpload. */
  #target(request: ObjectRequest): { readonly upload: UploadRow; readonly partNumber: number } {
    const upload = this.#upload(request);
    const partNumber = Number(queryValue(request.query, 'partNumber'));
    if (!Number.isInteger(partNumber) || partNumber < 1 || partNumber > MAX_PART_NUMBER)
      throw s3Error('InvalidArgument', `Part number must be an integer between 1 and ${MAX_PART_NUMBER}, inclusive`, {
        extra: { ArgumentName: 'partNumber' },
      });
    return { upload, partNumber };
  }

  #upload(request: ObjectRequest): UploadRow {
    const id = queryValue(request.query, 'uploadId') ?? '';
    const row = this.#parts.index.get<UploadRow>('select * from uploads where id = ?', id);
    if (row && row.bucket === request.bucket && row.key === request.key) return row;
    requireBucket(this.#parts.index, request.bucket);
    throw noSuchUpload(id);
  }

  #completed({ bucket, key }: ObjectRequest, etag: string): string {
    return completeMultipartUploadResult({ bucket, key, location: `/${bucket}/${key}`, etag, checksums: {} });
  }
}

/** The uploads that come after a marker. Without an upload id it stands for all the uploads of its key. */
function after(rows: readonly UploadRow[], keyMarker: string, uploadIdMarker: string): readonly UploadRow[] {
  const marked = rows.findIndex((row) => row.key === keyMarker && row.id === uploadIdMarker);
  if (marked !== -1) return rows.slice(marked + 1);
  // The marked upload may be over by now; then its key is listed from its beginning rather than not at all.
  return rows.filter((row) => compareUtf8(row.key, keyMarker) > 0 || (row.key === keyMarker && uploadIdMarker !== ''));
}

/** Parts always lie in files, however small: an object of parts refers to them by name. */
function asStream(body: BackendRequest['body']): BackendRequest['body'] {
  if (body !== null && !(body instanceof Uint8Array)) return body;
  const bytes = body ?? new Uint8Array();
  return { stream: Readable.from(bytes.length === 0 ? [] : [bytes], { objectMode: false }), lengthBytes: bytes.length };
}

/** The stored parts that the client lists. Throws InvalidPartOrder, InvalidPart or EntityTooSmall, looked for in this order. */
function choose(wanted: readonly CompletedPart[], stored: readonly PartRow[]): PartRow[] {
  assertAscending(wanted);
  const byNumber = new Map(stored.map((part) => [part.part_number, part]));
  const chosen = wanted.map((part) => {
    const found = byNumber.get(part.partNumber);
    if (found && found.etag === part.etag) return found;
    throw s3Error('InvalidPart', undefined, { extra: { PartNumber: String(part.partNumber), ETag: part.etag } });
  });
  for (const part of chosen.slice(0, -1)) if (part.size_bytes < MIN_PART_BYTES) throw tooSmall(part);
  return chosen;
}

function assertAscending(parts: readonly CompletedPart[]): void {
  let before = 0;
  for (const { partNumber } of parts) {
    if (partNumber <= before) throw s3Error('InvalidPartOrder');
    before = partNumber;
  }
}

function tooSmall(part: PartRow): Error {
  return s3Error('EntityTooSmall', undefined, {
    extra: {
      ProposedSize: String(part.size_bytes),
      MinSizeAllowed: String(MIN_PART_BYTES),
      PartNumber: String(part.part_number),
    },
  });
}

function multipartEtag(parts: readonly PartRow[]): string {
  const hash = createHash('md5');
  for (const part of parts) hash.update(Buffer.from(part.etag, 'hex'));
  return `${hash.digest('hex')}-${parts.length}`;
}

function copyRange(header: string | undefined, sizeBytes: number): { readonly start: number; readonly length: number } {
  if (header === undefined) return { start: 0, length: sizeBytes };
  const match = /^bytes=(\d+)-(\d+)$/.exec(header);
  const [start, end] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || start > end)
    throw s3Error(
      'InvalidArgument',
      'The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy',
    );
  if (end >= sizeBytes)
    throw s3Error('InvalidArgument', `Range specified is not valid for source object of size: ${sizeBytes}`);
  return { start, length: end - start + 1 };
}

function noSuchUpload(uploadId: string): Error {
  return s3Error('NoSuchUpload', undefined, { extra: { UploadId: uploadId } });
}
