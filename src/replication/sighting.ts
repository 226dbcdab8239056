import type { Permit } from '../policy/permit.ts';
import { unquoteEtag } from '../s3/etag.ts';
import { responseHeader, type S3Response } from '../s3/message.ts';
import { ask, discard, problemOf, type Site } from './ask.ts';
import { BackendProblem } from './backend-problem.ts';

/** An object as a backend shows it. */
export interface PresentSighting {
  readonly kind: 'present';
  /** Without quotes. */
  readonly etag: string;
  readonly sizeBytes: number;
  /** When the backend says it was last written, in our time; undefined when it does not say. Whole seconds. */
  readonly modifiedAtMs: number | undefined;
  readonly response: S3Response;
}

/**
 * What was seen when a key was looked for. `unknown`: the backend would not say (403 stands for "missing" where the
 * permission to list is missing too).
 */
export type Sighting =
  | PresentSighting
  | { readonly kind: 'absent' }
  | { readonly kind: 'no-bucket' }
  | { readonly kind: 'unknown' };

/** Where and when to look. */
export interface LookOptions {
  readonly permit: Permit;
  readonly nowMs: number;
  readonly signal?: AbortSignal;
}

/** Looks for a key with HEAD. Throws `BackendProblem` when there is no telling. */
export async function look(site: Site, key: string, options: LookOptions): Promise<Sighting> {
  const response = await ask(site, options.permit, headRequest('HEAD', key, options.signal));
  if (response.status === 404) return { kind: 'absent' };
  if (response.status === 403) return { kind: 'unknown' };
  if (response.status >= 300) throw await problemOf(site, response);
  const sizeBytes = Number(responseHeader(response, 'content-length') ?? Number.NaN);
  if (!Number.isSafeInteger(sizeBytes))
    throw new BackendProblem(site.backend.id, { code: 'NoLength', kind: 'transient', message: 'HEAD said no length' });
  return {
    kind: 'present',
    etag: unquoteEtag(responseHeader(response, 'etag') ?? ''),
    sizeBytes,
    modifiedAtMs: modifiedAt(response, options.nowMs),
    response,
  };
}

/**
 * As `look`, but sure of a 404: HEAD answers alike for a missing key and a missing bucket, so the error document of a
 * GET decides. What is concluded from home's 404 is too grave for less.
 */
export async function lookClosely(site: Site, key: string, options: LookOptions): Promise<Sighting> {
  const seen = await look(site, key, options);
  if (seen.kind !== 'absent') return seen;
  const response = await ask(site, options.permit, headRequest('GET', key, options.signal));
  if (response.status < 300) {
    discard(response);
    throw new BackendProblem(site.backend.id, { code: 'JustWritten', kind: 'transient', message: 'the key appeared' });
  }
  const problem = await problemOf(site, response);
  if (problem.code === 'NoSuchKey') return { kind: 'absent' };
  if (problem.code === 'NoSuchBucket') return { kind: 'no-bucket' };
  throw problem;
}

function headRequest(method: 'HEAD' | 'GET', key: string, signal: AbortSignal | undefined) {
  return { method, key, query: [], headers: {}, body: null, ...(signal ? { signal } : {}) } as const;
}

/**
 * The backend's clock may be minutes off ours: the age that it states (its Date less its Last-Modified) is free of that.
 */
function modifiedAt(response: S3Response, nowMs: number): number | undefined {
  const modifiedMs = Date.parse(responseHeader(response, 'last-modified') ?? '');
  if (Number.isNaN(modifiedMs)) return undefined;
  const dateMs = Date.parse(responseHeader(response, 'date') ?? '');
  return Number.isNaN(dateMs) ? modifiedMs : nowMs - (dateMs - modifiedMs);
}
