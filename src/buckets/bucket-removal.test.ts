import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BucketWorld } from '../../test/support/bucket-world.ts';
import type { Bucket } from '../domain/bucket.ts';
import type { ResolvedBucket } from './bucket-directory.ts';

let world: BucketWorld;

beforeEach(async () => {
  world = await BucketWorld.open();
});

afterEach(() => world.close());

async function resolve(tenantId = 'acme'): Promise<ResolvedBucket> {
  const resolved = await world.directory.resolve(tenantId, 'files');
  if (!resolved) throw new Error('no bucket');
  return resolved;
}

const nameAt = (bucket: Bucket, backendId: string) =>
  bucket.mappings.find((mapping) => mapping.backendId === backendId)?.backendBucket ?? 'none';

describe('removing a bucket', () => {
  it('takes it from its tenant at once, and leaves another tenant’s of the same name alone', async () => {
    const ours = await world.create();
    const theirs = await world.create({ tenantId: 'globex' });
    expect(await world.service.remove(await resolve())).toBe('removed');
    expect(await world.directory.resolve('acme', 'files')).toBeUndefined();
    expect((await resolve('globex')).bucket).toEqual(theirs);
    expect(await world.has('hel', nameAt(ours, 'hel'))).toBe(false);
    expect(await world.has('hel', nameAt(theirs, 'hel'))).toBe(true);
  });

  it('is refused while home holds an object', async () => {
    const bucket = await world.create();
    await world.change('PUT', 'hel', nameAt(bucket, 'hel'), 'k');
    expect(await world.service.remove(await resolve())).toBe('not-empty');
    expect((await resolve()).bucket).toEqual(bucket);
    await world.change('DELETE', 'hel', nameAt(bucket, 'hel'), 'k');
    expect(await world.service.remove(await resolve())).toBe('removed');
  });

  it('succeeds when home has lost the backend bucket already', async () => {
    const bucket = await world.create();
    await world.change('DELETE', 'hel', nameAt(bucket, 'hel'));
    expect(await world.service.remove(await resolve())).toBe('removed');
  });

  it.each([
    ['gives no answer', { kind: 'fail-before' }, { code: 'BackendUnavailable', retryable: true }],
    ['fails', { kind: 'answer', status: 503, code: 'SlowDown' }, { code: 'BackendRefused', retryable: true }],
    ['refuses', { kind: 'answer', status: 403, code: 'AccessDenied' }, { code: 'BackendRefused', retryable: false }],
  ] as const)('keeps the bucket when home %s', async (_name, fault, expected) => {
    const bucket = await world.create();
    world.backend('hel').inject(fault);
    await expect(resolve().then((resolved) => world.service.remove(resolved))).rejects.toMatchObject(expected);
    expect((await resolve()).bucket).toEqual(bucket);
  });

  it('lets its tenant use the name again, for a bucket of another identity', async () => {
    const first = await world.create();
    await world.service.remove(await resolve());
    const second = await world.create();
    expect(second.id).not.toBe(first.id);
    expect(nameAt(second, 'hel')).not.toBe(nameAt(first, 'hel'));
  });
});

describe('a backend bucket that a backend has lost', () => {
  it('is made again under its name', async () => {
    const bucket = await world.create();
    await world.change('DELETE', 'hel', nameAt(bucket, 'hel'));
    await world.service.recreateBackendBucket((await resolve()).home);
    expect(await world.has('hel', nameAt(bucket, 'hel'))).toBe(true);
  });

  it('is not made again where policy no longer accepts it', async () => {
    const bucket = await world.create();
    await world.change('DELETE', 'hel', nameAt(bucket, 'hel'));
    await world.database.metadata.tenants.setPolicy('acme', { residency: { deny: ['FI'] } });
    const { home } = await resolve();
    await expect(world.service.recreateBackendBucket(home)).rejects.toMatchObject({ code: 'ResidencyDenied' });
    expect(await world.has('hel', nameAt(bucket, 'hel'))).toBe(false);
  });

  it('is not taken for made again when its name belongs to somebody else by now', async () => {
    await world.create();
    const { home } = await resolve();
    world.backend('hel').inject({ kind: 'answer', status: 409, code: 'BucketAlreadyExists' });
    await expect(world.service.recreateBackendBucket(home)).rejects.toMatchObject({ code: 'BackendBucketTaken' });
  });
});
