import type { Backend } from '../backends/backend.ts';
import type { BackendState } from '../domain/backend.ts';
import type { Bucket, BucketMapping } from '../domain/bucket.ts';
import { type Permit, permitRead, permitRemove } from '../policy/permit.ts';
import type { BackendRegistry } from './backend-registry.ts';
import type { BucketDirectory } from './bucket-directory.ts';
import type { BucketService } from './bucket-service.ts';

/** Placement and permits by bucket id, asked anew at every call: what replication works under. */
export class ReplicationAccess {
  readonly #directory: BucketDirectory;
  readonly #service: BucketService;
  readonly #registry: BackendRegistry;

  constructor(parts: {
    readonly directory: BucketDirectory;
    readonly service: BucketService;
    readonly registry: BackendRegistry;
  }) {
    this.#directory = parts.directory;
    this.#service = parts.service;
    this.#registry = parts.registry;
  }

  /** Where the effective policy wants the bucket now; undefined once it is gone for good. */
  async desired(
    bucketId: string,
  ): Promise<
    | { readonly bucket: Bucket; readonly replicaBackendIds: readonly string[]; readonly accepted: ReadonlySet<string> }
    | undefined
  > {
    const resolved = await this.#directory.resolveById(bucketId);
    if (!resolved) return undefined;
    const { bucket, placement, replicaBackendIds } = resolved;
    return { bucket, replicaBackendIds, accepted: placement.accepted };
  }

  /** Leave to write to a backend, its backend bucket made when it is not there yet. Throws `BackendUnavailable`. */
  async permitFor(
    bucketId: string,
    backendId: string,
  ): Promise<
    | { readonly kind: 'permit'; readonly permit: Permit; readonly mapping: BucketMapping }
    | { readonly kind: 'denied'; readonly reason: string }
  > {
    const answer = await this.#service.siteFor(bucketId, backendId);
    if (answer.kind === 'denied') return answer;
    const { writePermit, mapping } = answer.site;
    if (!writePermit) return { kind: 'denied', reason: `policy no longer accepts backend ${backendId}` };
    return { kind: 'permit', permit: writePermit, mapping };
  }

  /** Makes the backend bucket of a mapping again, after the backend said that it has none. */
  async restoreBackendBucket(bucketId: string, backendId: string): Promise<void> {
    const answer = await this.#service.siteFor(bucketId, backendId);
    if (answer.kind === 'site') await this.#service.recreateBackendBucket(answer.site);
  }

  readPermit(bucketId: string, backendId: string): Permit {
    return permitRead(bucketId, backendId);
  }

  removePermit(bucketId: string, backendId: string): Permit {
    return permitRemove(bucketId, backendId);
  }

  /** Undefined for a backend that is no longer configured. */
  backend(backendId: string): { readonly backend: Backend; readonly state: BackendState } | undefined {
    if (!this.#registry.has(backendId)) return undefined;
    const { backend, facts } = this.#registry.get(backendId);
    return { backend, state: facts.state };
  }
}
