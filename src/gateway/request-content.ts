import type { OutgoingBody } from '../backends/backend.ts';
import type { DecodedBody } from '../s3/request-body.ts';
import { decodeBody } from '../s3/request-body.ts';
import type { ServiceCall } from './call-context.ts';

/** A body up to this size is verified to its last byte before anything is sent on, and can be sent again. */
const VERIFY_FIRST_BYTES = 64 * 1024;

/** An object's bytes on their way to a backend. */
export interface RequestContent {
  readonly body: OutgoingBody;
  readonly sizeBytes: number;
  /** Headers that describe these bytes: checksums, content-encoding without our framing, a verified SHA-256. */
  readonly headers: Record<string, string>;
  /** What broke the client's stream, once it has. */
  failure(): unknown;
}

/**
 * Opens the body of an object write: decoded from aws-chunked and verified on the way, its last chunk held back until
 * everything agrees. Opening is what asks the client for the body (100 Continue).
 */
export async function openContent(call: ServiceCall): Promise<RequestContent> {
  const decoded = decodeBody({ request: call.request, signature: call.signature });
  const headers = contentHeaders(call, decoded);
  const sizeBytes = decoded.lengthBytes;
  if (sizeBytes <= VERIFY_FIRST_BYTES) {
    const bytes = await decoded.collect(VERIFY_FIRST_BYTES);
    const trailing = decoded.trailingChecksum;
    if (trailing) headers[trailing.name] = trailing.value();
    return { body: bytes, sizeBytes, headers, failure: () => undefined };
  }
  const stream = decoded.open();
  const body = {
    stream,
    lengthBytes: sizeBytes,
    ...(decoded.trailingChecksum ? { trailingChecksum: decoded.trailingChecksum } : {}),
  };
  return { body, sizeBytes, headers, failure: () => stream.errored ?? undefined };
}

function contentHeaders(call: ServiceCall, decoded: DecodedBody): Record<string, string> {
  const headers: Record<string, string> = {};
  if (decoded.contentEncoding !== undefined) headers['content-encoding'] = decoded.contentEncoding;
  const contentMd5 = call.request.headers['content-md5'];
  if (contentMd5 !== undefined) headers['content-md5'] = contentMd5;
  const { payload } = call.signature;
  if (typeof payload === 'object') headers['x-amz-content-sha256'] = payload.sha256;
  return headers;
}
