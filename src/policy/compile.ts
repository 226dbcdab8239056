import type { PolicyDocument, PolicyLayer, PolicyLayerName, SpreadDimension } from '../domain/policy.ts';
import type { Catalog, PlaceTerm } from '../providers/catalog.ts';

/** A list of places that one layer states, resolved against the catalog. */
export interface PlaceRule {
  readonly layer: PolicyLayerName;
  /** Such as `residency.allow`. */
  readonly path: string;
  readonly terms: readonly PlaceTerm[];
}

/** What all layers together ask of a bucket. Every rule remembers the layer that it came from. */
export interface EffectivePolicy {
  /** A backend has to satisfy each of them. */
  readonly allow: readonly PlaceRule[];
  readonly deny: readonly PlaceRule[];
  readonly denyJurisdictions: readonly PlaceRule[];
  /** The most that any layer asks for. */
  readonly replicas: number;
  readonly spread: readonly SpreadDimension[];
  /** Places in order of preference: those of the narrowest layer that names any. */
  readonly preference: readonly PlaceTerm[];
}

/** An effective policy, or the layers that leave nothing when taken together. */
export type CompiledPolicy =
  | { readonly kind: 'compiled'; readonly policy: EffectivePolicy }
  | { readonly kind: 'conflict'; readonly layers: readonly PolicyLayerName[]; readonly message: string };

/**
 * Puts the layers together, the widest first. A lower layer can only narrow: places that are allowed are the intersection,
 * denials add up, the highest number of replicas and every spread dimension count.
 */
export function compilePolicy(layers: readonly PolicyLayer[], catalog: Catalog): CompiledPolicy {
  const allow = rules(layers, 'residency.allow', (document) => document.residency?.allow, catalog);
  const deny = rules(layers, 'residency.deny', (document) => document.residency?.deny, catalog);
  const policy: EffectivePolicy = {
    allow,
    deny,
    denyJurisdictions: rules(
      layers,
      'operators.denyJurisdictions',
      (document) => document.operators?.denyJurisdictions,
      catalog,
    ),
    replicas: Math.max(1, ...layers.map((layer) => layer.document.replicas ?? 1)),
    spread: [...new Set(layers.flatMap((layer) => layer.document.spread?.by ?? []))],
    preference: allow.at(-1)?.terms ?? [],
  };
  return conflictIn(policy) ?? { kind: 'compiled', policy };
}

function rules(
  layers: readonly PolicyLayer[],
  path: string,
  read: (document: PolicyDocument) => readonly string[] | undefined,
  catalog: Catalog,
): PlaceRule[] {
  return layers.flatMap(({ layer, document }) => {
    const stated = read(document);
    if (stated === undefined) return [];
    const terms = stated.map((term) => catalog.resolvePlaceTerm(term) ?? nowhere(term));
    return [{ layer, path, terms }];
  });
}

/** A term that the catalog no longer knows covers nothing: an allowance shrinks, and nothing slips through. */
function nowhere(term: string): PlaceTerm {
  return { kind: 'country', name: term.toUpperCase(), countries: new Set() };
}

/** Finds the first layer that leaves no country of those that the layers above it leave. */
function conflictIn({ allow, deny }: EffectivePolicy): CompiledPolicy | undefined {
  let left: ReadonlySet<string> | undefined;
  const stated: PlaceRule[] = [];
  for (const rule of allow) {
    const own = new Set(rule.terms.flatMap((term) => [...term.countries]));
    left = left === undefined ? own : new Set([...left].filter((country) => own.has(country)));
    stated.push(rule);
    if (left.size === 0) return conflict(stated);
  }
  if (left === undefined) return undefined;
  for (const rule of deny) {
    const denied = new Set(rule.terms.filter((term) => term.kind !== 'zone').flatMap((term) => [...term.countries]));
    left = new Set([...left].filter((country) => !denied.has(country)));
    stated.push(rule);
    if (left.size === 0) return conflict(stated);
  }
  return undefined;
}

function conflict(stated: readonly PlaceRule[]): CompiledPolicy {
  const layers = [...new Set(stated.map((rule) => rule.layer))];
  return {
    kind: 'conflict',
    layers,
    message: `no place is left: ${stated.map(describeRule).join(' excludes all of ')}`,
  };
}

/** A rule in words, such as `tenant policy residency.allow [EU]`. */
export function describeRule(rule: PlaceRule): string {
  return `${rule.layer} policy ${rule.path} [${rule.terms.map((term) => term.name).join(', ')}]`;
}
