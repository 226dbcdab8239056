import fc from 'fast-check';
import type { BackendFacts, BackendPlace } from '../../src/domain/backend.ts';
import type { PolicyDocument, PolicyLayer } from '../../src/domain/policy.ts';
import { compilePolicy, type EffectivePolicy } from '../../src/policy/compile.ts';
import { describePlace } from '../../src/providers/place.ts';
import { smallCatalog } from './catalogs.ts';

const catalog = smallCatalog();

/** A backend whose place is completed from the small catalog. */
export function backendAt(id: string, stated: BackendPlace, state: BackendFacts['state'] = 'active'): BackendFacts {
  const place = describePlace(stated, catalog);
  if ('problem' in place) throw new Error(place.problem);
  return { id, state, place };
}

/** The layers as a policy of the small catalog, whether or not they contradict each other. */
export function policyOf(...layers: readonly PolicyLayer[]): EffectivePolicy {
  return compilePolicy(layers, catalog).policy;
}

/** A tenant's document alone, as a policy of the small catalog. */
export function tenantPolicy(document: PolicyDocument): EffectivePolicy {
  return policyOf({ layer: 'tenant', document });
}

const TERMS = [
  ...['FI', 'DE', 'US', 'SE', 'NO', 'EU', 'NORDICS'],
  ...['DE-FRA', 'DE-BER', 'FI-HEL', 'DE-FRA-GLOB-1', 'DE-MUC-HOOL-1', 'US-QAS-GLOB-1'],
];
const someTerms = (terms: readonly string[]) =>
  fc.uniqueArray(fc.constantFrom(...terms), { minLength: 1, maxLength: 4 });
const maybe = <T>(value: fc.Arbitrary<T>, name: string) =>
  fc.option(value, { nil: undefined }).map((stated): object => (stated === undefined ? {} : { [name]: stated }));

/** Any policy document that the small catalog understands. */
export const anyDocument: fc.Arbitrary<PolicyDocument> = fc
  .tuple(
    maybe(
      fc.tuple(maybe(someTerms(TERMS), 'allow'), maybe(someTerms(TERMS), 'deny')).map(([a, b]) => ({ ...a, ...b })),
      'residency',
    ),
    maybe(maybe(someTerms(TERMS.slice(0, 7)), 'denyJurisdictions'), 'operators'),
    maybe(fc.integer({ min: 1, max: 4 }), 'replicas'),
    maybe(
      fc.uniqueArray(fc.constantFrom('provider' as const, 'country' as const), { minLength: 1 }).map((by) => ({ by })),
      'spread',
    ),
  )
  .map((parts) => Object.assign({}, ...parts));

const anyPlace: fc.Arbitrary<BackendPlace> = fc.oneof(
  fc.constantFrom(...catalog.regions.map(({ zoneCode }) => ({ zoneCode }))),
  fc.constantFrom(...catalog.providers.map(({ providerId }) => ({ providerId }))),
  fc
    .tuple(
      maybe(fc.constantFrom('FI', 'DE', 'US', 'NO'), 'country'),
      maybe(fc.constantFrom('FI', 'US', 'DE'), 'operatorCountry'),
      maybe(fc.constantFrom('FI', 'US', 'DE'), 'parentCountry'),
    )
    .map((parts) => Object.assign({}, ...parts)),
);

/** Up to seven backends anywhere, some of them in places that are not known. */
export const anyBackends: fc.Arbitrary<readonly BackendFacts[]> = fc
  .array(
    fc.tuple(
      anyPlace,
      fc.constantFrom('active' as const, 'active' as const, 'read-only' as const, 'draining' as const),
    ),
    { minLength: 1, maxLength: 7 },
  )
  .map((places) => places.map(([place, state], index) => backendAt(`b${index}`, place, state)));
