import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MetadataFile } from '../../test/support/metadata-file.ts';

const olderThanMs = 30_000;

let database: MetadataFile;

beforeEach(async () => {
  database = await MetadataFile.open();
});

afterEach(() => database.close());

const stale = () => database.metadata.writeMarks.stale({ olderThanMs });
const marks = () => database.sql('select process_id, bucket_id from write_marks order by process_id, bucket_id');

describe('write marks', () => {
  it('of a process that lives are left alone', async () => {
    const { clock, metadata } = database;
    await metadata.writeMarks.heartbeat('p1');
    await metadata.writeMarks.mark('p1', 'b');
    clock.advance(olderThanMs);
    expect(await stale()).toEqual([]);
    await metadata.writeMarks.heartbeat('p1');
    clock.advance(olderThanMs);
    expect(await stale()).toEqual([]);
  });

  it('of a process that has not been heard of for too long are stale', async () => {
    const { clock, metadata } = database;
    for (const processId of ['dead', 'alive']) {
      await metadata.writeMarks.heartbeat(processId);
      await metadata.writeMarks.mark(processId, 'b');
    }
    await metadata.writeMarks.mark('dead', 'c');
    clock.advance(olderThanMs + 1);
    await metadata.writeMarks.heartbeat('alive');
    expect(await stale()).toEqual([
      { bucketId: 'b', processId: 'dead' },
      { bucketId: 'c', processId: 'dead' },
    ]);
  });

  it('of a process that was killed before its first heartbeat are stale', async () => {
    await database.metadata.writeMarks.mark('p1', 'b');
    expect(await stale()).toEqual([{ bucketId: 'b', processId: 'p1' }]);
  });

  it('stand once however often they are left', async () => {
    const { clock, metadata } = database;
    await metadata.writeMarks.mark('p1', 'b');
    clock.advance(1);
    await metadata.writeMarks.mark('p1', 'b');
    expect(marks()).toEqual([{ process_id: 'p1', bucket_id: 'b' }]);
  });

  it('go with a clean stop, and nobody else’s with them', async () => {
    const { clock, metadata } = database;
    for (const processId of ['p1', 'p2']) {
      await metadata.writeMarks.heartbeat(processId);
      await metadata.writeMarks.mark(processId, 'b');
    }
    await metadata.writeMarks.clear('p1');
    expect(database.sql('select id from processes')).toEqual([{ id: 'p2' }]);
    clock.advance(olderThanMs + 1);
    expect(await stale()).toEqual([{ bucketId: 'b', processId: 'p2' }]);
  });

  it('survive their process in the file', async () => {
    await database.metadata.writeMarks.mark('p1', 'b');
    const other = await database.openAgain();
    expect(await other.writeMarks.stale({ olderThanMs })).toEqual([{ bucketId: 'b', processId: 'p1' }]);
  });
});

describe('a stale mark', () => {
  it('goes when its bucket has been looked at, alone', async () => {
    const { metadata } = database;
    await metadata.writeMarks.mark('p1', 'b');
    await metadata.writeMarks.mark('p1', 'c');
    await metadata.writeMarks.mark('p2', 'b');
    await metadata.writeMarks.removeStale({ processId: 'p1', bucketId: 'b' }, { olderThanMs });
    expect(marks()).toEqual([
      { process_id: 'p1', bucket_id: 'c' },
      { process_id: 'p2', bucket_id: 'b' },
    ]);
  });

  it('stays when its process turns out to live after all', async () => {
    const { clock, metadata } = database;
    await metadata.writeMarks.heartbeat('p1');
    await metadata.writeMarks.mark('p1', 'b');
    clock.advance(olderThanMs + 1);
    const [mark] = await stale();
    if (!mark) throw new Error('no stale mark');
    await metadata.writeMarks.heartbeat('p1');
    await metadata.writeMarks.removeStale(mark, { olderThanMs });
    expect(marks()).toEqual([{ process_id: 'p1', bucket_id: 'b' }]);
  });

  it('is left again by the next heartbeat of a process that still writes there', async () => {
    const { metadata } = database;
    await metadata.writeMarks.mark('p1', 'b');
    await metadata.writeMarks.removeStale({ processId: 'p1', bucketId: 'b' }, { olderThanMs });
    await metadata.writeMarks.heartbeat('p1', ['b', 'c']);
    expect(marks()).toEqual([
      { process_id: 'p1', bucket_id: 'b' },
      { process_id: 'p1', bucket_id: 'c' },
    ]);
  });
});
