import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { AppError } from '../base/app-error.ts';
import type { Clock } from '../base/clock.ts';
import type { SigningKeys } from '../s3/signing-key.ts';
import { encodedQuery, type SigningCredentials, signRequest } from '../s3/sigv4-sign.ts';
import { encodeKeyPath } from '../s3/uri-encode.ts';
import { AwsChunkedBody, canFrame, framedLength } from './aws-chunked-body.ts';
import type { BackendRequest, Capabilities, StreamBody } from './backend.ts';

const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const UNSIGNED = 'UNSIGNED-PAYLOAD';
const UNSIGNED_WITH_TRAILER = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';
/** Larger bodies in memory go unsigned: hashing them would hold up everybody else. */
const HASH_MAX_BYTES = 256 * 1024;
const SHA256_HEX = /^[0-9a-f]{64}$/;
/** More buckets than this in regions of their own are learnt anew. */
const MAX_LEARNT_REGIONS = 1_000;

/** Where requests go and in whose name. */
export interface OutgoingOptions {
  /** `http(s)://host[:port][/base/path]`. */
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: SigningCredentials;
  readonly capabilities: Capabilities;
  readonly clock: Clock;
  readonly keys: SigningKeys;
}

/** A request ready for undici. */
export interface PreparedRequest {
  readonly options: Dispatcher.DispatchOptions;
  /** What it was signed with, to tell whether a refusal teaches something new. */
  readonly region: string;
  readonly signedAtMs: number;
}

/** Puts S3 requests into the backend's words: exact path, framing and signature. Learns region and clock from refusals. */
export class OutgoingRequests {
  /** `scheme://host[:port]`, for the pool. */
  readonly origin: string;
  readonly #host: string;
  readonly #basePath: string;
  readonly #region: string;
  readonly #credentials: SigningCredentials;
  readonly #capabilities: Capabilities;
  readonly #clock: Clock;
  readonly #keys: SigningKeys;
  readonly #regionByBucket = new Map<string, string>();
  #skewMs = 0;

  /** Throws `InvalidEndpoint` unless the endpoint is an http or https URL without user, query or fragment. */
  constructor(options: OutgoingOptions) {
    const url = parseEndpoint(options.endpoint);
    this.origin = url.origin;
    this.#host = url.host;
    this.#basePath = url.pathname.replace(/\/+$/, '');
    this.#region = options.region;
    this.#credentials = options.credentials;
    this.#capabilities = options.capabilities;
    this.#clock = options.clock;
    this.#keys = options.keys;
  }

  /** Signs `request` for now. Its stream, if it has one, is not touched. */
  prepare(request: BackendRequest): PreparedRequest {
    const body = this.#frame(request.body);
    const headers = ownHeaders(request, body);
    const path = this.#path(request);
    const region = this.#regionByBucket.get(request.bucket ?? '') ?? this.#region;
    const signedAtMs = this.#clock.nowMs() + this.#skewMs;
    const signature = signRequest({
      method: request.method,
      host: this.#host,
      path,
      query: request.query,
      headers,
      payloadHash: payloadHash(request, body),
      credentials: this.#credentials,
      region,
      nowMs: signedAtMs,
      keys: this.#keys,
    });
    const flat = ['accept-encoding', 'identity'];
    for (const name in headers) flat.push(name, headers[name] ?? '');
    for (const name in signature) flat.push(name, signature[name] ?? '');
    if (body.lengthBytes !== undefined) flat.push('content-length', String(body.lengthBytes));
    const query = encodedQuery(request.query);
    const options: Dispatcher.DispatchOptions = {
      path: query === '' ? path : `${path}?${query}`,
      method: request.method,
      headers: flat,
      body: body.content,
      // Keeps the connection of a HEAD, which undici would close.
      reset: false,
    };
    return { options, region, signedAtMs };
  }

  /** It is `backendNowMs` at the backend now: later requests are signed by that clock. */
  learnClock(backendNowMs: number): void {
    this.#skewMs = backendNowMs - this.#clock.nowMs();
  }

  /** Requests for `bucket` are to be signed for `region`. */
  learnRegion(bucket: string | undefined, region: string): void {
    if (this.#regionByBucket.size >= MAX_LEARNT_REGIONS) this.#regionByBucket.clear();
    this.#regionByBucket.set(bucket ?? '', region);
  }

  #path({ bucket, key }: BackendRequest): string {
    if (bucket === undefined) return `${this.#basePath}/`;
    return key === undefined ? `${this.#basePath}/${bucket}` : `${this.#basePath}/${bucket}/${encodeKeyPath(key)}`;
  }

  #frame(body: BackendRequest['body']): FramedBody {
    if (body === null || body instanceof Uint8Array) return { content: body };
    const trailer = body.trailingChecksum;
    if (!trailer || !this.#capabilities.trailingChecksums || !canFrame(trailer))
      return { content: body.stream, lengthBytes: body.lengthBytes };
    return {
      content: AwsChunkedBody.around(body, trailer),
      lengthBytes: framedLength(body.lengthBytes, trailer),
      trailing: { name: trailer.name, body },
    };
  }
}

/** What goes over the wire as body. */
interface FramedBody {
  readonly content: Uint8Array | Readable | null;
  /** Only where undici cannot know it by itself. */
  readonly lengthBytes?: number;
  readonly trailing?: { readonly name: string; readonly body: StreamBody };
}

function parseEndpoint(endpoint: string): URL {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  const isPlain = url && /^https?:$/.test(url.protocol) && url.username === '' && url.search === '' && url.hash === '';
  if (!isPlain) throw new AppError('InvalidEndpoint', `${endpoint} is no http or https endpoint`);
  return url;
}

function ownHeaders(request: BackendRequest, body: FramedBody): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name in request.headers) {
    const value = request.headers[name];
    if (value !== undefined && name !== 'x-amz-content-sha256') headers[name] = value;
  }
  if (!body.trailing) return headers;
  const encoding = headers['content-encoding'];
  headers['content-encoding'] = encoding === undefined ? 'aws-chunked' : `aws-chunked,${encoding}`;
  headers['x-amz-decoded-content-length'] = String(body.trailing.body.lengthBytes);
  headers['x-amz-trailer'] = body.trailing.name;
  return headers;
}

function payloadHash(request: BackendRequest, body: FramedBody): string {
  if (body.trailing) return UNSIGNED_WITH_TRAILER;
  if (request.body === null) return EMPTY_SHA256;
  const verified = request.headers['x-amz-content-sha256'];
  if (verified !== undefined && SHA256_HEX.test(verified)) return verified;
  if (!(request.body instanceof Uint8Array) || request.body.byteLength > HASH_MAX_BYTES) return UNSIGNED;
  return createHash('sha256').update(request.body).digest('hex');
}
