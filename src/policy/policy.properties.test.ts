import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallCatalog } from '../../test/support/catalogs.ts';
import { anyBackends, anyDocument, policyOf } from '../../test/support/policies.ts';
import type { BackendFacts, BackendPlace } from '../domain/backend.ts';
import type { PolicyDocument, PolicyLayer } from '../domain/policy.ts';
import { compilePolicy } from './compile.ts';
import { explainPlacement } from './explain.ts';
import { place } from './place.ts';

const catalog = smallCatalog();

/**
 * The oracle knows nothing of terms and rules: it lists every world in which a backend may truly stand, given what is
 * known of it, and asks whether a document holds in all of them.
 */
interface World {
  readonly country: string;
  readonly city: string;
  readonly zone: string;
}

const COUNTRIES = ['FI', 'DE', 'US', 'SE', 'NO', 'JP'];
const CITIES = ['HEL', 'OUL', 'FRA', 'BER', 'MUC', 'QAS', 'NYC', 'STO', 'elsewhere'];
const ZONES = [
  ...['FI-HEL-ACME-1', 'FI-OUL-ACME-1', 'DE-FRA-GLOB-1', 'DE-BER-INIT-1', 'DE-MUC-HOOL-1', 'DE-XXX-UMBR-1'],
  ...['US-QAS-GLOB-1', 'US-NYC-GLOB-1', 'SE-STO-UMBR-1', 'of nobody'],
];
const CITY_IS_A_GUESS = ['DE-MUC-HOOL-1', 'DE-XXX-UMBR-1', 'US-QAS-GLOB-1'];
const MEMBERS: Readonly<Record<string, readonly string[]>> = { EU: ['DE', 'FI', 'SE'], NORDICS: ['FI', 'SE'] };

const EVERY_WORLD: readonly World[] = COUNTRIES.flatMap((country) =>
  CITIES.flatMap((city) => ZONES.map((zone) => ({ country, city, zone }))),
).filter(({ country, city, zone }) => {
  if (zone === 'of nobody') return true;
  return zone.startsWith(country) && (CITY_IS_A_GUESS.includes(zone) || zone.slice(3, 6) === city);
});

function worldsOf({ country, zoneCode }: BackendPlace): readonly World[] {
  return EVERY_WORLD.filter(
    (world) =>
      (country === undefined || world.country === country) && (zoneCode === undefined || world.zone === zoneCode),
  );
}

function isIn(world: World, term: string): boolean {
  if (term.length === 2 && term !== 'EU') return world.country === term;
  const members = MEMBERS[term];
  if (members) return members.includes(world.country);
  return term.length === 6 ? `${world.country}-${world.city}` === term : world.zone === term;
}

function holdsFor(document: PolicyDocument, { place: where }: BackendFacts): boolean {
  const { allow, deny } = document.residency ?? {};
  const denied = document.operators?.denyJurisdictions;
  const isCovered = (country: string | undefined, term: string) =>
    country === term || MEMBERS[term]?.includes(country ?? '');
  const laws = [where.operatorCountry, where.parentCountry];
  return (
    worldsOf(where).every((world) => allow?.some((term) => isIn(world, term)) ?? true) &&
    worldsOf(where).every((world) => !deny?.some((term) => isIn(world, term))) &&
    (denied === undefined || laws.every((law) => law !== undefined && !denied.some((term) => isCovered(law, term))))
  );
}

const anyLayers: fc.Arbitrary<readonly PolicyLayer[]> = fc
  .tuple(anyDocument, anyDocument, anyDocument)
  .map(([deployment, tenant, bucket]) => [
    { layer: 'deployment', document: deployment },
    { layer: 'tenant', document: tenant },
    { layer: 'bucket', document: bucket },
  ]);
const anyLayer = anyDocument.map((document): PolicyLayer => ({ layer: 'tenant', document }));
const anySick = fc.uniqueArray(fc.constantFrom<string>('b0', 'b1', 'b2', 'b3', 'b4', 'b5', 'b6'));
const RUNS = { numRuns: 400 };

