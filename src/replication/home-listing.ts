import type { Permit } from '../policy/permit.ts';
import { type ListedKey, parseListObjectsV2 } from '../s3/xml-read.ts';
import { askForDocument, type Site } from './ask.ts';
import { BackendProblem } from './backend-problem.ts';

/** Keys per page; S3 gives no more. */
const PAGE_KEYS = 1_000;

/**
 * Every key of a backend bucket in the order that the backend lists them, a page in memory at a time.
 * Throws `BackendProblem`, also for an answer that is no listing or one that runs in a circle.
 */
export async function* listKeys(site: Site, permit: Permit, signal?: AbortSignal): AsyncGenerator<ListedKey> {
  let token: string | undefined;
  do {
    const page = await listPage(site, permit, { token, ...(signal ? { signal } : {}) });
    yield* page.keys;
    const next = page.isTruncated ? page.nextContinuationToken : undefined;
    if (page.isTruncated && (next === undefined || next === token))
      throw badListing(site, 'a truncated page leads nowhere');
    token = next;
  } while (token !== undefined);
}

async function listPage(
  site: Site,
  permit: Permit,
  at: { readonly token: string | undefined; readonly signal?: AbortSignal },
) {
  const query: [string, string][] = [
    ['list-type', '2'],
    ['max-keys', String(PAGE_KEYS)],
    // Keys may hold control characters that XML 1.0 cannot carry.
    ['encoding-type', 'url'],
  ];
  if (at.token !== undefined) query.push(['continuation-token', at.token]);
  const { xml } = await askForDocument(site, permit, {
    method: 'GET',
    query,
    headers: {},
    body: null,
    ...(at.signal ? { signal: at.signal } : {}),
  });
  try {
    return parseListObjectsV2(xml);
  } catch (error) {
    throw badListing(site, 'the answer is no listing', error);
  }
}

function badListing(site: Site, message: string, cause?: unknown): BackendProblem {
  return new BackendProblem(site.backend.id, { code: 'BadListing', kind: 'transient', message }, { cause });
}
