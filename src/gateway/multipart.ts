import { createHash } from 'node:crypto';
import { readBody } from '../backends/buffered.ts';
import type { BucketSite } from '../buckets/bucket-directory.ts';
import { unquoteEtag } from '../s3/etag.ts';
import { type Query, responseHeader, type S3Response } from '../s3/message.ts';
import { completeMultipartUploadResult, initiateMultipartUploadResult } from '../s3/results-xml.ts';
import { rewriteElements } from '../s3/rewrite-xml.ts';
import { S3Error, s3Error } from '../s3/s3-error.ts';
import {
  type CompletedPart,
  parseCompleteMultipartUpload,
  parseCompleteResult,
  parseError,
  parseInitiateMultipartUpload,
} from '../s3/xml-read.ts';
import type { BucketCall, ObjectCall } from './call-context.ts';
import { asClientError, forward, forwardedQuery, passErrors } from './forward.ts';
import type { GatewayParts } from './gateway.ts';
import { wasSent } from './put-object.ts';
import { openContent } from './request-content.ts';
import { readDocument } from './request-document.ts';
import { forwardedHeaders } from './request-headers.ts';
import { visibleHeaders } from './response-headers.ts';
import { unavailable, writableSite } from './sites.ts';
import { xmlResponse } from './xml-response.ts';

const MAX_RESULT_BYTES = 4 * 1024 * 1024;

/** An upload as the backend that holds its parts knows it. */
export interface OpenUpload {
  readonly uploadId: string;
  readonly backendId: string;
  readonly backendUploadId: string;
}

/**
 * Multipart uploads. The id that a client holds is sealed around the backend and its own upload id, so that every part
 * follows its upload through restarts and from whichever gateway; the object is recorded when it is completed.
 */
export class MultipartUploads {
  readonly #parts: GatewayParts;

  constructor(parts: GatewayParts) {
    this.#parts = parts;
  }

  /** CreateMultipartUpload at home. */
  async create(call: ObjectCall): Promise<S3Response> {
    const { registry, tokens } = this.#parts;
    const backendId = call.resolved.bucket.homeBackendId;
    const site = writableSite(call.resolved, backendId, registry);
    const headers = forwardedHeaders(call.request.headers);
    const contentEncoding = call.request.headers['content-encoding'];
    if (contentEncoding !== undefined) headers['content-encoding'] = contentEncoding;
    const response = await this.#ask(call, site, () => forward(call, { site, permit: site.writePermit, headers }));
    const { uploadId } = parseInitiateMultipartUpload(await readText(response));
    const sealed = tokens.seal(uploadScope(call.resolved.bucket.id, call.key), backendId, uploadId);
    const answer = xmlResponse(
      200,
      initiateMultipartUploadResult({ bucket: call.bucket, key: call.key, uploadId: sealed }),
    );
    return withChecksumHeaders(answer, response);
  }

