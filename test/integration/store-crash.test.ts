import { execFile } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/backends/store.ts';
import { ROOT } from '../support/container-files.ts';
import { ImageProcess, until } from '../support/image-process.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { SeededRandom } from '../support/seeded-random.ts';
import { filesOf, openStore, readAnswer, type StoreAnswer } from '../support/store-fixture.ts';
import { contentBytes, readWrites, STORE_WRITER, WRITER_BUCKET } from '../support/store-writer.ts';

const MIB = 1024 * 1024;
const seed = Number(process.env['TEST_SEED'] ?? randomInt(2 ** 31));
const random = new SeededRandom(seed);

let directory: string;
let child: ImageProcess | undefined;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 's3gateway-crash-'));
});
afterEach(async () => {
  await child?.end('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});

function startWriter(): ImageProcess {
  const words = [STORE_WRITER, directory, 'seed', String(Math.floor(random.fraction() * 1e9))];
  child = new ImageProcess({ directory: ROOT, words, environment: {} });
  return child;
}

async function get(store: Store, key: string): Promise<StoreAnswer> {
  const request = { method: 'GET', bucket: WRITER_BUCKET, key, query: [], headers: {}, body: null } as const;
  return readAnswer(await store.answer(request));
}

/** What each key may hold: the content that was acknowledged last, or one whose write was still under way. */
function follow(output: string, allowed: Map<string, Set<string>>): void {
  for (const { word, key, content } of readWrites(output)) {
    const contents = allowed.get(key) ?? new Set(['none']);
    allowed.set(key, word === 'done' ? new Set([content]) : contents.add(content));
  }
}

function isContent(answer: StoreAnswer, content: string): boolean {
  if (content === 'none') return answer.code === 'NoSuchKey';
  return answer.status === 200 && answer.body.equals(contentBytes(content));
}

/** The names of the files that rows refer to. */
function referredFiles(): string[] {
  const index = new DatabaseSync(join(directory, 'index.db'), { readOnly: true });
  const objects = index.prepare('select segments from objects').all() as { segments: string }[];
  const parts = index.prepare('select blob from parts').all() as { blob: string }[];
  index.close();
  const segments = objects.flatMap((row) => JSON.parse(row.segments) as { blob: string }[]);
  return [...segments, ...parts].map(({ blob }) => blob).sort();
}

describe(`a store that is killed while it takes writes (seed ${seed})`, () => {
  it('has all that it acknowledged, whole, nothing half, and no file too many, time after time', async () => {
    const allowed = new Map<string, Set<string>>();
    for (let round = 0; round < 5; round++) {
      const writer = startWriter();
      const target = 1 + Math.floor(random.fraction() * 60);
      await until('enough was acknowledged', async () => writer.count('done ') >= target);
      expect(await writer.end('SIGKILL')).toEqual([null, 'SIGKILL']);
      follow(writer.output, allowed);
      const store = await openStore(directory, new ManualClock());
      for (const [key, contents] of allowed) {
        const answer = await get(store, key);
        const found = [...contents].find((content) => isContent(answer, content));
        expect(found, `round ${round}: ${key} is ${answer.status}, ${answer.body.length} bytes`).toBeDefined();
        allowed.set(key, new Set(found === undefined ? [] : [found]));
      }
      await store.close();
      expect(filesOf(directory).sort()).toEqual(referredFiles());
    }
    expect(allowed.size).toBeGreaterThan(0);
  });
});

describe('a store whose disk takes no more', () => {
  /** The statuses that a process reports which may not make any file longer than `limitBytes`. */
  async function writeWithin(limitBytes: number, sizes: readonly number[]) {
    const command = `ulimit -f ${limitBytes / 512} && exec "$0" "$@"`;
    const words = ['-c', command, process.execPath, STORE_WRITER, directory, 'sizes', sizes.join()];
    const { stdout } = await promisify(execFile)('sh', words, { maxBuffer: 10_000_000 });
    return readWrites(stdout).filter(({ word }) => word !== 'begin' && word !== 'open');
  }

  it('refuses what is too large, leaves nothing of it behind, and takes the next', async () => {
    const writes = await writeWithin(2 * MIB, [1000, 3 * MIB, 50_000, 3 * MIB, 2000]);
    expect(writes.map(({ word }) => word)).toEqual(['done', 'failed', 'done', 'failed', 'done']);
    expect(filesOf(directory).sort()).toEqual(referredFiles());
    expect(filesOf(directory)).toHaveLength(1);
  });

  it('keeps all that it acknowledged when its index cannot grow, and nothing that it refused', async () => {
    const writes = await writeWithin(MIB, Array(150).fill(9000));
    const words = writes.map(({ word }) => word);
    expect(new Set(words)).toEqual(new Set(['done', 'failed']));
    const store = await openStore(directory, new ManualClock());
    for (const { word, key, content } of writes)
      expect(isContent(await get(store, key), word === 'done' ? content : 'none'), key).toBe(true);
    expect((await get(store, 'k0')).status).toBe(200);
    await store.close();
  });
});

describe('the directory of a store', () => {
  it('is opened by one at a time, in this process or another, and by the next when a holder is killed', async () => {
    const writer = startWriter();
    await writer.printed('open');
    const inUse = { code: 'StoreInUse' };
    await expect(openStore(directory, new ManualClock())).rejects.toMatchObject(inUse);
    await writer.end('SIGKILL');
    const store = await openStore(directory, new ManualClock());
    await expect(openStore(directory, new ManualClock())).rejects.toMatchObject(inUse);
    expect((await get(store, 'never')).code).toBe('NoSuchKey');
    const second = startWriter();
    expect((await second.ended)[0]).toBe(1);
    expect(second.output).toContain('is open in another process');
    await store.close();
    await (await openStore(directory, new ManualClock())).close();
  });

  it.each(['blobs', 'tmp'])('can be opened once %s, which was in the way, has gone', async (name) => {
    writeFileSync(join(directory, name), '');
    await expect(openStore(directory, new ManualClock())).rejects.toMatchObject({ code: /EEXIST|ENOTDIR/ });
    rmSync(join(directory, name));
    await (await openStore(directory, new ManualClock())).close();
  });

  it('is swept of what nothing refers to after an unclean stop, not of what was there before a clean one', async () => {
    const opened = await openStore(directory, new ManualClock());
    await opened.close();
    const stray = join(directory, 'blobs', 'ab', 'ab'.repeat(16));
    writeFileSync(stray, 'x');
    await (await openStore(directory, new ManualClock())).close();
    expect(filesOf(directory)).toHaveLength(1);
    const writer = startWriter();
    await writer.printed('open');
    await writer.end('SIGKILL');
    mkdirSync(join(directory, 'tmp'), { recursive: true });
    writeFileSync(join(directory, 'tmp', 'half'), 'x');
    await (await openStore(directory, new ManualClock())).close();
    expect(filesOf(directory).sort()).toEqual(referredFiles());
  });
});
