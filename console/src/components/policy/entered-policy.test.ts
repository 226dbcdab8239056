import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentOf, enteredOf, fieldProblem } from './entered-policy.ts';
import type { Policy } from './policy-words.ts';

const places = fc.array(fc.constantFrom('FI', 'DE', 'EU', 'FI-HEL-UPCL-1'), { minLength: 1, maxLength: 4 });

/** Policies as the API answers them: what is said is not empty. */
const policies: fc.Arbitrary<Policy> = fc
  .record({
    allow: fc.option(places),
    deny: fc.option(places),
    law: fc.option(places),
    replicas: fc.option(fc.integer({ min: 1, max: 16 })),
    by: fc.subarray(['provider', 'country'] as const),
  })
  .map(({ allow, deny, law, replicas, by }) => ({
    ...(allow || deny ? { residency: { ...(allow && { allow }), ...(deny && { deny }) } } : {}),
    ...(law ? { operators: { denyJurisdictions: law } } : {}),
    ...(replicas ? { replicas } : {}),
    ...(by.length > 0 ? { spread: { by: [...by] } } : {}),
  }));

describe('a policy in the form', () => {
  it('comes out as it went in', () => {
    fc.assert(
      fc.property(policies, (policy) => {
        expect(documentOf(enteredOf(policy))).toEqual(policy);
      }),
    );
  });

  it('keeps a number that is none, for the API to refuse', () => {
    expect(documentOf({ ...enteredOf({}), replicas: ' 2 ' })).toEqual({ replicas: 2 });
    expect(documentOf({ ...enteredOf({}), replicas: 'two' })).toEqual({ replicas: 'two' });
    expect(documentOf({ ...enteredOf({}), replicas: '-1' })).toEqual({ replicas: '-1' });
  });

  it('finds what is wrong with a field and with the items in it', () => {
    const fields = [
      { field: 'residency.allow[1]', message: 'XX is not known' },
      { field: 'residency.allow[2]', message: 'YY is not known' },
      { field: 'replicas', message: 'is 0' },
    ];
    expect(fieldProblem({ fields }, 'residency.allow')).toBe('XX is not known; YY is not known');
    expect(fieldProblem({ fields }, 'replicas')).toBe('is 0');
    expect(fieldProblem({ fields }, 'residency')).toBeUndefined();
  });
});
