import type { BackendFacts, BackendPlace } from '../domain/backend.ts';
import type { PolicyLayerName } from '../domain/policy.ts';
import { isInside, isOutside, type PlaceTerm } from '../providers/place-term.ts';

/** Where a rule stands in a policy document. */
export type PlaceRulePath = 'residency.allow' | 'residency.deny' | 'operators.denyJurisdictions';

/** A list of places that one layer states, resolved against the catalog. */
export interface PlaceRule {
  readonly layer: PolicyLayerName;
  readonly path: PlaceRulePath;
  readonly terms: readonly PlaceTerm[];
  /** Terms that the catalog does not know (any more): an allowance of them is empty, a denial of them is total. */
  readonly unknownTerms: readonly string[];
}

/** A rule in words, such as `tenant policy residency.allow [EU]`. */
export function describeRule({ layer, path, terms, unknownTerms }: PlaceRule): string {
  return `${layer} policy ${path} [${[...terms.map((term) => term.name), ...unknownTerms].join(', ')}]`;
}

/**
 * Why the rule refuses the backend, as a whole sentence, or undefined when it accepts it. A backend has to be shown to
 * comply: one whose place or operator is not known well enough complies neither with an allowance nor with a denial.
 */
export function refusalBy(rule: PlaceRule, backend: BackendFacts): string | undefined {
  const why = reasonAgainst(rule, backend);
  return why === undefined ? undefined : `${describeRule(rule)} ${why}`;
}

/** True when the law over the operator or over its parent is known to be one that the rule denies. */
export function isReachedByLaw(rule: PlaceRule, place: BackendPlace): boolean {
  return isUnderLaw(rule, place.operatorCountry) || isUnderLaw(rule, place.parentCountry);
}

function reasonAgainst(rule: PlaceRule, backend: BackendFacts): string | undefined {
  if (rule.path === 'residency.allow') return reasonNotAllowed(rule, backend);
  const [unknownTerm] = rule.unknownTerms;
  if (unknownTerm !== undefined)
    return `cannot be shown to leave out ${at(backend)}: the catalog does not know ${unknownTerm}`;
  return rule.path === 'residency.deny' ? reasonDenied(rule, backend) : reasonOfLaw(rule, backend);
}

function reasonNotAllowed(rule: PlaceRule, backend: BackendFacts): string | undefined {
  const { place } = backend;
  if (rule.terms.some((term) => isInside(place, term))) return undefined;
  if (place.country !== undefined && rule.terms.every((term) => isOutside(place, term)))
    return `does not include ${place.country} (${at(backend)})`;
  return `cannot be shown to include ${at(backend)}: its ${unknownPartOf(place)} is not known`;
}

function reasonDenied(rule: PlaceRule, backend: BackendFacts): string | undefined {
  const { place } = backend;
  if (rule.terms.some((term) => isInside(place, term))) return `excludes ${place.country} (${at(backend)})`;
  if (rule.terms.every((term) => isOutside(place, term))) return undefined;
  return `cannot be shown to leave out ${at(backend)}: its ${unknownPartOf(place)} is not known`;
}

/** The law over the operator and the law over its parent both reach the data, wherever the disk stands. */
function reasonOfLaw(rule: PlaceRule, backend: BackendFacts): string | undefined {
  const { operatorCountry, parentCountry } = backend.place;
  if (isUnderLaw(rule, operatorCountry))
    return `excludes ${at(backend)}: its operator is under the law of ${operatorCountry}`;
  if (isUnderLaw(rule, parentCountry))
    return `excludes ${at(backend)}: the parent of its operator is under the law of ${parentCountry}`;
  if (operatorCountry !== undefined && parentCountry !== undefined) return undefined;
  const unknown = operatorCountry === undefined ? 'country of its operator' : "country of its operator's parent";
  return `cannot be shown to leave out ${at(backend)}: the ${unknown} is not known`;
}

function isUnderLaw(rule: PlaceRule, country: string | undefined): boolean {
  return country !== undefined && rule.terms.some((term) => term.countries.has(country));
}

function at({ id, place }: BackendFacts): string {
  return place.zoneCode === undefined ? `backend ${id}` : `backend ${id} in ${place.zoneCode}`;
}

/** The first thing that is not known of a place that is neither inside nor outside of some term. */
function unknownPartOf(place: BackendPlace): string {
  if (place.country === undefined) return 'country';
  return place.zoneCode === undefined ? 'zone' : 'city';
}
