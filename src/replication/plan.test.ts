import { describe, expect, it } from 'vitest';
import type { ObjectWithReplicas, Replica } from '../domain/object.ts';
import { copiesMissingWithout, type Observed, type PlanInput, plan } from './plan.ts';
import type { DesiredPlacement } from './ports.ts';

const absent: Observed = { kind: 'absent' };
const asRecorded: Observed = { kind: 'present', etag: 'e1', sizeBytes: 3 };

function row(backendId: string, over: Partial<Replica> = {}): Replica {
  const dueRow = { goal: 'present', state: 'due', dueAtMs: 0, attempts: 1, lastError: null } as const;
  return {
    id: `o:${backendId}`,
    objectId: 'o',
    backendId,
    ...dueRow,
    syncedGeneration: 0,
    seenEtag: null,
    createdAtMs: 0,
    ...over,
  };
}

function inSync(backendId: string): Replica {
  return row(backendId, { state: 'in-sync', syncedGeneration: 4, seenEtag: 'e1' });
}

function object(over: Partial<ObjectWithReplicas> = {}): ObjectWithReplicas {
  const facts = { residency: null, encryptedKey: null, deleteIntendedAtMs: null, recordedAtMs: 0, createdAtMs: 0 };
  return {
    id: 'o',
    bucketId: 'b',
    key: 'k',
    generation: 4,
    isTombstone: false,
    sizeBytes: 3,
    etag: 'e1',
    ...facts,
    replicas: [],
    ...over,
  };
}

function desired(over: Partial<DesiredPlacement> = {}): DesiredPlacement {
  const names = { id: 'b', tenantId: 't', logicalName: 'l', regionId: '', policy: {}, mappings: [], createdAtMs: 0 };
  const bucket = { ...names, homeBackendId: 'home' };
  return { bucket, replicaBackendIds: ['fra'], accepted: new Set(['home', 'fra', 'sto']), ...over };
}

function input(over: Partial<PlanInput>): PlanInput {
  return { replica: row('fra'), leasedGeneration: 4, object: object(), desired: desired(), observed: absent, ...over };
}

describe('the plan for a copy that is wanted', () => {
  it('copies to a target that has nothing', () => {
    expect(plan(input({}))).toEqual({ kind: 'Copy', over: { kind: 'nothing' } });
  });

  it('copies to a target that has lost its bucket', () => {
    expect(plan(input({ observed: { kind: 'no-bucket' } }))).toEqual({ kind: 'Copy', over: { kind: 'nothing' } });
  });

  it('copies over something else, held to what was seen', () => {
    const observed: Observed = { kind: 'present', etag: 'old', sizeBytes: 3 };
    expect(plan(input({ observed }))).toEqual({ kind: 'Copy', over: { kind: 'etag', etag: 'old' } });
  });

  it('copies without holding to anything when the target does not tell', () => {
    expect(plan(input({ observed: { kind: 'unknown' } }))).toEqual({ kind: 'Copy', over: { kind: 'unknown' } });
  });

  it('does not believe an equal ETag and size, since only the metadata may have changed', () => {
    expect(plan(input({ observed: asRecorded }))).toEqual({ kind: 'Verify', at: 'target' });
  });

  it('does nothing when this generation was seen here before, under an ETag of the target’s own', () => {
    const replica = row('fra', { syncedGeneration: 4, seenEtag: 'own' });
    expect(plan(input({ replica, observed: { kind: 'present', etag: 'own', sizeBytes: 3 } }))).toEqual({
      kind: 'Nothing',
      because: 'as-wanted',
    });
  });

  it('copies again when what was seen here before has another size now', () => {
    const replica = row('fra', { syncedGeneration: 4, seenEtag: 'own' });
    expect(plan(input({ replica, observed: { kind: 'present', etag: 'own', sizeBytes: 2 } })).kind).toBe('Copy');
  });

  it('does nothing for a generation that was overtaken', () => {
    expect(plan(input({ leasedGeneration: 3 }))).toEqual({ kind: 'Nothing', because: 'stale' });
  });

  it('wants the opposite of a deleted object', () => {
    expect(plan(input({ object: object({ isTombstone: true }) }))).toEqual({ kind: 'Retarget', goal: 'absent' });
  });

  it('refuses a backend that policy does not accept, whatever stands there', () => {
    expect(plan(input({ desired: desired({ accepted: new Set(['home']) }), observed: asRecorded }))).toEqual({
      kind: 'Refuse',
    });
  });
});

