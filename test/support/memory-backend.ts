import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import {
  assertPermitted,
  type Backend,
  type BackendRequest,
  BackendUnavailable,
  type OutgoingBody,
} from '../../src/backends/backend.ts';
import type { Clock } from '../../src/base/clock.ts';
import type { StopSignal } from '../../src/base/stop-signal.ts';
import type { Permit } from '../../src/policy/permit.ts';
import { evaluateReadConditions, evaluateWriteConditions } from '../../src/s3/conditions.ts';
import { quoteEtag } from '../../src/s3/etag.ts';
import type { PushBody, S3Response } from '../../src/s3/message.ts';
import { parseRange } from '../../src/s3/range.ts';
import {
  completeMultipartUploadResult,
  initiateMultipartUploadResult,
  listMultipartUploadsResult,
  listObjectsV2Result,
} from '../../src/s3/results-xml.ts';
import { parseTagging, parseTaggingHeader, type Tag, taggingDocument } from '../../src/s3/tagging.ts';
import { compareUtf8 } from '../../src/s3/utf8-order.ts';
import { parseCompleteMultipartUpload } from '../../src/s3/xml-read.ts';
import { document, element } from '../../src/s3/xml-write.ts';

/** An object of a memory backend. */
export interface MemoryObject {
  readonly bytes: Buffer;
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
  tags: readonly Tag[];
  readonly modifiedAtMs: number;
  /** The sizes of its parts when it was uploaded in parts. */
  readonly parts: readonly number[] | undefined;
}

interface Upload {
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: readonly Tag[];
  readonly parts: Map<number, Buffer>;
  readonly createdAtMs: number;
}

/** What a memory backend is made as. */
export interface MemoryBackendOptions {
  readonly clock: Clock;
  readonly conditionalWrites?: boolean;
  /** False for a backend that ignores `partNumber` on reads. */
  readonly knowsPartNumbers?: boolean;
  /** False for a backend that refuses tags. */
  readonly knowsTags?: boolean;
  /** `opaque` ETags say nothing about content. */
  readonly etags?: 'md5' | 'opaque';
  /** Bytes that the last part may be smaller than and the others may not. */
  readonly minPartBytes?: number;
}

const DESCRIBING =
  /^(content-type|cache-control|content-disposition|content-encoding|content-language|expires|x-amz-meta-.*|x-amz-storage-class|x-amz-website-redirect-location)$/;

/** A small S3 in memory, quick enough for thousands of random runs; the embedded store is the real one. */
export class MemoryBackend implements Backend {
  readonly id: string;
  readonly capabilities;
  readonly buckets = new Map<string, Map<string, MemoryObject>>();
  readonly uploads = new Map<string, Upload>();
  readonly #options: MemoryBackendOptions;
  #serial = 0;

  constructor(id: string, options: MemoryBackendOptions) {
    this.id = id;
    this.#options = options;
    this.capabilities = { trailingChecksums: false, conditionalWrites: options.conditionalWrites ?? true };
  }

  isHealthy(): boolean {
    return true;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** What the bucket holds under `key`. */
  object(bucket: string, key: string): MemoryObject | undefined {
    return this.buckets.get(bucket)?.get(key);
  }

  async send(permit: Permit, request: BackendRequest): Promise<S3Response> {
    assertPermitted(permit, this.id, request);
    if (request.signal?.aborted) throw new BackendUnavailable(this.id, { sent: false, cause: request.signal.reason });
    // The body is taken in whole before anything changes, as with a backend that publishes atomically.
    const body = await this.#collect(request.body, request.signal);
    const bucket = this.buckets.get(request.bucket ?? '');
    if (!bucket) return this.#error(request, 404, 'NoSuchBucket');
    if (request.key === undefined) return this.#answerBucket(request, bucket);
    return this.#answerObject(request, bucket, { key: request.key, body });
  }

  #answerBucket(request: BackendRequest, bucket: Map<string, MemoryObject>): S3Response {
    if (queryOf(request, 'uploads') !== undefined) return this.#listUploads(request);
    const maxKeys = Math.min(Number(queryOf(request, 'max-keys') ?? 1000), 1000);
    const after = queryOf(request, 'continuation-token') ?? '';
    const keys = [...bucket.keys()].sort(compareUtf8).filter((key) => after === '' || compareUtf8(key, after) > 0);
    const page = keys.slice(0, maxKeys);
    const isTruncated = keys.length > page.length;
    const xml = listObjectsV2Result({
      bucket: request.bucket ?? '',
      ownerId: 'owner',
      prefix: '',
      delimiter: '',
      maxKeys,
      isUrlEncoded: queryOf(request, 'encoding-type') === 'url',
      entries: page.map((key) => {
        const object = bucket.get(key) as MemoryObject;
        return {
          key,
          etag: object.etag,
          sizeBytes: object.bytes.length,
          lastModifiedMs: object.modifiedAtMs,
          storageClass: 'STANDARD',
        };
      }),
      commonPrefixes: [],
      isTruncated,
      continuationToken: after === '' ? undefined : after,
      nextContinuationToken: isTruncated ? page.at(-1) : undefined,
      startAfter: undefined,
      hasOwner: false,
    });
    return xmlAnswer(xml);
  }

