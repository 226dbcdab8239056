import type { ReadStream } from 'node:fs';
import { type FileHandle, mkdir, readdir, rename, rm, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, describeError } from '../base/app-error.ts';
import type { Clock } from '../base/clock.ts';
import type { Snapshot, SnapshotContent, SnapshotIdentity, SnapshotSummary } from './snapshot.ts';
import {
  checkedSummary,
  closed,
  codeOf,
  createdFile,
  isMissing,
  modificationTime,
  openRegular,
  readSummary,
  syncDirectory,
} from './snapshot-file.ts';
import { compareIdsNewestFirst, idOfFilename, isSnapshotId, snapshotFilename, snapshotId } from './snapshot-id.ts';
import { contentDigest, parseSnapshot, snapshotText, totalsOf } from './snapshot-text.ts';

/** Heads that are read at the same time by one listing. */
const HEADS_AT_ONCE = 16;
/** Snapshots of one endpoint in one millisecond; more than a machine can write. */
const MAX_ATTEMPTS = 1000;
/** Nobody writes for as long: what is older was left by a process that was killed. */
const LEFTOVER_AGE_MS = 60 * 60 * 1000;
const TEMPORARY = /^\.(snapshot_.+)\.tmp$/;

/** One line of the list: a snapshot, or a file that should be one and why it is none. */
export type ListedSnapshot =
  | ({ readonly is_readable: true } & SnapshotSummary)
  | { readonly is_readable: false; readonly id: string; readonly filename: string; readonly problem: string };

/** A snapshot that was asked for: as it is stored, not there, or there and damaged. */
export type OpenedSnapshot =
  | { readonly kind: 'snapshot'; readonly summary: SnapshotSummary; readonly text: () => ReadStream }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly problem: string };

/** As `OpenedSnapshot`, in memory. */
export type ReadSnapshot =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  | Exclude<OpenedSnapshot, { readonly kind: 'snapshot' }>;

/**
 * Snapshots as files of one directory. A file is there whole or not at all; several processes may share the directory.
 * Its owner alone may read them.
 */
export class SnapshotStore {
  readonly #directory: string;
  readonly #clock: Clock;

  constructor(directory: string, clock: Clock) {
    this.#directory = directory;
    this.#clock = clock;
  }

