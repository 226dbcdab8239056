import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../../test/support/manual-clock.ts';
import { fileOf, snapshotOf } from '../../test/support/snapshots.ts';
import { SnapshotStore } from './snapshot-store.ts';

let root: string;
let directory: string;
let clock: ManualClock;
let store: SnapshotStore;

const content = snapshotOf([{ name: 'photos', files: [fileOf('a'), fileOf('b')] }]);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 's3gateway-snapshots-'));
  directory = join(root, 'snapshots');
  clock = new ManualClock();
  store = new SnapshotStore(directory, clock);
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

async function textOf(id: string): Promise<string> {
  const opened = await store.open(id);
  if (opened.kind !== 'snapshot') throw new Error(JSON.stringify(opened));
  const chunks: Buffer[] = [];
  for await (const chunk of opened.text()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

describe('saving a snapshot', () => {
  it('makes one file that names endpoint and time and that its owner alone may read', async () => {
    const saved = await store.save(content);
    expect(saved.filename).toMatch(/^snapshot_s3\.example\.fi-[0-9a-f]{10}_20260101T000000000Z\.json$/);
    expect(readdirSync(directory)).toEqual([saved.filename]);
    expect(statSync(join(directory, saved.filename)).mode & 0o777).toBe(0o600);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
  });

  it('gives the same bytes for the same state but for the line of identity and time', async () => {
    const first = await store.save(content);
    clock.advance(5000);
    const second = await store.save(content);
    const [one, two] = [await textOf(first.id), await textOf(second.id)];
    expect(one.split('\n').slice(1)).toEqual(two.split('\n').slice(1));
    expect(first.digest).toBe(second.digest);
    expect(first.timestamp).not.toBe(second.timestamp);
  });

  it('keeps every one of many that are saved at the same millisecond, also through two stores of one directory', async () => {
    const other = new SnapshotStore(directory, clock);
    const saved = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 ? other : store).save(content)),
    );
    expect(new Set(saved.map((one) => one.id)).size).toBe(20);
    const listed = await store.list({ limit: 100 });
    expect(listed.map((one) => one.is_readable)).toEqual(Array(20).fill(true));
    expect(readdirSync(directory)).toHaveLength(20);
    for (const { id } of saved) expect((await store.read(id)).kind).toBe('snapshot');
  });

  it('tells endpoints apart that would have the same file name', async () => {
    const ids = new Set<string>();
    for (const endpoint of [
      'http://a.b:80',
      'http://a.b/80',
      'https://a.b:80',
      'http://A-b-80',
      'http://[::1]:80',
      'http://é',
    ])
      ids.add((await store.save({ ...content, endpoint })).id.replace(/_[^_]*$/, ''));
    expect(ids.size).toBe(6);
  });

  it('sweeps up what a killed process left, and leaves what another one is writing', async () => {
    mkdirSync(directory);
    const left = ['.snapshot_e-0123456789_20250101T000000000Z.tmp', '.snapshot_e-0123456789_20250101T000000001Z.tmp'];
    for (const name of left) writeFileSync(join(directory, name), '{');
    const [old = '', fresh = ''] = left;
    utimesSync(join(directory, old), clock.nowMs() / 1000 - 7200, clock.nowMs() / 1000 - 7200);
    utimesSync(join(directory, fresh), clock.nowMs() / 1000, clock.nowMs() / 1000);
    writeFileSync(join(directory, '.notes.tmp'), 'mine');
    const { filename } = await store.save(content);
    expect(readdirSync(directory).sort()).toEqual(['.notes.tmp', fresh, filename].sort());
    expect(await store.list({ limit: 10 })).toHaveLength(1);
  });

  it('leaves nothing behind when writing fails half-way', async () => {
    let reads = 0;
    const failing = {
      ...content,
      // The digest reads the buckets first, the file second.
      get buckets() {
        reads += 1;
        if (reads > 1) throw new Error('the disk is full');
        return content.buckets;
      },
    };
    await expect(store.save(failing)).rejects.toThrow('the disk is full');
    expect([reads, readdirSync(directory)]).toEqual([2, []]);
  });
});

