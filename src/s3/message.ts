import type { Readable, Writable } from 'node:stream';
import type { StopSignal } from '../base/stop-signal.ts';

/** Header fields by lower-case name; repeated fields are joined by `,` in the order received. */
export type HeaderMap = Readonly<Record<string, string | undefined>>;

/** Decoded query parameters in the order received; a parameter without `=` has the value ''. */
export type Query = readonly (readonly [name: string, value: string])[];

/** The body of a request that has not been asked for yet: opening it is what sends `100 Continue`. */
export interface IncomingBody {
  /** The bytes as the client framed them. May be called once. */
  open(): Readable;
}

/** One S3 request as a value, with no socket attached to its meaning. */
export interface S3Request {
  /** The id that the client gets back in `x-amz-request-id` and that every log line carries. */
  readonly id: string;
  readonly method: string;
  /** The request target exactly as received: never normalised, never decoded. */
  readonly target: string;
  readonly headers: HeaderMap;
  /** What stands before the bucket in the path: '' on the S3 port, '/s3' under the prefix. Signed, but no part of any name. */
  readonly basePath: string;
  readonly body: IncomingBody;
  /** Aborts when the client has gone or the deadline has passed. */
  readonly signal: StopSignal;
}

/** A body that pushes itself into a stream: chunks go from one socket into the other with nothing between. */
export interface PushBody {
  /** Writes every byte and ends `sink`; destroys `sink` with the error when the source breaks. May be called once. */
  pushTo(sink: Writable): void;
  /** Lets go of the source without reading it. */
  discard(): void;
}

/** Bytes in memory, a push stream, or nothing. */
export type ResponseBody = Uint8Array | PushBody | null;

/** One S3 response as a value. */
export interface S3Response {
  readonly status: number;
  /** Lower-case header names with their values, a repeated field once per value. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: ResponseBody;
  /** Which operation answered and for whom: for logs and metrics only, never sent. */
  readonly trace?: CallTrace;
}

/** What a log line and a metric say about a call beside its status. */
export interface CallTrace {
  readonly operation: string;
  readonly tenantId?: string;
}

/** The first value of a header field in `response`, or undefined. */
export function responseHeader(response: S3Response, name: string): string | undefined {
  for (const [field, value] of response.headers) if (field === name) return value;
  return undefined;
}

/** True for a body that must be pushed rather than written. */
export function isPushBody(body: ResponseBody): body is PushBody {
  return body !== null && 'pushTo' in body;
}
