import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SnapshotStore } from '../../src/discovery/snapshot-store.ts';
import { ROOT } from '../support/container-files.ts';
import { ImageProcess, until } from '../support/image-process.ts';
import { ManualClock } from '../support/manual-clock.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 's3gateway-snapshot-crash-'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

function startWriter(): ImageProcess {
  return new ImageProcess({
    directory: ROOT,
    words: [join(ROOT, 'test/support/snapshot-writer.ts'), directory],
    environment: {},
  });
}

function saved(writers: readonly ImageProcess[]): string[] {
  return writers.flatMap((writer) => [...writer.output.matchAll(/^saved (.+)$/gm)].map(([, id]) => id ?? ''));
}

describe('processes that are killed while they save snapshots', () => {
  it('leave every acknowledged snapshot whole, and none that is half', async () => {
    const store = new SnapshotStore(directory, new ManualClock());
    const writers = [startWriter(), startWriter()];
    try {
      await until('both have saved some', async () => writers.every((writer) => writer.count('saved ') >= 5));
      const isWriting = () => readdirSync(directory).some((name) => name.endsWith('.tmp'));
      await until('one of them is in the middle of it', async () => isWriting());
    } finally {
      await Promise.all(writers.map((writer) => writer.end('SIGKILL')));
    }
    const listed = await store.list({ limit: 100_000 });
    expect(listed.filter((one) => !one.is_readable)).toEqual([]);
    const ids = new Set(listed.map((one) => one.id));
    expect(saved(writers).length).toBeGreaterThanOrEqual(10);
    for (const id of saved(writers)) expect(ids).toContain(id);
    for (const id of ids) expect((await store.read(id)).kind).toBe('snapshot');
  });
});
