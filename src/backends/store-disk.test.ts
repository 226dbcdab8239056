import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { etagOf, patterned, StoreFixture } from '../../test/support/store-fixture.ts';

const SIZE = 100_000;
const bytes = patterned(SIZE);

let store: StoreFixture;
let filesBefore: string[];
beforeEach(async () => {
  store = await StoreFixture.open();
  await store.put('a', bytes);
  filesBefore = store.files();
});
afterEach(() => store.close());

/** The object is as it was, and no byte of anything else is kept. */
async function expectUntouched(): Promise<void> {
  const got = await store.get('a');
  expect(got.headers['etag']).toBe(etagOf(bytes));
  expect(got.body.equals(bytes)).toBe(true);
  expect(store.files()).toEqual(filesBefore);
}

describe('a write that finds a file where a folder should be', () => {
  it('is a 5xx, and the next one is kept', async () => {
    for (const folder of ['tmp', 'blobs']) {
      renameSync(join(store.directory, folder), join(store.directory, 'aside'));
      writeFileSync(join(store.directory, folder), '');
      expect((await store.put('a', patterned(SIZE, 1))).status).toBe(500);
      rmSync(join(store.directory, folder));
      renameSync(join(store.directory, 'aside'), join(store.directory, folder));
      await expectUntouched();
    }
    expect((await store.put('a', patterned(SIZE, 1))).status).toBe(200);
  });
});

describe('a file that cannot be removed', () => {
  /** Puts a folder in the place of the object's file, so that nothing can remove it as one. */
  function barFile(): void {
    const [name = ''] = filesBefore;
    const path = join(store.directory, 'blobs', name.slice(0, 2), name);
    rmSync(path);
    mkdirSync(path);
    writeFileSync(join(path, 'x'), '');
  }

  it('does not undo the write that replaced it', async () => {
    barFile();
    expect((await store.put('a', patterned(SIZE, 1))).status).toBe(200);
    expect((await store.get('a')).body.equals(patterned(SIZE, 1))).toBe(true);
  });

  it('does not undo the delete', async () => {
    barFile();
    expect((await store.send({ method: 'DELETE', key: 'a' })).status).toBe(204);
    expect((await store.get('a')).code).toBe('NoSuchKey');
  });
});

describe('a file that is missing or cut short', () => {
  const path = () => join(store.directory, 'blobs', filesBefore[0]?.slice(0, 2) ?? '', filesBefore[0] ?? '');

  it('is a 5xx when it is gone, never an empty object', async () => {
    rmSync(path());
    expect(await store.get('a')).toMatchObject({ status: 500, code: 'InternalError' });
  });

  it('is a 5xx or a broken transfer when it is short, never a short object', async () => {
    writeFileSync(path(), bytes.subarray(0, 70_000));
    expect(await store.get('a')).toMatchObject({ status: 500, code: 'InternalError' });
    const large = patterned(700_000);
    await store.put('large', large);
    const [name = ''] = store.files().filter((file) => !filesBefore.includes(file));
    writeFileSync(join(store.directory, 'blobs', name.slice(0, 2), name), large.subarray(0, 300_000));
    await expect(store.get('large')).rejects.toThrow(/shorter than its row says/);
  });
});

describe('a store that is closed', () => {
  it('fails what is still being written, and forgets it', async () => {
    const stream = new Readable({ read: () => undefined });
    stream.push(patterned(30_000));
    const sent = store.put('late', { stream, lengthBytes: 60_000 });
    await expect.poll(() => store.files().length).toBe(filesBefore.length + 1);
    await store.stop();
    await store.start();
    expect(store.files()).toEqual(filesBefore);
    stream.push(patterned(30_000));
    stream.push(null);
    expect((await sent).status).toBe(500);
    expect((await store.get('late')).code).toBe('NoSuchKey');
    await expectUntouched();
  });
});
