import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BucketWorld } from '../../test/support/bucket-world.ts';
import type { ResolvedBucket } from './bucket-directory.ts';

const TTL_MS = 1_000;

let world: BucketWorld;

beforeEach(async () => {
  world = await BucketWorld.open({ keepsNothing: true });
});

afterEach(() => world.close());

async function resolve(tenantId = 'acme', logicalName = 'files'): Promise<ResolvedBucket> {
  const resolved = await world.directory.resolve(tenantId, logicalName);
  if (!resolved) throw new Error('no such bucket');
  return resolved;
}

describe('finding a bucket', () => {
  it('answers at once when it was asked for a moment ago', async () => {
    await world.create();
    const first = await resolve();
    world.database.clock.advance(TTL_MS - 1);
    expect(world.directory.resolve('acme', 'files')).toBe(first);
    world.database.clock.advance(1);
    expect(await resolve()).not.toBe(first);
  });

  it('keeps tenants apart, however their names and the buckets’ run together', async () => {
    const names = [
      ['acme', 'files'],
      ['acmef', 'iles'],
      ['acm', 'efiles'],
    ] as const;
    for (const [tenantId, logicalName] of names) await world.create({ tenantId, logicalName });
    for (let round = 0; round < 2; round++)
      for (const [tenantId, logicalName] of names)
        expect((await resolve(tenantId, logicalName)).bucket).toMatchObject({ tenantId, logicalName });
    expect(await world.directory.resolve('globex', 'files')).toBeUndefined();
  });

  it('sees one that another process has made at once', async () => {
    expect(await world.directory.resolve('acme', 'files')).toBeUndefined();
    await world.create();
    expect((await resolve()).bucket.logicalName).toBe('files');
  });

  it('believes in one that another process has removed no longer than its memory lasts', async () => {
    const { id } = await world.create();
    await resolve();
    await world.database.metadata.buckets.retire(id);
    world.database.clock.advance(TTL_MS - 1);
    expect((await resolve()).bucket.id).toBe(id);
    world.database.clock.advance(1);
    expect(await world.directory.resolve('acme', 'files')).toBeUndefined();
  });

  it('forgets one when it is told to, and no other', async () => {
    await world.create();
    await world.create({ logicalName: 'other' });
    const [first, other] = [await resolve(), await resolve('acme', 'other')];
    world.directory.forget('acme', 'files');
    expect(await resolve()).not.toBe(first);
    expect(world.directory.resolve('acme', 'other')).toBe(other);
  });

  it('finds it by its id even when it is retired, until it is removed', async () => {
    const { id } = await world.create();
    await world.database.metadata.buckets.retire(id);
    expect((await world.directory.resolveById(id))?.bucket.id).toBe(id);
    await world.database.metadata.buckets.remove(id);
    expect(await world.directory.resolveById(id)).toBeUndefined();
  });

  it('says so when its home is no longer configured', async () => {
    await world.database.addBucket({ id: 'b', logicalName: 'lost', homeBackendId: 'gone' });
    await expect(world.directory.resolve('acme', 'lost')).rejects.toMatchObject({ code: 'UnknownBackend' });
  });
});

describe('the sites of a bucket', () => {
  it('are home and the backends that must hold a copy, each with its backend bucket', async () => {
    const bucket = await world.create({ policy: { replicas: 2 } });
    const resolved = await resolve();
    expect(resolved.home).toMatchObject({ registered: { facts: { id: 'hel' } }, mapping: bucket.mappings[0] });
    expect(resolved.replicaBackendIds).toEqual(['fra']);
    expect(resolved.siteAt('fra')?.mapping).toEqual(bucket.mappings[1]);
    expect(resolved.siteAt('sto')).toBeUndefined();
    expect(resolved.siteAt('nowhere')).toBeUndefined();
  });

  it('come with permits for this bucket at that backend', async () => {
    const { id: bucketId } = await world.create({ policy: { replicas: 2 } });
    const resolved = await resolve();
    for (const backendId of ['hel', 'fra']) {
      const site = resolved.siteAt(backendId);
      expect(site?.readPermit).toMatchObject({ bucketId, backendId, access: 'read' });
      expect(site?.removePermit).toMatchObject({ bucketId, backendId, access: 'remove' });
      expect(site?.writePermit).toMatchObject({ bucketId, backendId, access: 'write' });
    }
  });

  it('lose the permit to write as soon as a policy that refuses them is looked at', async () => {
    await world.create({ policy: { replicas: 2 } });
    await resolve();
    await world.database.metadata.tenants.setPolicy('acme', { residency: { allow: ['FI', 'SE'] } });
    world.database.clock.advance(TTL_MS);
    const resolved = await resolve();
    expect(resolved.home.writePermit).toBeDefined();
    expect(resolved.siteAt('fra')).toMatchObject({ writePermit: undefined, readPermit: { access: 'read' } });
    expect(resolved.replicaBackendIds).toEqual(['sto']);
  });

  it('stay where they are when a policy prefers others that hold no copy', async () => {
    await world.create({ policy: { replicas: 2 } });
    await world.database.metadata.tenants.setPolicy('acme', { residency: { allow: ['SE', 'FI', 'DE'] } });
    const resolved = await resolve();
    expect(resolved.home.registered.facts.id).toBe('hel');
    expect(resolved.replicaBackendIds).toEqual(['fra']);
    expect([...resolved.placement.accepted].toSorted()).toEqual(['fra', 'hel', 'sto']);
  });

  it('are refused as a whole when the layers of policy exclude each other', async () => {
    await world.create({ policy: { residency: { allow: ['FI'] } } });
    await world.database.metadata.tenants.setPolicy('acme', { residency: { allow: ['DE'] } });
    await expect(world.directory.resolve('acme', 'files')).rejects.toMatchObject({ code: 'PolicyConflict' });
  });
});
