import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const UPLOADS_AT_ONCE = 8;

/** What a sync needs of a client library that has no sync of its own. */
export interface SyncParts {
  /** ETags without quotes by key, of every key below the prefix. */
  etags(): Promise<ReadonlyMap<string, string>>;
  upload(key: string, path: string): Promise<void>;
}

/** Uploads every file whose MD5 is not the ETag under its key; resolves with how many those were. */
export async function syncFolder(folder: string, prefix: string, parts: SyncParts): Promise<number> {
  const known = await parts.etags();
  const changed = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, key: prefix + relative(folder, path).split(sep).join('/') }))
    .filter(({ path, key }) => known.get(key) !== createHash('md5').update(readFileSync(path)).digest('hex'));
  const rest = [...changed];
  const worker = async () => {
    for (let next = rest.shift(); next; next = rest.shift()) await parts.upload(next.key, next.path);
  };
  await Promise.all(Array.from({ length: UPLOADS_AT_ONCE }, worker));
  return changed.length;
}
