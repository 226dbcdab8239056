import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import type { HeaderMap } from './message.ts';
import { encodeUriComponentS3 } from './uri-encode.ts';

/** What of a request a signature covers, as received. */
export interface CanonicalInput {
  readonly method: string;
  /** The raw, percent-encoded path: S3 signs it once encoded and never normalised. */
  readonly path: string;
  /** The raw query, without `X-Amz-Signature`. */
  readonly canonicalQuery: string;
  readonly headers: HeaderMap;
  /** Lower-case and sorted. */
  readonly signedHeaders: readonly string[];
  readonly payloadHash: string;
}

/** The canonical request (AWS, "Create a signed AWS API request", step 1). */
export function canonicalRequest(input: CanonicalInput): string {
  let headerLines = '';
  for (const name of input.signedHeaders) headerLines += `${name}:${canonicalValue(input.headers[name] ?? '')}\n`;
  return `${input.method}\n${canonicalPath(input.path)}\n${input.canonicalQuery}\n${headerLines}\n${input.signedHeaders.join(';')}\n${input.payloadHash}`;
}

/** The string to sign (AWS, "Create a signed AWS API request", step 3). */
export function stringToSign(amzDate: string, scope: string, canonical: string): string {
  return `AWS4-HMAC-SHA256\n${amzDate}\n${scope}\n${sha256Hex(canonical)}`;
}

/**
 * The canonical query: decoded, encoded AWS's way, sorted by name and value. A bare `+` is a space, as it is wherever a query
 * is read: were it a plus as well, whoever rewrites a signed `%2B` would change what the request means.
 */
export function canonicalQuery(rawQuery: string): string {
  if (rawQuery === '') return '';
  const parts: [string, string][] = [];
  for (const part of rawQuery.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = recodeParameter(equals === -1 ? part : part.slice(0, equals));
    if (name === 'X-Amz-Signature') continue;
    parts.push([name, equals === -1 ? '' : recodeParameter(part.slice(equals + 1))]);
  }
  parts.sort(compareParameters);
  return parts.map(([name, value]) => `${name}=${value}`).join('&');
}

/** A header's value as it is signed: trimmed, its inner spaces folded. */
export function canonicalValue(value: string): string {
  const text = asSent(value);
  const folded = /[ \t\r\n]{2}|[\t\r\n]/.test(text) ? text.replace(/[ \t\r\n]+/g, ' ') : text;
  return folded.startsWith(' ') || folded.endsWith(' ') ? folded.replace(/^ | $/g, '') : folded;
}

type Parameter = readonly [name: string, value: string];

/** Orders encoded query parameters by name, then by value: `a=1` goes before `a-b=1`, which text as a whole would not. */
export function compareParameters([nameA, valueA]: Parameter, [nameB, valueB]: Parameter): number {
  return compare(nameA, nameB) || compare(valueA, valueB);
}

/** SHA-256 in hex. */
export function sha256Hex(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex');
}

/** Encoded once: what the client left unencoded (a space, UTF-8) is encoded, what it encoded stays. */
function canonicalPath(path: string): string {
  if (/^[A-Za-z0-9\-._~/]*$/.test(path)) return path === '' ? '/' : path;
  return path.split('/').map(recode).join('/');
}

function recodeParameter(text: string): string {
  return recode(text.includes('+') ? text.replaceAll('+', ' ') : text);
}

function recode(text: string): string {
  if (/^[A-Za-z0-9\-._~]*$/.test(text)) return text;
  try {
    return encodeUriComponentS3(decodeURIComponent(asPercent(text)));
  } catch {
    // What cannot be decoded was not signed by an AWS signer: left as it is, it cannot match.
    return text;
  }
}

/**
 * Node has the bytes of a header as Latin-1, and most clients sign and send UTF-8. Bytes that are no UTF-8 come from clients
 * that send Latin-1 and sign its UTF-8, as Node itself does.
 */
function asSent(value: string): string {
  if (!/[\u0080-\uffff]/.test(value) || /[\u0100-\uffff]/.test(value)) return value;
  const bytes = Buffer.from(value, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : value;
}

/** Bytes above 0x7F arrive as Latin-1 from Node's parser; real Unicode arrives from tests and simulations. */
function asPercent(text: string): string {
  if (!/[\u0080-\uffff]/.test(text)) return text;
  if (/[\u0100-\uffff]/.test(text)) return text;
  return text.replace(/[\u0080-\u00ff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
