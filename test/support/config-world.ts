import type { Config, ConfigProblem } from '../../src/main/config.ts';
import { loadConfig } from '../../src/main/load-config.ts';

/** Every secret that a start needs outside `--dev`. */
export const SECRETS = {
  ADMIN_API_KEY: 'an admin key for tests',
  TENANT_SECRET_PASSPHRASE: 'a passphrase for tests',
  NAMESPACE_KEY: 'a namespace key for tests',
} as const;

/** The files that a configuration may name. */
export class ConfigFiles {
  readonly #files: Readonly<Record<string, string>>;

  constructor(files: Readonly<Record<string, string>>) {
    this.#files = files;
  }

  read(path: string): string {
    const text = this.#files[path];
    if (text === undefined) throw new Error(`ENOENT: no such file, open '${path}'`);
    return text;
  }
}

type Environment = Readonly<Record<string, string>>;
type DevSecret = (name: string, dataDir: string) => string;
const NO_FILES = new ConfigFiles({});

function load(environment: Environment, files: ConfigFiles, devSecret?: DevSecret): ReturnType<typeof loadConfig> {
  return loadConfig({ environment, readTextFile: (path) => files.read(path), devSecret });
}

/** What a good environment says. Throws when something is found wrong with it. */
export function loaded(environment: Environment, files: ConfigFiles = NO_FILES, devSecret?: DevSecret): Config {
  const result = load(environment, files, devSecret);
  if (result.kind === 'problems') throw new Error(JSON.stringify(result.problems));
  return result.config;
}

/** What is wrong with an environment; nothing when it is good. */
export function problems(environment: Environment, files: ConfigFiles = NO_FILES): readonly ConfigProblem[] {
  const result = load(environment, files);
  return result.kind === 'problems' ? result.problems : [];
}
