import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Backend, BackendRequest, Capabilities } from '../../src/backends/backend.ts';
import { FaultyBackend } from '../../src/backends/decorators.ts';
import { Store, type StoreOptions } from '../../src/backends/store.ts';
import { StoreBackend } from '../../src/backends/store-backend.ts';
import { silentLogger } from '../../src/base/logger.ts';
import { BackendBuckets } from '../../src/buckets/backend-bucket.ts';
import { BackendRegistry, type RegisteredBackend } from '../../src/buckets/backend-registry.ts';
import { BucketDirectory } from '../../src/buckets/bucket-directory.ts';
import { BucketService, type NewBucket } from '../../src/buckets/bucket-service.ts';
import { PolicyService } from '../../src/buckets/policy-service.ts';
import { ReplicationAccess } from '../../src/buckets/replication-access.ts';
import type { BackendFacts } from '../../src/domain/backend.ts';
import type { Bucket } from '../../src/domain/bucket.ts';
import { type Permit, permitRead, permitWrite } from '../../src/policy/permit.ts';
import type { S3Response } from '../../src/s3/message.ts';
import { smallCatalog } from './catalogs.ts';
import { MetadataFile } from './metadata-file.ts';
import { backendAt } from './policies.ts';
import { yesBackends } from './registered-backends.ts';
import { SeededRandom } from './seeded-random.ts';

/** Helsinki, Frankfurt (of an American operator) and Stockholm, in this order. */
export const THREE_BACKENDS: readonly BackendFacts[] = [
  backendAt('hel', { zoneCode: 'FI-HEL-ACME-1' }),
  backendAt('fra', { zoneCode: 'DE-FRA-GLOB-1' }),
  backendAt('sto', { zoneCode: 'SE-STO-UMBR-1' }),
];

/** An embedded store that is opened when it is first asked for something: most tests ask one or two. */
class LazyStore implements Backend {
  readonly id: string;
  readonly capabilities: Capabilities = { trailingChecksums: true, conditionalWrites: true };
  readonly #options: StoreOptions;
  #opening: Promise<StoreBackend> | undefined;

  constructor(id: string, options: StoreOptions) {
    this.id = id;
    this.#options = options;
  }

  async send(permit: Permit, request: BackendRequest): Promise<S3Response> {
    this.#opening ??= Store.open(this.#options).then((store) => new StoreBackend(this.id, store));
    return (await this.#opening).send(permit, request);
  }

  isHealthy(): boolean {
    return true;
  }

  async close(): Promise<void> {
    await (await this.#opening)?.close();
  }
}

/** A store behind injected faults, which a test can also declare sick. */
class TestBackend extends FaultyBackend {
  isSick = false;

  override isHealthy(): boolean {
    return !this.isSick && super.isHealthy();
  }
}

/** The bucket services over a metadata database and embedded stores, all in real files; nothing is cached but what they cache. */
export class BucketWorld {
  readonly database: MetadataFile;
  readonly registry: BackendRegistry;
  readonly policies: PolicyService;
  readonly directory: BucketDirectory;
  readonly service: BucketService;
  readonly access: ReplicationAccess;
  readonly #backends: ReadonlyMap<string, TestBackend>;
  readonly #stores: string;

  /** `keepsNothing`: backends that say yes to everything do for what is decided without bytes, and are quicker. */
  static async open({ keepsNothing = false } = {}): Promise<BucketWorld> {
    const database = await MetadataFile.open();
    const { clock } = database;
    const stores = mkdtempSync(join(tmpdir(), 's3gateway-stores-'));
    const backends = yesBackends(THREE_BACKENDS).map(({ facts: { id }, backend }, index) => {
      const options = { directory: join(stores, id), clock, random: new SeededRandom(index), logger: silentLogger };
      return [id, new TestBackend(keepsNothing ? backend : new LazyStore(id, options), clock)] as const;
    });
    return new BucketWorld({ database, stores, backends: new Map(backends) });
  }

  private constructor(parts: {
    readonly database: MetadataFile;
    readonly stores: string;
    readonly backends: ReadonlyMap<string, TestBackend>;
  }) {
    this.database = parts.database;
    this.#stores = parts.stores;
    this.#backends = parts.backends;
    const { clock, metadata } = this.database;
    const registered = THREE_BACKENDS.map((facts): RegisteredBackend => {
      return { facts, backend: this.backend(facts.id), region: `region-of-${facts.id}`, endpoint: '' };
    });
    this.registry = new BackendRegistry(registered);
    const { registry } = this;
    this.policies = new PolicyService({
      catalog: smallCatalog(),
      registry,
      deploymentPolicy: {},
      defaultRegion: 'us-east-1',
    });
    const { policies } = this;
    this.directory = new BucketDirectory({ metadata, registry, policies, clock });
    const { directory } = this;
    const backendBuckets = new BackendBuckets(undefined);
    const outside = { clock, random: new SeededRandom(99), logger: silentLogger };
    this.service = new BucketService({ metadata, registry, policies, directory, backendBuckets, ...outside });
    this.access = new ReplicationAccess({ directory, service: this.service, registry });
  }

  backend(id: string): TestBackend {
    const backend = this.#backends.get(id);
    if (!backend) throw new Error(`no backend ${id}`);
    return backend;
  }

  /** Creates a bucket of `acme` called `files`, unless told otherwise. Throws when it is not created. */
  async create(wish: Partial<NewBucket> = {}): Promise<Bucket> {
    const outcome = await this.service.create(newBucket(wish));
    if (outcome.kind !== 'created') throw new Error(`the bucket is not created: ${JSON.stringify(outcome)}`);
    return outcome.bucket;
  }

  /** True when the backend has a bucket of that name. */
  async has(backendId: string, bucket: string): Promise<boolean> {
    const request = { method: 'HEAD', bucket, query: [], headers: {}, body: null } as const;
    return (await this.backend(backendId).send(permitRead('test', backendId), request)).status === 200;
  }

  /** Puts something straight into a backend bucket, or takes it out again. */
  async change(method: 'PUT' | 'DELETE', backendId: string, bucket: string, key?: string): Promise<void> {
    const permit = permitWrite({ accepted: new Set([backendId]) }, 'test', backendId);
    if (!permit) throw new Error('no permit');
    const target = key === undefined ? { bucket } : { bucket, key };
    const body = method === 'PUT' && key !== undefined ? Buffer.from('x') : null;
    const { status } = await this.backend(backendId).send(permit, { method, ...target, query: [], headers: {}, body });
    if (status >= 300) throw new Error(`${method} was answered ${status}`);
  }

  /** Requests that would change something at a backend, in the words of HTTP. */
  changes(backendId: string): string[] {
    const requests = this.backend(backendId).seen.filter(({ method }) => method !== 'GET' && method !== 'HEAD');
    return requests.map(({ method, bucket }) => `${method} ${bucket}`);
  }

  async close(): Promise<void> {
    await this.database.close();
    for (const backend of this.#backends.values()) await backend.close();
    rmSync(this.#stores, { recursive: true });
  }
}

/** A wish for a bucket of `acme` called `files`. */
export function newBucket(wish: Partial<NewBucket> = {}): NewBucket {
  return { tenantId: 'acme', regionId: '', logicalName: 'files', policy: {}, ...wish };
}
