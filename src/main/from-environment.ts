import { readFileSync } from 'node:fs';
import { SystemRandom } from '../base/random.ts';
import { keptDevSecret } from './dev-secret.ts';
import { loadConfig } from './load-config.ts';
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

function readTextFile(path: string): string {
  return readFileSync(path, 'utf8');
}