  /** UploadPart to the backend that holds the upload. */
  async uploadPart(call: ObjectCall): Promise<S3Response> {
    const upload = this.open(call);
    const site = writableSite(call.resolved, upload.backendId, this.#parts.registry);
    const headers = forwardedHeaders(call.request.headers);
    const content = await openContent(call);
    Object.assign(headers, content.headers);
    const query = withUploadId(call.query, upload.backendUploadId);
    try {
      const sent = await forward(call, { site, permit: site.writePermit, query, headers, body: content.body });
      const response = await this.#pass(call, site, sent);
      return { status: 200, headers: visibleHeaders(response), body: null };
    } catch (error) {
      throw asClientError(error, content.failure());
    }
  }

  /** CompleteMultipartUpload, then the record: from here on the object exists. */
  async complete(call: ObjectCall): Promise<S3Response> {
    const { clock, recorder, registry } = this.#parts;
    const upload = this.open(call);
    const site = writableSite(call.resolved, upload.backendId, registry);
    const document = await readDocument(call);
    const expectedEtag = multipartEtag(parseCompleteMultipartUpload(document));
    const marking = recorder.begin(call.resolved);
    if (marking !== null) await marking;
    const startedAtMs = clock.nowMs();
    const result = await this.#completeAt(call, { site, upload, document, expectedEtag });
    const sizeBytes = await this.#sizeOf(call, site);
    await recorder.put(call.resolved, { key: call.key, sizeBytes, etag: result.etag, startedAtMs });
    const location = `/${call.bucket}/${call.key}`;
    return xmlResponse(200, completeMultipartUploadResult({ bucket: call.bucket, key: call.key, location, ...result }));
  }

  /** AbortMultipartUpload at the backend that holds the parts. */
  async abort(call: ObjectCall): Promise<S3Response> {
    const upload = this.open(call);
    const site = this.#siteOf(call, upload);
    const query = withUploadId(call.query, upload.backendUploadId);
    await this.#ask(call, site, () => forward(call, { site, permit: site.removePermit, query }));
    return { status: 204, headers: [], body: null };
  }

  /** ListParts of the backend that holds them. */
  async listParts(call: ObjectCall): Promise<S3Response> {
    const upload = this.open(call);
    const site = this.#siteOf(call, upload);
    const query = withUploadId(call.query, upload.backendUploadId);
    const response = await this.#ask(call, site, () => forward(call, { site, permit: site.readPermit, query }));
    const owner = call.tenantId;
    const document = rewriteElements(await readText(response), {
      Bucket: () => call.bucket,
      UploadId: () => upload.uploadId,
      ID: () => owner,
      DisplayName: () => owner,
    });
    return xmlResponse(200, document);
  }

  /** ListMultipartUploads at home, under the ids that clients hold. */
  async list(call: BucketCall): Promise<S3Response> {
    const { tokens } = this.#parts;
    const { home, bucket } = call.resolved;
    const keyMarker = call.query.find(([name]) => name === 'key-marker')?.[1] ?? '';
    const scopeOf = (key: string) => uploadScope(bucket.id, key);
    const query = forwardedQuery(call.query).map(([name, value]): [string, string] =>
      name === 'upload-id-marker' ? [name, tokens.open(scopeOf(keyMarker), value)?.text ?? ''] : [name, value],
    );
    const response = await this.#ask(call, home, () => forward(call, { site: home, permit: home.readPermit, query }));
    const xml = await readText(response);
    const isEncoded = /<EncodingType>url<\/EncodingType>/.test(xml);
    const decode = (key: string) => (isEncoded ? decodeURIComponent(key.replaceAll('+', ' ')) : key);
    return xmlResponse(200, this.#rewriteUploads(call, xml, decode));
  }

  /** Seals each upload id under its own key: in the document an `<UploadId>` always follows the `<Key>` it belongs to. */
  #rewriteUploads(call: BucketCall, xml: string, decode: (key: string) => string): string {
    const { bucket } = call.resolved;
    let key = '';
    const seal = (text: string) =>
      text === '' ? '' : this.#parts.tokens.seal(uploadScope(bucket.id, key), bucket.homeBackendId, text);
    const remember = (text: string) => {
      key = decode(text);
      return text;
    };
    return rewriteElements(xml, {
      Bucket: () => call.bucket,
      KeyMarker: remember,
      UploadIdMarker: seal,
      NextKeyMarker: remember,
      NextUploadIdMarker: seal,
      Key: remember,
      UploadId: seal,
      ID: () => call.tenantId,
      DisplayName: () => call.tenantId,
    });
  }

  async #completeAt(
    call: ObjectCall,
    attempt: {
      site: BucketSite & { writePermit: NonNullable<BucketSite['writePermit']> };
      upload: OpenUpload;
      document: string;
      expectedEtag: string;
    },
  ): Promise<{ etag: string; checksums: Readonly<Record<string, string>> }> {
    const { site, upload, document, expectedEtag } = attempt;
    const headers = { ...forwardedHeaders(call.request.headers), 'content-type': 'application/xml' };
    const query = withUploadId(call.query, upload.backendUploadId);
    try {
      const body = Buffer.from(document);
      const sent = await forward(call, { site, permit: site.writePermit, query, headers, body });
      const text = await readText(await this.#pass(call, site, sent));
      // AWS may send 200 first and an error after it (CompleteMultipartUpload, "200 OK" with an Error body).
      const late = parseError(text);
      if (late) throw s3Error('InternalError', late.message, { cause: new Error(late.code) });
      return parseCompleteResult(text);
    } catch (error) {
      if (wasSent(error)) await this.#parts.recorder.suspect(call.resolved);
      const isRepeat = error instanceof S3Error && error.code === 'NoSuchUpload';
      if (isRepeat && (await this.#etagOf(call, site)) === expectedEtag) return { etag: expectedEtag, checksums: {} };
      throw asClientError(error, undefined);
    }
  }

  async #etagOf(call: ObjectCall, site: BucketSite): Promise<string | undefined> {
    const response = await this.#head(call, site);
    return response.status === 200 ? unquoteEtag(responseHeader(response, 'etag') ?? '') : undefined;
  }

  async #sizeOf(call: ObjectCall, site: BucketSite): Promise<number> {
    const response = await this.#head(call, site);
    const length = Number(responseHeader(response, 'content-length'));
    if (response.status !== 200 || !Number.isSafeInteger(length)) throw unavailable();
    return length;
  }

  async #head(call: ObjectCall, site: BucketSite): Promise<S3Response> {
    const { bucket, key } = { bucket: site.mapping.backendBucket, key: call.key };
    const request = { method: 'HEAD', bucket, key, query: [], headers: {}, body: null } as const;
    return site.registered.backend.send(site.readPermit, request);
  }

