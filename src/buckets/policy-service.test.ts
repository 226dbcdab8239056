import { describe, expect, it } from 'vitest';
import { THREE_BACKENDS } from '../../test/support/bucket-world.ts';
import { smallCatalog } from '../../test/support/catalogs.ts';
import { backendAt } from '../../test/support/policies.ts';
import { type YesBackend, yesBackends } from '../../test/support/registered-backends.ts';
import type { PolicyDocument } from '../domain/policy.ts';
import { BackendRegistry } from './backend-registry.ts';
import { PolicyService } from './policy-service.ts';

let backends: readonly YesBackend[];
let policies: PolicyService;

function open(deploymentPolicy: PolicyDocument = {}, facts = THREE_BACKENDS): void {
  backends = yesBackends(facts);
  const registry = new BackendRegistry(backends);
  policies = new PolicyService({ catalog: smallCatalog(), registry, deploymentPolicy, defaultRegion: 'us-east-1' });
}

const allow = (...terms: readonly string[]): PolicyDocument => ({ residency: { allow: terms } });
const deny = (...terms: readonly string[]): PolicyDocument => ({ residency: { deny: terms } });
const acceptedUnder = (tenant: PolicyDocument, bucket: PolicyDocument) => [
  ...policies.placement(tenant, bucket).accepted,
];

describe('the layers of policy', () => {
  it('each narrow what the ones above allow', () => {
    open(allow('EU'));
    expect(acceptedUnder({}, {}).toSorted()).toEqual(['fra', 'hel', 'sto']);
    expect(acceptedUnder(deny('SE'), {}).toSorted()).toEqual(['fra', 'hel']);
    expect(acceptedUnder(deny('SE'), allow('FI'))).toEqual(['hel']);
  });

  it('never widen what a layer above allows', () => {
    open(deny('DE'));
    expect(acceptedUnder(allow('EU'), allow('DE', 'FI'))).toEqual(['hel']);
  });

  it('name the rule of the layer that refuses', () => {
    open(deny('SE'));
    const { verdicts } = policies.placement({ operators: { denyJurisdictions: ['US'] } }, deny('FI'));
    expect(verdicts.map(({ backendId, accepted, rule }) => [backendId, accepted, rule?.layer])).toEqual([
      ['hel', false, 'bucket'],
      ['fra', false, 'tenant'],
      ['sto', false, 'deployment'],
    ]);
  });

  it('are refused when they exclude each other', () => {
    open(allow('FI'));
    expect(policies.compile(allow('DE'), {})).toMatchObject({ kind: 'conflict' });
    expect(() => policies.placement(allow('DE'), {})).toThrow(expect.objectContaining({ code: 'PolicyConflict' }));
  });
});

describe('a placement', () => {
  it('considers the given backends alone', () => {
    open();
    const placement = policies.placement({}, { replicas: 2 }, { only: new Set(['sto', 'fra']) });
    expect(placement.chosen).toEqual(['fra', 'sto']);
    expect([...placement.accepted].toSorted()).toEqual(['fra', 'sto']);
  });

  it('leaves home where it is', () => {
    open();
    expect(policies.placement({}, { replicas: 2 }).chosen[0]).toBe('hel');
    expect(policies.placement({}, { replicas: 2 }, { home: 'sto' }).chosen[0]).toBe('sto');
  });

  it('gives a new bucket no home that is sick', () => {
    open();
    for (const backend of backends) backend.isSick = backend.facts.id === 'hel';
    expect(policies.placement({}, {}).chosen).toEqual(['fra']);
  });
});

describe('a LocationConstraint', () => {
  it('says nothing when it is the default region or empty', () => {
    open();
    for (const location of ['US-East-1', '', ' ']) expect(policies.fromLocation(location)).toEqual({});
  });

  it('may be a country, a group, a zone or several of them in order', () => {
    open();
    for (const location of ['fi', 'EU', 'FI-HEL-ACME-1', 'fi,de-fra']) {
      const policy = policies.fromLocation(location);
      expect(policy?.residency?.allow?.length, location).toBe(location.split(',').length);
      expect(policies.placement({}, policy ?? {}).chosen[0], location).toBe('hel');
    }
  });

  it('may be the region of a backend, standing for the place and not for the backend', () => {
    open({}, [
      ...THREE_BACKENDS,
      backendAt('osl', { country: 'NO' }),
      backendAt('somewhere', { operatorCountry: 'FI' }),
    ]);
    expect(policies.fromLocation('Region-Of-Sto')).toEqual(allow('SE-STO-UMBR-1'));
    expect(policies.fromLocation('region-of-osl')).toEqual(allow('NO'));
    expect(policies.fromLocation('region-of-somewhere')).toBeUndefined();
  });

  it.each(['atlantis', 'fi,atlantis', 'region-of-nobody', ',', '../fi'])('may not be %j', (location) => {
    open();
    expect(policies.fromLocation(location)).toBeUndefined();
  });
});
