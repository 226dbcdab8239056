import type { ListedObject, ListedVersion, ObjectPage, VersionPage } from '../s3/answers.ts';
import type { Query } from '../s3/uri-encode.ts';
import { DiscoveryFailure } from './discovery-failure.ts';
import { type EndpointClient, isUnsupported } from './endpoint-client.ts';

const MAX_BUCKET_PAGES = 100;
/** Pages of one listing at most: 1,000 objects are on a page of most servers. */
const MAX_PAGES = 10_000;
/** Keys may hold what XML cannot. */
const ENCODED = [['encoding-type', 'url']] as const;

/** A bucket as the endpoint lists it. */
export interface NamedBucket {
  readonly name: string;
  /** ISO-8601; undefined when the endpoint does not say. */
  readonly createdAt: string | undefined;
}

/** Every bucket that the key may list. Throws `DiscoveryFailure`. */
export async function listBuckets(client: EndpointClient, signal: AbortSignal): Promise<NamedBucket[]> {
  const found: NamedBucket[] = [];
  let next: string | undefined;
  for (let page = 0; page < MAX_BUCKET_PAGES; page++) {
    const query: Query = next === undefined ? [] : [['continuation-token', next]];
    const answer = await client.ask({ query, signal }, (reader, xml) => reader.buckets(xml));
    found.push(...answer.buckets);
    if (answer.next === undefined) return found;
    if (answer.next === next) throw standsStill();
    next = answer.next;
  }
  throw new DiscoveryFailure('failed', ['Too many buckets', `They fill more than ${MAX_BUCKET_PAGES} pages.`]);
}

/** `Enabled`, `Suspended`, `Disabled`, or `Unknown` where the endpoint does not know or not say. */
export function bucketVersioning(client: EndpointClient, bucket: string, signal: AbortSignal): Promise<string> {
  const question = { bucket, query: [['versioning', '']], signal } as const;
  return optional(
    client.ask(question, (reader, xml) => reader.versioning(xml)),
    'Unknown',
  );
}

/** The region that a bucket says it is in; '' where the endpoint does not know or not say. */
export function bucketLocation(client: EndpointClient, bucket: string, signal: AbortSignal): Promise<string> {
  const question = { bucket, query: [['location', '']], signal } as const;
  return optional(
    client.ask(question, (reader, xml) => reader.location(xml)),
    '',
  );
}

async function optional<T>(answer: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof DiscoveryFailure && (error.code === 'denied' || isUnsupported(error))) return otherwise;
    throw error;
  }
}

/**
 * The pages of ListObjectsV2; of ListObjects from a server that does not know the former. Throws `DiscoveryFailure`, also
 * for a server that gives the same page again: it would be read for ever.
 */
export async function* objectPages(
  client: EndpointClient,
  bucket: string,
  signal: AbortSignal,
): AsyncGenerator<readonly ListedObject[]> {
  let isV2 = true;
  let after: string | undefined;
  for (let count = 0; count < MAX_PAGES; count++) {
    let page: ObjectPage;
    try {
      page = await client.ask({ bucket, query: pageQuery(isV2, after), signal }, (reader, xml) => reader.objects(xml));
    } catch (error) {
      if (!isV2 || after !== undefined || !isUnsupported(error)) throw error;
      isV2 = false;
      page = await client.ask({ bucket, query: pageQuery(isV2, after), signal }, (reader, xml) => reader.objects(xml));
    }
    yield page.objects;
    if (!page.isTruncated) return;
    isV2 = isV2 && page.nextToken !== undefined;
    const next = isV2 ? page.nextToken : page.nextMarker;
    if (next === undefined || next === after) throw standsStill();
    after = next;
  }
}

function pageQuery(isV2: boolean, after: string | undefined): Query {
  const query: (readonly [string, string])[] = [...ENCODED, isV2 ? ['list-type', '2'] : ['max-keys', '1000']];
  if (after !== undefined) query.push([isV2 ? 'continuation-token' : 'marker', after]);
  return query;
}

/** Which versions: of one key, or of the whole bucket. */
export interface VersionsOf {
  readonly bucket: string;
  readonly key?: string | undefined;
  readonly maxVersions: number;
  readonly signal: AbortSignal;
  readonly onProgress?: (count: number) => void;
}

/** The versions and delete markers as they are listed: by key, the latest first. Throws `DiscoveryFailure`. */
export async function listVersions(
  client: EndpointClient,
  { bucket, key, maxVersions, signal, onProgress }: VersionsOf,
): Promise<{ readonly versions: readonly ListedVersion[]; readonly isComplete: boolean }> {
  const found: ListedVersion[] = [];
  let next: VersionPage['next'];
  do {
    const query: (readonly [string, string])[] = [['versions', ''], ...ENCODED];
    if (key !== undefined) query.push(['prefix', key]);
    if (next) query.push(['key-marker', next.key]);
    if (next?.versionId) query.push(['version-id-marker', next.versionId]);
    const page = await client.ask({ bucket, query, signal }, (reader, xml) => reader.versions(xml));
    found.push(...page.versions.filter((version) => key === undefined || version.key === key));
    if (next && page.next?.key === next.key && page.next.versionId === next.versionId) throw standsStill();
    // Keys that only begin like the one that is asked for come after it.
    next = key !== undefined && page.versions.some((version) => version.key !== key) ? undefined : page.next;
    onProgress?.(found.length);
  } while (next && found.length < maxVersions);
  return { versions: found.slice(0, maxVersions), isComplete: next === undefined && found.length <= maxVersions };
}

function standsStill(): DiscoveryFailure {
  const words = [
    'The listing does not go on',
    'The endpoint gives the same page of its listing again and again.',
  ] as const;
  return new DiscoveryFailure('failed', words);
}
