import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../../test/support/manual-clock.ts';
import { MetadataFile, objectWrite } from '../../test/support/metadata-file.ts';
import { SeededRandom } from '../../test/support/seeded-random.ts';
import { openMetadata } from './metadata.ts';
import { NodeSqliteDatabase } from './sqlite-database.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 's3gateway-open-'));
});

afterEach(() => rmSync(directory, { recursive: true }));

const open = (file: string) => openMetadata({ file, clock: new ManualClock(), random: new SeededRandom(1) });

describe('opening a metadata database', () => {
  it('makes the file and the directories that lead to it', async () => {
    const file = join(directory, 'a', 'b', 'metadata.db');
    const metadata = await open(file);
    await metadata.tenants.ensure('acme');
    await metadata.close();
    const again = await open(file);
    expect((await again.tenants.list()).map(({ id }) => id)).toEqual(['acme']);
    await again.close();
  });

  it('names a file of garbage and leaves it as it is', async () => {
    const file = join(directory, 'metadata.db');
    const garbage = 'this is no database at all. '.repeat(100);
    writeFileSync(file, garbage);
    await expect(open(file)).rejects.toMatchObject({
      code: 'MetadataUnreadable',
      message: `the metadata database ${file} cannot be opened: file is not a database`,
    });
    expect(readFileSync(file, 'utf8')).toBe(garbage);
  });

  it('names a file whose inside is damaged', async () => {
    const file = join(directory, 'metadata.db');
    await (await open(file)).close();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xff, 100, 4_096));
    await expect(open(file)).rejects.toMatchObject({
      code: 'MetadataUnreadable',
      message: expect.stringContaining(file),
    });
  });

  it('names a path that cannot hold a file', async () => {
    mkdirSync(join(directory, 'metadata.db'));
    const file = join(directory, 'metadata.db');
    await expect(open(file)).rejects.toMatchObject({
      code: 'MetadataUnreadable',
      message: expect.stringContaining(file),
    });
    const below = join(directory, 'plain', 'metadata.db');
    writeFileSync(join(directory, 'plain'), '');
    await expect(open(below)).rejects.toMatchObject({
      code: 'MetadataUnreadable',
      message: expect.stringContaining(below),
    });
  });
});

describe('a metadata database', () => {
  it('commits durably: write-ahead log, full synchronisation, foreign keys', () => {
    const database = new NodeSqliteDatabase(join(directory, 'metadata.db'));
    const pragma = (name: string) => database.prepare(`pragma ${name}`).all([]);
    expect(pragma('journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(pragma('synchronous')).toEqual([{ synchronous: 2 }]);
    expect(pragma('foreign_keys')).toEqual([{ foreign_keys: 1 }]);
    database.close();
  });

  it('answers a ping until it is closed', async () => {
    const metadata = await open(join(directory, 'metadata.db'));
    await expect(metadata.ping()).resolves.toBeUndefined();
    await metadata.close();
    await expect(metadata.ping()).rejects.toThrow();
  });

  it('commits what waits before it closes', async () => {
    const database = await MetadataFile.open();
    await database.addBucket({ id: 'b' });
    const other = await database.openAgain();
    const writes = Promise.all(
      Array.from({ length: 200 }, (_, index) => other.objects.record(objectWrite(`k${index}`))),
    );
    await other.close();
    expect(database.sql('select count(*) as objects from objects')).toEqual([{ objects: 200 }]);
    expect((await writes).every(({ generation }) => generation === 1)).toBe(true);
    await database.close();
  });
});
