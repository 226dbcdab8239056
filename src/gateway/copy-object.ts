import { PassThrough } from 'node:stream';
import type { OutgoingBody } from '../backends/backend.ts';
import { readBody } from '../backends/buffered.ts';
import type { ResolvedBucket } from '../buckets/bucket-directory.ts';
import { type CopySource, parseCopySource } from '../s3/copy-source.ts';
import { unquoteEtag } from '../s3/etag.ts';
import { isPushBody, responseHeader, type S3Response } from '../s3/message.ts';
import { copyObjectResult, copyPartResult } from '../s3/results-xml.ts';
import { s3Error } from '../s3/s3-error.ts';
import { parseTaggingAnswer, taggingHeader } from '../s3/tagging.ts';
import { encodeKeyPath } from '../s3/uri-encode.ts';
import { parseCopyResult, parseError } from '../s3/xml-read.ts';
import type { ObjectCall } from './call-context.ts';
import { asClientError, forward, forwardedQuery, passErrors } from './forward.ts';
import type { GatewayParts } from './gateway.ts';
import { wasSent } from './put-object.ts';
import { forwardedHeaders } from './request-headers.ts';
import { unavailable, type WritableSite, writableSite } from './sites.ts';
import { xmlResponse } from './xml-response.ts';

const MAX_RESULT_BYTES = 64 * 1024;
/** The largest object that one CopyObject may copy, in bytes (AWS CopyObject). */
const MAX_COPY_BYTES = 5 * 1024 ** 3;

/** What of the source's header a copy carries over unless it is told to replace it. */
const DESCRIBING_HEADERS = [
  'content-type',
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'expires',
];

const SOURCE_CONDITIONS: Readonly<Record<string, string>> = {
  'x-amz-copy-source-if-match': 'if-match',
  'x-amz-copy-source-if-none-match': 'if-none-match',
  'x-amz-copy-source-if-modified-since': 'if-modified-since',
  'x-amz-copy-source-if-unmodified-since': 'if-unmodified-since',
};

/** Where a copy is read from. */
interface Source extends CopySource {
  readonly resolved: ResolvedBucket;
}

/** What a copy, of an object or into a part, came to. */
interface Copied {
  readonly etag: string;
  readonly lastModified: string;
}

/**
 * CopyObject and UploadPartCopy. Within one backend the backend copies; between two the bytes stream through here, under
 * the destination's permit either way.
 */
export class CopyObject {
  readonly #parts: GatewayParts;
  /** Finds the upload that a part belongs to: its backend is where the copy has to go. */
  readonly #uploadOf: (call: ObjectCall) => { readonly backendId: string; readonly backendUploadId: string };

  constructor(parts: GatewayParts, uploadOf: (call: ObjectCall) => { backendId: string; backendUploadId: string }) {
    this.#parts = parts;
    this.#uploadOf = uploadOf;
  }

  /** CopyObject: a new object at home, recorded like any other write. */
  async copyObject(call: ObjectCall): Promise<S3Response> {
    const { clock, recorder, registry } = this.#parts;
    const source = await this.#source(call);
    const site = writableSite(call.resolved, call.resolved.bucket.homeBackendId, registry);
    const marking = recorder.begin(call.resolved);
    if (marking !== null) await marking;
    const startedAtMs = clock.nowMs();
    const copied = await this.#guard(call, () => this.#copy(call, source, { site, backendUploadId: undefined }));
    const sizeBytes = await this.#sizeOf(call, site);
    await recorder.put(call.resolved, { key: call.key, sizeBytes, etag: unquoteEtag(copied.etag), startedAtMs });
    return xmlResponse(200, copyObjectResult(copied));
  }

