import { describeError } from '../base/app-error.ts';
import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import type { BackendRegistry } from '../buckets/backend-registry.ts';
import type { HistorySample } from '../metadata/history-table.ts';
import type { Metadata } from '../metadata/metadata.ts';
import type { AdminParts } from './parts.ts';

/** Samples stand on whole minutes, so that two processes mean the same one. */
export const SAMPLE_INTERVAL_MS = 60_000;
const KEPT_MS = 7 * 24 * 60 * 60_000;

/** What samples are taken of. */
export interface HistoryRecorderOptions {
  readonly metadata: Pick<Metadata, 'history'>;
  readonly lag: AdminParts['lag'];
  readonly registry: BackendRegistry;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Takes a sample each minute, unless another process has taken it, and forgets those that are older than a week. */
export class HistoryRecorder {
  readonly #options: HistoryRecorderOptions;
  readonly #stopping = new AbortController();
  #loop: Promise<void> | undefined;

  constructor(options: HistoryRecorderOptions) {
    this.#options = options;
  }

  /** Begins with the minute that runs; a no-op when it runs already. */
  start(): void {
    this.#loop ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop;
  }

  /** Takes the sample of the minute that runs, unless there is one. */
  async takeSample(): Promise<void> {
    const { clock, metadata } = this.#options;
    const atMs = Math.floor(clock.nowMs() / SAMPLE_INTERVAL_MS) * SAMPLE_INTERVAL_MS;
    if (await metadata.history.has(atMs)) return;
    const isTaken = await metadata.history.insert(await this.#sample(atMs));
    if (isTaken) await metadata.history.prune(atMs - KEPT_MS);
  }

  async #sample(atMs: number): Promise<HistorySample> {
    const { clock, lag, registry } = this.#options;
    const { due, leased, parked, oldestDueAtMs } = await lag.get();
    const oldestAgeMs = oldestDueAtMs === null ? 0 : Math.max(0, clock.nowMs() - oldestDueAtMs);
    return {
      atMs,
      due: due + leased,
      parked,
      oldestDueSeconds: oldestAgeMs / 1000,
      backends: registry.all().map(({ facts, traffic }) => ({
        backendId: facts.id,
        isHealthy: registry.isHealthy(facts.id),
        ...(traffic?.minute(atMs - SAMPLE_INTERVAL_MS) ?? NO_TRAFFIC),
      })),
    };
  }

  async #run(): Promise<void> {
    const { clock, logger } = this.#options;
    while (!this.#stopping.signal.aborted) {
      try {
        await this.takeSample();
      } catch (error) {
        logger.warn({ error: describeError(error) }, 'a sample of the history could not be taken');
      }
      await clock.sleep(SAMPLE_INTERVAL_MS - (clock.nowMs() % SAMPLE_INTERVAL_MS), this.#stopping.signal);
    }
  }
}

const NO_TRAFFIC = { requests: 0, errors: 0, latencyP50Ms: null, latencyP99Ms: null };
