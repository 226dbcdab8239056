import { keepPreviousData } from '@tanstack/react-query';
import { useApi } from '../api/session.tsx';
import type { QueryLike } from '../components/states.tsx';
import type { HistorySample } from './history-series.ts';

/** How far back the history can be looked at. */
export const HISTORY_RANGES = { '1 h': 1, '24 h': 24, '7 d': 168 } as const;

/** The name of a range. */
export type HistoryRange = keyof typeof HISTORY_RANGES;

/** What the gateway remembers, and the time that it spans. */
export interface History {
  readonly samples: readonly HistorySample[];
  readonly intervalMs: number;
  /** In milliseconds since 1970, by the gateway's clock. */
  readonly span: readonly [fromMs: number, toMs: number];
}

const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;
const REFETCH_MS = 10_000;

/** The path of the call behind `useHistory`. */
export function historyPath(range: HistoryRange): string {
  return `/proxy/history?hours=${HISTORY_RANGES[range]}`;
}

/** The gateway's history over a range, asked for again as it goes on. */
export function useHistory(range: HistoryRange): QueryLike<History> {
  const hours = HISTORY_RANGES[range];
  return useApi().useQuery(
    'get',
    '/proxy/history',
    { params: { query: { hours } } },
    {
      refetchInterval: REFETCH_MS,
      placeholderData: keepPreviousData,
      select: ({ samples, interval_seconds: interval }): History => {
        const last = samples.at(-1);
        // By the clock that wrote the samples: the reader's may differ.
        const toMs = last ? Date.parse(last.at) : Date.now();
        return { samples, intervalMs: interval * SECOND_MS, span: [toMs - hours * HOUR_MS, toMs] };
      },
    },
  );
}
