import { readFileSync } from 'node:fs';
import { SystemRandom } from '../base/random.ts';
import type { SnapshotCaps } from '../discovery/snapshot.ts';
import type { ConfigProblem } from './config.ts';
import { keptDevSecret } from './dev-secret.ts';
import { EnvironmentReader } from './environment.ts';
import { loadConfig } from './load-config.ts';
import { readSnapshotCaps } from './snapshot-caps.ts';
import { loadStoreConfig } from './store-config.ts';

/** The configuration of this process. With `isDev`, secrets that are missing are made and kept in the data directory. */
export function configFromEnvironment(
  isDev: boolean,
  overrides: Readonly<Record<string, string>> = {},
): ReturnType<typeof loadConfig> {
  return loadConfig({
    environment: { ...process.env, ...overrides },
    readTextFile,
    devSecret: isDev ? keptDevSecret(new SystemRandom()) : undefined,
  });
}

/** The configuration of a store that this process serves alone. */
export function storeConfigFromEnvironment(): ReturnType<typeof loadStoreConfig> {
  return loadStoreConfig(process.env, readTextFile, new SystemRandom());
}

/** The caps of snapshots that are taken from a terminal, or what is wrong with their variables. */
export function snapshotCapsFromEnvironment():
  | { readonly kind: 'config'; readonly config: SnapshotCaps }
  | { readonly kind: 'problems'; readonly problems: readonly ConfigProblem[] } {
  const reader = new EnvironmentReader(process.env, readTextFile);
  const config = readSnapshotCaps(reader);
  return reader.problems.length > 0 ? { kind: 'problems', problems: reader.problems } : { kind: 'config', config };
}

function readTextFile(path: string): string {
  return readFileSync(path, 'utf8');
}
