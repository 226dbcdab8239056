import { BackendUnavailable } from '../backends/backend.ts';
import { AppError, describeError } from '../base/app-error.ts';
import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import type { Random } from '../base/random.ts';
import type { Bucket, BucketMapping } from '../domain/bucket.ts';
import type { PolicyDocument } from '../domain/policy.ts';
import type { Metadata } from '../metadata/metadata.ts';
import type { EffectivePolicy } from '../policy/compile.ts';
import { permitRemove, permitWrite } from '../policy/permit.ts';
import type { Placement } from '../policy/place.ts';
import type { BackendBuckets, BucketIdentity } from './backend-bucket.ts';
import type { BackendRegistry } from './backend-registry.ts';
import type { BucketDirectory, BucketSite, ResolvedBucket } from './bucket-directory.ts';
import type { PolicyService } from './policy-service.ts';

/** What a new bucket is to be. */
export interface NewBucket extends BucketIdentity {
  readonly policy: PolicyDocument;
  /** The backends to use, home first; policy chooses when absent. */
  readonly backendIds?: readonly string[];
}

/** What became of a wish for a bucket. Nothing is recorded unless it is `created`. */
export type CreateBucketOutcome =
  | { readonly kind: 'created'; readonly bucket: Bucket }
  | { readonly kind: 'exists'; readonly bucket: Bucket }
  | { readonly kind: 'denied'; readonly message: string }
  | { readonly kind: 'unavailable'; readonly message: string };

/** What the service is built from. */
export interface BucketServiceOptions {
  readonly metadata: Metadata;
  readonly registry: BackendRegistry;
  readonly policies: PolicyService;
  readonly directory: BucketDirectory;
  readonly backendBuckets: BackendBuckets;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

/** The life of a logical bucket: created under policy, mapped to more backends when policy asks, retired. */
export class BucketService {
  readonly #options: BucketServiceOptions;

  constructor(options: BucketServiceOptions) {
    this.#options = options;
  }

