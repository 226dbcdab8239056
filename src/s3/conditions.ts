import { parseEtagList } from './etag.ts';
import { parseHttpDate } from './http-date.ts';
import type { HeaderMap } from './message.ts';

/** The object that conditions are held against. */
export interface CurrentObject {
  /** Without quotes. */
  readonly etag: string;
  readonly lastModifiedMs: number;
}

/** Whether a request goes on. */
export type ConditionOutcome = 'proceed' | 'not-modified' | 'precondition-failed';

/** Evaluates the conditional headers of a read in the order of RFC 9110, section 13.2.2. */
export function evaluateReadConditions(headers: HeaderMap, current: CurrentObject): ConditionOutcome {
  const ifMatch = headers['if-match'];
  // If-Unmodified-Since counts only without If-Match, and If-Modified-Since only without If-None-Match.
  const mayProceed =
    ifMatch === undefined
      ? isAfter(current, headers['if-unmodified-since']) !== true
      : listsStrongly(ifMatch, current.etag);
  if (!mayProceed) return 'precondition-failed';
  const ifNoneMatch = headers['if-none-match'];
  const isUnchanged =
    ifNoneMatch === undefined
      ? isAfter(current, headers['if-modified-since']) === false
      : listsWeakly(ifNoneMatch, current.etag);
  return isUnchanged ? 'not-modified' : 'proceed';
}

/**
 * Evaluates If-Match and If-None-Match of a write (AWS, "Conditional requests"); 'missing' when If-Match meets no object,
 * which AWS answers as NoSuchKey.
 */
export function evaluateWriteConditions(
  headers: HeaderMap,
  current: CurrentObject | undefined,
): 'proceed' | 'precondition-failed' | 'missing' {
  const ifMatch = headers['if-match'];
  if (ifMatch !== undefined && !current) return 'missing';
  if (ifMatch !== undefined && current && !listsStrongly(ifMatch, current.etag)) return 'precondition-failed';
  const ifNoneMatch = headers['if-none-match'];
  if (ifNoneMatch !== undefined && current && listsWeakly(ifNoneMatch, current.etag)) return 'precondition-failed';
  return 'proceed';
}

/** If-Match promises the very same bytes, so a weak tag never matches (RFC 9110, section 8.8.3.2). */
function listsStrongly(header: string, etag: string): boolean {
  return header.trim() === '*' || parseEtagList(header).some((tag) => !tag.isWeak && tag.etag === etag);
}

function listsWeakly(header: string, etag: string): boolean {
  return header.trim() === '*' || parseEtagList(header).some((tag) => tag.etag === etag);
}

/**
 * Whether the object was modified after a date; undefined without a date or for one that is none, which a recipient
 * ignores. HTTP dates have whole seconds, so an object counts as of the second that it was written in.
 */
function isAfter(current: CurrentObject, httpDate: string | undefined): boolean | undefined {
  const timeMs = httpDate === undefined ? undefined : parseHttpDate(httpDate);
  return timeMs === undefined ? undefined : Math.floor(current.lastModifiedMs / 1000) * 1000 > timeMs;
}
