import type { Readable } from 'node:stream';
import { AppError } from '../base/app-error.ts';
import type { StopSignal } from '../base/stop-signal.ts';
import type { Permit } from '../policy/permit.ts';
import type { HeaderMap, Query, S3Response } from '../s3/message.ts';

/** A checksum that is known only when the last byte of a stream has passed. */
export interface TrailingChecksum {
  /** The header it would have had, such as `x-amz-checksum-crc32`. */
  readonly name: string;
  /** Base64; throws when asked before the stream has ended. */
  value(): string;
}

/** A body that streams once: it cannot be sent again. */
export interface StreamBody {
  readonly stream: Readable;
  readonly lengthBytes: number;
  readonly trailingChecksum?: TrailingChecksum;
}

/** What a request to a backend carries: nothing, bytes in memory (which may be sent again), or a stream. */
export type OutgoingBody = null | Uint8Array | StreamBody;

/** One S3 request in the backend's own names. */
export interface BackendRequest {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  /** The backend bucket; absent for ListBuckets. */
  readonly bucket?: string;
  /** The object's key, decoded; exact, never normalised. */
  readonly key?: string;
  readonly query: Query;
  /** Lower-case, without host, authorization, date and framing: the backend adds its own. */
  readonly headers: HeaderMap;
  readonly body: OutgoingBody;
  readonly signal?: StopSignal;
}

/** What a backend can do beyond the core of S3; asked, never guessed from a vendor's name. */
export interface Capabilities {
  /** Takes `STREAMING-UNSIGNED-PAYLOAD-TRAILER` bodies, so that trailing checksums can be kept. */
  readonly trailingChecksums: boolean;
  /** Honours If-None-Match and If-Match on PutObject and CompleteMultipartUpload. */
  readonly conditionalWrites: boolean;
}

/**
 * A place that keeps objects and answers S3 requests. An S3 error is a response like any other; only a request that got
 * no answer throws, as `BackendUnavailable`.
 */
export interface Backend {
  readonly id: string;
  readonly capabilities: Capabilities;
  /** Throws `PermitMismatch` when `permit` is for another backend or does not cover the method. */
  send(permit: Permit, request: BackendRequest): Promise<S3Response>;
  /** True unless recent requests got no answer. Never blocks. */
  isHealthy(): boolean;
  close(): Promise<void>;
}

/** No answer came: `sent` tells whether the backend may have acted on the request. */
export class BackendUnavailable extends AppError {
  readonly sent: boolean;

  constructor(backendId: string, options: { sent: boolean; cause: unknown }) {
    super('BackendUnavailable', `backend ${backendId} gave no answer`, { cause: options.cause, retryable: true });
    this.sent = options.sent;
  }
}

/** Stops a request that its permit does not cover. */
export function assertPermitted(permit: Permit, backendId: string, request: BackendRequest): void {
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  const isRemoving = request.method === 'DELETE' || isDeleteObjects(request);
  const covers = isReading || (isRemoving && permit.access !== 'read') || permit.access === 'write';
  if (permit.backendId !== backendId || !covers)
    throw new AppError(
      'PermitMismatch',
      `a ${permit.access} permit for ${permit.backendId} was used for ${request.method} at ${backendId}`,
    );
}

function isDeleteObjects(request: BackendRequest): boolean {
  return request.method === 'POST' && request.query.length === 1 && request.query[0]?.[0] === 'delete';
}
