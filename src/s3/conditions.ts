import { unquoteEtag } from './etag.ts';
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
  const ifUnmodifiedSince = headers['if-unmodified-since'];
  if (ifMatch !== undefined) {
    if (!lists(ifMatch, current.etag)) return 'precondition-failed';
  } else if (ifUnmodifiedSince !== undefined && isAfter(current, ifUnmodifiedSince)) return 'precondition-failed';
  const ifNoneMatch = headers['if-none-match'];
  const ifModifiedSince = headers['if-modified-since'];
  if (ifNoneMatch !== undefined) return lists(ifNoneMatch, current.etag) ? 'not-modified' : 'proceed';
  if (ifModifiedSince === undefined || Number.isNaN(Date.parse(ifModifiedSince))) return 'proceed';
  return isAfter(current, ifModifiedSince) ? 'proceed' : 'not-modified';
}

/** Evaluates If-Match and If-None-Match of a write (AWS, "Conditional writes"); 'missing' when If-Match meets no object. */
export function evaluateWriteConditions(headers: HeaderMap, current: CurrentObject | undefined): 'proceed' | 'precondition-failed' | 'missing' {
  const ifMatch = headers['if-match'];
  const ifNoneMatch = headers['if-none-match'];
  if (ifMatch !== undefined) {
    if (!current) return 'missing';
    if (!lists(ifMatch, current.etag)) return 'precondition-failed';
  }
  if (ifNoneMatch !== undefined && current && lists(ifNoneMatch, current.etag)) return 'precondition-failed';
  return 'proceed';
}

function lists(header: string, etag: string): boolean {
  return header.split(',').some((candidate) => candidate.trim() === '*' || unquoteEtag(candidate) === etag);
}

/** HTTP dates have whole seconds, so an object counts as of the second it was written in. */
function isAfter(current: CurrentObject, httpDate: string): boolean {
  const timeMs = Date.parse(httpDate);
  return !Number.isNaN(timeMs) && Math.floor(current.lastModifiedMs / 1000) * 1000 > timeMs;
}
