import type { Clock } from '../base/clock.ts';
import type { ResolvedBucket } from '../buckets/bucket-directory.ts';
import type { ObjectRecord } from '../domain/object.ts';
import type { Metadata } from '../metadata/metadata.ts';

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
  readonly clock: Clock;
  /** Names this process in the marks that it leaves on buckets with writes in flight. */
  readonly processId: string;
  /** Called after a commit that left replicas due, so that a worker in this process starts at once. */
  readonly onReplicasDue: () => void;
}

/**
 * The door through which every object write gets into the metadata database: the object version and its due replicas in
 * one transaction, after home has acknowledged and before the client hears of it.
 */
export class WriteRecorder {
  readonly #options: WriteRecorderOptions;
  readonly #marked = new Map<string, Promise<void> | null>();

  constructor(options: WriteRecorderOptions) {
    this.#options = options;
  }

  /**
   * Leaves a durable mark on the bucket before the first write of this process goes to its home: if the process dies
   * between home's answer and the commit, reconcile looks at the marked buckets first.
   */
  begin(resolved: ResolvedBucket): Promise<void> | null {
    const { id } = resolved.bucket;
    const known = this.#marked.get(id);
    if (known !== undefined) return known;
    const marking = this.#options.metadata.writeMarks.mark(this.#options.processId, id).then(
      () => void this.#marked.set(id, null),
      (error: unknown) => {
        this.#marked.delete(id);
        throw error;
      },
    );
    this.#marked.set(id, marking);
    return marking;
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
    return this.#options.metadata.writeMarks.mark(`${this.#options.processId}:lost-answer`, resolved.bucket.id);
  }
}
