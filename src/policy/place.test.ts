import { describe, expect, it } from 'vitest';
import { backendAt, policyOf, tenantPolicy } from '../../test/support/policies.ts';
import type { BackendFacts } from '../domain/backend.ts';
import { type Placement, place } from './place.ts';

const HELSINKI = backendAt('helsinki', { zoneCode: 'FI-HEL-ACME-1' });
const OULU = backendAt('oulu', { zoneCode: 'FI-OUL-ACME-1' });
const FRANKFURT = backendAt('frankfurt', { zoneCode: 'DE-FRA-GLOB-1' });
const STOCKHOLM = backendAt('stockholm', { zoneCode: 'SE-STO-UMBR-1' });
const VIRGINIA = backendAt('virginia', { zoneCode: 'US-QAS-GLOB-1' });
const ALL = [HELSINKI, FRANKFURT, VIRGINIA];
const allHealthy = () => true;
const allBut =
  (...ids: string[]) =>
  (id: string) =>
    !ids.includes(id);
const as = (facts: BackendFacts, state: BackendFacts['state']): BackendFacts => ({ ...facts, state });
const summary = ({ outcome, home, chosen, shortfall }: Placement) => ({ outcome, home, chosen, shortfall });

describe('place', () => {
  it('puts home and its replicas in places that policy accepts, and says why the others are refused', () => {
    const policy = policyOf(
      { layer: 'tenant', document: { replicas: 2, spread: { by: ['country'] } } },
      { layer: 'bucket', document: { residency: { allow: ['EU'] } } },
    );
    const placement = place({ policy, backends: ALL, isHealthy: allHealthy });
    expect(placement).toEqual({
      outcome: 'placed',
      home: 'helsinki',
      chosen: ['helsinki', 'frankfurt'],
      accepted: new Set(['helsinki', 'frankfurt']),
      shortfall: 0,
      verdicts: [
        { backendId: 'helsinki', facts: HELSINKI, accepted: true, isHealthy: true, chosen: true, rule: undefined },
        { backendId: 'frankfurt', facts: FRANKFURT, accepted: true, isHealthy: true, chosen: true, rule: undefined },
        {
          backendId: 'virginia',
          facts: VIRGINIA,
          accepted: false,
          isHealthy: true,
          chosen: false,
          rule: {
            layer: 'bucket',
            path: 'residency.allow',
            message: 'bucket policy residency.allow [EU] does not include US (backend virginia in US-QAS-GLOB-1)',
          },
        },
      ],
    });
  });

  it('names the widest layer that refuses a backend', () => {
    const policy = policyOf(
      { layer: 'bucket', document: { residency: { allow: ['EU'] } } },
      { layer: 'deployment', document: { residency: { allow: ['NORDICS'] } } },
    );
    const { verdicts } = place({ policy, backends: [VIRGINIA], isHealthy: allHealthy });
    expect(verdicts[0]?.rule).toMatchObject({ layer: 'deployment', path: 'residency.allow' });
  });

  it.each([
    [
      ['DE', 'FI'],
      ['frankfurt', 'helsinki', 'oulu'],
    ],
    [
      ['FI', 'DE'],
      ['helsinki', 'oulu', 'frankfurt'],
    ],
    [
      ['FI-OUL', 'EU'],
      ['oulu', 'helsinki', 'frankfurt'],
    ],
    [['EU'], ['helsinki', 'oulu', 'frankfurt']],
  ])('prefers the first terms of %j, then the order of configuration', (allow, chosen) => {
    const policy = tenantPolicy({ residency: { allow }, replicas: 3 });
    const placement = place({ policy, backends: [HELSINKI, OULU, FRANKFURT], isHealthy: allHealthy });
    expect(placement.chosen).toEqual(chosen);
  });

  it('keeps the order of configuration when the narrowest layer prefers places that are all refused', () => {
    const policy = policyOf(
      { layer: 'deployment', document: { residency: { deny: ['DE'] } } },
      { layer: 'tenant', document: { replicas: 2 } },
    );
    const placement = place({ policy, backends: [OULU, FRANKFURT, HELSINKI], isHealthy: allHealthy });
    expect(placement.chosen).toEqual(['oulu', 'helsinki']);
  });

  it('makes home the preferred backend that can take writes now, and lets the other copies wait for theirs', () => {
    const policy = tenantPolicy({ residency: { allow: ['FI', 'DE'] }, replicas: 2 });
    const backends = [HELSINKI, FRANKFURT];
    expect(summary(place({ policy, backends, isHealthy: allBut('helsinki') }))).toEqual({
      outcome: 'placed',
      home: 'frankfurt',
      chosen: ['frankfurt', 'helsinki'],
      shortfall: 0,
    });
  });

  it.each(['read-only', 'draining', 'offline'] as const)('gives no new copy to a backend that is %s', (state) => {
    const policy = tenantPolicy({ replicas: 2 });
    const placement = place({ policy, backends: [as(HELSINKI, state), FRANKFURT], isHealthy: allHealthy });
    expect(summary(placement)).toEqual({ outcome: 'placed', home: 'frankfurt', chosen: ['frankfurt'], shortfall: 1 });
    expect(placement.accepted).toEqual(new Set(['helsinki', 'frankfurt']));
  });

  it('is denied when no backend is compliant', () => {
    const policy = tenantPolicy({ residency: { allow: ['NO'] }, replicas: 2 });
    const placement = place({ policy, backends: ALL, isHealthy: allHealthy });
    expect(summary(placement)).toEqual({ outcome: 'denied', home: undefined, chosen: [], shortfall: 2 });
    expect(place({ policy, backends: [], isHealthy: allHealthy }).outcome).toBe('denied');
  });

  it.each([
    ['unhealthy', [HELSINKI, FRANKFURT], allBut('helsinki', 'frankfurt')],
    ['not active', [as(HELSINKI, 'read-only'), as(FRANKFURT, 'draining')], allHealthy],
  ])('is unavailable while every compliant backend is %s', (_title, backends, isHealthy) => {
    const policy = tenantPolicy({ residency: { allow: ['EU'] } });
    expect(place({ policy, backends: [...backends, VIRGINIA], isHealthy })).toMatchObject({
      outcome: 'unavailable',
      home: 'helsinki',
      chosen: ['helsinki'],
      accepted: new Set(['helsinki', 'frankfurt']),
    });
  });

  it('gives up a preferred home around which not every copy finds a place', () => {
    const policy = tenantPolicy({ residency: { allow: ['FI', 'EU'] }, replicas: 2, spread: { by: ['provider'] } });
    const anonymous = backendAt('anonymous', { country: 'FI' });
    const placement = place({ policy, backends: [anonymous, FRANKFURT, STOCKHOLM], isHealthy: allHealthy });
    expect(summary(placement)).toEqual({
      outcome: 'placed',
      home: 'frankfurt',
      chosen: ['frankfurt', 'stockholm'],
      shortfall: 0,
    });
  });

  it('counts the copies that find no place', () => {
    const policy = tenantPolicy({ replicas: 4, spread: { by: ['country'] } });
    const placement = place({ policy, backends: [HELSINKI, OULU, FRANKFURT], isHealthy: allHealthy });
    expect(summary(placement)).toMatchObject({ chosen: ['helsinki', 'frankfurt'], shortfall: 2 });
  });

  it('asks for the health of every backend once, in the order of configuration', () => {
    const asked: string[] = [];
    const isHealthy = (id: string) => {
      asked.push(id);
      return asked.length % 2 === 1;
    };
    const placement = place({ policy: tenantPolicy({ replicas: 2 }), backends: ALL, isHealthy });
    expect(asked).toEqual(['helsinki', 'frankfurt', 'virginia']);
    expect(placement.verdicts.map((verdict) => verdict.isHealthy)).toEqual([true, false, true]);
  });

  it('does not decide over two backends of one id', () => {
    const backends = [HELSINKI, { ...VIRGINIA, id: 'helsinki' }];
    expect(() => place({ policy: tenantPolicy({}), backends, isHealthy: allHealthy })).toThrow(
      expect.objectContaining({ code: 'DuplicateBackend' }),
    );
  });
});