  async #ask(call: BucketCall, site: BucketSite, send: () => Promise<S3Response>): Promise<S3Response> {
    try {
      return await this.#pass(call, site, await send());
    } catch (error) {
      throw asClientError(error, undefined);
    }
  }

  #pass(call: BucketCall, site: BucketSite, response: S3Response): Promise<S3Response> {
    return passErrors(call, site, response);
  }

  #siteOf(call: ObjectCall, upload: OpenUpload): BucketSite {
    const site = call.resolved.siteAt(upload.backendId);
    if (!site) throw unavailable();
    return site;
  }

  /** The upload that a call's `uploadId` stands for. Throws NoSuchUpload for an id that we did not give for this key. */
  open(call: ObjectCall): OpenUpload {
    const uploadId = call.query.find(([name]) => name === 'uploadId')?.[1] ?? '';
    const opened = this.#parts.tokens.open(uploadScope(call.resolved.bucket.id, call.key), uploadId);
    if (!opened) throw s3Error('NoSuchUpload', undefined, { extra: { UploadId: uploadId } });
    return { uploadId, backendId: opened.backendId, backendUploadId: opened.text };
  }
}

function uploadScope(bucketId: string, key: string): string {
  return `upload\u0000${bucketId}\u0000${key}`;
}

function withUploadId(query: Query, backendUploadId: string): Query {
  return forwardedQuery(query).map(([name, value]) => [name, name === 'uploadId' ? backendUploadId : value]);
}

/** The ETag that S3 gives an object made of these parts: the MD5 of the parts' MD5s and their number. */
function multipartEtag(parts: readonly CompletedPart[]): string {
  const hash = createHash('md5');
  for (const part of parts) hash.update(Buffer.from(unquoteEtag(part.etag), 'hex'));
  return `${hash.digest('hex')}-${parts.length}`;
}

async function readText(response: S3Response): Promise<string> {
  return (await readBody(response, MAX_RESULT_BYTES)).toString('utf8');
}

function withChecksumHeaders(answer: S3Response, from: S3Response): S3Response {
  const kept = from.headers.filter(
    ([name]) => name.startsWith('x-amz-checksum-') || name.startsWith('x-amz-server-side-'),
  );
  return { ...answer, headers: [...answer.headers, ...kept] };
}
