import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreIndex } from './store-index.ts';

let directory: string;
let index: StoreIndex;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 's3gateway-index-'));
  index = new StoreIndex(join(directory, 'index.db'));
});
afterEach(() => {
  index.close();
  rmSync(directory, { recursive: true });
});

const insert = (name: string) => index.run('insert into buckets values (?, 0)', name);
const names = () => index.all<{ name: string }>('select name from buckets order by name').map(({ name }) => name);
const ends = async (...writes: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(writes)).map((outcome) =>
    outcome.status === 'fulfilled' ? outcome.value : outcome.reason,
  );

describe('writes to the index of a store', () => {
  it('see what came before them, and give their own results', async () => {
    const results = await ends(
      index.write(() => insert('a')),
      index.write(() => names()),
      index.write(() => insert('b')),
      index.write(() => names()),
    );
    expect(results).toEqual([undefined, ['a'], undefined, ['a', 'b']]);
  });

  it('fail alone when they refuse', async () => {
    const refusal = new Error('refused');
    const results = await ends(
      index.write(() => insert('a')),
      index.write(() => {
        throw refusal;
      }),
      index.write(() => insert('b')),
    );
    expect(results).toEqual([undefined, refusal, undefined]);
    expect(names()).toEqual(['a', 'b']);
  });

  it('fail together, without a trace, when the database fails one of them half-way', async () => {
    const results = await ends(
      index.write(() => insert('a')),
      index.write(() => {
        insert('b');
        insert('b');
      }),
      index.write(() => insert('c')),
    );
    expect(results).toMatchObject(Array(3).fill({ code: 'StoreIndexFailed', cause: { code: 'ERR_SQLITE_ERROR' } }));
    expect(names()).toEqual([]);
    await index.write(() => insert('d'));
    expect(names()).toEqual(['d']);
  });

  it('are done when the index closes, and refused after', async () => {
    const last = index.write(() => insert('last'));
    index.close();
    await last;
    await expect(index.write(() => insert('late'))).rejects.toMatchObject({ code: 'StoreIndexFailed' });
    index = new StoreIndex(join(directory, 'index.db'));
    expect(names()).toEqual(['last']);
  });
});
