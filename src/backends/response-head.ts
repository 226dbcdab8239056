import type { S3Response } from '../s3/message.ts';

/** Header fields as undici hands them over: lower-case names, a repeated field as an array. */
export type ParsedHeaders = Record<string, string | string[] | undefined>;

/** Fields that speak about one connection only (RFC 9110, section 7.6.1). */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** The end-to-end fields of an answer as pairs, a repeated field once per value. */
export function endToEndHeaders(headers: ParsedHeaders): S3Response['headers'] {
  const named = namedByConnection(headers['connection']);
  const pairs: [string, string][] = [];
  for (const name in headers) {
    if (HOP_BY_HOP.has(name) || named?.includes(name)) continue;
    const value = headers[name];
    if (typeof value === 'string') pairs.push([name, value]);
    else if (value) for (const one of value) pairs.push([name, one]);
  }
  return pairs;
}

/** Further fields that a Connection field declares to be hop-by-hop; undefined in the usual case of none. */
function namedByConnection(value: string | string[] | undefined): string[] | undefined {
  if (value === undefined || value === 'keep-alive' || value === 'close') return undefined;
  return String(value)
    .split(',')
    .map((token) => token.trim().toLowerCase());
}

/** The declared length of the body in bytes, or -1 when it is not declared. */
export function declaredLength(headers: ParsedHeaders): number {
  const text = headers['content-length'];
  return typeof text === 'string' && /^\d{1,16}$/.test(text) ? Number(text) : -1;
}
