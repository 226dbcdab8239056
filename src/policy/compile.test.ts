import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallCatalog } from '../../test/support/catalogs.ts';
import { anyDocument } from '../../test/support/policies.ts';
import type { PolicyLayer } from '../domain/policy.ts';
import { compilePolicy } from './compile.ts';

const catalog = smallCatalog();

describe('compilePolicy', () => {
  it('asks for one copy anywhere when no layer says anything', () => {
    const compiled = compilePolicy([{ layer: 'tenant', document: {} }], catalog);
    expect(compiled).toEqual({
      kind: 'compiled',
      policy: {
        allow: [],
        deny: [],
        denyJurisdictions: [],
        replicas: 1,
        replicasLayer: undefined,
        spread: [],
        spreadLayers: new Map(),
        preference: [],
      },
    });
  });

  it('remembers the layer of every rule', () => {
    const { policy } = compilePolicy(
      [
        {
          layer: 'deployment',
          document: { residency: { allow: ['EU'] }, operators: { denyJurisdictions: ['US'] }, replicas: 2 },
        },
        { layer: 'tenant', document: { residency: { deny: ['SE'] }, spread: { by: ['country'] } } },
        {
          layer: 'bucket',
          document: { residency: { allow: ['FI', 'EU'] }, replicas: 3, spread: { by: ['provider', 'country'] } },
        },
      ],
      catalog,
    );
    expect(policy).toMatchObject({
      allow: [{ layer: 'deployment' }, { layer: 'bucket' }],
      deny: [{ layer: 'tenant', path: 'residency.deny' }],
      denyJurisdictions: [{ layer: 'deployment', path: 'operators.denyJurisdictions' }],
      replicas: 3,
      replicasLayer: 'bucket',
      spread: ['country', 'provider'],
      spreadLayers: new Map([
        ['country', 'tenant'],
        ['provider', 'bucket'],
      ]),
    });
  });

  it('never lets a lower layer lower the number of replicas', () => {
    const layers: PolicyLayer[] = [
      { layer: 'tenant', document: { replicas: 3 } },
      { layer: 'bucket', document: { replicas: 1 } },
    ];
    expect(compilePolicy(layers, catalog).policy).toMatchObject({ replicas: 3, replicasLayer: 'tenant' });
  });

  it('names the widest of the layers that ask for the same number of replicas', () => {
    const layers: PolicyLayer[] = [
      { layer: 'bucket', document: { replicas: 2 } },
      { layer: 'deployment', document: { replicas: 2 } },
    ];
    expect(compilePolicy(layers, catalog).policy.replicasLayer).toBe('deployment');
  });

  it('takes the preference of the narrowest layer that names places', () => {
    const layers: PolicyLayer[] = [
      { layer: 'deployment', document: { residency: { allow: ['EU', 'US'] } } },
      { layer: 'tenant', document: { residency: { allow: ['DE', 'FI'] } } },
      { layer: 'bucket', document: { residency: { deny: ['SE'] } } },
    ];
    expect(compilePolicy(layers, catalog).policy.preference.map((term) => term.name)).toEqual(['DE', 'FI']);
  });

  it('gives the same policy whatever order the layers come in', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, anyDocument, (deployment, tenant, bucket) => {
        const layers: PolicyLayer[] = [
          { layer: 'deployment', document: deployment },
          { layer: 'tenant', document: tenant },
          { layer: 'bucket', document: bucket },
        ];
        expect(compilePolicy(layers.toReversed(), catalog)).toEqual(compilePolicy(layers, catalog));
      }),
    );
  });

  const allow = (layer: PolicyLayer['layer'], ...terms: string[]): PolicyLayer => ({
    layer,
    document: { residency: { allow: terms } },
  });
  const deny = (layer: PolicyLayer['layer'], ...terms: string[]): PolicyLayer => ({
    layer,
    document: { residency: { deny: terms } },
  });
  const denyLaw = (layer: PolicyLayer['layer'], ...terms: string[]): PolicyLayer => ({
    layer,
    document: { operators: { denyJurisdictions: terms } },
  });

  it.each<[string, PolicyLayer[], string[], string]>([
    [
      'countries that exclude each other',
      [allow('tenant', 'EU'), allow('bucket', 'US')],
      ['tenant', 'bucket'],
      'no place is left: tenant policy residency.allow [EU] and bucket policy residency.allow [US] exclude each other',
    ],
    [
      'cities of one country',
      [allow('tenant', 'DE-FRA'), allow('bucket', 'DE-BER')],
      ['tenant', 'bucket'],
      'no place is left: tenant policy residency.allow [DE-FRA] and bucket policy residency.allow [DE-BER] exclude each other',
    ],
    [
      'a group that is denied whole, country by country',
      [allow('deployment', 'NORDICS'), deny('tenant', 'FI'), deny('bucket', 'SE')],
      ['deployment', 'tenant', 'bucket'],
      'no place is left: deployment policy residency.allow [NORDICS], tenant policy residency.deny [FI] and bucket policy residency.deny [SE] exclude each other',
    ],
    [
      'a zone whose operator is under a denied law',
      [denyLaw('deployment', 'US'), allow('tenant', 'EU'), allow('bucket', 'DE-BER-INIT-1')],
      ['deployment', 'bucket'],
      'no place is left: bucket policy residency.allow [DE-BER-INIT-1] and deployment policy operators.denyJurisdictions [US] exclude each other',
    ],
    [
      'an allowance of nothing that the catalog knows',
      [allow('tenant', 'ATLANTIS')],
      ['tenant'],
      'no place is left: tenant policy residency.allow [ATLANTIS] leaves none',
    ],
    [
      'a denial that the catalog does not know',
      [allow('deployment', 'EU'), deny('tenant', 'US', 'ATLANTIS')],
      ['tenant'],
      'no place is left: tenant policy residency.deny [US, ATLANTIS] leaves none',
    ],
    [
      'a law that the catalog does not know',
      [denyLaw('deployment', 'ATLANTIS')],
      ['deployment'],
      'no place is left: deployment policy operators.denyJurisdictions [ATLANTIS] leaves none',
    ],
  ])('names the layers of %s', (_title, layers, conflicting, message) => {
    expect(compilePolicy(layers, catalog)).toMatchObject({ kind: 'conflict', layers: conflicting, message });
  });

  it.each<[string, PolicyLayer[]]>([
    ['a country with a city taken out', [allow('tenant', 'DE'), deny('bucket', 'DE-FRA')]],
    ['a group and one of its members', [allow('tenant', 'EU'), allow('bucket', 'FI')]],
    ['a country where an operator under no denied law may stand', [allow('tenant', 'US'), denyLaw('bucket', 'US')]],
    ['a known and an unknown term', [allow('tenant', 'FI', 'ATLANTIS')]],
  ])('compiles %s', (_title, layers) => {
    expect(compilePolicy(layers, catalog).kind).toBe('compiled');
  });
});
