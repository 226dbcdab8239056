import { s3Error } from './s3-error.ts';

const UNRESERVED_BY_JS_ONLY = /[!'()*]/g;

/**
 * Percent-encodes UTF-8 as AWS does when it signs: everything but `A-Z a-z 0-9 - . _ ~` (AWS, "Create a canonical
 * request", UriEncode).
 */
export function encodeUriComponentS3(text: string): string {
  const encoded = encodeURIComponent(text);
  return UNRESERVED_BY_JS_ONLY.test(encoded) ? encoded.replace(UNRESERVED_BY_JS_ONLY, percentByte) : encoded;
}

/** Encodes an object key for a path: as `encodeUriComponentS3`, but `/` stays. */
export function encodeKeyPath(key: string): string {
  const encoded = encodeUriComponentS3(key);
  return encoded.includes('%2F') ? encoded.replaceAll('%2F', '/') : encoded;
}

/**
 * Decodes percent-encoding strictly: `+` stays a plus.
 * Throws InvalidURI for a malformed escape or for bytes that are no UTF-8.
 */
export function decodePercent(raw: string): string {
  if (!raw.includes('%') && isAscii(raw)) return raw;
  try {
    return decodeURIComponent(rawBytesAsPercent(raw));
  } catch (error) {
    throw s3Error('InvalidURI', undefined, { cause: error });
  }
}

function percentByte(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 0x7f) return false;
  return true;
}

/** Node hands over bytes above 0x7F of a request line as Latin-1: put back as bytes, they may be UTF-8. */
function rawBytesAsPercent(raw: string): string {
  if (isAscii(raw)) return raw;
  const isLatin1 = [...raw].every((character) => character.charCodeAt(0) <= 0xff);
  if (!isLatin1) return raw;
  return raw.replace(/[\u0080-\u00ff]/g, percentByte);
}
