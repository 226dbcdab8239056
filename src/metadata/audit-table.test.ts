import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MetadataFile } from '../../test/support/metadata-file.ts';

const ENTRIES = 8;
const COLUMNS = ['at_ms', 'actor', 'action', 'target', 'detail', 'previous_hash', 'hash'] as const;

let database: MetadataFile;

beforeEach(async () => {
  database = await MetadataFile.open();
});

afterEach(() => database.close());

async function fill(): Promise<void> {
  for (let index = 1; index <= ENTRIES; index++) {
    database.clock.advance(1);
    await database.metadata.audit.append({
      actor: 'admin',
      action: 'tenant.policy.set',
      target: `tenant-${index}`,
      detail: { replicas: index },
    });
  }
}

describe('the audit log', () => {
  it('is whole when it is empty and after every entry', async () => {
    const { audit } = database.metadata;
    expect(await audit.firstBroken()).toBeUndefined();
    await fill();
    expect(await audit.firstBroken()).toBeUndefined();
    expect(database.sql('select sequence, actor, target, detail from audit_log where sequence = 3')).toEqual([
      { sequence: 3, actor: 'admin', target: 'tenant-3', detail: '{"replicas":3}' },
    ]);
  });

  it('keeps one chain when entries come at once', async () => {
    const { audit } = database.metadata;
    const entry = { actor: 'a', action: 'b', target: 'c', detail: null };
    await Promise.all(Array.from({ length: 20 }, () => audit.append(entry)));
    expect(database.sql('select max(sequence) as last, count(*) as entries from audit_log')).toEqual([
      { last: 20, entries: 20 },
    ]);
    expect(await audit.firstBroken()).toBeUndefined();
  });

  it('goes on with the chain that another process left', async () => {
    await fill();
    const other = await database.openAgain();
    await other.audit.append({ actor: 'a', action: 'b', target: 'c', detail: {} });
    expect(database.sql('select max(sequence) as last from audit_log')).toEqual([{ last: ENTRIES + 1 }]);
    expect(await database.metadata.audit.firstBroken()).toBeUndefined();
  });

  it('shows any row whose text was altered', async () => {
    await fill();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: ENTRIES }), fc.constantFrom(...COLUMNS), async (sequence, column) => {
        const [before] = database.sql(`select ${column} as value from audit_log where sequence = ?`, sequence);
        const value = before?.['value'] as string | number;
        const altered = typeof value === 'number' ? value + 1 : `${value} `;
        database.sql(`update audit_log set ${column} = ? where sequence = ?`, altered, sequence);
        expect(await database.metadata.audit.firstBroken()).toBe(sequence);
        database.sql(`update audit_log set ${column} = ? where sequence = ?`, value, sequence);
        expect(await database.metadata.audit.firstBroken()).toBeUndefined();
      }),
    );
  });

  it('shows any row that was taken out before the last', async () => {
    await fill();
    for (let sequence = 1; sequence < ENTRIES; sequence++) {
      database.sql('create table kept as select * from audit_log where sequence = ?', sequence);
      database.sql('delete from audit_log where sequence = ?', sequence);
      expect(await database.metadata.audit.firstBroken()).toBe(sequence + 1);
      database.sql('insert into audit_log select * from kept');
      database.sql('drop table kept');
      expect(await database.metadata.audit.firstBroken()).toBeUndefined();
    }
  });

  // Known gap: a chain says nothing of what comes after its last link; that needs a head kept elsewhere.
  it.fails('shows that its last row was cut off', async () => {
    await fill();
    database.sql('delete from audit_log where sequence = ?', ENTRIES);
    expect(await database.metadata.audit.firstBroken()).toBeDefined();
  });

  it('shows rows that were put in, copied or moved to other places', async () => {
    await fill();
    const { audit } = database.metadata;
    const columns = 'at_ms, actor, action, target, detail, previous_hash, hash';
    database.sql(`insert into audit_log select 9, ${columns} from audit_log where sequence = 8`);
    expect(await audit.firstBroken()).toBe(9);
    database.sql('delete from audit_log where sequence = 9');
    database.sql(`insert into audit_log select 0, ${columns} from audit_log where sequence = 1`);
    expect(await audit.firstBroken()).toBe(0);
    database.sql('delete from audit_log where sequence = 0');
    database.sql(
      'update audit_log set sequence = case sequence when 4 then -5 when 5 then -4 end where sequence in (4, 5)',
    );
    database.sql('update audit_log set sequence = -sequence where sequence < 0');
    expect(await audit.firstBroken()).toBe(4);
  });
});
