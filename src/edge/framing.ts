import type { IncomingMessage } from 'node:http';

/**
 * Says what is wrong with how a message is framed, or undefined. Two lengths, or a length beside a transfer coding, are how
 * requests are smuggled past whoever stands in front of us (RFC 9112, section 6.3); two hosts let it and us see two
 * different ones (section 3.2).
 */
export function framingProblem(message: IncomingMessage): string | undefined {
  let lengths = 0;
  let codings = 0;
  let hosts = 0;
  for (let index = 0; index < message.rawHeaders.length; index += 2) {
    const name = message.rawHeaders[index] ?? '';
    if (name.length === 4 && name.toLowerCase() === 'host') hosts++;
    else if (name.length === 14 && name.toLowerCase() === 'content-length') lengths++;
    else if (name.length === 17 && name.toLowerCase() === 'transfer-encoding') codings++;
  }
  if (hosts > 1) return 'The request has two Host fields.';
  if (hosts === 0 && message.httpVersion === '1.1') return 'The request has no Host field.';
  return bodyProblem(message, lengths, codings);
}

function bodyProblem(message: IncomingMessage, lengths: number, codings: number): string | undefined {
  if (lengths > 1) return 'The request has two Content-Length fields.';
  if (lengths > 0 && codings > 0) return 'The request has both Content-Length and Transfer-Encoding.';
  if (codings > 1 || (codings === 1 && message.headers['transfer-encoding']?.toLowerCase() !== 'chunked'))
    return 'The Transfer-Encoding of the request is not supported.';
  return undefined;
}
