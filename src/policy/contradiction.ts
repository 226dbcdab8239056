import type { Catalog } from '../providers/catalog.ts';
import { describeRule, isReachedByLaw, type PlaceRule, refusalBy } from './place-rule.ts';

/**
 * The rules that leave no place at all when taken together, none of which can be left out of the contradiction; empty when
 * they leave one. Every country and every zone of the catalog is tried, so that cities and zones exclude each other too.
 */
export function contradictionIn(rules: readonly PlaceRule[], catalog: Catalog): readonly PlaceRule[] {
  if (leaveAnyPlace(rules, catalog)) return [];
  let core = rules;
  for (const rule of rules) {
    const without = core.filter((other) => other !== rule);
    if (!leaveAnyPlace(without, catalog)) core = without;
  }
  return core;
}

/** The contradiction in words that name each rule and its layer. */
export function describeContradiction(core: readonly PlaceRule[]): string {
  const texts = core.map(describeRule);
  if (texts.length === 1) return `no place is left: ${texts.join('')} leaves none`;
  return `no place is left: ${texts.slice(0, -1).join(', ')} and ${texts.at(-1)} exclude each other`;
}

function leaveAnyPlace(rules: readonly PlaceRule[], catalog: Catalog): boolean {
  return catalog.places.some((place) =>
    rules.every((rule) =>
      // An operator that the catalog does not know may still be stated by a backend: only a known one contradicts.
      rule.path === 'operators.denyJurisdictions'
        ? rule.unknownTerms.length === 0 && !isReachedByLaw(rule, place)
        : refusalBy(rule, { id: '', state: 'active', place }) === undefined,
    ),
  );
}
