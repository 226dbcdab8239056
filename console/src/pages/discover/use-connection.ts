import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useSession } from '../../api/session.tsx';
import type { DiscoveryState } from '../../discovery/discovery.ts';
import { parseEndpoint } from '../../s3/address.ts';
import { Connection, type Entered } from './connection.ts';
import { relayBy } from './relay-client.ts';

/** The page shows news at most so often: a fast endpoint has hundreds of them a second. */
const NEWS_EVERY_MS = 120;
const NOTHING: DiscoveryState = { phase: 'stopped', buckets: [], failure: undefined, skewMs: 0 };

/** The connection of the page, if there is one. */
export interface HeldConnection {
  readonly connection: Connection | undefined;
  readonly state: DiscoveryState;
  /** Ends the one that there is and begins another. */
  connect(entered: Entered): void;
  disconnect(): void;
}

/** Holds the page's connection, and ends it when the page goes. */
export function useConnection(): HeldConnection {
  const { client } = useSession();
  const [connection, setConnection] = useState<Connection>();
  const [fault, setFault] = useState<unknown>();
  const held = useRef<Connection>(undefined);
  const hold = useCallback((next: Connection | undefined) => {
    held.current?.end();
    held.current = next;
    setConnection(next);
  }, []);
  useEffect(() => () => held.current?.end(), []);
  const connect = useCallback(
    (entered: Entered) => {
      const url = parseEndpoint(entered.endpoint);
      if (!url) return;
      const next = new Connection(url, entered, relayBy(client));
      hold(next);
      next.start().catch(setFault);
    },
    [client, hold],
  );
  const disconnect = useCallback(() => hold(undefined), [hold]);
  // A fault of the page itself belongs to whoever catches those of React.
  if (fault !== undefined) throw fault;
  return { connection, state: useNews(connection), connect, disconnect };
}

function useNews(connection: Connection | undefined): DiscoveryState {
  const subscribe = useCallback(
    (onNews: () => void) => {
      if (!connection) return () => undefined;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const unsubscribe = connection.discovery.subscribe(() => {
        timer ??= setTimeout(() => {
          timer = undefined;
          seen.current = connection.discovery.state();
          onNews();
        }, NEWS_EVERY_MS);
      });
      seen.current = connection.discovery.state();
      return () => {
        clearTimeout(timer);
        unsubscribe();
      };
    },
    [connection],
  );
  const seen = useRef<DiscoveryState>(NOTHING);
  return useSyncExternalStore(subscribe, () => (connection ? seen.current : NOTHING));
}
