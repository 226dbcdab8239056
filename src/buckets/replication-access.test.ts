import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { BucketWorld } from '../../test/support/bucket-world.ts';
import { smallCatalog } from '../../test/support/catalogs.ts';
import { MetadataFile } from '../../test/support/metadata-file.ts';
import { anyBackends, anyDocument } from '../../test/support/policies.ts';
import { yesBackends } from '../../test/support/registered-backends.ts';
import { SeededRandom } from '../../test/support/seeded-random.ts';
import { silentLogger } from '../base/logger.ts';
import type { PolicyDocument } from '../domain/policy.ts';
import { BackendBuckets } from './backend-bucket.ts';
import { BackendRegistry } from './backend-registry.ts';
import { BucketDirectory } from './bucket-directory.ts';
import { BucketService } from './bucket-service.ts';
import { PolicyService } from './policy-service.ts';
import { ReplicationAccess } from './replication-access.ts';

let open: { close(): Promise<void> } | undefined;

afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function openWorld(options: { keepsNothing?: boolean } = {}): Promise<BucketWorld> {
  const world = await BucketWorld.open(options);
  open = world;
  return world;
}

describe('leave to replicate', () => {
  it('comes with the backend bucket, made when it is not there yet', async () => {
    const world = await openWorld();
    const { id } = await world.create();
    const answer = await world.access.permitFor(id, 'sto');
    if (answer.kind !== 'permit') throw new Error(answer.reason);
    expect(answer.permit).toMatchObject({ bucketId: id, backendId: 'sto', access: 'write' });
    expect(await world.has('sto', answer.mapping.backendBucket)).toBe(true);
    expect(await world.access.permitFor(id, 'sto')).toMatchObject({ kind: 'permit', mapping: answer.mapping });
    expect(world.changes('sto')).toHaveLength(1);
  });

  it('is denied, with the rule, at a backend that policy refuses, and nothing is made there', async () => {
    const world = await openWorld({ keepsNothing: true });
    const { id } = await world.create({ policy: { operators: { denyJurisdictions: ['US'] } } });
    expect(await world.access.permitFor(id, 'fra')).toEqual({
      kind: 'denied',
      reason: expect.stringContaining('bucket policy operators.denyJurisdictions [US] excludes'),
    });
    expect(await world.access.permitFor(id, 'moon')).toEqual({
      kind: 'denied',
      reason: 'backend moon is not configured',
    });
    await world.access.restoreBackendBucket(id, 'fra');
    expect(world.changes('fra')).toEqual([]);
  });

  it('is taken back by the next answer after the policy was tightened', async () => {
    const world = await openWorld({ keepsNothing: true });
    const { id } = await world.create({ policy: { replicas: 2 } });
    expect((await world.access.permitFor(id, 'fra')).kind).toBe('permit');
    await world.database.metadata.tenants.setPolicy('acme', { residency: { deny: ['DE'] } });
    expect((await world.access.permitFor(id, 'fra')).kind).toBe('denied');
    const desired = await world.access.desired(id);
    expect(desired?.replicaBackendIds).toEqual(['sto']);
    expect([...(desired?.accepted ?? [])].toSorted()).toEqual(['hel', 'sto']);
  });

  it('is denied for a bucket that is gone for good', async () => {
    const world = await openWorld({ keepsNothing: true });
    expect(await world.access.permitFor('gone', 'hel')).toEqual({ kind: 'denied', reason: 'the bucket is gone' });
    expect(await world.access.desired('gone')).toBeUndefined();
  });

  it('fails, and is not denied, while the backend gives no answer', async () => {
    const world = await openWorld({ keepsNothing: true });
    const { id } = await world.create();
    world.backend('sto').inject({ kind: 'fail-before' }, { times: 1 });
    await expect(world.access.permitFor(id, 'sto')).rejects.toMatchObject({ code: 'BackendUnavailable' });
    expect((await world.access.permitFor(id, 'sto')).kind).toBe('permit');
  });

  it('lets a lost backend bucket be made again', async () => {
    const world = await openWorld();
    const bucket = await world.create();
    const name = bucket.mappings[0]?.backendBucket ?? 'none';
    await world.change('DELETE', 'hel', name);
    await world.access.restoreBackendBucket(bucket.id, 'hel');
    expect(await world.has('hel', name)).toBe(true);
  });

  it('knows configured backends and their states alone', async () => {
    const world = await openWorld({ keepsNothing: true });
    expect(world.access.backend('hel')).toEqual({ backend: world.backend('hel'), state: 'active' });
    expect(world.access.backend('moon')).toBeUndefined();
    expect(world.access.readPermit('b', 'hel')).toMatchObject({ bucketId: 'b', backendId: 'hel', access: 'read' });
    expect(world.access.removePermit('b', 'hel')).toMatchObject({ bucketId: 'b', backendId: 'hel', access: 'remove' });
  });
});

/** The rooms over backends that say yes to everything. */
function accessOver(
  database: MetadataFile,
  backends: ReturnType<typeof yesBackends>,
  deploymentPolicy: PolicyDocument,
): { access: ReplicationAccess; policies: PolicyService } {
  const { clock, metadata } = database;
  const registry = new BackendRegistry(backends);
  const policies = new PolicyService({ catalog: smallCatalog(), registry, deploymentPolicy, defaultRegion: '' });
  const directory = new BucketDirectory({ metadata, registry, policies, clock });
  const backendBuckets = new BackendBuckets(undefined);
  const outside = { clock, random: new SeededRandom(5), logger: silentLogger };
  const service = new BucketService({ metadata, registry, policies, directory, backendBuckets, ...outside });
  return { access: new ReplicationAccess({ directory, service, registry }), policies };
}

describe('whatever policies and backends there are', () => {
  it('a backend that policy refuses is given no permit and is asked for nothing', async () => {
    const database = await MetadataFile.open();
    open = database;
    let serial = 0;
    const layers = fc.record({ deployment: anyDocument, tenant: anyDocument, bucket: anyDocument });
    await fc.assert(
      fc.asyncProperty(anyBackends, layers, async (facts, { deployment, tenant, bucket }) => {
        const backends = yesBackends(facts);
        const { access, policies } = accessOver(database, backends, deployment);
        fc.pre(policies.compile(tenant, bucket).kind !== 'conflict');
        const [id, tenantId] = [`b${++serial}`, `t${serial}`];
        const backendBucket = `of-${id}`;
        const homeMapping = { backendId: 'b0', backendBucket, collisionCounter: 0 };
        await database.addBucket({ id, tenantId, policy: bucket, homeBackendId: 'b0', mappings: [homeMapping] });
        await database.metadata.tenants.setPolicy(tenantId, tenant);
        const { accepted } = policies.placement(tenant, bucket, { home: 'b0' });
        for (const { facts: one, asked } of backends) {
          const { kind } = await access.permitFor(id, one.id);
          expect(kind).toBe(accepted.has(one.id) ? 'permit' : 'denied');
          await access.restoreBackendBucket(id, one.id);
          if (!accepted.has(one.id)) expect(asked).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
