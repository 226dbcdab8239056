import { describeError } from '../base/app-error.ts';
import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import type { Metadata } from '../metadata/metadata.ts';
import type { ConvergeReport, Converger } from './converge.ts';
import type { Reconciler } from './reconcile.ts';
import type { UploadSweeper } from './sweep-uploads.ts';

/** When maintenance looks at what. */
export interface MaintenanceSettings {
  /** Time between rounds. */
  readonly intervalMs: number;
  /** A process whose last heartbeat is older than this is dead: the buckets that it marked are reconciled. */
  readonly deadAfterMs: number;
  /** Every bucket is compared with its home, and cleared of forgotten uploads, this often. */
  readonly fullReconcileMs: number;
}

/** What holds unless told otherwise. */
export const DEFAULT_MAINTENANCE_SETTINGS: MaintenanceSettings = {
  intervalMs: 60_000,
  deadAfterMs: 30_000,
  fullReconcileMs: 24 * 60 * 60_000,
};

/** What maintenance is built from. */
export interface MaintenanceOptions {
  readonly metadata: Pick<Metadata, 'buckets' | 'writeMarks'>;
  readonly reconciler: Reconciler;
  readonly converger: Converger;
  readonly sweeper: UploadSweeper;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Called when a round made rows due. */
  readonly onReplicasDue: () => void;
  readonly settings?: Partial<MaintenanceSettings>;
}

const PAGE_BUCKETS = 100;

/**
 * The slow rounds beside the worker: buckets that a dead process was writing to are reconciled first, then every bucket is
 * converged with its policy and, once in a while, compared with its home.
 */
export class Maintenance {
  readonly #options: MaintenanceOptions;
  readonly #settings: MaintenanceSettings;
  #stopping = new AbortController();
  #loop: Promise<void> | undefined;
  #reconciledAllAtMs: number;

  constructor(options: MaintenanceOptions) {
    this.#options = options;
    this.#settings = { ...DEFAULT_MAINTENANCE_SETTINGS, ...options.settings };
    this.#reconciledAllAtMs = options.clock.nowMs();
  }

  /** Starts with a round at once; a no-op when it runs already. */
  start(): void {
    if (this.#loop !== undefined) return;
    this.#stopping = new AbortController();
    this.#loop = this.#run(this.#stopping.signal);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop;
    this.#loop = undefined;
  }

  /** One round. A bucket that cannot be looked at now is logged and left to the next round. */
  async runOnce(signal?: AbortSignal): Promise<void> {
    await this.reconcileMarked(signal);
    const { clock } = this.#options;
    const isFull = clock.nowMs() - this.#reconciledAllAtMs >= this.#settings.fullReconcileMs;
    if (isFull) this.#reconciledAllAtMs = clock.nowMs();
    for await (const bucketId of this.#bucketIds()) {
      if (signal?.aborted) return;
      if (isFull) {
        await this.#guard(bucketId, () => this.#options.reconciler.reconcileBucket(bucketId, signal));
        await this.#guard(bucketId, () => this.#options.sweeper.sweepBucket(bucketId));
      }
      await this.#guard(bucketId, () => this.#converge(bucketId));
    }
  }

  /**
   * Converges these buckets, by their ids, now, and gives those in which copies have to go once others are made. One that
   * cannot be looked at is logged and left to the next round.
   */
  async convergeNow(bucketIds: readonly string[]): Promise<readonly string[]> {
    const waiting: string[] = [];
    for (const bucketId of bucketIds) {
      if (this.#stopping.signal.aborted) break;
      await this.#guard(bucketId, async () => {
        const report = await this.#converge(bucketId);
        if (report && report.waiting > 0) waiting.push(bucketId);
      });
    }
    return waiting;
  }

  /** Reconciles the buckets whose writers died in the middle, each once, and takes their marks away. */
  async reconcileMarked(signal?: AbortSignal): Promise<void> {
    const { metadata, reconciler, onReplicasDue } = this.#options;
    const stale = { olderThanMs: this.#settings.deadAfterMs };
    const marks = await metadata.writeMarks.stale(stale);
    for (const [bucketId, marksOfBucket] of Map.groupBy(marks, (mark) => mark.bucketId)) {
      if (signal?.aborted) return;
      await this.#guard(bucketId, async () => {
        await reconciler.reconcileBucket(bucketId, signal);
        // Only now: a crash before this point leaves the marks, and the bucket is looked at again.
        for (const mark of marksOfBucket) await metadata.writeMarks.removeStale(mark, stale);
        onReplicasDue();
      });
    }
  }

  async #converge(bucketId: string): Promise<ConvergeReport | undefined> {
    const report = await this.#options.converger.convergeIfChanged(bucketId);
    if (report && report.copiesDue + report.removalsDue > 0) this.#options.onReplicasDue();
    return report;
  }

  async #run(stopping: AbortSignal): Promise<void> {
    const { clock, logger } = this.#options;
    while (!stopping.aborted) {
      try {
        await this.runOnce(stopping);
      } catch (error) {
        logger.error({ error: describeError(error) }, 'a round of maintenance failed');
      }
      await clock.sleep(this.#settings.intervalMs, stopping);
    }
  }

  async #guard(bucketId: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#options.logger.warn({ bucketId, error: describeError(error) }, 'a bucket could not be looked after now');
    }
  }

  async *#bucketIds(): AsyncGenerator<string> {
    let after = '';
    while (true) {
      const page = await this.#options.metadata.buckets.page({ after, limit: PAGE_BUCKETS });
      for (const bucket of page) yield bucket.id;
      const last = page.at(-1);
      if (!last || page.length < PAGE_BUCKETS) return;
      after = last.id;
    }
  }
}