  /** UploadPartCopy into the backend that holds the upload. */
  async copyPart(call: ObjectCall): Promise<S3Response> {
    const source = await this.#source(call);
    const upload = this.#uploadOf(call);
    const site = writableSite(call.resolved, upload.backendId, this.#parts.registry);
    const { backendUploadId } = upload;
    const copied = await this.#guard(call, () => this.#copy(call, source, { site, backendUploadId }));
    return xmlResponse(200, copyPartResult(copied));
  }

  #copy(
    call: ObjectCall,
    source: Source,
    to: { site: WritableSite; backendUploadId: string | undefined },
  ): Promise<Copied> {
    const isSameBackend = source.resolved.home.registered === to.site.registered;
    return isSameBackend ? this.#copyInside(call, source, to) : this.#copyAcross(call, source, to);
  }

  async #copyInside(
    call: ObjectCall,
    source: Source,
    to: { site: WritableSite; backendUploadId: string | undefined },
  ): Promise<Copied> {
    const { site } = to;
    const headers = forwardedHeaders(call.request.headers);
    headers['x-amz-copy-source'] = `/${source.resolved.home.mapping.backendBucket}/${encodeKeyPath(source.key)}`;
    addContentEncoding(call, headers);
    const sent = await forward(call, {
      site,
      permit: site.writePermit,
      query: uploadQuery(call, to.backendUploadId),
      headers,
    });
    const text = (await readBody(await passErrors(call, site, sent), MAX_RESULT_BYTES)).toString('utf8');
    // CopyObject may answer 200 and then an error (AWS CopyObject, "200 OK response can contain an error").
    const late = parseError(text);
    if (late) throw s3Error('InternalError', late.message, { cause: new Error(late.code) });
    return parseCopyResult(text);
  }

  async #copyAcross(
    call: ObjectCall,
    source: Source,
    to: { site: WritableSite; backendUploadId: string | undefined },
  ): Promise<Copied> {
    const { site } = to;
    const read = await this.#read(call, source);
    const sizeBytes = Number(responseHeader(read, 'content-length'));
    if (!Number.isSafeInteger(sizeBytes)) throw unavailable();
    if (sizeBytes > MAX_COPY_BYTES)
      throw s3Error(
        'InvalidRequest',
        'The specified copy source is larger than the maximum allowable size for a copy source: 5368709120',
      );
    const headers = to.backendUploadId === undefined ? destinationHeaders(call, read) : {};
    if (to.backendUploadId === undefined) Object.assign(headers, await this.#tagsFor(call, source, read));
    const sent = await forward(call, {
      site,
      permit: site.writePermit,
      query: uploadQuery(call, to.backendUploadId),
      headers,
      body: outgoing(read, sizeBytes),
    });
    const response = await passErrors(call, site, sent);
    return {
      etag: responseHeader(response, 'etag') ?? '',
      lastModified: new Date(this.#parts.clock.nowMs()).toISOString(),
    };
  }

  async #read(call: ObjectCall, source: Source): Promise<S3Response> {
    const { home } = source.resolved;
    const headers: Record<string, string> = {};
    for (const [from, to] of Object.entries(SOURCE_CONDITIONS)) {
      const value = call.request.headers[from];
      if (value !== undefined) headers[to] = value;
    }
    const range = call.request.headers['x-amz-copy-source-range'];
    if (range !== undefined) headers['range'] = range;
    const sourceCall: ObjectCall = { ...call, bucket: source.bucket, key: source.key, resolved: source.resolved };
    const response = await home.registered.backend.send(home.readPermit, {
      method: 'GET',
      bucket: home.mapping.backendBucket,
      key: source.key,
      query: [],
      headers,
      body: null,
    });
    if (response.status === 304) throw s3Error('PreconditionFailed');
    return passErrors(sourceCall, home, response);
  }

  /** The source's tags, unless the client said REPLACE (AWS CopyObject, tagging directive). */
  async #tagsFor(call: ObjectCall, source: Source, read: S3Response): Promise<Record<string, string>> {
    if (isReplaced(call, 'x-amz-tagging-directive')) return {};
    if (!(Number(responseHeader(read, 'x-amz-tagging-count')) > 0)) return {};
    const { home } = source.resolved;
    try {
      const response = await home.registered.backend.send(home.readPermit, {
        ...{ method: 'GET', bucket: home.mapping.backendBucket, key: source.key, query: [['tagging', '']] },
        ...{ headers: {}, body: null },
      });
      const passed = await passErrors(call, home, response);
      const text = (await readBody(passed, MAX_RESULT_BYTES)).toString('utf8');
      return { 'x-amz-tagging': taggingHeader(parseTaggingAnswer(text)) };
    } catch (error) {
      if (isPushBody(read.body)) read.body.discard();
      throw error;
    }
  }

  async #source(call: ObjectCall): Promise<Source> {
    const source = parseCopySource(call.request.headers['x-amz-copy-source'] ?? '');
    if (source.versionId !== undefined && source.versionId !== 'null') throw s3Error('NoSuchVersion');
    const resolved = await this.#parts.directory.resolve(call.tenantId, source.bucket);
    if (!resolved) throw s3Error('NoSuchBucket', undefined, { extra: { BucketName: source.bucket } });
    return { ...source, resolved };
  }

  async #sizeOf(call: ObjectCall, site: WritableSite): Promise<number> {
    const request = {
      method: 'HEAD',
      bucket: site.mapping.backendBucket,
      key: call.key,
      query: [],
      headers: {},
      body: null,
    } as const;
    const response = await site.registered.backend.send(site.readPermit, request);
    const length = Number(responseHeader(response, 'content-length'));
    if (response.status !== 200 || !Number.isSafeInteger(length)) throw unavailable();
    return length;
  }

  async #guard(call: ObjectCall, copy: () => Promise<Copied>): Promise<Copied> {
    try {
      return await copy();
    } catch (error) {
      if (wasSent(error)) await this.#parts.recorder.suspect(call.resolved);
      throw asClientError(error, undefined);
    }
  }
}