describe('placement under any policy', () => {
  it('accepts a backend only where every layer holds in every world that it may stand in', () => {
    fc.assert(
      fc.property(anyLayers, anyBackends, (layers, backends) => {
        const { accepted } = place({ policy: policyOf(...layers), backends, isHealthy: () => true });
        for (const backend of backends)
          for (const { document } of accepted.has(backend.id) ? layers : [])
            expect(holdsFor(document, backend), backend.id).toBe(true);
      }),
      RUNS,
    );
  });

  it('accepts every backend that one layer holds for, unless only several of its terms together cover it', () => {
    fc.assert(
      fc.property(anyLayer, anyBackends, (layer, backends) => {
        const { accepted } = place({ policy: policyOf(layer), backends, isHealthy: () => true });
        const { allow = [] } = layer.document.residency ?? {};
        const isCoveredByOne = (backend: BackendFacts) =>
          allow.length === 0 || allow.some((term) => worldsOf(backend.place).every((world) => isIn(world, term)));
        for (const backend of backends)
          if (isCoveredByOne(backend))
            expect(accepted.has(backend.id), backend.id).toBe(holdsFor(layer.document, backend));
      }),
      RUNS,
    );
  });

  it('accepts nothing more when a layer is added', () => {
    fc.assert(
      fc.property(anyLayers, anyBackends, (layers, backends) => {
        const isHealthy = () => true;
        const wider = place({ policy: policyOf(...layers.slice(0, 2)), backends, isHealthy });
        const narrower = place({ policy: policyOf(...layers), backends, isHealthy });
        expect([...narrower.accepted].filter((id) => !wider.accepted.has(id))).toEqual([]);
        expect(policyOf(...layers).replicas).toBeGreaterThanOrEqual(policyOf(...layers.slice(0, 2)).replicas);
      }),
      RUNS,
    );
  });

  it('accepts nothing under layers that contradict each other, and something somewhere under those that do not', () => {
    fc.assert(
      fc.property(anyLayers, anyBackends, (layers, backends) => {
        const compiled = compilePolicy(layers, catalog);
        const here = place({ policy: compiled.policy, backends, isHealthy: () => true });
        const lawful = { operatorCountry: 'JP', parentCountry: 'JP' };
        const anywhere = catalog.places.map((where, index): BackendFacts => {
          return { id: String(index), state: 'active', place: { ...lawful, ...where } };
        });
        const there = place({ policy: compiled.policy, backends: anywhere, isHealthy: () => true });
        if (compiled.kind === 'conflict') expect(here.accepted.size).toBe(0);
        else expect(there.accepted.size).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    );
  });

  it('blames a contradiction on layers that contradict each other by themselves', () => {
    fc.assert(
      fc.property(anyLayers, (layers) => {
        const compiled = compilePolicy(layers, catalog);
        if (compiled.kind !== 'conflict') return;
        const blamed = layers.filter(({ layer }) => compiled.layers.includes(layer));
        expect(compilePolicy(blamed, catalog).kind).toBe('conflict');
        for (const { layer } of blamed) expect(compiled.message).toContain(`${layer} policy `);
      }),
      RUNS,
    );
  });

  it('chooses accepted backends alone, no two alike in a dimension of spread, at most as many as there are replicas', () => {
    fc.assert(
      fc.property(anyLayers, anyBackends, anySick, (layers, backends, sick) => {
        const policy = policyOf(...layers);
        const placement = place({ policy, backends, isHealthy: (id) => !sick.includes(id) });
        const { chosen, accepted, shortfall, home } = placement;
        expect(new Set(chosen).size).toBe(chosen.length);
        expect(chosen.filter((id) => !accepted.has(id))).toEqual([]);
        expect(chosen.length + shortfall).toBe(policy.replicas);
        expect(shortfall).toBeGreaterThanOrEqual(0);
        expect(home).toBe(chosen[0]);
        const places = backends.filter(({ id }) => chosen.includes(id)).map((backend) => backend.place);
        for (const dimension of places.length > 1 ? policy.spread : []) {
          const values = places.map((where) => (dimension === 'provider' ? where.providerId : where.country));
          expect(values).not.toContain(undefined);
          expect(new Set(values).size).toBe(values.length);
        }
        if (placement.outcome !== 'placed') return;
        expect(backends.find(({ id }) => id === home)?.state).toBe('active');
        expect(sick).not.toContain(home);
      }),
      RUNS,
    );
  });

  it('decides the same whenever it is asked, and by what is healthy rather than by when that is asked', () => {
    fc.assert(
      fc.property(anyLayers, anyBackends, anySick, (layers, backends, sick) => {
        const policy = policyOf(...layers);
        const remembered = new Map(
          backends.map(({ id }) => [id, !sick.includes(id)]).toReversed() as [string, boolean][],
        );
        const first = place({ policy, backends, isHealthy: (id) => !sick.includes(id) });
        const second = place({ policy: policyOf(...layers), backends, isHealthy: (id) => remembered.get(id) === true });
        expect(second).toEqual(first);
        expect(explainPlacement(second, policy)).toEqual(explainPlacement(first, policy));
      }),
    );
  });

  it('keeps a fixed home whatever its health, and never adds it to the chosen when it is refused', () => {
    fc.assert(
      fc.property(anyLayers, anyBackends, anySick, (layers, backends, sick) => {
        const policy = policyOf(...layers);
        const placement = place({ policy, backends, isHealthy: (id) => !sick.includes(id), home: 'b0' });
        const healthy = place({ policy, backends, isHealthy: () => true, home: 'b0' });
        expect(placement.home).toBe('b0');
        if (placement.accepted.has('b0')) {
          expect(placement.outcome).toBe('placed');
          expect(placement.chosen).toEqual(healthy.chosen);
          expect(placement.chosen[0]).toBe('b0');
        } else expect(placement.chosen).not.toContain('b0');
      }),
      RUNS,
    );
  });

  it('gives every refused backend a rule of a layer that states it, and none to an accepted one', () => {
    fc.assert(
      fc.property(anyLayers, anyBackends, (layers, backends) => {
        const placement = place({ policy: policyOf(...layers), backends, isHealthy: () => true });
        expect(placement.verdicts.map(({ backendId }) => backendId)).toEqual(backends.map(({ id }) => id));
        for (const { rule, accepted, backendId } of placement.verdicts) {
          expect(accepted).toBe(rule === undefined);
          expect(accepted).toBe(placement.accepted.has(backendId));
          if (!rule) continue;
          const [section = '', field = ''] = rule.path.split('.');
          const stating = layers.find(({ layer }) => layer === rule.layer)?.document;
          expect(stating).toHaveProperty([section, field]);
          expect(rule.message.startsWith(`${rule.layer} policy ${rule.path} [`)).toBe(true);
          expect(rule.message).toContain(`backend ${backendId}`);
        }
      }),
      RUNS,
    );
  });
});
