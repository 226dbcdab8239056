import type { PolicyLayerName } from '../domain/policy.ts';
import type { EffectivePolicy } from './compile.ts';
import type { Placement, Verdict } from './place.ts';
import { describeRule } from './place-rule.ts';
import { sharedDimension, valueIn } from './spread.ts';

/** Why a bucket is where it is, as plain data for people and tools (invariant R7). */
export interface Explanation {
  readonly outcome: Placement['outcome'];
  readonly home: string | null;
  readonly chosen: string[];
  readonly replicas: number;
  readonly shortfall: number;
  /** The rules in force, each with its layer. */
  readonly rules: string[];
  readonly verdicts: {
    readonly backend_id: string;
    readonly accepted: boolean;
    readonly chosen: boolean;
    readonly healthy: boolean;
    readonly layer: PolicyLayerName | null;
    readonly rule: string | null;
    readonly message: string;
  }[];
}

/** Explains a placement: every backend accepted or refused, by which rule of which layer, and why it was not chosen. */
export function explainPlacement(placement: Placement, policy: EffectivePolicy): Explanation {
  return {
    outcome: placement.outcome,
    home: placement.home ?? null,
    chosen: [...placement.chosen],
    replicas: policy.replicas,
    shortfall: placement.shortfall,
    rules: rulesInForce(policy),
    verdicts: placement.verdicts.map((verdict) => ({
      backend_id: verdict.backendId,
      accepted: verdict.accepted,
      chosen: placement.chosen.includes(verdict.backendId),
      healthy: verdict.isHealthy,
      layer: verdict.rule?.layer ?? null,
      rule: verdict.rule?.path ?? null,
      message: verdict.rule?.message ?? acceptedText(verdict, placement, policy),
    })),
  };
}

function rulesInForce(policy: EffectivePolicy): string[] {
  return [
    ...[...policy.allow, ...policy.deny, ...policy.denyJurisdictions].map(describeRule),
    policy.replicasLayer === undefined
      ? `replicas ${policy.replicas}`
      : `${policy.replicasLayer} policy replicas ${policy.replicas}`,
    ...[...policy.spreadLayers].map(([dimension, layer]) => `${layer} policy spread.by [${dimension}]`),
  ];
}

function acceptedText(verdict: Verdict, placement: Placement, policy: EffectivePolicy): string {
  const { backendId, facts } = verdict;
  if (backendId === placement.home) return 'accepted, and home';
  if (placement.chosen.includes(backendId)) return 'accepted, and holds a replica';
  if (facts.state !== 'active') return `accepted, but it is ${facts.state} and takes no new copies`;
  return spreadText(verdict, placement, policy) ?? 'accepted, and not needed for the number of replicas';
}

/** Which chosen copy keeps an accepted backend out, by which dimension of spread; undefined when none does. */
function spreadText({ facts }: Verdict, placement: Placement, policy: EffectivePolicy): string | undefined {
  for (const other of placement.verdicts) {
    if (!placement.chosen.includes(other.backendId)) continue;
    const dimension = sharedDimension(facts.place, other.facts.place, policy.spread);
    if (dimension === undefined) continue;
    const rule = `${policy.spreadLayers.get(dimension)} policy spread.by [${dimension}]`;
    const value = valueIn(facts.place, dimension);
    return value === undefined || valueIn(other.facts.place, dimension) === undefined
      ? `accepted, but ${rule} cannot be shown to keep it apart from backend ${other.backendId}: a ${dimension} is not known`
      : `accepted, but ${rule} allows one copy for each ${dimension}, and backend ${other.backendId} holds that of ${value}`;
  }
  return undefined;
}