  #listUploads(request: BackendRequest): S3Response {
    const prefix = queryOf(request, 'prefix') ?? '';
    const uploads = [...this.uploads].filter(([, upload]) => upload.key.startsWith(prefix));
    const isUrlEncoded = queryOf(request, 'encoding-type') === 'url';
    const page = {
      ownerId: 'owner',
      delimiter: '',
      keyMarker: '',
      uploadIdMarker: '',
      maxUploads: 1000,
      isTruncated: false,
      commonPrefixes: [],
    };
    const listed = uploads.map(([uploadId, { key, createdAtMs }]) => ({ key, uploadId, createdAtMs }));
    return xmlAnswer(
      listMultipartUploadsResult({ ...page, bucket: request.bucket ?? '', prefix, isUrlEncoded, uploads: listed }),
    );
  }

  #answerObject(
    request: BackendRequest,
    bucket: Map<string, MemoryObject>,
    target: { key: string; body: Buffer },
  ): S3Response {
    const uploadId = queryOf(request, 'uploadId');
    if (uploadId !== undefined) return this.#answerUpload(request, bucket, { ...target, uploadId });
    if (queryOf(request, 'tagging') !== undefined)
      return this.#answerTagging(request, bucket.get(target.key), target.body);
    if (request.method === 'GET' || request.method === 'HEAD') return this.#read(request, bucket.get(target.key));
    if (request.method === 'POST') return this.#createUpload(request, target.key);
    if (request.method === 'DELETE') {
      bucket.delete(target.key);
      return { status: 204, headers: [], body: null };
    }
    const refusal = this.#conditions(request, bucket.get(target.key)) ?? this.#tagRefusal(request);
    if (refusal) return refusal;
    const etag = this.#etag(createHash('md5').update(target.body).digest('hex'));
    bucket.set(target.key, {
      bytes: target.body,
      etag,
      headers: describing(request),
      tags: tagsOf(request),
      modifiedAtMs: this.#options.clock.nowMs(),
      parts: undefined,
    });
    return { status: 200, headers: [['etag', quoteEtag(etag)]], body: null };
  }

  #answerTagging(request: BackendRequest, object: MemoryObject | undefined, body: Buffer): S3Response {
    if (this.#options.knowsTags === false) return this.#error(request, 501, 'NotImplemented');
    if (!object) return this.#error(request, 404, 'NoSuchKey');
    if (request.method === 'GET') return xmlAnswer(taggingDocument(object.tags));
    object.tags = request.method === 'PUT' ? parseTagging(body.toString('utf8'), 'object') : [];
    return { status: request.method === 'PUT' ? 200 : 204, headers: [], body: null };
  }

  #createUpload(request: BackendRequest, key: string): S3Response {
    const uploadId = `upload-${this.id}-${++this.#serial}`;
    this.uploads.set(uploadId, {
      key,
      headers: describing(request),
      tags: tagsOf(request),
      parts: new Map(),
      createdAtMs: this.#options.clock.nowMs(),
    });
    return xmlAnswer(initiateMultipartUploadResult({ bucket: request.bucket ?? '', key, uploadId }));
  }

  #answerUpload(
    request: BackendRequest,
    bucket: Map<string, MemoryObject>,
    target: { key: string; body: Buffer; uploadId: string },
  ): S3Response {
    const upload = this.uploads.get(target.uploadId);
    if (upload?.key !== target.key) return this.#error(request, 404, 'NoSuchUpload');
    if (request.method === 'DELETE') {
      this.uploads.delete(target.uploadId);
      return { status: 204, headers: [], body: null };
    }
    if (request.method === 'PUT') {
      upload.parts.set(Number(queryOf(request, 'partNumber')), target.body);
      return {
        status: 200,
        headers: [['etag', quoteEtag(createHash('md5').update(target.body).digest('hex'))]],
        body: null,
      };
    }
    const parts = parseCompleteMultipartUpload(target.body.toString('utf8')).map(
      (part) => upload.parts.get(part.partNumber) ?? Buffer.alloc(0),
    );
    const isSmall = parts.slice(0, -1).some((part) => part.length < (this.#options.minPartBytes ?? 0));
    if (isSmall) return this.#error(request, 400, 'EntityTooSmall');
    const refusal = this.#conditions(request, bucket.get(target.key));
    if (refusal) return refusal;
    const md5s = parts.map((part) => createHash('md5').update(part).digest());
    const etag = this.#etag(`${createHash('md5').update(Buffer.concat(md5s)).digest('hex')}-${parts.length}`);
    this.uploads.delete(target.uploadId);
    const sizes = parts.map((part) => part.length);
    bucket.set(target.key, {
      bytes: Buffer.concat(parts),
      etag,
      headers: upload.headers,
      tags: upload.tags,
      modifiedAtMs: this.#options.clock.nowMs(),
      parts: sizes,
    });
    return xmlAnswer(
      completeMultipartUploadResult({
        bucket: request.bucket ?? '',
        key: target.key,
        location: '/',
        etag,
        checksums: {},
      }),
    );
  }

  #read(request: BackendRequest, object: MemoryObject | undefined): S3Response {
    if (!object) return this.#error(request, 404, 'NoSuchKey');
    const conditions = evaluateReadConditions(request.headers, {
      etag: object.etag,
      lastModifiedMs: object.modifiedAtMs,
    });
    if (conditions === 'precondition-failed') return this.#error(request, 412, 'PreconditionFailed');
    const piece = this.#piece(request, object);
    const headers: [string, string][] = [
      ...Object.entries(object.headers),
      ...(object.tags.length > 0 ? [['x-amz-tagging-count', String(object.tags.length)] as [string, string]] : []),
      ['etag', quoteEtag(object.etag)],
      ['content-length', String(piece.bytes.length)],
      ['last-modified', new Date(object.modifiedAtMs).toUTCString()],
      ...piece.headers,
    ];
    return { status: piece.status, headers, body: request.method === 'HEAD' ? null : new SlowBody(piece.bytes) };
  }

  #piece(
    request: BackendRequest,
    object: MemoryObject,
  ): { status: number; bytes: Buffer; headers: [string, string][] } {
    const number = this.#options.knowsPartNumbers === false ? undefined : queryOf(request, 'partNumber');
    if (number !== undefined && object.parts) {
      const start = object.parts.slice(0, Number(number) - 1).reduce((sum, size) => sum + size, 0);
      const bytes = object.bytes.subarray(start, start + (object.parts[Number(number) - 1] ?? 0));
      return { status: 206, bytes, headers: [['x-amz-mp-parts-count', String(object.parts.length)]] };
    }
    const range = parseRange(request.headers['range'], object.bytes.length);
    if (typeof range === 'string') return { status: 200, bytes: object.bytes, headers: [] };
    return { status: 206, bytes: object.bytes.subarray(range.start, range.end + 1), headers: [] };
  }

  #conditions(request: BackendRequest, object: MemoryObject | undefined): S3Response | undefined {
    if (!this.capabilities.conditionalWrites) return undefined;
    const current = object && { etag: object.etag, lastModifiedMs: object.modifiedAtMs };
    const outcome = evaluateWriteConditions(request.headers, current);
    if (outcome === 'proceed') return undefined;
    return outcome === 'missing'
      ? this.#error(request, 404, 'NoSuchKey')
      : this.#error(request, 412, 'PreconditionFailed');
  }

  #tagRefusal(request: BackendRequest): S3Response | undefined {
    if (this.#options.knowsTags !== false || request.headers['x-amz-tagging'] === undefined) return undefined;
    return this.#error(request, 501, 'NotImplemented');
  }

  #etag(md5: string): string {
    return this.#options.etags === 'opaque' ? `opaque${++this.#serial}` : md5;
  }

  async #collect(body: OutgoingBody, signal: StopSignal | undefined): Promise<Buffer> {
    if (body === null) return Buffer.alloc(0);
    if (body instanceof Uint8Array) return Buffer.from(body);
    const stop = { handleEvent: () => void body.stream.destroy(new Error('aborted')) };
    signal?.addEventListener('abort', stop);
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of body.stream) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    } catch (error) {
      throw new BackendUnavailable(this.id, { sent: true, cause: error });
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  #error(request: BackendRequest, status: number, code: string): S3Response {
    const body =
      request.method === 'HEAD'
        ? null
        : Buffer.from(document('Error', element('Code', code), element('Message', code)));
    return { status, headers: [], body };
  }
}

