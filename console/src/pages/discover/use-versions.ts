import { useCallback, useEffect, useRef, useState } from 'react';
import { DiscoveryFailure } from '../../discovery/discovery-failure.ts';
import type { EndpointClient } from '../../discovery/endpoint-client.ts';
import { listVersions } from '../../discovery/listing.ts';
import type { ListedVersion } from '../../s3/answers.ts';

/** Versions that the page has memory for. */
const MAX_VERSIONS = 200_000;

/** What is known of the versions of a bucket or a key by now. */
export interface VersionsState {
  readonly isReading: boolean;
  /** Versions that have been counted while reading. */
  readonly count: number;
  readonly versions: readonly ListedVersion[] | undefined;
  /** False when there are more than were read. */
  readonly isComplete: boolean;
  readonly failure: DiscoveryFailure | undefined;
  readonly read: () => void;
  readonly stop: () => void;
}

const NONE = { isReading: true, count: 0, versions: undefined, isComplete: false, failure: undefined } as const;

/** Reads the versions of a bucket, or of one key of it, and stops when what asks for them goes. */
export function useVersions(client: EndpointClient, bucket: string, key?: string): VersionsState {
  const [state, setState] = useState<Omit<VersionsState, 'read' | 'stop'>>(NONE);
  const going = useRef<AbortController>(undefined);
  const stop = useCallback(() => going.current?.abort(new DOMException('stopped', 'AbortError')), []);
  const read = useCallback(() => {
    stop();
    const mine = new AbortController();
    going.current = mine;
    const set = (change: Partial<VersionsState>) => {
      if (going.current === mine) setState((before) => ({ ...before, ...change }));
    };
    setState(NONE);
    const onProgress = (count: number) => set({ count });
    listVersions(client, { bucket, key, maxVersions: MAX_VERSIONS, signal: mine.signal, onProgress }).then(
      ({ versions, isComplete }) => set({ versions, isComplete, isReading: false }),
      (error: unknown) => {
        set({ isReading: false });
        if (error instanceof DiscoveryFailure) set({ failure: error });
        else if (!mine.signal.aborted) throw error;
      },
    );
  }, [client, bucket, key, stop]);
  useEffect(() => {
    read();
    return stop;
  }, [read, stop]);
  return { ...state, read, stop };
}
