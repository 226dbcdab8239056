import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Files on disk for clients to upload, in a directory that is removed at the end. */
export class SampleFiles {
  readonly directory: string = mkdtempSync(join(tmpdir(), 's3gateway-interop-files-'));

  /** Writes a file; the name may hold folders. */
  write(name: string, content: Uint8Array | string): string {
    const path = join(this.directory, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  /** A folder of `count` small files in ten sub-folders; resolves with its path and the names in byte order. */
  tree(name: string, count: number): { path: string; names: readonly string[] } {
    const names = Array.from(
      { length: count },
      (_, index) => `${index % 10}/file-${String(index).padStart(5, '0')}.txt`,
    );
    for (const file of names) this.write(join(name, file), `content of ${file}\n`);
    return { path: join(this.directory, name), names: names.toSorted() };
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** Bytes that do not repeat and that the seed determines, made fast enough for many MiB. */
export function bytesOf(seed: string, size: number): Buffer {
  return createHash('shake256', { outputLength: size }).update(seed).digest();
}
