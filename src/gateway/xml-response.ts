import type { S3Response } from '../s3/message.ts';

/** An answer that is an XML document. */
export function xmlResponse(status: number, document: string): S3Response {
  const body = Buffer.from(document);
  return {
    status,
    headers: [
      ['content-type', 'application/xml'],
      ['content-length', String(body.length)],
    ],
    body,
  };
}
