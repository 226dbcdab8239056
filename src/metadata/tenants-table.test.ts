import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MetadataFile } from '../../test/support/metadata-file.ts';

let database: MetadataFile;

beforeEach(async () => {
  database = await MetadataFile.open();
});

afterEach(() => database.close());

describe('tenants', () => {
  it('makes a tenant with an empty policy when it is first asked for', async () => {
    const { clock, metadata } = database;
    const createdAtMs = clock.nowMs();
    expect(await metadata.tenants.find('acme')).toBeUndefined();
    expect(await metadata.tenants.ensure('acme')).toEqual({ id: 'acme', policy: {}, createdAtMs });
    expect(await metadata.tenants.find('acme')).toEqual({ id: 'acme', policy: {}, createdAtMs });
  });

  it('leaves a tenant that is there as it is', async () => {
    const { clock, metadata } = database;
    const created = await metadata.tenants.ensure('acme');
    await metadata.tenants.setPolicy('acme', { replicas: 2 });
    clock.advance(1_000);
    expect(await metadata.tenants.ensure('acme')).toEqual({ ...created, policy: { replicas: 2 } });
  });

  it('lets processes that make the same tenant at once have the same one', async () => {
    const other = await database.openAgain();
    const made = await Promise.all([database.metadata, other].map((metadata) => metadata.tenants.ensure('acme')));
    expect(made[0]).toEqual(made[1]);
    expect(await other.tenants.list()).toHaveLength(1);
  });

  it('keeps a policy as it was written, for one tenant alone', async () => {
    const { metadata } = database;
    const policy = {
      residency: { allow: ['FI', 'EU'], deny: ['US'] },
      replicas: 3,
      spread: { by: ['country'] },
    } as const;
    await metadata.tenants.ensure('acme');
    await metadata.tenants.ensure('globex');
    await metadata.tenants.setPolicy('acme', policy);
    expect((await metadata.tenants.find('acme'))?.policy).toEqual(policy);
    expect((await metadata.tenants.find('globex'))?.policy).toEqual({});
  });

  it('makes no tenant by setting the policy of one that is not there', async () => {
    await database.metadata.tenants.setPolicy('nobody', { replicas: 2 });
    expect(await database.metadata.tenants.list()).toEqual([]);
  });

  it('lists tenants in order of their ids', async () => {
    for (const id of ['b', 'a', 'Z', "o'neil"]) await database.metadata.tenants.ensure(id);
    expect((await database.metadata.tenants.list()).map(({ id }) => id)).toEqual(['Z', 'a', 'b', "o'neil"]);
  });
});