describe('listing snapshots', () => {
  it('tells the newest first, a page at a time', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 5; count++) {
      ids.unshift((await store.save(content)).id);
      clock.advance(count % 2 ? 1000 : 0);
    }
    const idsOf = async (after?: string) => (await store.list({ limit: 2, after })).map((one) => one.id);
    expect((await store.list({ limit: 100 })).map((one) => one.id)).toEqual(ids);
    expect(await idsOf()).toEqual(ids.slice(0, 2));
    expect(await idsOf(ids[1])).toEqual(ids.slice(2, 4));
    expect(await idsOf(ids[4])).toEqual([]);
  });

  it('is empty where nothing was ever saved', async () => {
    expect(await store.list({ limit: 10 })).toEqual([]);
    expect(await store.deleteAll()).toBe(0);
  });

  it('names damaged files with what is wrong, beside the others', async () => {
    const names: string[] = [];
    for (let count = 0; count < 5; count++) {
      names.push((await store.save(content)).filename);
      clock.advance(1);
    }
    const [whole = '', cut = '', strange = '', link = '', renamed = ''] = names.map((name) => join(directory, name));
    truncateSync(cut, statSync(cut).size - 10);
    writeFileSync(strange, '{"id": 1}');
    rmSync(link);
    symlinkSync(whole, link);
    const elsewhere = renamed.replace('T000000004Z', 'T000000005Z');
    renameSync(renamed, elsewhere);
    const listed = await store.list({ limit: 10 });
    expect(listed.map((one) => (one.is_readable ? 'readable' : one.problem))).toEqual([
      expect.stringMatching(/^the file says that it is snapshot_/),
      'the file is a symbolic link',
      'the file does not begin as a snapshot does',
      'the file is cut off',
      'readable',
    ]);
  });

  it('takes nothing for a snapshot that is none by its name', async () => {
    await store.save(content);
    for (const name of ['notes.json', 'snapshot_x.json', '.snapshot_e-0123456789_20260101T000000000Z.tmp'])
      writeFileSync(join(directory, name), '{}');
    mkdirSync(join(directory, 'snapshot_e-0123456789_20260101T000000000Z.json'));
    expect(await store.list({ limit: 10 })).toHaveLength(1);
    expect(await store.deleteAll()).toBe(1);
    expect(readdirSync(directory)).toHaveLength(4);
  });
});

describe('opening a snapshot', () => {
  it('gives back what was saved', async () => {
    const saved = await store.save(content);
    const read = await store.read(saved.id);
    expect(read).toMatchObject({ kind: 'snapshot', snapshot: { ...saved, buckets: content.buckets } });
  });

  it('refuses one byte that is not what was saved', async () => {
    const { id, filename } = await store.save(content);
    const path = join(directory, filename);
    writeFileSync(path, readFileSync(path, 'utf8').replace('"size":1', '"size":2'));
    expect(await store.open(id)).toEqual({ kind: 'unreadable', problem: expect.stringContaining('digest differs') });
    expect(await store.list({ limit: 1 })).toMatchObject([{ is_readable: true }]);
  });

  it.each([
    '../secret',
    '..',
    '/etc/passwd',
    'snapshot_e-0123456789_20260101T000000000Z/../../secret',
    'snapshot_../../secret-0123456789_20260101T000000000Z',
    'snapshot_e-0123456789_20260101T000000000Z\0',
    'snapshot_e-0123456789_20260101T000000000Z.json',
    'snapshot_E-0123456789_20260101T000000000Z',
    'snapshot_e-0123456789_20260101T000000000Z\n',
    '%2e%2e%2fsecret',
    '',
  ])('finds nothing under the hostile id %j', async (id) => {
    await store.save(content);
    writeFileSync(join(root, 'secret.json'), 'secret');
    expect(await store.open(id)).toEqual({ kind: 'missing' });
    expect(await store.delete(id)).toBe(false);
    expect(readFileSync(join(root, 'secret.json'), 'utf8')).toBe('secret');
  });

  it('follows no link out of the directory, and deletes the link rather than what it points to', async () => {
    const secret = join(root, 'secret.json');
    const { id, filename } = await store.save(content);
    renameSync(join(directory, filename), secret);
    symlinkSync(secret, join(directory, filename));
    expect(await store.open(id)).toEqual({ kind: 'unreadable', problem: 'the file is a symbolic link' });
    expect(await store.delete(id)).toBe(true);
    expect(statSync(secret).isFile()).toBe(true);
    expect(readdirSync(directory)).toEqual([]);
  });

  it('says what the machine says of a file that cannot be read', async () => {
    const { id, filename } = await store.save(content);
    chmodSync(join(directory, filename), 0);
    const opened = await store.open(id);
    // The superuser may read everything.
    if (process.getuid?.() === 0) expect(opened.kind).toBe('snapshot');
    else expect(opened).toEqual({ kind: 'unreadable', problem: expect.stringContaining('EACCES') });
    if (opened.kind === 'snapshot') opened.text().destroy();
  });
});

describe('deleting snapshots', () => {
  it('takes away one, once', async () => {
    const [first, second] = [await store.save(content), await store.save(content)];
    expect(await store.delete(first.id)).toBe(true);
    expect(await store.delete(first.id)).toBe(false);
    expect((await store.list({ limit: 9 })).map((one) => one.id)).toEqual([second.id]);
  });

  it('takes away all, the damaged ones too', async () => {
    const { filename } = await store.save(content);
    await store.save(content);
    truncateSync(join(directory, filename), 3);
    expect(await store.deleteAll()).toBe(2);
    expect(readdirSync(directory)).toEqual([]);
  });
});