  /** Creates the bucket at home, records it with a mapping per chosen backend, and prepares the others. */
  async create(wish: NewBucket): Promise<CreateBucketOutcome> {
    const { metadata } = this.#options;
    const existing = await metadata.buckets.findByName(wish.tenantId, wish.logicalName);
    if (existing) return { kind: 'exists', bucket: existing };
    const tenant = await metadata.tenants.ensure(wish.tenantId);
    const decision = this.#decide(wish, tenant.policy);
    if (decision.kind !== 'placed') return decision;
    const bucketId = this.#options.random.uuid();
    const [home, ...replicas] = decision.placement.chosen.map(
      (backendId) => () => this.#provision(wish, decision.placement, { bucketId, backendId }),
    );
    try {
      const mappings = home ? [await home()] : [];
      mappings.push(...(await this.#whatCanBeReached(replicas)));
      return await this.#record(wish, decision, { bucketId, mappings });
    } catch (error) {
      if (!(error instanceof BackendUnavailable)) throw error;
      return { kind: 'unavailable', message: describeError(error) };
    }
  }

  /** Replicas' backend buckets that cannot be made now are made by the worker when it first copies there. */
  async #whatCanBeReached(provisions: readonly (() => Promise<BucketMapping>)[]): Promise<BucketMapping[]> {
    const settled = await Promise.allSettled(provisions.map((provision) => provision()));
    return settled.flatMap((result) => {
      if (result.status === 'fulfilled') return [result.value];
      this.#options.logger.warn({ error: describeError(result.reason) }, 'a replica bucket could not be made yet');
      return [];
    });
  }

  /**
   * The site of `bucketId` at a backend that policy accepts, made when it is not there yet.
   * A denial names the rule.
   */
  async siteFor(
    bucketId: string,
    backendId: string,
  ): Promise<
    { readonly kind: 'site'; readonly site: BucketSite } | { readonly kind: 'denied'; readonly reason: string }
  > {
    const { directory, metadata } = this.#options;
    const resolved = await directory.resolveById(bucketId);
    if (!resolved) return { kind: 'denied', reason: 'the bucket is gone' };
    const denial = denialFor(resolved.placement, backendId);
    if (denial !== undefined) return { kind: 'denied', reason: denial };
    const site = resolved.siteAt(backendId);
    if (site) return { kind: 'site', site };
    const mapping = await this.#provision(resolved.bucket, resolved.placement, { bucketId, backendId });
    await metadata.buckets.addMapping(bucketId, mapping);
    directory.forget(resolved.bucket.tenantId, resolved.bucket.logicalName);
    return this.siteFor(bucketId, backendId);
  }

  /**
   * Makes the backend bucket of a mapping again, when the backend says that it has none. Throws `ResidencyDenied` where
   * policy no longer accepts it, `BackendBucketTaken` when its name belongs to somebody else by now.
   */
  async recreateBackendBucket({ writePermit, registered, mapping }: BucketSite): Promise<void> {
    const { backendBucket, backendId } = mapping;
    if (!writePermit) throw new AppError('ResidencyDenied', 'policy no longer accepts the backend');
    if (!(await this.#options.backendBuckets.create(writePermit, registered, backendBucket)))
      throw new AppError('BackendBucketTaken', `${backendBucket} at backend ${backendId} is no longer ours`);
  }

  /** Removes an empty bucket: gone for its tenant at once, its backend buckets as soon as they can be reached. */
  async remove(resolved: ResolvedBucket): Promise<'removed' | 'not-empty'> {
    const { bucket, home } = resolved;
    const { backendBuckets, directory, metadata } = this.#options;
    const outcome = await backendBuckets.remove(home.removePermit, home.registered, home.mapping.backendBucket);
    if (outcome === 'not-empty') return 'not-empty';
    await metadata.buckets.retire(bucket.id);
    directory.forget(bucket.tenantId, bucket.logicalName);
    return 'removed';
  }

  /**
   * Removes what is left of retired buckets once no copy of theirs is outstanding. Returns how many are gone for good.
   * A backend that cannot be reached is tried again at the next call.
   */
  async sweepRetired(limit: number): Promise<number> {
    const { metadata, logger } = this.#options;
    let swept = 0;
    for (const bucket of await metadata.buckets.retired(limit)) {
      try {
        if (await this.#sweep(bucket)) swept++;
      } catch (error) {
        logger.warn({ bucketId: bucket.id, error: describeError(error) }, 'a retired bucket could not be swept yet');
      }
    }
    return swept;
  }

  async #sweep(bucket: Bucket): Promise<boolean> {
    const { backendBuckets, metadata, registry } = this.#options;
    for (const mapping of bucket.mappings) {
      const permit = permitRemove(bucket.id, mapping.backendId);
      const outcome = await backendBuckets.remove(permit, registry.get(mapping.backendId), mapping.backendBucket);
      if (outcome === 'not-empty') return false;
    }
    await metadata.buckets.remove(bucket.id);
    return true;
  }

  #decide(wish: NewBucket, tenantPolicy: PolicyDocument): Decision {
    const { policies, registry } = this.#options;
    const unknown = wish.backendIds?.find((id) => !registry.has(id));
    if (unknown !== undefined) return { kind: 'denied', message: `no backend is called ${unknown}` };
    const compiled = policies.compile(tenantPolicy, wish.policy);
    if (compiled.kind === 'conflict') return { kind: 'denied', message: compiled.message };
    const policy = withCopies(compiled.policy, wish.backendIds?.length);
    const placement = policies.place(policy, scopeOf(wish));
    const refused = wish.backendIds?.map((id) => denialFor(placement, id)).find((denial) => denial !== undefined);
    if (refused !== undefined) return { kind: 'denied', message: refused };
    return decisionOn(placement, policy);
  }

  async #provision(
    identity: BucketIdentity,
    placement: Placement,
    { bucketId, backendId }: { bucketId: string; backendId: string },
  ): Promise<BucketMapping> {
    const { backendBuckets, metadata, registry } = this.#options;
    const permit = permitWrite(placement, bucketId, backendId);
    if (!permit) throw new AppError('ResidencyDenied', denialFor(placement, backendId) ?? 'policy refuses the backend');
    return backendBuckets.provision({ permit, registered: registry.get(backendId) }, identity, (backendBucket) =>
      metadata.buckets.isMapped(backendId, backendBucket),
    );
  }

  async #record(
    wish: NewBucket,
    decision: Extract<Decision, { kind: 'placed' }>,
    { bucketId, mappings }: { bucketId: string; mappings: readonly BucketMapping[] },
  ): Promise<CreateBucketOutcome> {
    const { clock, metadata } = this.#options;
    const home = decision.placement.chosen[0];
    if (home === undefined) throw new AppError('PlacementEmpty', 'a placed bucket has no home');
    const bucket: Bucket = {
      id: bucketId,
      tenantId: wish.tenantId,
      logicalName: wish.logicalName,
      regionId: wish.regionId,
      policy: wish.backendIds ? { ...wish.policy, replicas: decision.copies } : wish.policy,
      homeBackendId: home,
      mappings,
      createdAtMs: clock.nowMs(),
    };
    if ((await metadata.buckets.create(bucket)) === 'created') return { kind: 'created', bucket };
    const winner = await metadata.buckets.findByName(wish.tenantId, wish.logicalName);
    return winner
      ? { kind: 'exists', bucket: winner }
      : { kind: 'unavailable', message: 'the bucket is being made by another request' };
  }
}

type Decision =
  | { readonly kind: 'placed'; readonly placement: Placement; readonly copies: number }
  | { readonly kind: 'denied'; readonly message: string }
  | { readonly kind: 'unavailable'; readonly message: string };

function withCopies(policy: EffectivePolicy, backends: number | undefined): EffectivePolicy {
  return backends !== undefined && backends > policy.replicas ? { ...policy, replicas: backends } : policy;
}

function scopeOf(wish: NewBucket): { home?: string; only?: ReadonlySet<string> } {
  const home = wish.backendIds?.[0];
  return home === undefined ? {} : { home, only: new Set(wish.backendIds) };
}

function decisionOn(placement: Placement, policy: EffectivePolicy): Decision {
  if (placement.outcome === 'denied') return { kind: 'denied', message: denialMessage(placement) };
  if (placement.shortfall > 0)
    return {
      kind: 'denied',
      message: `policy asks for ${policy.replicas} copies, ${placement.shortfall} more than the backends that it accepts can hold: ${denialMessage(placement)}`,
    };
  if (placement.outcome === 'unavailable')
    return { kind: 'unavailable', message: 'no backend that policy accepts can be reached now' };
  return { kind: 'placed', placement, copies: policy.replicas };
}

/** Why no backend, or not enough of them, may hold the bucket: the rules that refused, in words. */
export function denialMessage(placement: Placement): string {
  const reasons = placement.verdicts.flatMap((verdict) => (verdict.rule ? [verdict.rule.message] : []));
  return reasons.length === 0 ? 'no backend is configured' : reasons.join('; ');
}

/** Why policy refuses one backend, or undefined when it accepts it. */
export function denialFor(placement: Placement, backendId: string): string | undefined {
  if (placement.accepted.has(backendId)) return undefined;
  const verdict = placement.verdicts.find((candidate) => candidate.backendId === backendId);
  return verdict?.rule?.message ?? `backend ${backendId} is not configured`;
}
