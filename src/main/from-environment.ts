import { readFileSync } from 'node:fs';
import { SystemRandom } from '../base/random.ts';
import { keptDevSecret } from './dev-secret.ts';
import { loadConfig } from './load-config.ts';

/** The configuration of this process. With `isDev`, secrets that are missing are made and kept in the data directory. */
export function configFromEnvironment(
  isDev: boolean,
  overrides: Readonly<Record<string, string>> = {},
): ReturnType<typeof loadConfig> {
  return loadConfig({
    environment: { ...process.env, ...overrides },
    readTextFile: (path) => readFileSync(path, 'utf8'),
    devSecret: isDev ? keptDevSecret(new SystemRandom()) : undefined,
  });
}
