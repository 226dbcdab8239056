import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MetadataFile, objectWrite } from '../../test/support/metadata-file.ts';

let database: MetadataFile;

beforeEach(async () => {
  database = await MetadataFile.open();
  await database.addBucket({ id: 'b', logicalName: 'files' });
  await database.addBucket({ id: 'c', logicalName: 'more' });
  await database.addBucket({ id: 'g', logicalName: 'files', tenantId: 'globex' });
});

afterEach(() => database.close());

const states = () =>
  Object.fromEntries(
    database
      .sql(
        "select bucket_id || ' ' || backend_id as row, state, count(*) as count from replicas group by 1, 2 order by 1",
      )
      .map(({ row, state, count }) => [`${row} ${state}`, count]),
  );

/** Two objects in each bucket, with parked copies at fra and sto. */
async function fill(): Promise<void> {
  for (const bucketId of ['b', 'c', 'g'])
    for (const key of ['one', 'two'])
      await database.metadata.objects.record(objectWrite(key, { bucketId, replicaBackendIds: ['fra', 'sto'] }));
  database.sql("update replicas set state = 'parked', attempts = 9, last_error = 'no' where backend_id <> 'hel'");
}

describe('retrying what was given up', () => {
  it.each([
    [{}, 12],
    [{ tenantId: 'acme' }, 8],
    [{ logicalName: 'files' }, 8],
    [{ tenantId: 'acme', logicalName: 'files' }, 4],
    [{ backendId: 'sto' }, 6],
    [{ tenantId: 'globex', backendId: 'sto' }, 2],
    [{ tenantId: 'nobody' }, 0],
    [{ backendId: 'hel' }, 0],
  ])('for %j makes so many due: %d', async (filter, count) => {
    await fill();
    database.clock.advance(1_000);
    expect(await database.metadata.jobs.retryParked(filter)).toBe(count);
    const due = database.sql("select attempts, due_at_ms from replicas where state = 'due'");
    expect(due).toEqual(Array(count).fill({ attempts: 0, due_at_ms: database.clock.nowMs() }));
    expect(await database.metadata.jobs.retryParked(filter)).toBe(0);
  });

  it('goes on until nothing is left, more than one statement takes', async () => {
    await fill();
    database.sql(`insert into objects select 'o' || value, 'b', 'key' || value, '', 1, 0, 1, 'e', null, null, null, 0, 0, 0, 0
      from (with recursive n (value) as (select 1 union all select value + 1 from n where value < 2500) select value from n)`);
    database.sql(`insert into replicas select id || ':fra', id, 'b', 'fra', 'present', 'parked', 1, 0, null, null, 9, 'no', 0,
      null, 0 from objects where id like 'o%' and key like 'key%'`);
    expect(await database.metadata.jobs.retryParked({ backendId: 'fra' })).toBe(2506);
    expect(states()).toMatchObject({ 'b fra due': 2502, 'b sto parked': 2 });
  });

  it('of one row takes those that wait and those that were given up, and no other', async () => {
    const { jobs, replicas } = database.metadata;
    await fill();
    const [first, second] = await jobs.page({ status: 'failed', limit: 2 });
    const id = first?.replica.id ?? '';
    expect(await jobs.retry(id)).toBe(true);
    expect((await jobs.find(id))?.replica).toMatchObject({ state: 'due', attempts: 0, lastError: 'no' });
    expect(await jobs.retry(id)).toBe(true);
    const [leased] = await replicas.leaseDue({ limit: 1, leaseMs: 1_000 });
    expect(leased?.replica.id).toBe(id);
    expect(await jobs.retry(id)).toBe(false);
    if (leased) await replicas.complete(leased, { generation: 1, seenEtag: 'e1' });
    expect(await jobs.retry(id)).toBe(false);
    expect((await jobs.find(second?.replica.id ?? ''))?.replica.state).toBe('parked');
    expect([await jobs.retry('nothing'), await jobs.find('nothing')]).toEqual([false, undefined]);
  });
});

describe('what is open', () => {
  it('is counted for each bucket, and in all', async () => {
    const { jobs, replicas } = database.metadata;
    expect(await jobs.openInAll()).toEqual({ due: 0, leased: 0, parked: 0, oldestDueAtMs: null });
    await fill();
    expect(await jobs.openInAll()).toEqual({ due: 0, leased: 0, parked: 12, oldestDueAtMs: null });
    await jobs.retryParked({ tenantId: 'globex' });
    const oldestDueAtMs = database.clock.nowMs();
    await replicas.leaseDue({ limit: 1, leaseMs: 1_000 });
    database.clock.advance(5_000);
    await jobs.retryParked({ logicalName: 'more', backendId: 'fra' });
    expect(await jobs.openInAll()).toEqual({ due: 5, leased: 1, parked: 6, oldestDueAtMs });
    expect(await jobs.openByBucket(['b', 'c', 'g', 'nothing'])).toEqual(
      new Map([
        ['b', { due: 0, leased: 0, parked: 4 }],
        ['c', { due: 2, leased: 0, parked: 2 }],
        ['g', { due: 3, leased: 1, parked: 0 }],
      ]),
    );
    expect(await jobs.openByBucket([])).toEqual(new Map());
  });
});

describe('pages of jobs', () => {
  it('are the same whether there are few rows of a state or more than are sorted', async () => {
    const { jobs } = database.metadata;
    database.sql(`insert into objects select 'o' || value, 'b', 'key' || value, '', 1, 0, 1, 'e', null, null, null, 0, 0, 0, 0
      from (with recursive n (value) as (select 1 union all select value + 1 from n where value < 5100) select value from n)`);
    database.sql(`insert into replicas select id || ':fra', id, 'b', 'fra', 'present', 'parked', 1, 0, null, null, 9, 'no', 0,
      null, 0 from objects`);
    const collect = async () => {
      const seen: string[] = [];
      while (true) {
        const page = await jobs.page({ status: 'failed', after: seen.at(-1) ?? '', limit: 700 });
        if (page.length === 0) return seen;
        seen.push(...page.map(({ replica }) => replica.id));
      }
    };
    const many = await collect();
    expect(many).toEqual(many.toSorted());
    expect(new Set(many).size).toBe(5100);
    database.sql("update replicas set state = 'in-sync' where id > 'o3'");
    expect(await collect()).toEqual(many.filter((id) => id <= 'o3'));
  });
});
