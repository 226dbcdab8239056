import {
  type ListedObject,
  type ListedVersion,
  parseListBuckets,
  parseLocation,
  parseVersioning,
  parseVersionPage,
} from '../s3/listing-read.ts';
import { compareUtf8 } from '../s3/utf8-order.ts';
import { DiscoveryFailure } from './discovery-failure.ts';
import { type EndpointAccess, EndpointSession, type SessionParts, type SessionRequest } from './endpoint-session.ts';
import { isUnsupported, objectPages, parsed, standsStill } from './object-pages.ts';
import type { SnapshotFile } from './snapshot.ts';

const MAX_BUCKET_PAGES = 100;
/** Objects of one bucket that are counted; what is beyond that is said to be more. */
const MAX_PAGES = 10_000;

/** A bucket of an endpoint. */
export interface DiscoveredBucketName {
  readonly name: string;
  /** ISO-8601 as the endpoint writes it; null when it does not. */
  readonly creation_date: string | null;
}

/** What was found in a bucket. */
export interface DiscoveredBucket {
  readonly name: string;
  readonly files: readonly SnapshotFile[];
  /** Files and bytes that were found, those beyond `maxFiles` included. */
  readonly file_count: number;
  readonly total_size: number;
  /** False when the bucket holds more than was counted. */
  readonly is_complete: boolean;
  readonly versioning_status: string;
  readonly location: string | null;
}

/** A version of an object, or a delete marker. */
export interface DiscoveredVersion {
  readonly key: string;
  readonly version_id: string;
  readonly size: number;
  readonly last_modified: string | null;
  readonly etag: string | null;
  readonly is_latest: boolean;
  readonly is_delete_marker: boolean;
}

/** How to look at one bucket. */
export interface BucketOptions {
  /** Files that are kept; the others are only counted. */
  readonly maxFiles: number;
  /** Pages of a listing that are read at most. */
  readonly maxPages?: number;
  readonly signal?: AbortSignal | undefined;
  /** Told after each page. */
  readonly onProgress?: (counted: number) => void;
}

/**
 * Looks at an S3 endpoint with somebody's keys: buckets, objects, versions. Copes with servers that lack what AWS has:
 * ListObjectsV2, GetBucketLocation, versioning. Throws `DiscoveryFailure`.
 */
export class Discoverer {
  readonly #session: EndpointSession;
  readonly #region: string;

  constructor(access: EndpointAccess, parts: SessionParts) {
    this.#session = new EndpointSession(access, parts);
    this.#region = access.region;
  }

  /** Milliseconds that the endpoint's clock is ahead, when it refused this one's. */
  get skewMs(): number {
    return this.#session.skewMs;
  }

