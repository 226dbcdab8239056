import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { SystemClock } from '../base/clock.ts';
import { type DiscoveryProgress, type DiscoveryResult, discoverEndpoint } from '../discovery/discover-endpoint.ts';
import { Discoverer } from '../discovery/discoverer.ts';
import type { EndpointAccess, SendSignedGet } from '../discovery/endpoint-session.ts';
import type { Snapshot, SnapshotCaps, SnapshotContent } from '../discovery/snapshot.ts';
import { snapshotContent } from '../discovery/snapshot-content.ts';
import { snapshotCsv } from '../discovery/snapshot-csv.ts';
import { snapshotFilename, snapshotId } from '../discovery/snapshot-id.ts';
import { SnapshotStore } from '../discovery/snapshot-store.ts';
import { contentDigest, snapshotText } from '../discovery/snapshot-text.ts';
import { SigningKeys } from '../s3/signing-key.ts';

const OWNER_ONLY = 0o600;

/** What a person at a terminal wants to look at. */
export interface TerminalDiscoveryOptions {
  readonly access: EndpointAccess;
  readonly caps: SnapshotCaps;
  /** Only these buckets, when given. */
  readonly buckets: readonly string[] | undefined;
  readonly call: SendSignedGet;
  readonly onProgress: (progress: DiscoveryProgress) => void;
}

/** What was seen: a snapshot's content, and the buckets that could not be looked at. */
export interface TerminalDiscovery {
  readonly content: SnapshotContent;
  readonly failures: DiscoveryResult['failures'];
  /** Milliseconds that the endpoint's clock is ahead, when it refused this one's. */
  readonly skewMs: number;
}

/** Looks at an endpoint and makes of it what `POST /snapshot/save` would. Throws `DiscoveryFailure`. */
export async function discoverFromTerminal(options: TerminalDiscoveryOptions): Promise<TerminalDiscovery> {
  const { access, caps, buckets, call, onProgress } = options;
  const discoverer = new Discoverer(access, { call, clock: new SystemClock(), keys: new SigningKeys() });
  const { endpoint, region } = access;
  const { found, failures } = await discoverEndpoint(discoverer, { endpoint, region, caps, buckets, onProgress });
  return { content: snapshotContent(found, caps), failures, skewMs: discoverer.skewMs };
}

/** Keeps a snapshot in a directory as a gateway would, and returns its path. */
export async function keepSnapshot(directory: string, content: SnapshotContent): Promise<string> {
  const saved = await new SnapshotStore(resolve(directory), new SystemClock()).save(content);
  return join(directory, saved.filename);
}

/** A snapshot as text: JSON as a gateway stores it, or CSV. */
export function* snapshotAs(format: 'json' | 'csv', content: SnapshotContent): Generator<string> {
  const nowMs = new SystemClock().nowMs();
  const id = snapshotId(content.endpoint, { nowMs, attempt: 0 });
  const timestamp = new Date(nowMs).toISOString();
  const identity = { id, timestamp, filename: snapshotFilename(id), digest: contentDigest(content) };
  const snapshot: Snapshot = { ...content, ...identity };
  yield* format === 'csv' ? snapshotCsv(snapshot) : snapshotText(identity, content);
}

/** Writes text to a file that its owner alone may read. */
export async function writeOutput(path: string, text: Iterable<string>): Promise<void> {
  await mkdir(dirname(resolve(path)), { recursive: true });
  await writeFile(path, text, { mode: OWNER_ONLY });
}
