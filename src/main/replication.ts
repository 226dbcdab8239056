import { describeError } from '../base/app-error.ts';
import { Converger } from '../replication/converge.ts';
import { Maintenance } from '../replication/maintenance.ts';
import { PromptConverge } from '../replication/prompt-converge.ts';
import { Reconciler } from '../replication/reconcile.ts';
import { UploadSweeper } from '../replication/sweep-uploads.ts';
import { ReplicationWorker } from '../replication/worker-loop.ts';
import type { Assembly } from './assembly.ts';

const SWEEP_INTERVAL_MS = 5_000;
const SWEEP_BUCKETS = 20;

/** The worker of a process with the slow rounds beside it. */
export interface RunningReplication {
  nudge(): void;
  /** Makes due what the policy of these buckets, by their ids, asks for now, without waiting for the next round. */
  converge(bucketIds: readonly string[]): void;
  stop(): Promise<void>;
}

/** Starts the replication worker, reconciling first what a process that died was writing. */
export function startReplication(assembly: Assembly): RunningReplication {
  const { clock, config, logger, metadata, metrics, random, replication: buckets } = assembly;
  const worker = new ReplicationWorker({
    ...{ metadata, buckets, clock, random, metrics },
    logger: logger.child({ room: 'replication' }),
    settings: { intervalMs: config.worker.intervalMs, leaseMs: config.worker.leaseMs },
  });
  const maintenance = new Maintenance({
    ...{ metadata, clock, logger },
    reconciler: new Reconciler({ metadata, buckets, clock, logger }),
    converger: new Converger({ metadata, buckets, logger }),
    sweeper: new UploadSweeper({ buckets, clock, logger }),
    onReplicasDue: () => worker.nudge(),
    settings: { deadAfterMs: config.worker.deadAfterMs, intervalMs: config.worker.maintenanceMs },
  });
  worker.start();
  maintenance.start();
  const stopping = new AbortController();
  const sweeping = sweepRetired(assembly, stopping.signal);
  const prompt = new PromptConverge({
    clock,
    converge: (bucketIds) => maintenance.convergeNow(bucketIds),
    maintenanceMs: config.worker.maintenanceMs,
  });
  return {
    nudge: () => worker.nudge(),
    converge: (bucketIds) => prompt.follow(bucketIds),
    async stop() {
      stopping.abort();
      await Promise.all([worker.stop(), maintenance.stop(), sweeping, prompt.stop()]);
    },
  };
}

async function sweepRetired({ buckets, clock, logger }: Assembly, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      await buckets.sweepRetired(SWEEP_BUCKETS);
    } catch (error) {
      logger.error({ error: describeError(error) }, 'retired buckets could not be swept');
    }
    await clock.sleep(SWEEP_INTERVAL_MS, stopping);
  }
}