  /** Every bucket that the key may see, in UTF-8 byte order of their names. */
  async listBuckets(signal?: AbortSignal): Promise<DiscoveredBucketName[]> {
    const found: DiscoveredBucketName[] = [];
    let next: string | undefined;
    for (let page = 0; page < MAX_BUCKET_PAGES; page++) {
      const query = next === undefined ? [] : ([['continuation-token', next]] as const);
      const answer = parsed(parseListBuckets, (await this.#session.get({ query, signal })).text);
      for (const { name, creationDate } of answer.buckets) found.push({ name, creation_date: isoTime(creationDate) });
      next = answer.next;
      if (next === undefined) return found.sort((a, b) => compareUtf8(a.name, b.name));
    }
    throw new DiscoveryFailure('failed', `the endpoint lists buckets on more than ${MAX_BUCKET_PAGES} pages`);
  }

  /** The objects of a bucket, and what it says of itself. */
  async bucket(name: string, options: BucketOptions): Promise<DiscoveredBucket> {
    const { maxFiles, signal, onProgress, maxPages = MAX_PAGES } = options;
    const files: SnapshotFile[] = [];
    let count = 0;
    let size = 0;
    let isComplete = false;
    let region = this.#region;
    for await (const page of objectPages(this.#session, { bucket: name, signal, maxPages })) {
      for (const object of page.objects) {
        if (files.length < maxFiles) files.push(asFile(object));
        count += 1;
        size += object.sizeBytes;
      }
      region = page.region;
      isComplete = page.isLast;
      onProgress?.(count);
    }
    return {
      ...{ name, files, file_count: count, total_size: size, is_complete: isComplete },
      versioning_status: await this.versioning(name, signal),
      location: await this.#location(name, { region, signal }),
    };
  }

  /** The versions of a bucket's objects, key by key, the latest of each first. */
  async versions(
    name: string,
    { maxVersions, signal }: { maxVersions: number; signal?: AbortSignal | undefined },
  ): Promise<{ readonly versions: readonly DiscoveredVersion[]; readonly is_complete: boolean }> {
    const found: ListedVersion[] = [];
    let next: { readonly key: string; readonly versionId: string } | undefined;
    do {
      const query: [string, string][] = [
        ['versions', ''],
        ['encoding-type', 'url'],
      ];
      if (next) query.push(['key-marker', next.key]);
      if (next?.versionId) query.push(['version-id-marker', next.versionId]);
      const page = parsed(parseVersionPage, (await this.#session.get({ bucket: name, query, signal })).text);
      found.push(...page.versions);
      if (next && page.next?.key === next.key && page.next.versionId === next.versionId) throw standsStill(name);
      next = page.next;
    } while (next && found.length < maxVersions);
    const isComplete = next === undefined && found.length <= maxVersions;
    return { versions: found.sort(compareVersions).slice(0, maxVersions).map(asVersion), is_complete: isComplete };
  }

  /** `Enabled`, `Suspended`, `Disabled`, or `Unknown` where the endpoint does not know or not say. */
  async versioning(name: string, signal?: AbortSignal): Promise<string> {
    const text = await this.#optional({ bucket: name, query: [['versioning', '']], signal });
    return text === undefined ? 'Unknown' : (parsed(parseVersioning, text) ?? 'Disabled');
  }

  /** Where a bucket is: what it was signed for, where the server has no GetBucketLocation or says nothing with it. */
  async #location(name: string, known: { region: string; signal: AbortSignal | undefined }): Promise<string | null> {
    const text = await this.#optional({ bucket: name, query: [['location', '']], signal: known.signal });
    const location = text === undefined ? '' : parsed(parseLocation, text);
    // The oldest regions of AWS go by other names here.
    if (location === 'EU') return 'eu-west-1';
    return location || known.region || null;
  }

  /** The answer, or undefined when the server does not know the question or the key may not ask it. */
  async #optional(request: SessionRequest): Promise<string | undefined> {
    try {
      return (await this.#session.get(request)).text;
    } catch (error) {
      if (error instanceof DiscoveryFailure && (error.failure === 'denied' || isUnsupported(error))) return undefined;
      throw error;
    }
  }
}

function asFile({ key, sizeBytes, lastModified, etag }: ListedObject): SnapshotFile {
  return { key, size: sizeBytes, last_modified: isoTime(lastModified), etag: etag ?? null };
}

function asVersion(version: ListedVersion): DiscoveredVersion {
  const { key, size, last_modified, etag } = asFile(version);
  return {
    ...{ key, version_id: version.versionId, size, last_modified, etag },
    is_latest: version.isLatest,
    is_delete_marker: version.isDeleteMarker,
  };
}

function compareVersions(a: ListedVersion, b: ListedVersion): number {
  return (
    compareUtf8(a.key, b.key) ||
    Number(b.isLatest) - Number(a.isLatest) ||
    Date.parse(b.lastModified ?? '') - Date.parse(a.lastModified ?? '') ||
    compareUtf8(a.versionId, b.versionId)
  );
}

/** ISO-8601 in UTC, or null for what is no time. */
function isoTime(text: string | undefined): string | null {
  const timeMs = Date.parse(text ?? '');
  return Number.isNaN(timeMs) ? null : new Date(timeMs).toISOString();
}
