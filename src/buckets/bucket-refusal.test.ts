import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BucketWorld, newBucket } from '../../test/support/bucket-world.ts';
import type { NewBucket } from './bucket-service.ts';

let world: BucketWorld;

beforeEach(async () => {
  world = await BucketWorld.open({ keepsNothing: true });
});

afterEach(() => world.close());

const create = (wish: Partial<NewBucket> = {}) => world.service.create(newBucket(wish));
const everyBucket = () => world.database.sql('select id from buckets');

/** Nothing is recorded of a bucket that was not created, and no backend was asked for one. */
function expectNothingDone(): void {
  expect(everyBucket()).toEqual([]);
  for (const backendId of ['hel', 'fra', 'sto']) expect(world.changes(backendId)).toEqual([]);
}

describe('a bucket that is refused', () => {
  it('says which rule of which layer refuses every backend', async () => {
    const outcome = await create({ policy: { residency: { allow: ['US'] } } });
    expect(outcome).toMatchObject({ kind: 'denied' });
    const message = outcome.kind === 'denied' ? outcome.message : '';
    expect(message.split('; ')).toHaveLength(3);
    expect(message).toContain('bucket policy residency.allow [US] does not include FI');
    expectNothingDone();
  });

  it('is one that asks for more copies than backends can hold', async () => {
    expect(await create({ policy: { replicas: 2, residency: { allow: ['FI'] } } })).toMatchObject({
      kind: 'denied',
      message: expect.stringContaining('policy asks for 2 copies, 1 more than the backends that it accepts can hold'),
    });
    expectNothingDone();
  });

  it('is one whose policy its tenant’s excludes', async () => {
    await world.database.metadata.tenants.ensure('acme');
    await world.database.metadata.tenants.setPolicy('acme', { residency: { allow: ['FI'] } });
    expect(await create({ policy: { residency: { allow: ['DE'] } } })).toMatchObject({ kind: 'denied' });
    expect(await create({ backendIds: ['fra'] })).toMatchObject({
      kind: 'denied',
      message: expect.stringContaining('tenant policy residency.allow [FI] does not include DE'),
    });
    expectNothingDone();
  });

  it('is one at a backend that is not configured', async () => {
    expect(await create({ backendIds: ['hel', 'moon'] })).toEqual({
      kind: 'denied',
      message: 'no backend is called moon',
    });
    expectNothingDone();
  });

  it('is told to come again when every backend is sick', async () => {
    for (const id of ['hel', 'fra', 'sto']) world.backend(id).isSick = true;
    expect(await create()).toMatchObject({ kind: 'unavailable' });
    expectNothingDone();
  });
});
