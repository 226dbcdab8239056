import { fileURLToPath } from 'node:url';
import type { Backend } from '../backends/backend.ts';
import { BackendTraffic } from '../backends/backend-traffic.ts';
import { RemoteBackend } from '../backends/remote.ts';
import { Store } from '../backends/store.ts';
import { StoreBackend } from '../backends/store-backend.ts';
import { AppError } from '../base/app-error.ts';
import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import type { Random } from '../base/random.ts';
import type { RegisteredBackend } from '../buckets/backend-registry.ts';
import type { Catalog } from '../providers/catalog.ts';
import { describePlace } from '../providers/place.ts';
import type { SigningKeys } from '../s3/signing-key.ts';
import type { BackendConfig } from './config.ts';

/** What backends are opened with. */
export interface OpenBackendsOptions {
  readonly catalog: Catalog;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly keys: SigningKeys;
}

/** Opens every configured backend. Throws `InvalidConfiguration` for a place that the catalog cannot follow. */
export function openBackends(
  configs: readonly BackendConfig[],
  options: OpenBackendsOptions,
): Promise<RegisteredBackend[]> {
  return Promise.all(configs.map((config) => openBackend(config, options)));
}

async function openBackend(config: BackendConfig, options: OpenBackendsOptions): Promise<RegisteredBackend> {
  const place = describePlace(config.place, options.catalog);
  if ('problem' in place) throw new AppError('InvalidConfiguration', `backend ${config.id}: ${place.problem}`);
  const traffic = new BackendTraffic(options.clock);
  return {
    facts: { id: config.id, state: config.state, place },
    backend: await connect(config, options, traffic),
    traffic,
    region: config.region,
    endpoint: config.endpoint,
  };
}

async function connect(
  config: BackendConfig,
  { clock, random, logger, keys }: OpenBackendsOptions,
  traffic: BackendTraffic,
): Promise<Backend> {
  const url = new URL(config.endpoint);
  if (url.protocol === 'file:') {
    const store = await Store.open({ directory: fileURLToPath(url), clock, random, logger });
    return new StoreBackend(config.id, store, traffic);
  }
  return new RemoteBackend({
    id: config.id,
    endpoint: config.endpoint,
    region: config.region,
    credentials: { accessKey: config.accessKey, secretKey: config.secretKey },
    capabilities: config.capabilities,
    traffic,
    clock,
    random,
    logger,
    keys,
  });
}
