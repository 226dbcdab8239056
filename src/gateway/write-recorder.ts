import type { ResolvedBucket } from '../buckets/bucket-directory.ts';
import type { ObjectRecord } from '../domain/object.ts';
import type { Metadata } from '../metadata/metadata.ts';
import type { WritePresence } from './write-presence.ts';

/** What home holds of a key after a write. */
export interface WrittenObject {
  readonly key: string;
  readonly sizeBytes: number;
  /** Without quotes. */
  readonly etag: string;
  /** When the write began: somebody who recorded the key since then has to be looked at. */
  readonly startedAtMs: number;
}

/** What the recorder is built from. */
export interface WriteRecorderOptions {
  readonly metadata: Metadata;
  readonly presence: WritePresence;
  /** Called after a commit that left replicas due, so that a worker in this process starts at once. */
  readonly onReplicasDue: () => void;
}

/**
 * The door through which every object write gets into the metadata database: the object version and its due replicas in
 * one transaction, after home has acknowledged and before the client hears of it.
 */
export class WriteRecorder {
  readonly #options: WriteRecorderOptions;

  constructor(options: WriteRecorderOptions) {
    this.#options = options;
  }

  /** Before the first write to a bucket's home: resolves when a mark says so durably, null when one does already. */
  begin(resolved: ResolvedBucket): Promise<void> | null {
    return this.#options.presence.mark(resolved.bucket.id);
  }

  /** Records that home now holds `written`, and makes its replicas due. */
  async put(resolved: ResolvedBucket, written: WrittenObject): Promise<ObjectRecord> {
    const record = await this.#options.metadata.objects.record({
      bucketId: resolved.bucket.id,
      kind: 'put',
      homeBackendId: resolved.bucket.homeBackendId,
      replicaBackendIds: resolved.replicaBackendIds,
      ...written,
    });
    if (resolved.replicaBackendIds.length > 0) this.#options.onReplicasDue();
    return record;
  }

  /**
   * Notes that home describes `key` anew, its tags for example, and has its copies follow after `dueInMs`. False when nothing
   * is recorded under the key.
   */
  async describeAnew({ bucket }: ResolvedBucket, key: string, dueInMs: number): Promise<boolean> {
    const at = { bucketId: bucket.id, key, homeBackendId: bucket.homeBackendId };
    const isRecorded = await this.#options.metadata.objects.describeAnew(at, dueInMs);
    if (isRecorded && dueInMs === 0) this.#options.onReplicasDue();
    return isRecorded;
  }

  /** Notes that a delete is on its way to home, so that a crash in between is told apart from a loss. */
  intendDelete(resolved: ResolvedBucket, key: string): Promise<void> {
    return this.#options.metadata.objects.intendDelete(resolved.bucket.id, key);
  }

  /** Takes the note of a delete back: home refused it, or never heard of it. */
  forgetDelete(resolved: ResolvedBucket, key: string): Promise<void> {
    return this.#options.metadata.objects.clearDeleteIntent(resolved.bucket.id, key);
  }

  /** Records that home no longer holds `key`, and makes its copies elsewhere due for removal. */
  async remove(resolved: ResolvedBucket, key: string, startedAtMs: number): Promise<ObjectRecord> {
    const record = await this.#options.metadata.objects.record({
      bucketId: resolved.bucket.id,
      kind: 'delete',
      key,
      sizeBytes: 0,
      etag: '',
      startedAtMs,
      homeBackendId: resolved.bucket.homeBackendId,
      replicaBackendIds: [],
    });
    this.#options.onReplicasDue();
    return record;
  }

  /** A write whose answer was lost may have happened: the bucket is looked at although this process lives on. */
  suspect(resolved: ResolvedBucket): Promise<void> {
    return this.#options.presence.suspect(resolved.bucket.id);
  }
}
