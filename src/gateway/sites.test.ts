import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BucketWorld } from '../../test/support/bucket-world.ts';
import { yesBackends } from '../../test/support/registered-backends.ts';
import { BackendRegistry } from '../buckets/backend-registry.ts';
import type { ResolvedBucket } from '../buckets/bucket-directory.ts';
import type { BackendState } from '../domain/backend.ts';
import { unavailable, writableSite } from './sites.ts';

let world: BucketWorld;
let resolved: ResolvedBucket;
let homeId: string;
let replicaId: string;

beforeEach(async () => {
  world = await BucketWorld.open({ keepsNothing: true });
  const bucket = await world.create({ policy: { replicas: 2 } });
  resolved = await world.directory.describe(bucket);
  homeId = bucket.homeBackendId;
  replicaId = resolved.replicaBackendIds[0] ?? '';
});

afterEach(() => world.close());

/** The same backends, one of them in another state. */
function registryWith(id: string, state: BackendState): BackendRegistry {
  const facts = world.registry.facts().map((one) => (one.id === id ? { ...one, state } : one));
  return new BackendRegistry(yesBackends(facts));
}

describe('a site to write to', () => {
  it('is home, or the site of a replica, with a permit for it', () => {
    for (const id of [homeId, replicaId]) {
      const site = writableSite(resolved, id, world.registry);
      expect(site.mapping.backendId).toBe(id);
      expect(site.writePermit).toBeDefined();
    }
  });

  it('where policy no longer accepts the backend is denied, naming the rule', async () => {
    const { country } = resolved.home.registered.facts.place;
    await world.database.metadata.tenants.ensure('acme');
    await world.database.metadata.tenants.setPolicy('acme', { residency: { deny: [country ?? ''] } });
    world.directory.forget('acme', 'files');
    const tightened = await world.directory.resolve('acme', 'files');
    if (!tightened) throw new Error('the bucket has gone');
    expect(() => writableSite(tightened, homeId, world.registry)).toThrow(
      expect.objectContaining({ code: 'AccessDenied', status: 403, message: expect.stringMatching(/residency\.deny/) }),
    );
  });

  it.each<BackendState>(['read-only', 'draining', 'offline'])(
    'that the operator has made %s is not there now',
    (state) => {
      expect(() => writableSite(resolved, homeId, registryWith(homeId, state))).toThrow(
        expect.objectContaining({ code: 'ServiceUnavailable', status: 503 }),
      );
      expect(writableSite(resolved, replicaId, registryWith(homeId, state)).mapping.backendId).toBe(replicaId);
    },
  );

  it('where the bucket has none is not there now', () => {
    const elsewhere = world.registry.facts().find(({ id }) => id !== homeId && id !== replicaId)?.id ?? '';
    for (const id of [elsewhere, 'mars'])
      expect(() => writableSite(resolved, id, world.registry)).toThrow(
        expect.objectContaining({ code: 'ServiceUnavailable' }),
      );
  });
});

describe('an answer of "try later"', () => {
  it('says when, and keeps its cause for the log', () => {
    const cause = new Error('the backend is away');
    expect(unavailable(cause)).toMatchObject({
      code: 'ServiceUnavailable',
      status: 503,
      headers: { 'retry-after': '2' },
      cause,
    });
    expect(unavailable()).not.toHaveProperty('cause');
  });
});
