import { describeError } from '../base/app-error.ts';
import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import type { Metrics } from '../base/metrics.ts';
import type { Random } from '../base/random.ts';
import type { Metadata } from '../metadata/metadata.ts';
import type { LeasedReplica } from '../metadata/replicas-table.ts';
import { BackendPauses } from './backend-pauses.ts';
import { BackendProblem } from './backend-problem.ts';
import { Executor } from './execute.ts';
import type { JobOutcome } from './job-outcome.ts';
import { LeaseKeeper } from './lease-keeper.ts';
import type { BucketsPort } from './ports.ts';
import { decideRetry, type RetrySettings } from './retry-policy.ts';
import { type JobResult, WorkerMetrics } from './worker-metrics.ts';

/** How hard a worker works. */
export interface WorkerSettings extends RetrySettings {
  /** Jobs under way at once. */
  readonly concurrency: number;
  /** How long a row is held before another worker may take it; prolonged while its job runs. */
  readonly leaseMs: number;
  /** Time between looks for due rows when there is nothing to do. */
  readonly intervalMs: number;
  /** How long a row waits that cannot be worked on yet, such as one whose copies have to be made elsewhere first. */
  readonly waitMs: number;
  /** How long a stop waits for jobs under way before it aborts them. */
  readonly stopGraceMs: number;
}

/** What holds unless told otherwise: rows are parked after about twenty minutes of failing. */
export const DEFAULT_WORKER_SETTINGS: WorkerSettings = {
  concurrency: 8,
  leaseMs: 15_000,
  intervalMs: 1_000,
  waitMs: 5_000,
  stopGraceMs: 10_000,
  maxAttempts: 12,
  maxRefusals: 3,
  backoffBaseMs: 500,
  backoffCapMs: 300_000,
};

/** What a worker is built from. */
export interface ReplicationWorkerOptions {
  readonly metadata: Pick<Metadata, 'objects' | 'replicas'>;
  readonly buckets: BucketsPort;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly settings?: Partial<WorkerSettings>;
}

/** What a worker is doing, for `/ready` and for people. Counts are since its start. */
export interface WorkerStatus {
  readonly isRunning: boolean;
  readonly inFlight: number;
  readonly done: number;
  readonly failed: number;
  readonly parked: number;
  /** Backends that are left alone for a moment because they gave no answer or are closed. */
  readonly pausedBackends: readonly string[];
}

/**
 * Makes replica rows true: leases due rows, has each executed, and settles it in the metadata database. Any number of
 * workers may run on one database; at-least-once is safe because a row names a generation and not content.
 */
export class ReplicationWorker {
  readonly #options: ReplicationWorkerOptions;
  readonly #settings: WorkerSettings;
  readonly #executor: Executor;
  readonly #pauses: BackendPauses;
  readonly #metrics: WorkerMetrics;
  readonly #jobs = new Set<Promise<void>>();
  readonly #counts = { done: 0, failed: 0, parked: 0 };
  #stopping = new AbortController();
  #aborting = new AbortController();
  #alarm = new AbortController();
  #loop: Promise<void> | undefined;

  constructor(options: ReplicationWorkerOptions) {
    this.#options = options;
    this.#settings = { ...DEFAULT_WORKER_SETTINGS, ...options.settings };
    this.#executor = new Executor(options);
    this.#pauses = new BackendPauses({ clock: options.clock, random: options.random, settings: this.#settings });
    this.#metrics = new WorkerMetrics(options.metrics, { inFlight: () => this.#jobs.size });
  }

