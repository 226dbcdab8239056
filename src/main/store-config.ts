import type { Random } from '../base/random.ts';
import { Secret } from '../base/secret.ts';
import type { ConfigProblem } from './config.ts';
import { type Environment, EnvironmentReader, LOG_LEVELS, type ReadTextFile } from './environment.ts';

const SECRET_BYTES = 24;

/** What a store that is served alone reads from its environment. */
export interface StoreConfig {
  readonly accessKey: string;
  readonly secretKey: Secret;
  /** True when nobody gave a key, so that the one made here must be told. */
  readonly isKeyMade: boolean;
  readonly logLevel: string;
}

/** The access key of a store, made when there is none, or everything that is wrong with it. */
export function loadStoreConfig(
  environment: Environment,
  readTextFile: ReadTextFile,
  random: Random,
):
  | { readonly kind: 'config'; readonly config: StoreConfig }
  | { readonly kind: 'problems'; readonly problems: readonly ConfigProblem[] } {
  const reader = new EnvironmentReader(environment, readTextFile);
  const accessKey = reader.text('STORE_ACCESS_KEY') || undefined;
  const secretKey = reader.secret('STORE_SECRET_KEY');
  if ((accessKey === undefined) !== (secretKey === undefined))
    reader.problem(
      accessKey === undefined ? 'STORE_ACCESS_KEY' : 'STORE_SECRET_KEY',
      'is not set, but the other half of the key is; set both, or neither to have them made',
    );
  const config = {
    accessKey: accessKey ?? 'store',
    secretKey: secretKey ?? new Secret(random.bytes(SECRET_BYTES).toString('base64url')),
    isKeyMade: secretKey === undefined,
    logLevel: reader.choice('LOG_LEVEL', 'info', LOG_LEVELS),
  };
  return reader.problems.length > 0 ? { kind: 'problems', problems: reader.problems } : { kind: 'config', config };
}
