import { useEffect, useState } from 'react';
import type { ObjectColumns } from '../../discovery/object-columns.ts';
import { type PrefixContent, prefixContent } from '../../discovery/prefix-tree.ts';
import { pageSlices } from '../../discovery/slices.ts';

/** What stands under a prefix; undefined until it has been summed up. `count` tells that the columns have grown. */
export function usePrefix(columns: ObjectColumns, count: number, prefix: string): PrefixContent | undefined {
  const [made, setMade] = useState<{ readonly content: PrefixContent; readonly prefix: string }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the columns grow in place, and `count` tells of it.
  useEffect(() => {
    const stop = new AbortController();
    prefixContent(columns, prefix, pageSlices(stop.signal)).then(
      (content) => setMade({ content, prefix }),
      (error: unknown) => {
        if (!stop.signal.aborted) throw error;
      },
    );
    return () => stop.abort();
  }, [columns, count, prefix]);
  return made?.prefix === prefix ? made.content : undefined;
}
