import type { DiscoveredBucketName, Discoverer } from './discoverer.ts';
import { DiscoveryFailure } from './discovery-failure.ts';
import type { FoundBucket, FoundEndpoint, SnapshotCaps } from './snapshot.ts';

/** Buckets that are looked at at the same time: enough to hide the way there, too few to be turned away. */
const BUCKETS_AT_ONCE = 4;

/** How far a discovery is. */
export interface DiscoveryProgress {
  readonly bucketsDone: number;
  readonly buckets: number;
  readonly files: number;
  /** The bucket of the latest news. */
  readonly bucket: string;
}

/** What to look at. */
export interface DiscoverEndpointOptions {
  readonly endpoint: string;
  readonly region: string;
  readonly caps: SnapshotCaps;
  /** Only these; every bucket that the key may list when it is left out. */
  readonly buckets?: readonly string[] | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: DiscoveryProgress) => void;
}

/** What was found, and the buckets that could not be looked at: they are not in `found`. */
export interface DiscoveryResult {
  readonly found: FoundEndpoint;
  readonly failures: readonly { readonly bucket: string; readonly failure: DiscoveryFailure }[];
}

/**
 * Looks at every bucket of an endpoint, a few at a time. No more files are kept in memory than a snapshot of these caps has
 * room for. Throws `DiscoveryFailure` when the buckets cannot be listed.
 */
export async function discoverEndpoint(
  discoverer: Discoverer,
  options: DiscoverEndpointOptions,
): Promise<DiscoveryResult> {
  const names = await namesOf(discoverer, options);
  const found: (FoundBucket | undefined)[] = names.map(() => undefined);
  const failures: { bucket: string; failure: DiscoveryFailure }[] = [];
  const counts = names.map(() => 0);
  let next = 0;
  let bucketsDone = 0;
  const report = (index: number, count: number) => {
    counts[index] = count;
    const files = counts.reduce((total, each) => total + each, 0);
    options.onProgress?.({ bucketsDone, buckets: names.length, files, bucket: names[index]?.name ?? '' });
  };
  const work = async () => {
    for (let index = next++; index < names.length; index = next++) {
      const { name = '', creation_date = null } = names[index] ?? {};
      try {
        const maxFiles = roomFor(index, found, options.caps);
        const onProgress = (count: number) => report(index, count);
        const { is_complete: _isComplete, ...bucket } = await discoverer.bucket(name, {
          ...{ maxFiles, onProgress, signal: options.signal },
        });
        found[index] = { ...bucket, creation_date };
      } catch (error) {
        if (!(error instanceof DiscoveryFailure)) throw error;
        failures.push({ bucket: name, failure: error });
      }
      bucketsDone += 1;
      report(index, counts[index] ?? 0);
    }
  };
  await Promise.all(Array.from({ length: BUCKETS_AT_ONCE }, work));
  const { endpoint, region } = options;
  return {
    found: { endpoint, region, buckets: found.filter((bucket) => bucket !== undefined) },
    failures: failures.sort((a, b) => (a.bucket < b.bucket ? -1 : 1)),
  };
}

async function namesOf(discoverer: Discoverer, options: DiscoverEndpointOptions): Promise<DiscoveredBucketName[]> {
  const wanted = options.buckets;
  if (wanted === undefined) return discoverer.listBuckets(options.signal);
  // Keys that may see one bucket often may not list them.
  return [...new Set(wanted)].sort().map((name) => ({ name, creation_date: null }));
}

/** A snapshot fills up in order, so what the buckets before have taken is gone. */
function roomFor(index: number, found: readonly (FoundBucket | undefined)[], caps: SnapshotCaps): number {
  if (index >= caps.maxBuckets) return 0;
  const taken = found.slice(0, index).reduce((total, bucket) => total + (bucket?.files.length ?? 0), 0);
  return Math.max(0, Math.min(caps.maxFilesPerBucket, caps.maxFiles - taken));
}
