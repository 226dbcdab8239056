import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { HISTORY_RANGES, type HistoryRange } from './use-history.ts';

/** Chooses how far back the history is looked at. */
export function RangeSwitch({
  range,
  onRange,
}: {
  range: HistoryRange;
  onRange: (range: HistoryRange) => void;
}): ReactNode {
  return (
    <SegmentedControl
      size="xs"
      aria-label="How far back"
      data={Object.keys(HISTORY_RANGES)}
      value={range}
      onChange={(next) => onRange(next as HistoryRange)}
    />
  );
}
