import { HistoryRecorder } from '../admin/history-recorder.ts';
import { Remembered } from '../admin/remembered.ts';
import { TotalsCounter } from '../admin/totals.ts';
import type { BackendBacklog } from '../metadata/replicas-table.ts';
import type { Assembly } from './assembly.ts';

const BACKLOG_MIN_AGE_MS = 250;

/** What a serving process counts and keeps a record of, beside its requests. */
export interface RunningWatch {
  readonly totals: TotalsCounter;
  readonly backlog: Remembered<readonly BackendBacklog[]>;
  stop(): Promise<void>;
}

/** Begins to count objects and to take samples for the history. */
export function startWatch({ metadata, registry, clock, logger }: Assembly): RunningWatch {
  const totals = new TotalsCounter({ metadata, clock, logger });
  const backlog = new Remembered(clock, BACKLOG_MIN_AGE_MS, () => metadata.replicas.backlog());
  const recorder = new HistoryRecorder({ metadata, backlog, registry, clock, logger });
  totals.start();
  recorder.start();
  return {
    totals,
    backlog,
    async stop() {
      await Promise.all([totals.stop(), recorder.stop()]);
    },
  };
}
