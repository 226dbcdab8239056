import type { Permit } from '../policy/permit.ts';
import { parseTaggingAnswer, type Tag, taggingDocument, taggingHeader } from '../s3/tagging.ts';
import { askForDocument, askForSuccess, discard, type Site } from './ask.ts';
import { BackendProblem } from './backend-problem.ts';

/** Whose tags. */
export interface TaggedKey {
  readonly site: Site;
  readonly permit: Permit;
  readonly key: string;
  readonly signal: AbortSignal;
}

const QUERY = [['tagging', '']] as const;
/** What a backend says of an object without tags, or says when it has none at all. */
const NO_TAGS: ReadonlySet<string> = new Set(['NoSuchTagSet', 'NotImplemented', 'MethodNotAllowed']);

/** An object's tags in the order of their keys; none at a backend that knows no tags. Throws `BackendProblem`. */
export async function readTags({ site, permit, key, signal }: TaggedKey): Promise<readonly Tag[]> {
  try {
    const request = { method: 'GET', key, query: QUERY, headers: {}, body: null, signal } as const;
    return parseTaggingAnswer((await askForDocument(site, permit, request)).xml);
  } catch (error) {
    if (error instanceof BackendProblem && NO_TAGS.has(error.code)) return [];
    throw error;
  }
}

/** Gives an object these tags and no others. Throws `BackendProblem`, `refused` at a backend that knows no tags. */
export async function writeTags({ site, permit, key, signal }: TaggedKey, tags: readonly Tag[]): Promise<void> {
  const target = { key, query: QUERY, signal } as const;
  const request =
    tags.length === 0
      ? ({ ...target, method: 'DELETE', headers: {}, body: null } as const)
      : ({
          ...target,
          method: 'PUT',
          headers: { 'content-type': 'application/xml' },
          body: Buffer.from(taggingDocument(tags)),
        } as const);
  discard(await askForSuccess(site, permit, request));
}

/** The field that a copy is written with, so that it is never there without its tags; none when there are no tags. */
export async function carriedTags(source: TaggedKey): Promise<Record<string, string>> {
  const tags = await readTags(source);
  return tags.length === 0 ? {} : { 'x-amz-tagging': taggingHeader(tags) };
}

/** True for the same tags, both in the order of their keys. */
export function areSameTags(a: readonly Tag[], b: readonly Tag[]): boolean {
  return taggingHeader(a) === taggingHeader(b);
}
