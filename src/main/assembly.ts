import { Credentials } from '../access/credentials.ts';
import { createSealer, type SecretSealer } from '../access/sealing.ts';
import { AppError } from '../base/app-error.ts';
import { type Clock, SystemClock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import { type Random, SystemRandom } from '../base/random.ts';
import { Secret } from '../base/secret.ts';
import { BackendBuckets } from '../buckets/backend-bucket.ts';
import { BackendRegistry } from '../buckets/backend-registry.ts';
import { BucketDirectory } from '../buckets/bucket-directory.ts';
import { BucketService } from '../buckets/bucket-service.ts';
import { PolicyService } from '../buckets/policy-service.ts';
import { ReplicationAccess } from '../buckets/replication-access.ts';
import { type Metadata, openMetadata } from '../metadata/metadata.ts';
import { PrometheusMetrics } from '../observability/prometheus-metrics.ts';
import { compilePolicy } from '../policy/compile.ts';
import { validatePolicy } from '../policy/validate.ts';
import type { Catalog } from '../providers/catalog.ts';
import { SigningKeys } from '../s3/signing-key.ts';
import { openBackends } from './backends.ts';
import { loadCatalog } from './catalog-files.ts';
import type { Config } from './config.ts';

/** Everything that every kind of process shares. */
export interface Assembly {
  readonly config: Config;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly metrics: PrometheusMetrics;
  readonly keys: SigningKeys;
  readonly catalog: Catalog;
  readonly metadata: Metadata;
  readonly sealer: SecretSealer;
  readonly credentials: Credentials;
  readonly registry: BackendRegistry;
  readonly policies: PolicyService;
  readonly directory: BucketDirectory;
  readonly buckets: BucketService;
  readonly replication: ReplicationAccess;
  /** Names this process in leases and marks. */
  readonly processId: string;
  close(): Promise<void>;
}

/**
 * Builds the rooms from the configuration, lowest floor first.
 * Throws `InvalidConfiguration` when the policies or places in it cannot be.
 */
export async function assemble(config: Config, logger: Logger): Promise<Assembly> {
  const clock = new SystemClock();
  const random = new SystemRandom();
  const keys = new SigningKeys();
  const catalog = loadCatalog();
  assertPolicies(config, catalog);
  const sealer = await createSealer([config.tenantSecretPassphrase, ...config.previousPassphrases], random);
  const registered = await openBackends(config.backends, { catalog, clock, random, logger, keys });
  const metadata = await openMetadata({ file: config.databaseFile, clock, random });
  const registry = new BackendRegistry(registered);
  await seedDatabase(config, { metadata, catalog, registry });
  const policies = new PolicyService({
    catalog,
    registry,
    deploymentPolicy: config.deploymentPolicy,
    defaultRegion: config.s3Region,
  });
  const directory = new BucketDirectory({ metadata, registry, policies, clock });
  const backendBuckets = new BackendBuckets(
    config.namespaceKey && new Secret(Buffer.from(config.namespaceKey.reveal())),
  );
  const buckets = new BucketService({ metadata, registry, policies, directory, backendBuckets, clock, random, logger });
  return {
    ...{ config, clock, random, logger, keys, catalog, metadata, sealer, registry, policies, directory, buckets },
    metrics: new PrometheusMetrics(),
    credentials: new Credentials({ metadata, sealer, clock, random }),
    replication: new ReplicationAccess({ directory, service: buckets, registry }),
    processId: random.uuid(),
    async close() {
      await metadata.close();
      await Promise.all(registered.map(({ backend }) => backend.close()));
    },
  };
}

/** Nothing is opened or written before every policy of the configuration has been found to make sense. */
function assertPolicies(config: Config, catalog: Catalog): void {
  const stated = [
    { name: 'policy', policy: config.deploymentPolicy },
    ...config.tenants.map((tenant) => ({ name: `tenant ${tenant.id}: policy`, policy: tenant.policy })),
  ];
  for (const { name, policy } of stated) {
    const checked = validatePolicy(policy, catalog);
    if (checked.kind === 'invalid')
      throw new AppError(
        'InvalidConfiguration',
        checked.problems.map((problem) => `${name}.${problem.path} ${problem.message}`).join('; '),
      );
    const compiled = compilePolicy(
      [
        { layer: 'deployment', document: config.deploymentPolicy },
        { layer: 'tenant', document: policy },
      ],
      catalog,
    );
    if (compiled.kind === 'conflict') throw new AppError('InvalidConfiguration', `${name}: ${compiled.message}`);
  }
}

async function seedDatabase(
  config: Config,
  {
    metadata,
    catalog,
    registry,
  }: { readonly metadata: Metadata; readonly catalog: Catalog; readonly registry: BackendRegistry },
): Promise<void> {
  await metadata.catalog.replace({
    providers: catalog.providers.map((provider) => ({
      provider_id: provider.providerId,
      name: provider.name,
      operator_country: provider.operatorCountry ?? null,
      parent_country: provider.parentCountry ?? null,
      certifications: provider.certifications.join(';'),
    })),
    regions: catalog.regions.map((region) => ({
      zone_code: region.zoneCode,
      provider_id: region.providerId,
      region_id: region.regionId,
      country: region.country,
      city: region.city ?? null,
      endpoint: region.endpoint ?? null,
    })),
  });
  await metadata.backends.sync(registry.all().map(({ facts, endpoint, region }) => ({ ...facts, endpoint, region })));
  for (const tenant of config.tenants) {
    await metadata.tenants.ensure(tenant.id);
    await metadata.tenants.setPolicy(tenant.id, tenant.policy);
  }
}
