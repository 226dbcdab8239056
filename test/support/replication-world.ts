import type { BackendRequest } from '../../src/backends/backend.ts';
import { FaultyBackend } from '../../src/backends/decorators.ts';
import { silentLogger } from '../../src/base/logger.ts';
import { silentMetrics } from '../../src/base/metrics.ts';
import type { Random } from '../../src/base/random.ts';
import { SystemRandom } from '../../src/base/random.ts';
import type { BackendState } from '../../src/domain/backend.ts';
import type { BucketMapping } from '../../src/domain/bucket.ts';
import type { ObjectWithReplicas } from '../../src/domain/object.ts';
import { type Metadata, openMetadata } from '../../src/metadata/metadata.ts';
import { permitRead, permitRemove, permitWrite } from '../../src/policy/permit.ts';
import type { BucketsPort, DesiredPlacement } from '../../src/replication/ports.ts';
import { ReplicationWorker, type WorkerSettings } from '../../src/replication/worker-loop.ts';
import { unquoteEtag } from '../../src/s3/etag.ts';
import { responseHeader } from '../../src/s3/message.ts';
import { ManualClock } from './manual-clock.ts';
import { MemoryBackend, type MemoryBackendOptions, type MemoryObject } from './memory-backend.ts';

/** The one bucket of the world. */
export const BUCKET_ID = 'bucket-1';

/** How a world is made. */
export interface WorldOptions {
  /** Backends in order; the first is home. */
  readonly backends?: Readonly<Record<string, Omit<MemoryBackendOptions, 'clock'>>>;
  /** Backends that policy wants copies at, home not named; the others are accepted without being asked for. */
  readonly replicaBackendIds?: readonly string[];
  readonly random?: Random;
}

/** A bucket over memory backends, a real metadata database in memory, and what a gateway would do to them. */
export class ReplicationWorld {
  readonly clock: ManualClock;
  readonly metadata: Metadata;
  readonly memory = new Map<string, MemoryBackend>();
  readonly faulty = new Map<string, FaultyBackend>();
  readonly states = new Map<string, BackendState>();
  readonly accepted = new Set<string>();
  replicaBackendIds: readonly string[];
  readonly homeId: string;

  static async open(options: WorldOptions = {}): Promise<ReplicationWorld> {
    const clock = new ManualClock();
    const metadata = await openMetadata({ file: ':memory:', clock, random: options.random ?? new SystemRandom() });
    const world = new ReplicationWorld(clock, metadata, options);
    await metadata.tenants.ensure('acme');
    await metadata.buckets.create({
      id: BUCKET_ID,
      tenantId: 'acme',
      logicalName: 'files',
      regionId: '',
      policy: {},
      homeBackendId: world.homeId,
      mappings: [...world.memory.keys()].map(mappingFor),
      createdAtMs: clock.nowMs(),
    });
    return world;
  }

  private constructor(clock: ManualClock, metadata: Metadata, options: WorldOptions) {
    this.clock = clock;
    this.metadata = metadata;
    const backends = Object.entries(options.backends ?? { hel: {}, fra: {} });
    this.homeId = backends[0]?.[0] ?? 'hel';
    for (const [id, kind] of backends) {
      const memory = new MemoryBackend(id, { clock, ...kind });
      memory.buckets.set(bucketAt(id), new Map());
      this.memory.set(id, memory);
      this.faulty.set(id, new FaultyBackend(memory, clock));
      this.states.set(id, 'active');
      this.accepted.add(id);
    }
    this.replicaBackendIds = options.replicaBackendIds ?? backends.slice(1).map(([id]) => id);
  }

  /** What the world offers to replication. */
  readonly buckets: { -readonly [Part in keyof BucketsPort]: BucketsPort[Part] } = {
    desired: async (bucketId) => {
      const bucket = await this.metadata.buckets.find(bucketId);
      return bucket && { bucket, replicaBackendIds: this.replicaBackendIds, accepted: new Set(this.accepted) };
    },
    permitFor: async (bucketId, backendId) => {
      const permit = permitWrite({ accepted: this.accepted }, bucketId, backendId);
      const mapping = mappingFor(backendId);
      return permit ? { kind: 'permit', permit, mapping } : { kind: 'denied', reason: `${backendId} is outside` };
    },
    restoreBackendBucket: async (_bucketId, backendId) => {
      this.memory.get(backendId)?.buckets.set(bucketAt(backendId), new Map());
    },
    readPermit: permitRead,
    removePermit: permitRemove,
    backend: (backendId) => {
      const backend = this.faulty.get(backendId);
      return backend && { backend, state: this.states.get(backendId) ?? 'active' };
    },
  };

  worker(settings: Partial<WorkerSettings> = {}, random: Random = new SystemRandom()): ReplicationWorker {
    const { clock, metadata, buckets } = this;
    return new ReplicationWorker({
      metadata,
      buckets,
      clock,
      random,
      logger: silentLogger,
      metrics: silentMetrics,
      settings,
    });
  }

  faults(id: string): FaultyBackend {
    const backend = this.faulty.get(id);
    if (!backend) throw new Error(`no backend ${id}`);
    return backend;
  }

  /**
   * Runs `action` before each matching request is carried out, requests that `action` leads to excepted. `isDeaf`: the
   * request is beyond recall when its sender gives it up.
   */
  beforeRequest(
    id: string,
    when: (request: BackendRequest) => boolean,
    action: () => Promise<void>,
    isDeaf = false,
  ): void {
    const memory = this.memory.get(id);
    if (!memory) throw new Error(`no backend ${id}`);
    const send = memory.send.bind(memory);
    let isActing = false;
    memory.send = async (permit, request) => {
      if (isActing || !when(request)) return send(permit, request);
      isActing = true;
      await action().finally(() => {
        isActing = false;
      });
      const { signal: _signal, ...unstoppable } = request;
      return send(permit, isDeaf ? unstoppable : request);
    };
  }

