import { describeRule, type EffectivePolicy } from './compile.ts';
import type { Placement } from './place.ts';

/** Why a bucket is where it is, as plain data for people and tools (invariant R7). */
export interface Explanation {
  readonly outcome: Placement['outcome'];
  readonly home: string | null;
  readonly chosen: readonly string[];
  readonly replicas: number;
  readonly shortfall: number;
  /** The rules in force, each with its layer. */
  readonly rules: readonly string[];
  readonly verdicts: readonly {
    readonly backend_id: string;
    readonly accepted: boolean;
    readonly chosen: boolean;
    readonly healthy: boolean;
    readonly layer: string | null;
    readonly rule: string | null;
    readonly message: string;
  }[];
}

/** Explains a placement: every backend accepted or refused, by which rule of which layer. */
export function explainPlacement(placement: Placement, policy: EffectivePolicy): Explanation {
  const home = placement.chosen[0] ?? null;
  return {
    outcome: placement.outcome,
    home,
    chosen: placement.chosen,
    replicas: policy.replicas,
    shortfall: placement.shortfall,
    rules: [
      ...[...policy.allow, ...policy.deny, ...policy.denyJurisdictions].map(describeRule),
      `replicas ${policy.replicas}`,
      ...(policy.spread.length > 0 ? [`spread by ${policy.spread.join(' and ')}`] : []),
    ],
    verdicts: placement.verdicts.map((verdict) => ({
      backend_id: verdict.backendId,
      accepted: verdict.accepted,
      chosen: verdict.chosen,
      healthy: verdict.isHealthy,
      layer: verdict.rule?.layer ?? null,
      rule: verdict.rule?.path ?? null,
      message: verdict.rule?.message ?? acceptedText(verdict, home),
    })),
  };
}

function acceptedText(verdict: Placement['verdicts'][number], home: string | null): string {
  if (verdict.backendId === home) return 'accepted, and home';
  return verdict.chosen ? 'accepted, and holds a replica' : 'accepted, and not needed for the number of replicas';
}