  /** Starts looking for work; a no-op when it runs already. */
  start(): void {
    if (this.#loop !== undefined) return;
    this.#stopping = new AbortController();
    this.#aborting = new AbortController();
    this.#loop = this.#run(this.#stopping.signal);
  }

  /** Stops leasing, gives jobs under way `stopGraceMs` to end, then aborts them; their rows are due again at once. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    const grace = this.#options.clock.schedule(this.#settings.stopGraceMs, () => this.#aborting.abort());
    await this.#loop;
    await Promise.all(this.#jobs);
    grace.cancel();
    this.#loop = undefined;
  }

  /** Says that rows may have become due, so that an idle worker looks at once. */
  nudge(): void {
    this.#alarm.abort();
  }

  /** Works until nothing is due now, then returns. For tools and tests; use it instead of `start`. */
  async drain(): Promise<void> {
    while (true) {
      const began = await this.#beginDueJobs();
      if (this.#jobs.size === 0 && began === 0) return;
      if (this.#jobs.size > 0) await Promise.race(this.#jobs);
    }
  }

  status(): WorkerStatus {
    return {
      isRunning: this.#loop !== undefined && !this.#stopping.signal.aborted,
      inFlight: this.#jobs.size,
      ...this.#counts,
      pausedBackends: this.#pauses.paused(),
    };
  }

  async #run(stopping: AbortSignal): Promise<void> {
    const { clock, logger } = this.#options;
    while (!stopping.aborted) {
      // Renewed before looking: a nudge that comes while we look is then not slept over.
      this.#alarm = new AbortController();
      const wake = AbortSignal.any([stopping, this.#alarm.signal]);
      try {
        const began = await this.#beginDueJobs();
        if (began > 0 && this.#jobs.size < this.#settings.concurrency) continue;
      } catch (error) {
        logger.error({ error: describeError(error) }, 'due replicas could not be leased');
      }
      await clock.sleep(this.#settings.intervalMs, wake);
    }
  }

  /** Leases as many rows as there are free hands; returns how many. */
  async #beginDueJobs(): Promise<number> {
    const { replicas } = this.#options.metadata;
    const limit = this.#settings.concurrency - this.#jobs.size;
    if (limit <= 0) return 0;
    const leasedAtMs = this.#options.clock.nowMs();
    const leases = await replicas.leaseDue({
      limit,
      leaseMs: this.#settings.leaseMs,
      exceptBackendIds: this.#pauses.paused(),
    });
    for (const lease of leases) this.#begin(lease, leasedAtMs);
    return leases.length;
  }

  #begin(lease: LeasedReplica, leasedAtMs: number): void {
    const job: Promise<void> = this.#work(lease, leasedAtMs)
      .catch((error: unknown) =>
        // The row stays leased and comes back when its lease runs out.
        this.#options.logger.error(
          { replicaId: lease.replica.id, error: describeError(error) },
          'a job could not be settled',
        ),
      )
      .finally(() => {
        this.#jobs.delete(job);
        this.nudge();
      });
    this.#jobs.add(job);
  }

  async #work(lease: LeasedReplica, leasedAtMs: number): Promise<void> {
    const { clock, metadata } = this.#options;
    const { leaseMs } = this.#settings;
    const logger = this.#options.logger.child({ replicaId: lease.replica.id, backendId: lease.replica.backendId });
    const renew = () => metadata.replicas.renew(lease, leaseMs);
    const keeper = new LeaseKeeper({ clock, logger, leaseMs, leasedAtMs, renew });
    try {
      const outcome = await this.#executor.run(lease, AbortSignal.any([keeper.signal, this.#aborting.signal]));
      await this.#settle(lease, outcome, keeper);
    } catch (error) {
      if (keeper.isLost) return this.#countLost(lease, logger);
      if (this.#aborting.signal.aborted) return await this.#postpone(lease, clock.nowMs(), 'the worker was stopped');
      await this.#settleFailure(lease, { error, beganAtMs: leasedAtMs, logger });
    } finally {
      keeper.end();
    }
  }

  async #settle(lease: LeasedReplica, outcome: JobOutcome, keeper: LeaseKeeper): Promise<void> {
    const { clock, metadata } = this.#options;
    const { backendId } = lease.replica;
    switch (outcome.kind) {
      case 'done': {
        this.#pauses.noteAnswer(backendId);
        const seen = { generation: lease.object.generation, seenEtag: outcome.seenEtag };
        const ended = await metadata.replicas.complete(lease, seen);
        if (ended === 'lease-lost') return this.#countLost(lease, this.#options.logger);
        if (ended === 'in-sync') this.#counts.done++;
        return this.#metrics.count(backendId, ended === 'in-sync' ? outcome.did : 'overtaken', outcome.bytes);
      }
      case 'overtaken':
      case 'handed-over':
        this.#metrics.count(backendId, 'overtaken');
        return metadata.replicas.postpone(lease, {
          dueAtMs: clock.nowMs(),
          error: 'overtaken by newer work on the key',
        });
      case 'wait': {
        this.#count(lease, 'waiting');
        const closed = outcome.closedBackendId;
        const dueAtMs = closed === undefined ? clock.nowMs() + this.#settings.waitMs : this.#pauses.noteAbsence(closed);
        return metadata.replicas.postpone(lease, { dueAtMs, error: outcome.reason });
      }
      case 'park':
        if (keeper.isLost) return this.#countLost(lease, this.#options.logger);
        return this.#park(lease, outcome.reason);
    }
  }

  async #settleFailure(
    lease: LeasedReplica,
    failure: { error: unknown; beganAtMs: number; logger: Logger },
  ): Promise<void> {
    const { clock, metadata, random } = this.#options;
    const { error, beganAtMs, logger } = failure;
    const { attempts, backendId } = lease.replica;
    const isBackendWell = error instanceof BackendProblem && this.#pauses.hasAnsweredSince(error.backendId, beganAtMs);
    const decision = decideRetry({ error, attempts, isBackendWell }, this.#settings, random);
    this.#counts.failed++;
    logger.warn({ attempts, decision: decision.kind, error: describeError(error) }, 'a replication job failed');
    if (decision.kind === 'park') return this.#park(lease, describeError(error));
    if (decision.kind === 'postpone')
      return this.#postpone(lease, this.#pauses.noteAbsence(decision.backendId), describeError(error));
    this.#metrics.count(backendId, 'retried');
    await metadata.replicas.retry(lease, { dueAtMs: clock.nowMs() + decision.delayMs, error: describeError(error) });
  }

  async #postpone(lease: LeasedReplica, dueAtMs: number, error: string): Promise<void> {
    this.#count(lease, 'postponed');
    await this.#options.metadata.replicas.postpone(lease, { dueAtMs, error });
  }

  async #park(lease: LeasedReplica, reason: string): Promise<void> {
    this.#counts.parked++;
    this.#count(lease, 'parked');
    this.#options.logger.error({ replicaId: lease.replica.id, reason }, 'a replica was parked');
    await this.#options.metadata.replicas.park(lease, reason);
  }

  #countLost(lease: LeasedReplica, logger: Logger): void {
    this.#count(lease, 'lease-lost');
    logger.warn({ replicaId: lease.replica.id }, 'a lease was lost, its job was given up');
  }

  #count(lease: LeasedReplica, result: JobResult): void {
    this.#metrics.count(lease.replica.backendId, result);
  }
}
