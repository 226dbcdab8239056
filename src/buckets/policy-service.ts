import { AppError } from '../base/app-error.ts';
import type { PolicyDocument, PolicyLayer } from '../domain/policy.ts';
import { type CompiledPolicy, compilePolicy, type EffectivePolicy } from '../policy/compile.ts';
import { locationPolicy } from '../policy/location.ts';
import { type Placement, place } from '../policy/place.ts';
import type { Catalog } from '../providers/catalog.ts';
import type { BackendRegistry } from './backend-registry.ts';

/** What the policy of a bucket rests on. */
export interface PolicyServiceOptions {
  readonly catalog: Catalog;
  readonly registry: BackendRegistry;
  /** The widest layer, from the configuration. */
  readonly deploymentPolicy: PolicyDocument;
  /** The region name that stands for "no constraint" in a LocationConstraint. */
  readonly defaultRegion: string;
}

/** Narrows a placement. */
export interface PlacementScope {
  /** The backend that is home already. */
  readonly home?: string;
  /** The only backends to consider. */
  readonly only?: ReadonlySet<string>;
}

/** Puts the layers of policy together and asks where a bucket may stand. */
export class PolicyService {
  readonly #options: PolicyServiceOptions;

  constructor(options: PolicyServiceOptions) {
    this.#options = options;
  }

  get catalog(): Catalog {
    return this.#options.catalog;
  }

  /** The widest layer. */
  get deploymentPolicy(): PolicyDocument {
    return this.#options.deploymentPolicy;
  }

  /** The effective policy of a bucket, or the layers that contradict each other. */
  compile(tenantPolicy: PolicyDocument, bucketPolicy: PolicyDocument): CompiledPolicy {
    const layers: PolicyLayer[] = [
      { layer: 'deployment', document: this.#options.deploymentPolicy },
      { layer: 'tenant', document: tenantPolicy },
      { layer: 'bucket', document: bucketPolicy },
    ];
    return compilePolicy(layers, this.#options.catalog);
  }

  /** Where the bucket stands under the current policy. Throws `PolicyConflict` when its layers exclude each other. */
  placement(tenantPolicy: PolicyDocument, bucketPolicy: PolicyDocument, over: PlacementScope = {}): Placement {
    const compiled = this.compile(tenantPolicy, bucketPolicy);
    if (compiled.kind === 'conflict') throw new AppError('PolicyConflict', compiled.message);
    return this.place(compiled.policy, over);
  }

  /** Places a compiled policy over the configured backends. */
  place(policy: EffectivePolicy, { home, only }: PlacementScope = {}): Placement {
    const { registry } = this.#options;
    return place({
      policy,
      backends: only ? registry.facts().filter((facts) => only.has(facts.id)) : registry.facts(),
      isHealthy: (id) => registry.isHealthy(id),
      ...(home === undefined ? {} : { home }),
    });
  }

  /**
   * The bucket policy that a client's LocationConstraint stands for, or undefined when nothing here is called so. Names
   * of configured backends' regions are understood besides countries, groups and zones.
   */
  fromLocation(locationConstraint: string): PolicyDocument | undefined {
    const { catalog, registry, defaultRegion } = this.#options;
    if (locationConstraint.toLowerCase() === defaultRegion.toLowerCase()) return {};
    const known = locationPolicy(locationConstraint, catalog);
    if (known) return known;
    const place = registry.findByRegion(locationConstraint)?.facts.place;
    const term = place?.zoneCode ?? place?.country;
    return term === undefined ? undefined : { residency: { allow: [term] } };
  }
}
