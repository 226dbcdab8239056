import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallCatalog } from '../../test/support/catalogs.ts';
import { anyDocument } from '../../test/support/policies.ts';
import { validatePolicy } from './validate.ts';

const catalog = smallCatalog();

describe('validatePolicy', () => {
  it('takes the whole language and spells its places as the catalog does', () => {
    const input = {
      residency: { allow: ['fi', 'eu', 'de-fra'], deny: ['us-nyc-glob-1'] },
      operators: { denyJurisdictions: ['us'] },
      replicas: 2,
      spread: { by: ['country', 'provider', 'country'] },
    };
    expect(validatePolicy(input, catalog)).toEqual({
      kind: 'valid',
      document: {
        residency: { allow: ['FI', 'EU', 'DE-FRA'], deny: ['US-NYC-GLOB-1'] },
        operators: { denyJurisdictions: ['US'] },
        replicas: 2,
        spread: { by: ['provider', 'country'] },
      },
    });
  });

  it('takes a document that says nothing', () => {
    expect(validatePolicy({}, catalog)).toEqual({ kind: 'valid', document: {} });
    expect(validatePolicy({ residency: {}, operators: {} }, catalog)).toEqual({
      kind: 'valid',
      document: { residency: {}, operators: {} },
    });
  });

  const LISTS = 'a list of 1 to 512';
  it.each<[unknown, string, string]>([
    [null, 'policy', 'is null; an object with residency, operators, replicas, spread is accepted'],
    [[], 'policy', 'is []; an object with residency, operators, replicas, spread is accepted'],
    ['EU', 'policy', "is 'EU'; an object with residency, operators, replicas, spread is accepted"],
    [
      { residence: {} },
      'residence',
      'is not part of the policy language; residency, operators, replicas, spread are accepted',
    ],
    [{ residency: 'EU' }, 'residency', "is 'EU'; an object with allow, deny is accepted"],
    [{ residency: { alow: ['EU'] } }, 'residency.alow', 'is not part of the policy language; allow, deny are accepted'],
    [
      { residency: { allow: 'EU' } },
      'residency.allow',
      `is 'EU'; ${LISTS} countries, zone codes or groups is accepted`,
    ],
    [{ residency: { allow: [] } }, 'residency.allow', `is []; ${LISTS} countries, zone codes or groups is accepted`],
    [
      { residency: { deny: ['US', 7] } },
      'residency.deny',
      `is [ 'US', 7 ]; ${LISTS} countries, zone codes or groups is accepted`,
    ],
    [
      { residency: { deny: ['US', 'USSR'] } },
      'residency.deny[1]',
      'USSR is not known to the catalog; countries, zone codes or groups are accepted',
    ],
    [
      { operators: { denyJurisdictions: ['EUSSR'] } },
      'operators.denyJurisdictions[0]',
      'EUSSR is not known to the catalog; countries or groups are accepted',
    ],
    [
      { operators: { denyJurisdictions: ['US', 'de-fra'] } },
      'operators.denyJurisdictions[1]',
      'DE-FRA is a zone; countries or groups are accepted',
    ],
    [
      { operators: { denyJurisdiction: ['US'] } },
      'operators.denyJurisdiction',
      'is not part of the policy language; denyJurisdictions are accepted',
    ],
    [{ replicas: 0 }, 'replicas', 'is 0; a whole number from 1 to 16 is accepted'],
    [{ replicas: 17 }, 'replicas', 'is 17; a whole number from 1 to 16 is accepted'],
    [{ replicas: 1.5 }, 'replicas', 'is 1.5; a whole number from 1 to 16 is accepted'],
    [{ replicas: '2' }, 'replicas', "is '2'; a whole number from 1 to 16 is accepted"],
    [{ spread: ['country'] }, 'spread', "is [ 'country' ]; an object with by is accepted"],
    [{ spread: {} }, 'spread.by', `is undefined; ${LISTS} provider or country is accepted`],
    [{ spread: { by: ['planet'] } }, 'spread.by[0]', 'is planet; provider or country is accepted'],
  ])('names what is wrong with %j', (input, path, message) => {
    const checked = validatePolicy(input, catalog);
    expect(checked).toMatchObject({ kind: 'invalid' });
    expect(checked.kind === 'invalid' && checked.problems).toContainEqual({ path, message });
  });

  it('names everything that is wrong at once', () => {
    const checked = validatePolicy({ replicas: 0, residency: { allow: ['XX'], deny: ['YY'] } }, catalog);
    expect(checked.kind === 'invalid' && checked.problems.map(({ path }) => path)).toEqual([
      'residency.allow[0]',
      'residency.deny[0]',
      'replicas',
    ]);
  });

  it('refuses a list that is longer than any sensible one, in a short message', () => {
    const checked = validatePolicy({ residency: { allow: Array.from({ length: 513 }, () => 'FI') } }, catalog);
    expect(checked.kind === 'invalid' && checked.problems[0]?.message.length).toBeLessThan(150);
  });

  it('does not fall over anything', () => {
    const circular: Record<string, unknown> = {};
    circular['residency'] = circular;
    expect(validatePolicy(circular, catalog).kind).toBe('invalid');
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true }), (input) => {
        expect(['valid', 'invalid']).toContain(validatePolicy(input, catalog).kind);
      }),
    );
  });

  it('is settled: what it gives is valid and stays as it is', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const checked = validatePolicy(document, catalog);
        expect(checked.kind).toBe('valid');
        if (checked.kind === 'valid') expect(validatePolicy(checked.document, catalog)).toEqual(checked);
      }),
    );
  });
});
