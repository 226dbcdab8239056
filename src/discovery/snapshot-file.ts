import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { describeError } from '../base/app-error.ts';
import type { SnapshotSummary } from './snapshot.ts';
import { digestText, parseSummary, SNAPSHOT_END } from './snapshot-text.ts';

/** The lines of the identity and the totals: an endpoint of 2,048 characters fits many times. */
const MAX_HEAD_BYTES = 16 * 1024;
const OWNER_ONLY = 0o600;
/** Follows no symbolic link, and does not wait for a writer when somebody put a pipe there. */
const READ_FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** An ordinary file to read, undefined when there is none, or in words why it cannot be read. */
export async function openRegular(path: string): Promise<FileHandle | string | undefined> {
  let file: FileHandle;
  try {
    file = await open(path, READ_FLAGS);
  } catch (error) {
    if (isMissing(error)) return undefined;
    return codeOf(error) === 'ELOOP' ? 'the file is a symbolic link' : describeError(error);
  }
  return (await file.stat()).isFile() ? file : closed(file, 'the file is no ordinary file');
}

/** A new or a gone name is on the disk only when its directory is. */
export async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, constants.O_RDONLY);
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/** What the head of a file says, or why it says nothing. Reads the head and the last bytes. */
export async function readSummary(file: FileHandle, id: string): Promise<SnapshotSummary | string> {
  const { size } = await file.stat();
  const head = await readAt(file, 0, Math.min(MAX_HEAD_BYTES, size));
  const summary = parseSummary(head);
  if (!summary) return 'the file does not begin as a snapshot does';
  if (summary.id !== id) return `the file says that it is ${summary.id}`;
  const tail = await readAt(file, Math.max(0, size - SNAPSHOT_END.length), SNAPSHOT_END.length);
  return tail === SNAPSHOT_END ? summary : 'the file is cut off';
}

/** As `readSummary`, after the digest has been found right too: reads the whole file, a piece at a time. */
export async function checkedSummary(file: FileHandle, id: string): Promise<SnapshotSummary | string> {
  const summary = await readSummary(file, id);
  if (typeof summary === 'string') return summary;
  const hash = createHash('sha256');
  let isContent = false;
  for await (const chunk of file.createReadStream({ start: 0, autoClose: false })) {
    const bytes = chunk as Buffer;
    const from = isContent ? 0 : bytes.indexOf('\n') + 1;
    if (!isContent && from === 0) continue;
    isContent = true;
    hash.update(bytes.subarray(from));
  }
  return digestText(hash) === summary.digest ? summary : 'the file is not what was saved: its digest differs';
}

async function readAt(file: FileHandle, position: number, length: number): Promise<string> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.toString('utf8', 0, bytesRead);
}

/** A new file that its owner alone may read, or undefined when the name is taken. */
export async function createdFile(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'wx', OWNER_ONLY);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return undefined;
    throw error;
  }
}

/** When a file, or the link that stands for one, was written; undefined when there is none. */
export async function modificationTime(path: string): Promise<number | undefined> {
  try {
    return (await lstat(path)).mtimeMs;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Closes a file and hands the value on. */
export async function closed<T>(file: FileHandle, value: T): Promise<T> {
  await file.close();
  return value;
}

/** True for the error of a name that is not there. */
export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

/** The system's word for an error, such as ENOENT. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
