import type { HeaderMap, Query } from './message.ts';
import { decodePercent } from './uri-encode.ts';

/** Header fields from Node's raw list: lower-case names, repeated fields joined by `,` in the order received. */
export function headersFromRaw(rawHeaders: readonly string[]): HeaderMap {
  const headers: Record<string, string | undefined> = Object.create(null);
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    const value = rawHeaders[index + 1] ?? '';
    const earlier = headers[name];
    headers[name] = earlier === undefined ? value : `${earlier},${value}`;
  }
  return headers;
}

/** A request target in its parts, none of them normalised. */
export interface Target {
  /** The path as received, percent-encoded. */
  readonly path: string;
  /** The query as received, without `?`. */
  readonly rawQuery: string;
  readonly query: Query;
}

const NO_QUERY: Query = [];

/**
 * Splits a raw request target; an absolute form (`http://host/path`) loses its scheme and host (RFC 9112, section 3.2.2).
 * Throws InvalidURI for a query that is no percent-encoded UTF-8.
 */
export function splitTarget(target: string): Target {
  const origin = target.startsWith('/') ? target : target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?]*/i, '');
  const mark = origin.indexOf('?');
  if (mark === -1) return { path: origin || '/', rawQuery: '', query: NO_QUERY };
  const rawQuery = origin.slice(mark + 1);
  return { path: origin.slice(0, mark) || '/', rawQuery, query: parseQuery(rawQuery) };
}

/** Decodes a query. A `+` is a space, as AWS reads it; `%2B` is a plus. */
function parseQuery(rawQuery: string): Query {
  const query: [string, string][] = [];
  for (const part of rawQuery.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = equals === -1 ? part : part.slice(0, equals);
    query.push([decodeQueryPart(name), equals === -1 ? '' : decodeQueryPart(part.slice(equals + 1))]);
  }
  return query;
}

function decodeQueryPart(text: string): string {
  return decodePercent(text.includes('+') ? text.replaceAll('+', ' ') : text);
}

/** The value of a query parameter, '' when it stands without one, undefined when it is not there. */
export function queryValue(query: Query, name: string): string | undefined {
  for (const [field, value] of query) if (field === name) return value;
  return undefined;
}