  /** The row of an object at a backend, as far as tests look at it. */
  async stateAt(backendId: string, key: string) {
    const replica = (await this.record(key))?.replicas.find((candidate) => candidate.backendId === backendId);
    return (
      replica && { state: replica.state, goal: replica.goal, lastError: replica.lastError, attempts: replica.attempts }
    );
  }

  /** What stands at a backend. */
  at(id: string, key: string): MemoryObject | undefined {
    return this.memory.get(id)?.object(bucketAt(id), key);
  }

  record(key: string): Promise<ObjectWithReplicas | undefined> {
    return this.metadata.objects.find(BUCKET_ID, key);
  }

  async desired(): Promise<DesiredPlacement> {
    const desired = await this.buckets.desired(BUCKET_ID);
    if (!desired) throw new Error('the bucket is gone');
    return desired;
  }

  /** Writes at home as a client of the gateway does, without recording it. */
  async putAtHome(
    key: string,
    text: string | Buffer,
    headers: Record<string, string> = {},
  ): Promise<{ etag: string; sizeBytes: number }> {
    const permit = permitWrite({ accepted: new Set([this.homeId]) }, BUCKET_ID, this.homeId);
    const home = this.memory.get(this.homeId);
    if (!permit || !home) throw new Error('no home');
    const body = Buffer.from(text);
    const request = {
      method: 'PUT',
      bucket: bucketAt(this.homeId),
      key,
      query: [],
      headers,
      body,
    } as const satisfies BackendRequest;
    const response = await home.send(permit, request);
    return { etag: unquoteEtag(responseHeader(response, 'etag') ?? ''), sizeBytes: body.length };
  }

  /** Uploads at home in parts, without recording it. */
  async uploadAtHome(
    key: string,
    parts: readonly Buffer[],
    headers: Record<string, string> = {},
  ): Promise<{ etag: string; sizeBytes: number }> {
    const permit = permitWrite({ accepted: new Set([this.homeId]) }, BUCKET_ID, this.homeId);
    const home = this.memory.get(this.homeId);
    if (!permit || !home) throw new Error('no home');
    const at = { bucket: bucketAt(this.homeId), key };
    await home.send(permit, { ...at, method: 'POST', query: [['uploads', '']], headers, body: null });
    const uploadId = [...home.uploads.keys()].at(-1) ?? '';
    for (const [index, body] of parts.entries())
      await home.send(permit, {
        ...at,
        method: 'PUT',
        query: [
          ['partNumber', `${index + 1}`],
          ['uploadId', uploadId],
        ],
        headers: {},
        body,
      });
    const listed = parts
      .map((_, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>"x"</ETag></Part>`)
      .join('');
    const body = Buffer.from(`<CompleteMultipartUpload>${listed}</CompleteMultipartUpload>`);
    await home.send(permit, { ...at, method: 'POST', query: [['uploadId', uploadId]], headers: {}, body });
    const object = this.at(this.homeId, key);
    return { etag: object?.etag ?? '', sizeBytes: object?.bytes.length ?? 0 };
  }

  async recordPut(
    key: string,
    written: { etag: string; sizeBytes: number },
    startedAtMs = this.clock.nowMs() - 1,
  ): Promise<void> {
    const { homeId: homeBackendId, replicaBackendIds } = this;
    await this.metadata.objects.record({
      bucketId: BUCKET_ID,
      key,
      kind: 'put',
      ...written,
      startedAtMs,
      homeBackendId,
      replicaBackendIds,
    });
  }

  /** A whole PutObject of the gateway. */
  async put(key: string, text: string | Buffer, headers: Record<string, string> = {}): Promise<void> {
    this.clock.advance(2);
    const startedAtMs = this.clock.nowMs() - 1;
    await this.recordPut(key, await this.putAtHome(key, text, headers), startedAtMs);
  }

  /** A whole DeleteObject of the gateway. */
  async remove(key: string): Promise<void> {
    this.clock.advance(2);
    const startedAtMs = this.clock.nowMs() - 1;
    await this.metadata.objects.intendDelete(BUCKET_ID, key);
    this.memory.get(this.homeId)?.buckets.get(bucketAt(this.homeId))?.delete(key);
    await this.metadata.objects.record({
      bucketId: BUCKET_ID,
      key,
      kind: 'delete',
      sizeBytes: 0,
      etag: '',
      startedAtMs,
      homeBackendId: this.homeId,
      replicaBackendIds: [],
    });
  }

  /** Drains, and moves time on past backoffs, until no row is due any more; `rounds` bounds it. */
  async settle(worker: ReplicationWorker, rounds = 60): Promise<void> {
    for (let round = 0; round < rounds; round++) {
      await worker.drain();
      const backlog = await this.metadata.replicas.backlog();
      if (backlog.every(({ due, leased }) => due + leased === 0)) return;
      this.clock.advance(61_000);
    }
    throw new Error(`replication did not settle: ${JSON.stringify(await this.metadata.replicas.backlog())}`);
  }
}

/** The name of the world's bucket at a backend. */
export function bucketAt(backendId: string): string {
  return `files-${backendId}`;
}

function mappingFor(backendId: string): BucketMapping {
  return { backendId, backendBucket: bucketAt(backendId), collisionCounter: 0 };
}

/** A PUT of an object or a part. */
export const isPut = (request: BackendRequest) => request.method === 'PUT' && request.key !== undefined;

/** A GET of an object or a part. */
export const isGet = (request: BackendRequest) => request.method === 'GET' && request.key !== undefined;

/** The value, which a test knows to be there. */
export function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('expected to be there');
  return value;
}
