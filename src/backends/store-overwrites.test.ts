import { pbkdf2 } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { patterned, StoreFixture } from '../../test/support/store-fixture.ts';

/** More than there are threads that could open a file meanwhile. */
const KEPT_BUSY = 16;

let store: StoreFixture;
beforeEach(async () => {
  store = await StoreFixture.open();
  await store.put('a', patterned(100_000));
});
afterEach(() => store.close());

/** Begins `read`, which looks the object up, and overwrites it while no thread is free to open its file. */
async function overwriteDuring<T>(read: () => Promise<T>): Promise<T> {
  const [name = ''] = store.files();
  const busy = Array.from({ length: KEPT_BUSY }, () => promisify(pbkdf2)('p', 's', 20_000, 32, 'sha512'));
  const reading = read();
  rmSync(join(store.directory, 'blobs', name.slice(0, 2), name));
  const [result] = await Promise.all([reading, store.put('a', Buffer.from('new')), ...busy]);
  return result;
}

const source = { 'x-amz-copy-source': 'files/a' };

describe('an object that is overwritten between being looked up and being opened', () => {
  it('is read as the new one', async () => {
    const got = await overwriteDuring(() => store.get('a'));
    expect(got.body.toString()).toBe('new');
  });

  it('is copied as the new one', async () => {
    const copied = await overwriteDuring(() => store.send({ method: 'PUT', key: 'b', headers: source }));
    expect(copied.status).toBe(200);
    expect((await store.get('b')).body.toString()).toBe('new');
  });

  it('is copied into a part as the new one', async () => {
    const created = await store.send({ method: 'POST', key: 'b', query: [['uploads', '']] });
    const uploadId = /<UploadId>(.+?)</.exec(created.body.toString())?.[1] ?? '';
    const query = [
      ['partNumber', '1'],
      ['uploadId', uploadId],
    ] as const;
    const copied = await overwriteDuring(() => store.send({ method: 'PUT', key: 'b', query, headers: source }));
    expect(copied.status).toBe(200);
    const parts = await store.get('b', {}, [['uploadId', uploadId]]);
    expect(parts.body.toString()).toContain('<Size>3</Size>');
  });
});
