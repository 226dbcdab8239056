import { queryValue } from '../s3/headers.ts';
import type { Query } from '../s3/message.ts';
import { type ListingEntry, type ListingPage, listObjectsResult, listObjectsV2Result } from '../s3/results-xml.ts';
import { s3Error } from '../s3/s3-error.ts';
import type { BackendRequest } from './backend.ts';
import { requireBucket, type StoreParts } from './store-objects.ts';
import { type ObjectRow, recordOf } from './store-rows.ts';

const MAX_KEYS = 1000;
const SCAN_ROWS = 1001;
const OWNER_ID = 's3gateway-store';

type ListedRow = Pick<ObjectRow, 'key' | 'size_bytes' | 'etag' | 'last_modified_ms' | 'headers'>;

/** What a page is asked for. */
interface Ask {
  readonly bucket: string;
  readonly prefix: string;
  readonly delimiter: string;
  readonly maxKeys: number;
  readonly isUrlEncoded: boolean;
  /** Only what sorts after this; a common prefix itself when the last page ended with one. */
  readonly after: string;
}

/** ListObjects and ListObjectsV2: range scans over the index, in order of UTF-8 bytes. */
export class StoreListing {
  readonly #parts: StoreParts;

  constructor(parts: StoreParts) {
    this.#parts = parts;
  }

  listV2(request: BackendRequest & { readonly bucket: string }): string {
    const { query } = request;
    const token = queryValue(query, 'continuation-token');
    const startAfter = queryValue(query, 'start-after');
    const after = token === undefined ? (startAfter ?? '') : openToken(token);
    const { page, last } = this.#page(ask(request.bucket, query, after));
    return listObjectsV2Result({
      ...page,
      continuationToken: token,
      nextContinuationToken: page.isTruncated ? Buffer.from(last).toString('base64url') : undefined,
      startAfter,
      hasOwner: queryValue(query, 'fetch-owner') === 'true',
    });
  }

  listV1(request: BackendRequest & { readonly bucket: string }): string {
    const marker = queryValue(request.query, 'marker') ?? '';
    const { page, last } = this.#page(ask(request.bucket, request.query, marker));
    return listObjectsResult({
      ...page,
      marker,
      nextMarker: page.isTruncated && page.delimiter !== '' ? last : undefined,
    });
  }

  /** `last` is the last key or common prefix of the page: where the next one goes on. */
  #page(wanted: Ask): { readonly page: ListingPage; readonly last: string } {
    requireBucket(this.#parts.index, wanted.bucket);
    const entries: ListingEntry[] = [];
    const commonPrefixes: string[] = [];
    let last = wanted.after;
    let isTruncated = false;
    const keys = wanted.maxKeys === 0 ? [] : this.#scan(wanted);
    for (const item of keys) {
      if (entries.length + commonPrefixes.length >= wanted.maxKeys) {
        isTruncated = true;
        break;
      }
      if (typeof item === 'string') commonPrefixes.push(item);
      else entries.push(toEntry(item));
      last = typeof item === 'string' ? item : item.key;
    }
    return { page: { ...wanted, ownerId: OWNER_ID, entries, commonPrefixes, isTruncated }, last };
  }

  /** Rows and common prefixes in order; what a common prefix stands for is skipped over, not read. */
  *#scan({ bucket, prefix, delimiter, after }: Ask): Generator<ListedRow | string> {
    let position = startPosition(prefix, delimiter, after);
    for (;;) {
      const rows = this.#rowsFrom(bucket, position);
      let jump: Position | undefined;
      for (const row of rows) {
        if (!row.key.startsWith(prefix)) return;
        const rolled = commonPrefixOf(row.key, prefix, delimiter);
        if (rolled === undefined) {
          yield row;
          continue;
        }
        yield rolled;
        jump = { from: successor(rolled), isInclusive: true };
        break;
      }
      const lastRow = rows.at(-1);
      if (!jump && (rows.length < SCAN_ROWS || !lastRow)) return;
      position = jump ?? { from: Buffer.from(lastRow?.key ?? ''), isInclusive: false };
    }
  }

  #rowsFrom(bucket: string, { from, isInclusive }: Position): ListedRow[] {
    const comparison = isInclusive ? '>=' : '>';
    return this.#parts.index.all<ListedRow>(
      `select key, size_bytes, etag, last_modified_ms, headers from objects
       where bucket = ? and key ${comparison} cast(? as text) order by key limit ${SCAN_ROWS}`,
      bucket,
      from,
    );
  }
}