describe('the plan for a copy that is not wanted', () => {
  const unwanted = { replica: row('us', { goal: 'absent', syncedGeneration: 4 }), observed: asRecorded };

  it('deletes it when the object was deleted', () => {
    expect(plan(input({ ...unwanted, object: object({ isTombstone: true, etag: '' }) }))).toEqual({ kind: 'Delete' });
  });

  it('does nothing when it is gone already', () => {
    expect(plan(input({ ...unwanted, observed: absent }))).toEqual({ kind: 'Nothing', because: 'as-wanted' });
  });

  it('waits while fewer in-sync copies stand at accepted backends than policy wants', () => {
    const replicas = [inSync('home'), row('fra'), row('us', { goal: 'absent', syncedGeneration: 4 })];
    expect(plan(input({ ...unwanted, object: object({ replicas }) })).kind).toBe('Wait');
  });

  it('deletes it once they do', () => {
    const replicas = [inSync('home'), inSync('fra'), row('us', { goal: 'absent', syncedGeneration: 4 })];
    expect(plan(input({ ...unwanted, object: object({ replicas }) }))).toEqual({ kind: 'Delete' });
  });

  it('deletes what holds an older generation without waiting: it is no copy', () => {
    const replica = row('us', { goal: 'absent', syncedGeneration: 3 });
    expect(
      plan(input({ replica, observed: asRecorded, object: object({ replicas: [inSync('home'), replica] }) })),
    ).toEqual({ kind: 'Delete' });
  });

  it('is turned around when policy wants it again', () => {
    expect(plan(input({ replica: row('fra', { goal: 'absent' }), observed: asRecorded }))).toEqual({
      kind: 'Retarget',
      goal: 'present',
    });
  });

  it('deletes what may or may not be there when the target does not tell', () => {
    expect(plan(input({ ...unwanted, observed: { kind: 'unknown' } }))).toEqual({ kind: 'Delete' });
  });

  it('does not count copies at backends that policy refuses, nor home when it is refused', () => {
    const us = row('us', { goal: 'absent', syncedGeneration: 4 });
    const refused = desired({ accepted: new Set(['fra', 'sto']), replicaBackendIds: ['fra', 'sto'] });
    expect(copiesMissingWithout('us', object({ replicas: [inSync('home'), inSync('fra'), us] }), refused)).toBe(1);
  });
});

describe('the plan for home', () => {
  const home = row('home');

  it('does nothing when home shows what is recorded', () => {
    expect(plan(input({ replica: home, observed: asRecorded }))).toEqual({ kind: 'Nothing', because: 'as-wanted' });
    const tombstone = object({ isTombstone: true });
    expect(plan(input({ replica: home, observed: absent, object: tombstone }))).toEqual({
      kind: 'Nothing',
      because: 'as-wanted',
    });
    expect(plan(input({ replica: home, observed: { kind: 'no-bucket' }, object: tombstone })).kind).toBe('Nothing');
  });

  it.each<[string, Observed, Partial<ObjectWithReplicas>]>([
    ['something else', { kind: 'present', etag: 'e2', sizeBytes: 3 }, {}],
    ['another size', { kind: 'present', etag: 'e1', sizeBytes: 4 }, {}],
    ['nothing', absent, {}],
    ['what was deleted', asRecorded, { isTombstone: true }],
    ['what a delete was noted for', asRecorded, { deleteIntendedAtMs: 1 }],
  ])('looks closely, and never writes, when home shows %s', (_title, observed, over) => {
    for (const goal of ['present', 'absent'] as const)
      expect(plan(input({ replica: row('home', { goal }), observed, object: object(over) }))).toEqual({
        kind: 'Verify',
        at: 'home',
      });
  });
});
