import { AppError } from '../base/app-error.ts';
import type { BackendFacts } from '../domain/backend.ts';
import type { PolicyLayerName } from '../domain/policy.ts';
import { isInside, type PlaceTerm } from '../providers/place-term.ts';
import type { EffectivePolicy } from './compile.ts';
import { type PlaceRulePath, refusalBy } from './place-rule.ts';
import { chooseCopies } from './spread.ts';

/** The rule by which a backend is refused. */
export interface RefusingRule {
  readonly layer: PolicyLayerName;
  readonly path: PlaceRulePath;
  /** A whole sentence for people and for S3 error messages. */
  readonly message: string;
}

/** What policy says of one backend. */
export interface Verdict {
  readonly backendId: string;
  /** What the verdict rests on. */
  readonly facts: BackendFacts;
  /** Compliant, whatever its health. */
  readonly accepted: boolean;
  readonly isHealthy: boolean;
  readonly chosen: boolean;
  /** The first rule that refuses it, the widest layer's first; undefined when it is accepted. */
  readonly rule: RefusingRule | undefined;
}

/** Where a bucket is to stand, with a verdict for every backend. */
export interface Placement {
  /** `denied`: no backend is compliant. `unavailable`: none of the compliant ones can be home now. */
  readonly outcome: 'placed' | 'denied' | 'unavailable';
  /**
   * The backend that is home, or is to be. A fixed home stays here even when policy refuses it, since it still holds the
   * data; it is then not in `chosen`. Undefined when there is none and no backend is compliant.
   */
  readonly home: string | undefined;
  /** Home first, unless policy refuses it: then where the copies belong instead. At most as many as there are replicas. */
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
  /** The backend that is home already; otherwise the preferred of those that can take writes now is. */
  readonly home?: string;
}

/**
 * Decides where a bucket stands: a pure function of policy, backends and their health. Health matters to home alone, and
 * only while home is being chosen: the other copies may come later. Throws `DuplicateBackend` when two backends have one id.
 */
export function place(input: PlaceInput): Placement {
  const { policy, backends } = input;
  const verdicts = new Map(backends.map((facts) => [facts.id, verdictOn(facts, input)]));
  if (verdicts.size !== backends.length) throw new AppError('DuplicateBackend', 'two backends have the same id');
  const isUsable = ({ id, state }: BackendFacts) => state === 'active' && verdicts.get(id)?.isHealthy === true;
  const compliant = byPreference(
    backends.filter(({ id }) => verdicts.get(id)?.accepted),
    policy.preference,
  );
  const fixed = compliant.find(({ id }) => id === input.home);
  const copiesAround = (home: BackendFacts) => chooseCopies(home, compliant.filter(isActive), policy);
  const usable = compliant.filter(isUsable);
  const copies = fixed ? copiesAround(fixed) : largest((usable.length > 0 ? usable : compliant).map(copiesAround));
  const chosen = copies.map(({ id }) => id);
  const canTakeWrites = input.home === undefined ? usable.length > 0 : fixed !== undefined;
  return {
    outcome: compliant.length === 0 ? 'denied' : canTakeWrites ? 'placed' : 'unavailable',
    home: input.home ?? chosen[0],
    chosen,
    accepted: new Set(compliant.map(({ id }) => id)),
    shortfall: policy.replicas - chosen.length,
    verdicts: [...verdicts.values()].map((verdict) => ({ ...verdict, chosen: chosen.includes(verdict.backendId) })),
  };
}

function verdictOn(facts: BackendFacts, { policy, isHealthy }: PlaceInput): Verdict {
  const rule = refusalOf(facts, policy);
  return {
    backendId: facts.id,
    facts,
    accepted: rule === undefined,
    isHealthy: isHealthy(facts.id),
    chosen: false,
    rule,
  };
}

function refusalOf(facts: BackendFacts, policy: EffectivePolicy): RefusingRule | undefined {
  for (const rule of [...policy.allow, ...policy.deny, ...policy.denyJurisdictions]) {
    const message = refusalBy(rule, facts);
    if (message !== undefined) return { layer: rule.layer, path: rule.path, message };
  }
  return undefined;
}

/** Only an active backend takes new copies: the others are read only, being emptied, or away. */
function isActive({ state }: BackendFacts): boolean {
  return state === 'active';
}

/** The first of the largest: a preferred home gives way to one around which more copies find a place. */
function largest(sets: readonly (readonly BackendFacts[])[]): readonly BackendFacts[] {
  return sets.reduce((best, set) => (set.length > best.length ? set : best), []);
}

/** Stable: backends that the same term prefers keep the order of configuration. */
function byPreference(backends: readonly BackendFacts[], preference: readonly PlaceTerm[]): BackendFacts[] {
  const rank = (facts: BackendFacts) => {
    const index = preference.findIndex((term) => isInside(facts.place, term));
    return index === -1 ? preference.length : index;
  };
  return backends.toSorted((a, b) => rank(a) - rank(b));
}