function queryOf(request: BackendRequest, name: string): string | undefined {
  return request.query.find(([candidate]) => candidate === name)?.[1];
}

function describing(request: BackendRequest): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).filter(
      (entry): entry is [string, string] => DESCRIBING.test(entry[0]) && entry[1] !== undefined,
    ),
  );
}

function tagsOf(request: BackendRequest): readonly Tag[] {
  return parseTaggingHeader(request.headers['x-amz-tagging'] ?? '');
}

function xmlAnswer(xml: string): S3Response {
  return { status: 200, headers: [['content-type', 'application/xml']], body: Buffer.from(xml) };
}

/** Pushes in small chunks over several turns of the event loop, and stops when its sink is gone. */
class SlowBody implements PushBody {
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  pushTo(sink: Writable): void {
    const chunkBytes = Math.max(1, Math.ceil(this.#bytes.length / 4));
    let offset = 0;
    const step = () => {
      if (sink.destroyed) return;
      if (offset >= this.#bytes.length) return void sink.end();
      const isReady = sink.write(this.#bytes.subarray(offset, offset + chunkBytes));
      offset += chunkBytes;
      if (isReady) setImmediate(step);
      else sink.once('drain', step);
    };
    setImmediate(step);
  }

  discard(): void {
    // Nothing is held.
  }
}