describe('place around a home that is fixed', () => {
  const policy = tenantPolicy({ residency: { allow: ['FI', 'EU'] }, replicas: 2 });

  it('keeps it first, whatever is preferred and whoever is healthy', () => {
    const placement = place({ policy, backends: ALL, isHealthy: () => false, home: 'frankfurt' });
    expect(summary(placement)).toEqual({
      outcome: 'placed',
      home: 'frankfurt',
      chosen: ['frankfurt', 'helsinki'],
      shortfall: 0,
    });
  });

  it('keeps it while it is draining', () => {
    const backends = [HELSINKI, as(FRANKFURT, 'draining')];
    expect(place({ policy, backends, isHealthy: allHealthy, home: 'frankfurt' })).toMatchObject({
      outcome: 'placed',
      chosen: ['frankfurt', 'helsinki'],
    });
  });

  it.each(['virginia', 'gone'])('chooses where the copies belong instead when home %s is not accepted', (home) => {
    const placement = place({ policy, backends: ALL, isHealthy: allHealthy, home });
    expect(summary(placement)).toEqual({
      outcome: 'unavailable',
      home,
      chosen: ['helsinki', 'frankfurt'],
      shortfall: 0,
    });
    expect(placement.accepted.has(home)).toBe(false);
  });

  it('is denied when neither it nor any other backend is accepted', () => {
    const placement = place({ policy, backends: [VIRGINIA], isHealthy: allHealthy, home: 'virginia' });
    expect(summary(placement)).toEqual({ outcome: 'denied', home: 'virginia', chosen: [], shortfall: 2 });
  });
});
