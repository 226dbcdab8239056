import type { PolicyDocument, PolicyLayer, PolicyLayerName, SpreadDimension } from '../domain/policy.ts';
import type { Catalog } from '../providers/catalog.ts';
import type { PlaceTerm } from '../providers/place-term.ts';
import { contradictionIn, describeContradiction } from './contradiction.ts';
import type { PlaceRule, PlaceRulePath } from './place-rule.ts';

/** What all layers together ask of a bucket. Every rule remembers the layer that it came from. */
export interface EffectivePolicy {
  /** A backend has to satisfy each of them. */
  readonly allow: readonly PlaceRule[];
  readonly deny: readonly PlaceRule[];
  readonly denyJurisdictions: readonly PlaceRule[];
  /** The most that any layer asks for. */
  readonly replicas: number;
  /** The widest layer that asks for so many; undefined when none says anything. */
  readonly replicasLayer: PolicyLayerName | undefined;
  readonly spread: readonly SpreadDimension[];
  /** The widest layer that states each dimension of `spread`. */
  readonly spreadLayers: ReadonlyMap<SpreadDimension, PolicyLayerName>;
  /** Places in order of preference: those of the narrowest layer that names any. */
  readonly preference: readonly PlaceTerm[];
}

/**
 * An effective policy, or the layers that leave nothing when taken together. A contradiction has a policy too: one that
 * refuses every backend, each with its rule.
 */
export type CompiledPolicy =
  | { readonly kind: 'compiled'; readonly policy: EffectivePolicy }
  | {
      readonly kind: 'conflict';
      readonly policy: EffectivePolicy;
      readonly layers: readonly PolicyLayerName[];
      readonly message: string;
    };

const PRECEDENCE: readonly PolicyLayerName[] = ['deployment', 'tenant', 'bucket'];

const READERS: Readonly<Record<PlaceRulePath, (document: PolicyDocument) => readonly string[] | undefined>> = {
  'residency.allow': (document) => document.residency?.allow,
  'residency.deny': (document) => document.residency?.deny,
  'operators.denyJurisdictions': (document) => document.operators?.denyJurisdictions,
};

/**
 * Puts the layers together, whatever order they are given in. A lower layer can only narrow: places that are allowed are
 * the intersection, denials add up, the highest number of replicas and every spread dimension count.
 */
export function compilePolicy(layers: readonly PolicyLayer[], catalog: Catalog): CompiledPolicy {
  const sorted = layers.toSorted((a, b) => PRECEDENCE.indexOf(a.layer) - PRECEDENCE.indexOf(b.layer));
  const rulesAt = (path: PlaceRulePath) => sorted.flatMap((layer) => ruleOf(layer, path, catalog));
  const allow = rulesAt('residency.allow');
  const policy: EffectivePolicy = {
    allow,
    deny: rulesAt('residency.deny'),
    denyJurisdictions: rulesAt('operators.denyJurisdictions'),
    ...replicasOf(sorted),
    ...spreadOf(sorted),
    preference: allow.at(-1)?.terms ?? [],
  };
  const core = contradictionIn([...allow, ...policy.deny, ...policy.denyJurisdictions], catalog);
  if (core.length === 0) return { kind: 'compiled', policy };
  const layersAtOdds = PRECEDENCE.filter((layer) => core.some((rule) => rule.layer === layer));
  return { kind: 'conflict', policy, layers: layersAtOdds, message: describeContradiction(core) };
}

function ruleOf({ layer, document }: PolicyLayer, path: PlaceRulePath, catalog: Catalog): PlaceRule[] {
  const stated = READERS[path](document);
  if (stated === undefined) return [];
  const terms: PlaceTerm[] = [];
  const unknownTerms: string[] = [];
  for (const text of stated) {
    const term = catalog.resolvePlaceTerm(text);
    if (term) terms.push(term);
    else unknownTerms.push(text);
  }
  return [{ layer, path, terms, unknownTerms }];
}

function replicasOf(layers: readonly PolicyLayer[]): Pick<EffectivePolicy, 'replicas' | 'replicasLayer'> {
  const replicas = Math.max(1, ...layers.map(({ document }) => document.replicas ?? 1));
  return { replicas, replicasLayer: layers.find(({ document }) => document.replicas === replicas)?.layer };
}

function spreadOf(layers: readonly PolicyLayer[]): Pick<EffectivePolicy, 'spread' | 'spreadLayers'> {
  const spreadLayers = new Map<SpreadDimension, PolicyLayerName>();
  for (const { layer, document } of layers)
    for (const dimension of document.spread?.by ?? [])
      if (!spreadLayers.has(dimension)) spreadLayers.set(dimension, layer);
  return { spread: [...spreadLayers.keys()], spreadLayers };
}
