import type { S3Response } from './message.ts';
import type { S3Error } from './s3-error.ts';
import { element, group } from './xml-write.ts';

/** What an error answer says besides the error. */
export interface ErrorContext {
  readonly requestId: string;
  /** The path that was asked for, as the client wrote it. */
  readonly resource: string;
  /** HEAD answers have no body, so the status has to say it. */
  readonly isHead: boolean;
}

/** The answer that tells a client of an error (AWS, "REST Error Responses"). */
export function errorResponse(error: S3Error, context: ErrorContext): S3Response {
  const headers: [string, string][] = Object.entries(error.headers);
  if (context.isHead || error.status === 304) return { status: error.status, headers, body: null };
  const xml =
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    group(
      'Error',
      element('Code', error.code),
      element('Message', error.message),
      ...Object.entries(error.extra).map(([name, value]) => element(name, value)),
      element('Resource', context.resource),
      element('RequestId', context.requestId),
    );
  const body = Buffer.from(xml);
  headers.push(['content-type', 'application/xml'], ['content-length', String(body.length)]);
  return { status: error.status, headers, body };
}
