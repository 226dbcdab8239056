import type { HeaderMap, Query } from '../s3/message.ts';
import { s3Error } from '../s3/s3-error.ts';

/** Header fields that are kept with an object and given back with it. */
const KEPT = [
  'content-type',
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'expires',
  'x-amz-website-redirect-location',
  'x-amz-storage-class',
];

/** Query parameters by which a reader overrides what is given back (AWS GetObject, "Overriding response header values"). */
const OVERRIDES: Readonly<Record<string, string>> = {
  'response-content-type': 'content-type',
  'response-cache-control': 'cache-control',
  'response-content-disposition': 'content-disposition',
  'response-content-encoding': 'content-encoding',
  'response-content-language': 'content-language',
  'response-expires': 'expires',
};

/** The header fields of a write that describe its object. Throws NotImplemented for tags, which would be lost. */
export function describingHeaders(headers: HeaderMap): Record<string, string> {
  if (headers['x-amz-tagging']) throw s3Error('NotImplemented', 'The embedded store keeps no object tags.');
  const kept: Record<string, string> = { 'content-type': 'binary/octet-stream' };
  for (const name of KEPT) {
    const value = headers[name];
    if (value !== undefined && value !== '') kept[name] = value;
  }
  for (const name in headers) if (name.startsWith('x-amz-meta-')) kept[name] = headers[name] ?? '';
  if (kept['x-amz-storage-class'] === 'STANDARD') delete kept['x-amz-storage-class'];
  return kept;
}

/** What a copy has of its own, whatever becomes of the metadata (AWS CopyObject). */
export const NEVER_COPIED: readonly string[] = ['x-amz-storage-class', 'x-amz-website-redirect-location'];

/** What describes a copy that keeps the metadata of its source. */
export function copiedHeaders(source: Record<string, string>, request: Record<string, string>): Record<string, string> {
  const isOwn = ([name]: readonly [string, string]) => NEVER_COPIED.includes(name);
  return Object.fromEntries([
    ...Object.entries(source).filter((entry) => !isOwn(entry)),
    ...Object.entries(request).filter(isOwn),
  ]);
}

/** What a reader asked to be told instead of the stored headers. */
export function overriddenHeaders(stored: Record<string, string>, query: Query): Record<string, string> {
  const result = { ...stored };
  for (const [name, value] of query) {
    const header = OVERRIDES[name];
    if (header !== undefined) result[header] = value;
  }
  return result;
}
