import { describe, expect, it } from 'vitest';
import { backendAt, policyOf, tenantPolicy } from '../../test/support/policies.ts';
import type { BackendFacts } from '../domain/backend.ts';
import type { EffectivePolicy } from './compile.ts';
import { explainPlacement } from './explain.ts';
import { place } from './place.ts';

const HELSINKI = backendAt('helsinki', { zoneCode: 'FI-HEL-ACME-1' });
const OULU = backendAt('oulu', { zoneCode: 'FI-OUL-ACME-1' });
const FRANKFURT = backendAt('frankfurt', { zoneCode: 'DE-FRA-GLOB-1' });
const STOCKHOLM = backendAt('stockholm', { zoneCode: 'SE-STO-UMBR-1' });
const VIRGINIA = backendAt('virginia', { zoneCode: 'US-QAS-GLOB-1' });

function explain(policy: EffectivePolicy, backends: readonly BackendFacts[], home?: string) {
  const placement = place({ policy, backends, isHealthy: () => true, ...(home === undefined ? {} : { home }) });
  return explainPlacement(placement, policy);
}

describe('explainPlacement', () => {
  it('tells the rules in force and the verdict on every backend, as plain data', () => {
    const policy = policyOf(
      { layer: 'deployment', document: { operators: { denyJurisdictions: ['NO'] } } },
      {
        layer: 'tenant',
        document: { residency: { allow: ['FI', 'EU'], deny: ['SE'] }, replicas: 2, spread: { by: ['country'] } },
      },
    );
    const explanation = explain(policy, [HELSINKI, OULU, FRANKFURT, VIRGINIA]);
    expect(explanation).toEqual({
      outcome: 'placed',
      home: 'helsinki',
      chosen: ['helsinki', 'frankfurt'],
      replicas: 2,
      shortfall: 0,
      rules: [
        'tenant policy residency.allow [FI, EU]',
        'tenant policy residency.deny [SE]',
        'deployment policy operators.denyJurisdictions [NO]',
        'tenant policy replicas 2',
        'tenant policy spread.by [country]',
      ],
      verdicts: [
        {
          backend_id: 'helsinki',
          accepted: true,
          chosen: true,
          healthy: true,
          layer: null,
          rule: null,
          message: 'accepted, and home',
        },
        {
          backend_id: 'oulu',
          accepted: true,
          chosen: false,
          healthy: true,
          layer: null,
          rule: null,
          message:
            'accepted, but tenant policy spread.by [country] allows one copy for each country, and backend helsinki holds that of FI',
        },
        {
          backend_id: 'frankfurt',
          accepted: true,
          chosen: true,
          healthy: true,
          layer: null,
          rule: null,
          message: 'accepted, and holds a replica',
        },
        {
          backend_id: 'virginia',
          accepted: false,
          chosen: false,
          healthy: true,
          layer: 'tenant',
          rule: 'residency.allow',
          message: 'tenant policy residency.allow [FI, EU] does not include US (backend virginia in US-QAS-GLOB-1)',
        },
      ],
    });
    expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
  });

  const messages = (explanation: ReturnType<typeof explain>) => explanation.verdicts.map(({ message }) => message);

  it('says when an accepted backend is not needed', () => {
    expect(messages(explain(tenantPolicy({}), [HELSINKI, OULU]))).toEqual([
      'accepted, and home',
      'accepted, and not needed for the number of replicas',
    ]);
    expect(explain(tenantPolicy({}), [HELSINKI]).rules).toEqual(['replicas 1']);
  });

  it('says when an accepted backend takes no new copies', () => {
    const policy = tenantPolicy({ replicas: 2 });
    expect(messages(explain(policy, [HELSINKI, { ...OULU, state: 'draining' }]))[1]).toBe(
      'accepted, but it is draining and takes no new copies',
    );
  });

  it('passes over copies that an accepted backend is apart from', () => {
    const policy = tenantPolicy({ replicas: 3, spread: { by: ['provider'] } });
    expect(messages(explain(policy, [STOCKHOLM, VIRGINIA, FRANKFURT]))[2]).toContain(
      'backend virginia holds that of globex',
    );
  });

  it.each([
    ['of the backend itself', [HELSINKI, backendAt('anonymous', { country: 'SE' })], 'helsinki'],
    ['of home', [backendAt('anonymous', { country: 'SE' }), HELSINKI], 'anonymous'],
  ])('says when spread cannot be shown because the provider %s is not known', (_title, backends, home) => {
    const policy = tenantPolicy({ replicas: 2, spread: { by: ['provider'] } });
    expect(messages(explain(policy, backends, home))[1]).toBe(
      `accepted, but tenant policy spread.by [provider] cannot be shown to keep it apart from backend ${home}: a provider is not known`,
    );
  });

  it('goes by what was chosen in the end, when the choice was narrowed after the verdicts', () => {
    const policy = tenantPolicy({ replicas: 2 });
    const placement = place({ policy, backends: [HELSINKI, OULU, FRANKFURT], isHealthy: () => true, home: 'helsinki' });
    const explanation = explainPlacement({ ...placement, chosen: ['helsinki', 'frankfurt'] }, policy);
    expect(explanation.verdicts.map(({ chosen }) => chosen)).toEqual([true, false, true]);
    expect(messages(explanation)[1]).toBe('accepted, and not needed for the number of replicas');
  });

  it('has no home when nothing is accepted, and keeps a home that is refused', () => {
    const policy = tenantPolicy({ residency: { allow: ['EU'] } });
    expect(explain(policy, [VIRGINIA])).toMatchObject({ outcome: 'denied', home: null });
    const refused = explain(policy, [VIRGINIA, HELSINKI], 'virginia');
    expect(refused).toMatchObject({ outcome: 'unavailable', home: 'virginia', chosen: ['helsinki'] });
    expect(messages(refused)).toEqual([
      'tenant policy residency.allow [EU] does not include US (backend virginia in US-QAS-GLOB-1)',
      'accepted, and holds a replica',
    ]);
  });
});