interface Position {
  /** Bytes, since the place after a prefix need not be valid UTF-8. */
  readonly from: Buffer;
  readonly isInclusive: boolean;
}

function startPosition(prefix: string, delimiter: string, after: string): Position {
  const begin: Position = { from: Buffer.from(prefix), isInclusive: true };
  if (after === '') return begin;
  // A common prefix is given only when it sorts after the marker (AWS ListObjectsV2, Delimiter): not when the marker lies in it.
  const rolled = after.startsWith(prefix) ? commonPrefixOf(after, prefix, delimiter) : undefined;
  if (rolled !== undefined) return { from: successor(rolled), isInclusive: true };
  const position: Position = { from: Buffer.from(after), isInclusive: false };
  return Buffer.compare(position.from, begin.from) < 0 ? begin : position;
}

/** What a key is listed under instead, or undefined. */
export function commonPrefixOf(key: string, prefix: string, delimiter: string): string | undefined {
  if (delimiter === '') return undefined;
  const at = key.indexOf(delimiter, prefix.length);
  return at === -1 ? undefined : key.slice(0, at + delimiter.length);
}

/** The first byte string after everything that begins with `prefix`. UTF-8 has no byte 0xFF, so one can always be added. */
function successor(prefix: string): Buffer {
  const bytes = Buffer.from(prefix);
  const last = bytes.length - 1;
  bytes[last] = (bytes[last] as number) + 1;
  return bytes;
}

function toEntry(row: ListedRow): ListingEntry {
  return {
    key: row.key,
    etag: row.etag,
    sizeBytes: row.size_bytes,
    lastModifiedMs: row.last_modified_ms,
    storageClass: recordOf(row.headers)['x-amz-storage-class'] ?? 'STANDARD',
  };
}

function ask(bucket: string, query: Query, after: string): Ask {
  return {
    bucket,
    prefix: queryValue(query, 'prefix') ?? '',
    delimiter: queryValue(query, 'delimiter') ?? '',
    maxKeys: pageSize(queryValue(query, 'max-keys'), 'max-keys'),
    isUrlEncoded: isUrlEncoding(query),
    after,
  };
}

/** A page size from a query: 1,000 unless less is asked for. Throws InvalidArgument. */
export function pageSize(text: string | undefined, name: string): number {
  return Math.min(wholeNumber(text, name) ?? MAX_KEYS, MAX_KEYS);
}

/** A number from a query, or undefined when it is not given. Throws InvalidArgument. */
export function wholeNumber(text: string | undefined, name: string): number | undefined {
  if (text === undefined || text === '') return undefined;
  if (!/^\d{1,10}$/.test(text))
    throw s3Error('InvalidArgument', `Provided ${name} not an integer or within integer range`, {
      extra: { ArgumentName: name, ArgumentValue: text },
    });
  return Number(text);
}

/** True for `encoding-type=url`. Throws InvalidArgument for any other encoding. */
export function isUrlEncoding(query: Query): boolean {
  const encoding = queryValue(query, 'encoding-type');
  if (encoding === undefined || encoding === '') return false;
  if (encoding !== 'url')
    throw s3Error('InvalidArgument', 'Invalid Encoding Method specified in Request', {
      extra: { ArgumentName: 'encoding-type', ArgumentValue: encoding },
    });
  return true;
}

function openToken(token: string): string {
  const text = Buffer.from(token, 'base64url').toString('utf8');
  if (token === '' || Buffer.from(text).toString('base64url') !== token)
    throw s3Error('InvalidArgument', 'The continuation token provided is incorrect', {
      extra: { ArgumentName: 'continuation-token' },
    });
  return text;
}
