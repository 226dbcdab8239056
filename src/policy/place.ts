import type { BackendFacts, BackendPlace } from '../domain/backend.ts';
import type { PolicyLayerName, SpreadDimension } from '../domain/policy.ts';
import type { PlaceTerm } from '../providers/catalog.ts';
import { describeRule, type EffectivePolicy, type PlaceRule } from './compile.ts';

/** The rule by which a backend is refused. */
export interface RefusingRule {
  readonly layer: PolicyLayerName;
  readonly path: string;
  /** A whole sentence for people and for S3 error messages. */
  readonly message: string;
}

/** What policy says of one backend. */
export interface Verdict {
  readonly backendId: string;
  /** Compliant, whatever its health. */
  readonly accepted: boolean;
  readonly isHealthy: boolean;
  readonly chosen: boolean;
  readonly rule: RefusingRule | undefined;
}

/** Where a bucket is to stand, with a verdict for every backend. */
export interface Placement {
  /** `denied`: no backend is compliant. `unavailable`: none of the compliant ones can be home now. */
  readonly outcome: 'placed' | 'denied' | 'unavailable';
  /** Home first; at most as many as there are replicas. */
  readonly chosen: readonly string[];
  readonly accepted: ReadonlySet<string>;
  /** How many replicas find no compliant place. */
  readonly shortfall: number;
  readonly verdicts: readonly Verdict[];
}

/** What placement is decided from: no clock and no I/O. */
export interface PlaceInput {
  readonly policy: EffectivePolicy;
  /** In order of configuration, which settles ties. */
  readonly backends: readonly BackendFacts[];
  readonly isHealthy: (backendId: string) => boolean;
  /** The backend that is home already; otherwise the first healthy one of the preferred is. */
  readonly home?: string;
}

/** Decides where a bucket stands: a pure function of policy, backends and their health. */
export function place(input: PlaceInput): Placement {
  const { policy, backends, isHealthy } = input;
  const refusals = new Map(backends.map((backend) => [backend.id, refusalOf(backend, policy)]));
  const compliant = byPreference(
    backends.filter((backend) => refusals.get(backend.id) === undefined),
    policy.preference,
  );
  const home = chooseHome(compliant, input);
  const chosen = home ? chooseCopies(home, compliant, policy) : [];
  const isUsable = home !== undefined && (input.home !== undefined || canBeHome(home, isHealthy));
  return {
    outcome: compliant.length === 0 ? 'denied' : isUsable ? 'placed' : 'unavailable',
    chosen: chosen.map((backend) => backend.id),
    accepted: new Set(compliant.map((backend) => backend.id)),
    shortfall: policy.replicas - chosen.length,
    verdicts: backends.map((backend) => ({
      backendId: backend.id,
      accepted: refusals.get(backend.id) === undefined,
      isHealthy: isHealthy(backend.id),
      chosen: chosen.includes(backend),
      rule: refusals.get(backend.id),
    })),
  };
}

function canBeHome(backend: BackendFacts, isHealthy: PlaceInput['isHealthy']): boolean {
  return backend.state === 'active' && isHealthy(backend.id);
}

/** The fixed home when it is still compliant; else the best that can take writes now; else the best of all. */
function chooseHome(
  compliant: readonly BackendFacts[],
  { home, isHealthy, policy }: PlaceInput,
): BackendFacts | undefined {
  if (home !== undefined) return compliant.find((backend) => backend.id === home);
  const usable = compliant.filter((backend) => canBeHome(backend, isHealthy));
  const roomy = usable.find((backend) => chooseCopies(backend, compliant, policy).length === policy.replicas);
  return roomy ?? usable[0] ?? compliant[0];
}

