import { decodeBody } from '../s3/request-body.ts';
import { decodeXml } from '../s3/xml-read.ts';
import type { ServiceCall } from './call-context.ts';

/** The largest XML document that a client may send, in bytes: 1,000 keys of 1,024 bytes, each escaped. */
export const MAX_DOCUMENT_BYTES = 8 * 1024 * 1024;

/**
 * The XML document of a request, verified like any other body; '' when there is none.
 * Throws EntityTooLarge over `MAX_DOCUMENT_BYTES`, MalformedXML for bytes that are no text.
 */
export async function readDocument(call: ServiceCall): Promise<string> {
  const decoded = decodeBody({ request: call.request, signature: call.signature, maxBytes: MAX_DOCUMENT_BYTES });
  return decodeXml(await decoded.collect(MAX_DOCUMENT_BYTES));
}