  /** Writes a snapshot; when this resolves it outlives a power cut. */
  async save(content: SnapshotContent): Promise<SnapshotSummary> {
    await mkdir(this.#directory, { recursive: true, mode: 0o700 });
    await this.#removeLeftovers();
    const nowMs = this.#clock.nowMs();
    const digest = contentDigest(content);
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const id = snapshotId(content.endpoint, { nowMs, attempt });
      const identity = { id, timestamp: new Date(nowMs).toISOString(), filename: snapshotFilename(id), digest };
      if (await this.#publish(identity, content)) return { ...identity, ...totalsOf(content) };
    }
    throw new AppError('SnapshotNotSaved', 'too many snapshots within one millisecond', { retryable: true });
  }

  /**
   * Snapshots from the newest to the oldest, those older than `after` when it is given. Reads the heads of the files of this
   * page and nothing else. A file that is damaged is listed as such.
   */
  async list({ limit, after }: { limit: number; after?: string | undefined }): Promise<ListedSnapshot[]> {
    const ids = (await this.#ids()).sort(compareIdsNewestFirst);
    const page = ids.filter((id) => after === undefined || compareIdsNewestFirst(id, after) > 0).slice(0, limit);
    const listed: ListedSnapshot[] = [];
    for (let at = 0; at < page.length; at += HEADS_AT_ONCE)
      listed.push(...(await Promise.all(page.slice(at, at + HEADS_AT_ONCE).map((id) => this.#listed(id)))).flat());
    return listed;
  }

  /** A snapshot for sending on, after its digest has been found right. */
  async open(id: string): Promise<OpenedSnapshot> {
    const file = await this.#openFile(id);
    if (file === undefined) return { kind: 'missing' };
    if (typeof file === 'string') return { kind: 'unreadable', problem: file };
    try {
      const summary = await checkedSummary(file, id);
      if (typeof summary === 'string') return await closed(file, { kind: 'unreadable', problem: summary });
      return { kind: 'snapshot', summary, text: () => file.createReadStream({ start: 0 }) };
    } catch (error) {
      return closed(file, { kind: 'unreadable', problem: describeError(error) });
    }
  }

  /** A snapshot in memory, after its digest has been found right. */
  async read(id: string): Promise<ReadSnapshot> {
    const opened = await this.open(id);
    if (opened.kind !== 'snapshot') return opened;
    const chunks: Buffer[] = [];
    for await (const chunk of opened.text()) chunks.push(chunk as Buffer);
    return { kind: 'snapshot', snapshot: parseSnapshot(Buffer.concat(chunks).toString()) };
  }

  /** Removes one snapshot, damaged or not. False when there is none of this id. */
  async delete(id: string): Promise<boolean> {
    if (!isSnapshotId(id)) return false;
    try {
      await unlink(join(this.#directory, snapshotFilename(id)));
    } catch (error) {
      // A folder of that name is no snapshot.
      if (isMissing(error) || codeOf(error) === 'EISDIR') return false;
      throw error;
    }
    await syncDirectory(this.#directory);
    return true;
  }

  /** Removes every snapshot and returns how many there were. What else stands in the directory stays. */
  async deleteAll(): Promise<number> {
    let deleted = 0;
    for (const id of await this.#ids()) {
      await rm(join(this.#directory, snapshotFilename(id)), { force: true });
      deleted += 1;
    }
    if (deleted > 0) await syncDirectory(this.#directory);
    return deleted;
  }

  /**
   * Makes the file under its own name, or returns false when the name is taken. The temporary file carries the name, so
   * making it is what reserves the name between processes: a plain rename would silently replace another's snapshot.
   */
  async #publish(identity: SnapshotIdentity, content: SnapshotContent): Promise<boolean> {
    const target = join(this.#directory, identity.filename);
    const temporary = join(this.#directory, `.${identity.id}.tmp`);
    const file = await createdFile(temporary);
    if (!file) return false;
    try {
      if ((await modificationTime(target)) !== undefined) {
        await rm(temporary);
        return false;
      }
      for (const text of snapshotText(identity, content)) await file.appendFile(text);
      await file.sync();
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    await syncDirectory(this.#directory);
    return true;
  }

  async #listed(id: string): Promise<ListedSnapshot[]> {
    const unreadable = (problem: string): ListedSnapshot[] => [
      { is_readable: false, id, filename: snapshotFilename(id), problem },
    ];
    const file = await this.#openFile(id);
    // Deleted since the directory was read.
    if (file === undefined) return [];
    if (typeof file === 'string') return unreadable(file);
    try {
      const summary = await readSummary(file, id);
      return typeof summary === 'string' ? unreadable(summary) : [{ is_readable: true, ...summary }];
    } catch (error) {
      return unreadable(describeError(error));
    } finally {
      await file.close();
    }
  }

  /** The file of a snapshot, undefined when there is none, or in words why it cannot be read. */
  async #openFile(id: string): Promise<FileHandle | string | undefined> {
    if (!isSnapshotId(id)) return undefined;
    return openRegular(join(this.#directory, snapshotFilename(id)));
  }

  async #ids(): Promise<string[]> {
    return (await this.#filenames()).flatMap((filename) => idOfFilename(filename) ?? []);
  }

  /** What is in the directory, but for folders. */
  async #filenames(): Promise<string[]> {
    try {
      const entries = await readdir(this.#directory, { withFileTypes: true });
      return entries.flatMap((entry) => (entry.isDirectory() ? [] : entry.name));
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  async #removeLeftovers(): Promise<void> {
    const before = this.#clock.nowMs() - LEFTOVER_AGE_MS;
    for (const filename of await this.#filenames()) {
      if (!isSnapshotId(TEMPORARY.exec(filename)?.[1] ?? '')) continue;
      const path = join(this.#directory, filename);
      const modifiedAtMs = await modificationTime(path);
      if (modifiedAtMs !== undefined && modifiedAtMs < before) await rm(path, { force: true });
    }
  }
}
