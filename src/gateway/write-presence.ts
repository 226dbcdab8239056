import { describeError } from '../base/app-error.ts';
import type { Clock, Timer } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import type { Metadata } from '../metadata/metadata.ts';

/** What a presence is kept with. */
export interface WritePresenceOptions {
  readonly metadata: Pick<Metadata, 'writeMarks'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Names this process in the marks that it leaves on buckets with writes in flight. */
  readonly processId: string;
  /** Without a heartbeat for this long the process is taken for dead, and its marks are taken away after a reconcile. */
  readonly deadAfterMs: number;
}

/** Heartbeats in the time after which a silent process is taken for dead. */
const BEATS_PER_LIFE = 4;

/**
 * Says that this process lives and which buckets it writes to: if it dies between home's answer and the commit, whoever
 * finds its marks reconciles those buckets first. A mark is only relied on while the heartbeat is fresh; after a stall, in
 * which others may have taken this process for dead and its marks away, every mark is left again before the next write.
 */
export class WritePresence {
  readonly #options: WritePresenceOptions;
  readonly #marked = new Set<string>();
  #trustedUntilMs = 0;
  #beating: Promise<void> | undefined;
  #timer: Timer | undefined;
  #isStopped = false;

  constructor(options: WritePresenceOptions) {
    this.#options = options;
  }

  /** Resolves after the first heartbeat. */
  async start(): Promise<void> {
    await this.#beatAndLog();
  }

  /** Ends the heartbeat and, since nothing is in flight any more, takes the marks away. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#timer?.cancel();
    await this.#beating;
    await this.#options.metadata.writeMarks.clear(this.#options.processId);
  }

  /** Resolves when a durable mark of this process stands on the bucket; null when it is known to. */
  mark(bucketId: string): Promise<void> | null {
    if (this.#marked.has(bucketId) && this.#isTrusted()) return null;
    return this.#leaveMark(bucketId);
  }

  /** Leaves a mark that outlives this process's stop: a write whose answer was lost may have happened. */
  suspect(bucketId: string): Promise<void> {
    return this.#options.metadata.writeMarks.mark(`${this.#options.processId}:lost-answer`, bucketId);
  }

  async #leaveMark(bucketId: string): Promise<void> {
    await this.#options.metadata.writeMarks.mark(this.#options.processId, bucketId);
    this.#marked.add(bucketId);
    if (!this.#isTrusted()) await this.#beat();
  }

  #isTrusted(): boolean {
    return this.#options.clock.nowMs() < this.#trustedUntilMs;
  }

  /** One heartbeat for all who need it now; with every mark again when the last one was too long ago. */
  #beat(): Promise<void> {
    this.#beating ??= this.#writeBeat().finally(() => {
      this.#beating = undefined;
    });
    return this.#beating;
  }

  async #writeBeat(): Promise<void> {
    const { clock, deadAfterMs, metadata, processId } = this.#options;
    const askedAtMs = clock.nowMs();
    const again = this.#isTrusted() ? [] : [...this.#marked];
    await metadata.writeMarks.heartbeat(processId, again);
    // Half of the time is left to whatever keeps this process from looking at the clock.
    this.#trustedUntilMs = askedAtMs + deadAfterMs / 2;
  }

  async #beatAndLog(): Promise<void> {
    try {
      await this.#beat();
    } catch (error) {
      this.#options.logger.warn({ error: describeError(error) }, 'the heartbeat could not be written');
    }
    if (this.#isStopped) return;
    const { clock, deadAfterMs } = this.#options;
    this.#timer = clock.schedule(deadAfterMs / BEATS_PER_LIFE, () => void this.#beatAndLog());
  }
}
