import { TtlCache } from '../base/cache.ts';
import type { Clock } from '../base/clock.ts';
import { type Bucket, type BucketMapping, mappingAt } from '../domain/bucket.ts';
import type { Metadata } from '../metadata/metadata.ts';
import { type Permit, permitRead, permitRemove, permitWrite } from '../policy/permit.ts';
import type { Placement } from '../policy/place.ts';
import type { BackendRegistry, RegisteredBackend } from './backend-registry.ts';
import type { PolicyService } from './policy-service.ts';

/** How long a process may act on a bucket's mapping and policy before it looks again. */
const CACHE_TTL_MS = 1_000;
const CACHE_ENTRIES = 10_000;

/** One backend of a bucket, with what is needed to send requests there. */
export interface BucketSite {
  readonly registered: RegisteredBackend;
  readonly mapping: BucketMapping;
  readonly readPermit: Permit;
  readonly removePermit: Permit;
  /** Absent when the effective policy no longer accepts the backend. */
  readonly writePermit: Permit | undefined;
}

/** A bucket with everything that a request on it needs: resolved once, used by many requests. */
export interface ResolvedBucket {
  readonly bucket: Bucket;
  readonly placement: Placement;
  readonly home: BucketSite;
  /** Backends that must hold a copy besides home. */
  readonly replicaBackendIds: readonly string[];
  /** The site at any mapped backend that is still configured. */
  siteAt(backendId: string): BucketSite | undefined;
}

/** What the directory is built from. */
export interface BucketDirectoryOptions {
  readonly metadata: Metadata;
  readonly registry: BackendRegistry;
  readonly policies: PolicyService;
  readonly clock: Clock;
}

/** Finds buckets by their tenant and name, and remembers them for a moment. */
export class BucketDirectory {
  readonly #options: BucketDirectoryOptions;
  readonly #byName: TtlCache<string, ResolvedBucket>;

  constructor(options: BucketDirectoryOptions) {
    this.#options = options;
    this.#byName = new TtlCache({ clock: options.clock, ttlMs: CACHE_TTL_MS, maxEntries: CACHE_ENTRIES });
  }

  /** The tenant's bucket of that name; synchronous when it was looked up a moment ago. Throws `UnknownBackend`. */
  resolve(tenantId: string, logicalName: string): ResolvedBucket | Promise<ResolvedBucket | undefined> {
    return this.#byName.get(cacheKey(tenantId, logicalName)) ?? this.#load(tenantId, logicalName);
  }

  /** The bucket by its identity, or undefined once it is removed. */
  async resolveById(bucketId: string): Promise<ResolvedBucket | undefined> {
    const bucket = await this.#options.metadata.buckets.find(bucketId);
    return bucket && this.describe(bucket);
  }

  /** Forgets what was remembered of a name, after it changed. */
  forget(tenantId: string, logicalName: string): void {
    this.#byName.delete(cacheKey(tenantId, logicalName));
  }

  /** Resolves a bucket that was read from the metadata database. */
  async describe(bucket: Bucket): Promise<ResolvedBucket> {
    const tenant = await this.#options.metadata.tenants.find(bucket.tenantId);
    const placement = this.#stablePlacement(bucket, tenant?.policy ?? {});
    return new BucketView(bucket, placement, this.#options.registry);
  }

  async #load(tenantId: string, logicalName: string): Promise<ResolvedBucket | undefined> {
    const bucket = await this.#options.metadata.buckets.findByName(tenantId, logicalName);
    if (!bucket) return undefined;
    const resolved = await this.describe(bucket);
    this.#byName.set(cacheKey(tenantId, logicalName), resolved);
    return resolved;
  }

  /** Prefers the backends that hold the bucket already, so that a new backend alone moves no data. */
  #stablePlacement(bucket: Bucket, tenantPolicy: Bucket['policy']): Placement {
    const { policies } = this.#options;
    const home = bucket.homeBackendId;
    const placement = policies.placement(tenantPolicy, bucket.policy, { home });
    const only = new Set(bucket.mappings.map((mapping) => mapping.backendId));
    const kept = policies.placement(tenantPolicy, bucket.policy, { home, only });
    return kept.shortfall === 0
      ? { ...placement, outcome: kept.outcome, chosen: kept.chosen, shortfall: 0 }
      : placement;
  }
}

class BucketView implements ResolvedBucket {
  readonly bucket: Bucket;
  readonly placement: Placement;
  readonly home: BucketSite;
  readonly replicaBackendIds: readonly string[];
  readonly #registry: BackendRegistry;

  constructor(bucket: Bucket, placement: Placement, registry: BackendRegistry) {
    this.bucket = bucket;
    this.placement = placement;
    this.#registry = registry;
    this.home = this.#site(registry.get(bucket.homeBackendId), mappingOf(bucket, bucket.homeBackendId));
    this.replicaBackendIds = placement.chosen.filter((id) => id !== bucket.homeBackendId);
  }

  siteAt(backendId: string): BucketSite | undefined {
    const mapping = mappingAt(this.bucket, backendId);
    if (!mapping || !this.#registry.has(backendId)) return undefined;
    return this.#site(this.#registry.get(backendId), mapping);
  }

  #site(registered: RegisteredBackend, mapping: BucketMapping): BucketSite {
    const { id } = this.bucket;
    const backendId = registered.facts.id;
    return {
      registered,
      mapping,
      readPermit: permitRead(id, backendId),
      removePermit: permitRemove(id, backendId),
      writePermit: permitWrite(this.placement, id, backendId),
    };
  }
}

function mappingOf(bucket: Bucket, backendId: string): BucketMapping {
  const mapping = mappingAt(bucket, backendId);
  if (!mapping) throw new Error(`bucket ${bucket.id} has no mapping at its home ${backendId}`);
  return mapping;
}

function cacheKey(tenantId: string, logicalName: string): string {
  return `${tenantId}\u0000${logicalName}`;
}
