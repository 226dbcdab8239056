import { useEffect, useMemo, useState } from 'react';
import type { ObjectColumns } from '../../discovery/object-columns.ts';
import { allRows, type SelectedRows, type Selection, selectRows } from '../../discovery/select-rows.ts';
import { pageSlices } from '../../discovery/slices.ts';

/** Typing is waited for so long before it is searched. */
const TYPING_MS = 150;

const AS_LISTED: Selection = { search: '', column: 'key', isDescending: false };

/** Rows as they are to be shown. `isBusy`: those of the selection before still are. */
export interface ShownRows {
  readonly rows: SelectedRows;
  readonly isBusy: boolean;
}

/**
 * The rows of a selection, made in slices of time beside the page's other work. `count` is how many there are by now: when it
 * grows, they are selected again.
 */
export function useSelection(columns: ObjectColumns, count: number, selection: Selection): ShownRows {
  const { search, column, isDescending } = selection;
  const isListed = search === '' && column === AS_LISTED.column && !isDescending && columns.isSorted;
  const [made, setMade] = useState<{ readonly rows: SelectedRows; readonly of: string }>();
  const wanted = JSON.stringify([search, column, isDescending, count]);
  useEffect(() => {
    if (isListed) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      selectRows(columns, { search, column, isDescending }, pageSlices(stop.signal)).then(
        (rows) => setMade({ rows, of: wanted }),
        (error: unknown) => {
          // What was given up for a newer selection is no fault.
          if (!stop.signal.aborted) throw error;
        },
      );
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [columns, search, column, isDescending, isListed, wanted]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the columns grow in place, and `count` tells of it.
  const listed = useMemo(() => allRows(columns), [columns, count]);
  if (isListed || !made) return { rows: listed, isBusy: !isListed };
  return { rows: made.rows, isBusy: made.of !== wanted };
}