function uploadQuery(call: ObjectCall, backendUploadId: string | undefined) {
  return forwardedQuery(call.query).map(([name, value]): [string, string] => [
    name,
    name === 'uploadId' && backendUploadId !== undefined ? backendUploadId : value,
  ]);
}

function addContentEncoding(call: ObjectCall, headers: Record<string, string>): void {
  const contentEncoding = call.request.headers['content-encoding'];
  if (contentEncoding !== undefined) headers['content-encoding'] = contentEncoding;
}

/** The destination's describing headers: the source's, unless the client said REPLACE (AWS CopyObject, metadata directive). */
function destinationHeaders(call: ObjectCall, read: S3Response): Record<string, string> {
  const given = forwardedHeaders(call.request.headers);
  const kept = Object.fromEntries(
    Object.entries(given).filter(([name]) => !name.startsWith('x-amz-copy-source') && !name.endsWith('-directive')),
  );
  if (!isReplaced(call, 'x-amz-tagging-directive')) delete kept['x-amz-tagging'];
  if (isReplaced(call, 'x-amz-metadata-directive')) {
    addContentEncoding(call, kept);
    return kept;
  }
  for (const name of Object.keys(kept))
    if (name.startsWith('x-amz-meta-') || DESCRIBING_HEADERS.includes(name)) delete kept[name];
  for (const [name, value] of read.headers)
    if (name.startsWith('x-amz-meta-') || DESCRIBING_HEADERS.includes(name)) kept[name] = value;
  return kept;
}

function isReplaced(call: ObjectCall, directive: string): boolean {
  return call.request.headers[directive] === 'REPLACE';
}

function outgoing(read: S3Response, lengthBytes: number): OutgoingBody {
  if (!isPushBody(read.body)) return read.body ?? Buffer.alloc(0);
  const stream = new PassThrough();
  read.body.pushTo(stream);
  return { stream, lengthBytes };
}
