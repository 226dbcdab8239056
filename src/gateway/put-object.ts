import { AppError } from '../base/app-error.ts';
import { unquoteEtag } from '../s3/etag.ts';
import { responseHeader, type S3Response } from '../s3/message.ts';
import { s3Error } from '../s3/s3-error.ts';
import type { ObjectCall } from './call-context.ts';
import { asClientError, forward, passErrors } from './forward.ts';
import type { GatewayParts } from './gateway.ts';
import { openContent, type RequestContent } from './request-content.ts';
import { forwardedHeaders } from './request-headers.ts';
import { visibleHeaders } from './response-headers.ts';
import { type WritableSite, writableSite } from './sites.ts';

/** The largest object that one PutObject may carry, in bytes (AWS PutObject). */
const MAX_PUT_BYTES = 5 * 1024 ** 3;

/** PutObject: one stream to home, then one transaction, then 200. */
export class PutObject {
  readonly #parts: GatewayParts;

  constructor(parts: GatewayParts) {
    this.#parts = parts;
  }

  async handle(call: ObjectCall): Promise<S3Response> {
    const { clock, recorder, registry } = this.#parts;
    const site = writableSite(call.resolved, call.resolved.bucket.homeBackendId, registry);
    const headers = forwardedHeaders(call.request.headers);
    const marking = recorder.begin(call.resolved);
    if (marking !== null) await marking;
    const content = await openContent(call);
    if (content.sizeBytes > MAX_PUT_BYTES) throw s3Error('EntityTooLarge');
    const startedAtMs = clock.nowMs();
    const response = await this.#send(call, site, content, Object.assign(headers, content.headers));
    const etag = unquoteEtag(responseHeader(response, 'etag') ?? '');
    await recorder.put(call.resolved, { key: call.key, sizeBytes: content.sizeBytes, etag, startedAtMs });
    return { status: 200, headers: visibleHeaders(response), body: null };
  }

  async #send(
    call: ObjectCall,
    site: WritableSite,
    content: RequestContent,
    headers: Record<string, string>,
  ): Promise<S3Response> {
    try {
      const response = await forward(call, { site, permit: site.writePermit, headers, body: content.body });
      return await passErrors(call, site, response);
    } catch (error) {
      if (content.failure() === undefined && wasSent(error)) await this.#parts.recorder.suspect(call.resolved);
      throw asClientError(error, content.failure());
    }
  }
}

/** True when the backend may have acted on a request whose answer never came, or came in pieces. */
export function wasSent(error: unknown): boolean {
  if (error instanceof AppError && error.code === 'MalformedAnswer') return true;
  return typeof error === 'object' && error !== null && 'sent' in error && error.sent === true;
}
