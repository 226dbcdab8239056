import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MetadataFile } from '../../test/support/metadata-file.ts';
import type { Acknowledged } from '../../test/support/metadata-writer.ts';

const WRITER = join(import.meta.dirname, '../../test/support/metadata-writer.ts');
const seed = Math.floor(Math.random() * 2 ** 31);

let database: MetadataFile;

beforeEach(async () => {
  database = await MetadataFile.open();
});

afterEach(() => database.close());

function startWriter(kind: 'objects' | 'audit', ownSeed: number): ChildProcessByStdio<Writable, Readable, null> {
  return spawn(process.execPath, [WRITER, database.file, kind, String(ownSeed)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

/** Lets a writer go on until it has been acknowledged `count` writes, kills it, and gives all that it knew of. */
async function killAfter(count: number, ownSeed: number): Promise<Acknowledged[]> {
  const writer = startWriter('objects', ownSeed);
  const acknowledged: Acknowledged[] = [];
  for await (const line of createInterface(writer.stdout)) {
    // The last line may have been cut off by the kill: then nobody was told of the write.
    if (!line.endsWith('}')) break;
    acknowledged.push(JSON.parse(line) as Acknowledged);
    if (acknowledged.length === count) writer.kill('SIGKILL');
  }
  if (writer.exitCode === null && writer.signalCode === null) await once(writer, 'exit');
  expect(writer.signalCode).toBe('SIGKILL');
  return acknowledged;
}

/** The last that was acknowledged of each key. */
function newest(acknowledged: readonly Acknowledged[]): Map<string, Acknowledged> {
  return new Map(acknowledged.toSorted((a, b) => a.generation - b.generation).map((write) => [write.key, write]));
}

describe('a killed writer', () => {
  it(`loses nothing that it was acknowledged (seed ${seed})`, async () => {
    await database.addBucket({ id: 'b' });
    for (let round = 0; round < 2; round++) {
      const acknowledged = await killAfter(60 + 70 * round, seed + round);
      expect(acknowledged.length).toBeGreaterThanOrEqual(60 + 70 * round);
      const survivor = await database.openAgain();
      for (const write of newest(acknowledged).values()) {
        const found = await survivor.objects.find('b', write.key);
        expect(found?.generation).toBeGreaterThanOrEqual(write.generation);
        if (found?.generation === write.generation) expect(found.etag).toBe(write.etag);
      }
    }
    expect(database.sql('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  });

  it(`leaves no object without the rows of its copies (seed ${seed})`, async () => {
    await database.addBucket({ id: 'b' });
    await killAfter(100, seed);
    const objects = await database.metadata.objects.list('b', { limit: 1_000, includeTombstones: true });
    expect(objects.length).toBeGreaterThan(0);
    for (const { isTombstone, generation, replicas } of objects) {
      const home = replicas.find(({ backendId }) => backendId === 'hel');
      expect(home).toMatchObject({ goal: isTombstone ? 'absent' : 'present', syncedGeneration: generation });
      const copy = replicas.find(({ backendId }) => backendId === 'fra');
      if (!isTombstone) expect(copy).toMatchObject({ goal: 'present', state: 'due' });
      else if (copy) expect(copy).toMatchObject({ goal: 'absent', state: 'due' });
    }
  });
});

describe('processes that share a database', () => {
  it('append to one audit chain', async () => {
    const writers = [1, 2, 3].map((own) => startWriter('audit', own));
    await Promise.all(writers.map((writer) => once(writer.stdout, 'data')));
    for (const writer of writers) writer.stdin.write('go');
    const exits = await Promise.all(writers.map((writer) => once(writer, 'exit')));
    expect(exits.map(([code]) => code)).toEqual([0, 0, 0]);
    expect(database.sql('select max(sequence) as last, count(distinct actor) as actors from audit_log')).toEqual([
      { last: 150, actors: 3 },
    ]);
    expect(await database.metadata.audit.firstBroken()).toBeUndefined();
  });
});