/** The largest set of copies around a home, preferred backends first, no two alike in a dimension of spread. */
function chooseCopies(
  home: BackendFacts,
  compliant: readonly BackendFacts[],
  policy: EffectivePolicy,
): readonly BackendFacts[] {
  const candidates = compliant.filter((backend) => backend !== home && backend.state === 'active');
  let best: readonly BackendFacts[] = [home];
  const extend = (chosen: readonly BackendFacts[], from: number): boolean => {
    if (chosen.length > best.length) best = chosen;
    if (best.length >= policy.replicas) return true;
    for (let index = from; index < candidates.length; index++) {
      if (chosen.length + candidates.length - index <= best.length) return false;
      const candidate = candidates[index];
      if (candidate && isApart(candidate, chosen, policy.spread) && extend([...chosen, candidate], index + 1))
        return true;
    }
    return false;
  };
  extend([home], 0);
  return best;
}

/** An unknown fact is never apart from anything. */
function isApart(
  candidate: BackendFacts,
  chosen: readonly BackendFacts[],
  spread: readonly SpreadDimension[],
): boolean {
  return spread.every((dimension) => {
    const own = dimensionOf(candidate.place, dimension);
    return chosen.every((other) => {
      const theirs = dimensionOf(other.place, dimension);
      return own !== undefined && theirs !== undefined && own !== theirs;
    });
  });
}

function dimensionOf(where: BackendPlace, dimension: SpreadDimension): string | undefined {
  return dimension === 'provider' ? where.providerId : where.country;
}

/** Stable: backends that the same term prefers keep the order of configuration. */
function byPreference(backends: readonly BackendFacts[], preference: readonly PlaceTerm[]): BackendFacts[] {
  const rank = (backend: BackendFacts) => {
    const index = preference.findIndex((term) => covers(term, backend.place));
    return index === -1 ? preference.length : index;
  };
  return [...backends].sort((a, b) => rank(a) - rank(b));
}

function refusalOf(backend: BackendFacts, policy: EffectivePolicy): RefusingRule | undefined {
  const { place: where, id } = backend;
  for (const rule of policy.allow)
    if (!rule.terms.some((term) => covers(term, where)))
      return refusal(rule, `does not include ${whereText(where)} (backend ${id})`);
  for (const rule of policy.deny) {
    if (where.country === undefined)
      return refusal(rule, `cannot be shown to hold: where backend ${id} stands is not known`);
    const term = rule.terms.find((candidate) => covers(candidate, where));
    if (term) return refusal(rule, `excludes ${whereText(where)} (backend ${id})`);
  }
  for (const rule of policy.denyJurisdictions) {
    const message = jurisdictionRefusal(rule, backend);
    if (message !== undefined) return refusal(rule, message);
  }
  return undefined;
}

/** The law over the operator and over its parent both reach the data, wherever the disk stands. */
function jurisdictionRefusal(rule: PlaceRule, { id, place: where }: BackendFacts): string | undefined {
  const reach = (country: string | undefined) =>
    country !== undefined && rule.terms.some((term) => term.countries.has(country));
  if (reach(where.operatorCountry))
    return `excludes the operator of backend ${id}, which is under the law of ${where.operatorCountry}`;
  if (reach(where.parentCountry))
    return `excludes the parent of backend ${id}'s operator, which is under the law of ${where.parentCountry}`;
  if (where.operatorCountry === undefined || where.parentCountry === undefined)
    return `cannot be shown to hold: the operator of backend ${id} or its parent is not known`;
  return undefined;
}

function covers(term: PlaceTerm, where: BackendPlace): boolean {
  if (term.kind === 'zone')
    return where.zoneCode !== undefined && (where.zoneCode === term.name || where.zoneCode.startsWith(`${term.name}-`));
  return where.country !== undefined && term.countries.has(where.country);
}

function whereText(where: BackendPlace): string {
  if (where.country === undefined) return 'an unknown country';
  return where.zoneCode === undefined ? where.country : `${where.country} (zone ${where.zoneCode})`;
}

function refusal(rule: PlaceRule, why: string): RefusingRule {
  return { layer: rule.layer, path: rule.path, message: `${describeRule(rule)} ${why}` };
}
