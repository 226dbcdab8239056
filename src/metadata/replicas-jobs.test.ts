import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MetadataFile, objectWrite } from '../../test/support/metadata-file.ts';
import { type JobRow, jobStatus } from './jobs-table.ts';

let database: MetadataFile;

beforeEach(async () => {
  database = await MetadataFile.open();
  await database.addBucket({ id: 'b', logicalName: 'files' });
  await database.addBucket({ id: 'g', logicalName: 'logs', tenantId: 'globex', homeBackendId: 'sto' });
});

afterEach(() => database.close());

/** Rows of acme at fra: `done` in sync, `given-up` parked, `running` leased, `waiting` due; one of globex at hel, due. */
async function fill(): Promise<void> {
  const { clock, metadata } = database;
  const { objects, replicas } = metadata;
  const take = async () => {
    const [taken] = await replicas.leaseDue({ limit: 1, leaseMs: 60_000 });
    if (!taken) throw new Error('nothing to lease');
    return taken;
  };
  await objects.record(objectWrite('done'));
  await replicas.complete(await take(), { generation: 1, seenEtag: 'e1' });
  await objects.record(objectWrite('given-up'));
  await replicas.park(await take(), 'failed');
  await objects.record(objectWrite('running'));
  await take();
  clock.advance(10);
  await objects.record(objectWrite('waiting'));
  clock.advance(10);
  await objects.record(objectWrite('line', { bucketId: 'g', homeBackendId: 'sto', replicaBackendIds: ['hel'] }));
}

const names = (jobs: readonly JobRow[]) => jobs.map(({ objectKey }) => objectKey).sort();

describe('jobs', () => {
  it('are the copies, with the names of what they are about', async () => {
    await fill();
    const jobs = await database.metadata.jobs.page({ limit: 100 });
    expect(names(jobs)).toEqual(['done', 'given-up', 'line', 'running', 'waiting']);
    expect(jobs.find(({ objectKey }) => objectKey === 'line')).toMatchObject({
      ...{ sourceBackend: 'sto', tenantId: 'globex', logicalName: 'logs' },
      replica: { backendId: 'hel', goal: 'present', state: 'due' },
    });
  });

  it('include home’s row only while there is something to do at home', async () => {
    const { metadata } = database;
    for (let round = 0; round < 2; round++)
      await metadata.objects.record(objectWrite('k', { startedAtMs: 0, replicaBackendIds: [] }));
    expect(await metadata.jobs.page({ limit: 100 })).toMatchObject([
      { objectKey: 'k', sourceBackend: 'hel', replica: { backendId: 'hel', state: 'due' } },
    ]);
    const [taken] = await metadata.replicas.leaseDue({ limit: 1, leaseMs: 1_000 });
    if (taken) await metadata.replicas.complete(taken, { generation: 2, seenEtag: 'e1' });
    expect(await metadata.jobs.page({ limit: 100 })).toEqual([]);
  });

  it.each([
    ['pending', ['line', 'waiting']],
    ['in_progress', ['running']],
    ['completed', ['done']],
    ['failed', ['given-up']],
  ] as const)('are found by the status %s', async (status, expected) => {
    await fill();
    const jobs = await database.metadata.jobs.page({ status, limit: 100 });
    expect(names(jobs)).toEqual(expected);
    expect(new Set(jobs.map(({ replica }) => jobStatus(replica.state)))).toEqual(new Set([status]));
  });

  it('are found by tenant', async () => {
    await fill();
    const { jobs } = database.metadata;
    expect(names(await jobs.page({ tenantId: 'globex', limit: 100 }))).toEqual(['line']);
    expect(names(await jobs.page({ tenantId: 'acme', status: 'pending', limit: 100 }))).toEqual(['waiting']);
    expect(await jobs.page({ tenantId: 'nobody', limit: 100 })).toEqual([]);
  });

  it('come by pages that together give each once', async () => {
    await fill();
    const seen: string[] = [];
    for (let after: string | undefined = ''; after !== undefined && seen.length < 10; ) {
      const page: readonly JobRow[] = await database.metadata.jobs.page({ after, limit: 2 });
      expect(page.length).toBeLessThanOrEqual(2);
      seen.push(...page.map(({ replica }) => replica.id));
      after = page.at(-1)?.replica.id;
    }
    const all = await database.metadata.jobs.page({ limit: 100 });
    expect(seen).toEqual(all.map(({ replica }) => replica.id));
    expect(seen).toEqual(seen.toSorted());
    expect(seen).toHaveLength(5);
  });
});

describe('the backlog', () => {
  it('is empty when every copy is in sync', async () => {
    await database.metadata.objects.record(objectWrite('k', { replicaBackendIds: [] }));
    expect(await database.metadata.replicas.backlog()).toEqual([]);
  });

  it('counts what is to be done at each backend, and since when', async () => {
    const startMs = database.clock.nowMs();
    await fill();
    expect(await database.metadata.replicas.backlog()).toEqual([
      { backendId: 'fra', due: 1, leased: 1, parked: 1, oldestDueAtMs: startMs },
      { backendId: 'hel', due: 1, leased: 0, parked: 0, oldestDueAtMs: startMs + 20 },
    ]);
  });

  it('has no oldest row where all are parked', async () => {
    const { metadata } = database;
    await metadata.objects.record(objectWrite('k'));
    const [taken] = await metadata.replicas.leaseDue({ limit: 1, leaseMs: 1_000 });
    if (taken) await metadata.replicas.park(taken, 'failed');
    expect(await metadata.replicas.backlog()).toEqual([
      { backendId: 'fra', due: 0, leased: 0, parked: 1, oldestDueAtMs: null },
    ]);
  });
});
