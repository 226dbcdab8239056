import { HistoryRecorder } from '../admin/history-recorder.ts';
import { Remembered } from '../admin/remembered.ts';
import { TotalsCounter } from '../admin/totals.ts';
import type { OpenInAll } from '../metadata/jobs-table.ts';
import type { BackendBacklog } from '../metadata/replicas-table.ts';
import type { Assembly } from './assembly.ts';

/** Who looks at both hardly sees the difference, and a long backlog takes its time to count. */
const MIN_AGE_MS = 250;

/** What a serving process counts and keeps a record of, beside its requests. */
export interface RunningWatch {
  readonly totals: TotalsCounter;
  readonly lag: Remembered<OpenInAll>;
  readonly backlog: Remembered<readonly BackendBacklog[]>;
  stop(): Promise<void>;
}

/** Begins to count objects and to take samples for the history. */
export async function startWatch({ metadata, registry, clock, logger }: Assembly): Promise<RunningWatch> {
  const totals = new TotalsCounter({ metadata, clock, logger });
  const backlog = new Remembered(clock, MIN_AGE_MS, () => metadata.replicas.backlog());
  const lag = new Remembered(clock, MIN_AGE_MS, () => metadata.jobs.openInAll());
  const recorder = new HistoryRecorder({ metadata, lag, registry, clock, logger });
  await totals.start();
  recorder.start();
  return {
    totals,
    lag,
    backlog,
    async stop() {
      await Promise.all([totals.stop(), recorder.stop()]);
    },
  };
}
