import { createHash } from 'node:crypto';

/**
 * `snapshot_<endpoint>_<timestamp>`, and a number where two were taken within a millisecond. No separator of any file
 * system is in it, so no id names anything outside its directory.
 */
const SNAPSHOT_ID = /^snapshot_[a-z0-9.-]{1,96}-[0-9a-f]{10}_(\d{8}T\d{9}Z)(?:-(\d{1,4}))?$/;
const FILE_SUFFIX = '.json';
const MAX_READABLE_CHARS = 64;
const HASH_CHARS = 10;

/** True for an id that this program could have given. */
export function isSnapshotId(text: string): boolean {
  return SNAPSHOT_ID.test(text);
}

/** The id of a snapshot taken of an endpoint at a time; `attempt` counts those of the same millisecond, from 0. */
export function snapshotId(endpoint: string, { nowMs, attempt }: { nowMs: number; attempt: number }): string {
  const time = new Date(nowMs).toISOString().replace(/[-:.]/g, '');
  return `snapshot_${endpointForFilename(endpoint)}_${time}${attempt === 0 ? '' : `-${attempt + 1}`}`;
}

/** The file of a snapshot, without its directory. */
export function snapshotFilename(id: string): string {
  return `${id}${FILE_SUFFIX}`;
}

/** The id of a file's snapshot, or undefined when the file is none of ours. */
export function idOfFilename(filename: string): string | undefined {
  const id = filename.endsWith(FILE_SUFFIX) ? filename.slice(0, -FILE_SUFFIX.length) : '';
  return isSnapshotId(id) ? id : undefined;
}

/** Orders ids newest first; of the same millisecond, the one that was saved later first. */
export function compareIdsNewestFirst(a: string, b: string): number {
  const [, timeA = '', countA = '1'] = SNAPSHOT_ID.exec(a) ?? [];
  const [, timeB = '', countB = '1'] = SNAPSHOT_ID.exec(b) ?? [];
  if (timeA !== timeB) return timeA < timeB ? 1 : -1;
  return Number(countB) - Number(countA) || (a < b ? -1 : a > b ? 1 : 0);
}

/**
 * An endpoint's host, port and path in characters that every file system takes, with a hash of the whole: `a.b:80`,
 * `a.b/80` and `a-b-80` stay apart although they look alike.
 */
function endpointForFilename(endpoint: string): string {
  const readable = endpoint
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, MAX_READABLE_CHARS);
  const hash = createHash('sha256').update(endpoint).digest('hex').slice(0, HASH_CHARS);
  return `${readable || 'endpoint'}-${hash}`;
}
