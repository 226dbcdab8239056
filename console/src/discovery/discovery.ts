import { DiscoveryFailure } from './discovery-failure.ts';
import type { EndpointClient } from './endpoint-client.ts';
import { bucketLocation, bucketVersioning, listBuckets, objectPages } from './listing.ts';
import { ObjectColumns } from './object-columns.ts';

/** Buckets that are read at the same time: enough to hide the way there, too few to be turned away. */
const BUCKETS_AT_ONCE = 4;
/** Objects of one endpoint that a page has memory for. */
const MAX_OBJECTS = 3_000_000;

/** How far the reading of a bucket is. `partial`: it holds more than was read. */
export type BucketStatus = 'waiting' | 'reading' | 'done' | 'partial' | 'failed' | 'stopped';

/** What is known of a bucket by now. Each change is another object; `objects` alone grows in place. */
export interface BucketState {
  readonly name: string;
  readonly createdAt: string | undefined;
  readonly status: BucketStatus;
  /** `Enabled`, `Suspended`, `Disabled`, `Unknown`; undefined until it is known. */
  readonly versioning: string | undefined;
  /** The region; undefined until it is known. */
  readonly location: string | undefined;
  readonly objectCount: number;
  readonly totalBytes: number;
  readonly failure: DiscoveryFailure | undefined;
  readonly objects: ObjectColumns;
}

/** What is known of an endpoint by now. */
export interface DiscoveryState {
  readonly phase: 'listing' | 'reading' | 'done' | 'stopped' | 'failed';
  readonly buckets: readonly BucketState[];
  /** Why there is nothing at all. */
  readonly failure: DiscoveryFailure | undefined;
  /** How far the endpoint's clock is ahead, when it did not accept this one. */
  readonly skewMs: number;
}

/** Looks at every bucket of an endpoint, a few at a time, and tells of each step. It can be stopped, and keeps what it has. */
export class Discovery {
  readonly #client: EndpointClient;
  readonly #listeners = new Set<() => void>();
  readonly #stop = new AbortController();
  #state: DiscoveryState = { phase: 'listing', buckets: [], failure: undefined, skewMs: 0 };
  #objects = 0;

  constructor(client: EndpointClient) {
    this.#client = client;
  }

  /** The state: another object after each step. */
  readonly state = (): DiscoveryState => this.#state;

  /** Tells `listener` after each step. Gives what ends that. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Ends the reading; what has been read stays. */
  stop(): void {
    this.#stop.abort(new DOMException('stopped', 'AbortError'));
  }

  /** Reads everything. Resolves at the end, whatever it was: `state()` tells. `only`: these buckets, without listing. */
  async run(only: readonly string[] = []): Promise<void> {
    const { signal } = this.#stop;
    try {
      const named =
        only.length > 0
          ? [...new Set(only)].map((name) => ({ name, createdAt: undefined }))
          : await listBuckets(this.#client, signal);
      this.#set({ phase: 'reading', buckets: named.map(waiting) });
      let next = 0;
      const work = async () => {
        for (let index = next++; index < named.length; index = next++) await this.#readBucket(index, signal);
      };
      await Promise.all(Array.from({ length: BUCKETS_AT_ONCE }, work));
      this.#set({ phase: signal.aborted ? 'stopped' : 'done' });
    } catch (error) {
      if (signal.aborted) this.#set({ phase: 'stopped' });
      else if (error instanceof DiscoveryFailure) this.#set({ phase: 'failed', failure: error });
      else throw error;
    }
  }

  async #readBucket(index: number, signal: AbortSignal): Promise<void> {
    const bucket = this.#state.buckets[index];
    if (!bucket || signal.aborted) return this.#setBucket(index, { status: 'stopped' });
    this.#setBucket(index, { status: 'reading' });
    try {
      await this.#readFacts(index, bucket.name, signal);
      const isWhole = await this.#readObjects(index, bucket, signal);
      this.#setBucket(index, { status: isWhole ? 'done' : 'partial' });
    } catch (error) {
      if (signal.aborted) this.#setBucket(index, { status: 'stopped' });
      else if (error instanceof DiscoveryFailure) this.#setBucket(index, { status: 'failed', failure: error });
      else throw error;
    }
  }

  async #readFacts(index: number, name: string, signal: AbortSignal): Promise<void> {
    this.#setBucket(index, { versioning: await bucketVersioning(this.#client, name, signal) });
    const location = await bucketLocation(this.#client, name, signal);
    this.#setBucket(index, { location: location || this.#client.regionOf(name) });
  }

  /** False when the bucket holds more than there is memory for. */
  async #readObjects(index: number, { name, objects }: BucketState, signal: AbortSignal): Promise<boolean> {
    for await (const page of objectPages(this.#client, name, signal)) {
      if (this.#objects + page.length > MAX_OBJECTS) return false;
      this.#objects += page.length;
      objects.add(page);
      this.#setBucket(index, { objectCount: objects.count, totalBytes: objects.totalBytes });
    }
    return true;
  }

  #setBucket(index: number, change: Partial<BucketState>): void {
    const buckets = this.#state.buckets.slice();
    const bucket = buckets[index];
    if (bucket) buckets[index] = { ...bucket, ...change };
    this.#set({ buckets });
  }

  #set(change: Partial<DiscoveryState>): void {
    this.#state = { ...this.#state, ...change, skewMs: this.#client.skewMs };
    for (const listener of this.#listeners) listener();
  }
}

function waiting({ name, createdAt }: { name: string; createdAt: string | undefined }): BucketState {
  return {
    ...{ name, createdAt, status: 'waiting', objectCount: 0, totalBytes: 0 },
    ...{ versioning: undefined, location: undefined, failure: undefined },
    objects: new ObjectColumns(),
  };
}

/** How many and how much all buckets together hold, as far as they have been read. */
export function totalsOf(buckets: readonly BucketState[]): {
  readonly objects: number;
  readonly bytes: number;
  readonly read: number;
} {
  let [objects, bytes, read] = [0, 0, 0];
  for (const { objectCount, totalBytes, status } of buckets) {
    objects += objectCount;
    bytes += totalBytes;
    if (status !== 'waiting' && status !== 'reading') read += 1;
  }
  return { objects, bytes, read };
}
