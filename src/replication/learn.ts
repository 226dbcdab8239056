import type { Clock } from '../base/clock.ts';
import { mappingAt } from '../domain/bucket.ts';
import type { ObjectWithReplicas } from '../domain/object.ts';
import type { Metadata } from '../metadata/metadata.ts';
import { BackendProblem } from './backend-problem.ts';
import { isInSyncCopy } from './plan.ts';
import type { BucketsPort, DesiredPlacement } from './ports.ts';
import { lookClosely, type PresentSighting, type Sighting } from './sighting.ts';

/** HTTP dates have whole seconds: a write may be this much later than its Last-Modified says. */
const DATE_GRANULARITY_MS = 1_000;
/** No request is under way for longer; a delete that was noted before that and did not happen never will. */
const INTENT_TTL_MS = 15 * 60_000;

/**
 * What comparing the record with home came to:
 * - unchanged: they agree.
 * - rolled-forward: home holds something newer, which is recorded now.
 * - tombstoned: home no longer holds it, as a noted delete explains; recorded now.
 * - missing-at-home: home no longer holds it and nothing explains that; copies exist elsewhere.
 * - lost: as above, and no copy is known.
 * - deleted-but-present: home holds what was deleted, older than its delete: neither removed nor brought back.
 * - overtaken: somebody recorded the key meanwhile; look again.
 */
export type Lesson =
  | 'unchanged'
  | 'rolled-forward'
  | 'tombstoned'
  | 'missing-at-home'
  | 'lost'
  | 'deleted-but-present'
  | 'overtaken';

/** What the learner is built from. */
export interface HomeLearnerOptions {
  readonly metadata: Pick<Metadata, 'objects'>;
  readonly buckets: BucketsPort;
  readonly clock: Clock;
}

/** Brings the record of a key up to what its home shows, and never the other way round. */
export class HomeLearner {
  readonly #options: HomeLearnerOptions;

  constructor(options: HomeLearnerOptions) {
    this.#options = options;
  }

  /** Looks at home and rolls the record forward when it differs. Throws `BackendProblem` when there is no telling. */
  async learn(desired: DesiredPlacement, key: string, signal?: AbortSignal): Promise<Lesson> {
    const { clock, metadata } = this.#options;
    const startedAtMs = clock.nowMs();
    const seen = await this.#lookAtHome(desired, key, signal);
    const object = await metadata.objects.find(desired.bucket.id, key);
    const lesson = compareWithHome(object, seen, desired.bucket.homeBackendId);
    // What was seen may be older than what was recorded since: learning from it would turn time back.
    if (object && object.recordedAtMs > startedAtMs && lesson !== 'unchanged') return 'overtaken';
    if (lesson === 'rolled-forward' && seen.kind === 'present')
      await this.#recordPut(desired, key, { seen, startedAtMs });
    if (lesson === 'tombstoned') await this.#recordDelete(desired, key, startedAtMs);
    if (lesson === 'unchanged') await this.#forgetStaleIntent(object, startedAtMs);
    return lesson;
  }

  #lookAtHome(desired: DesiredPlacement, key: string, signal: AbortSignal | undefined): Promise<Sighting> {
    const { buckets, clock } = this.#options;
    const { bucket } = desired;
    const backend = buckets.backend(bucket.homeBackendId)?.backend;
    const mapping = mappingAt(bucket, bucket.homeBackendId);
    if (!backend || !mapping)
      throw new BackendProblem(bucket.homeBackendId, {
        code: 'UnknownBackend',
        kind: 'refused',
        message: 'is not configured',
      });
    const permit = buckets.readPermit(bucket.id, backend.id);
    const site = { backend, bucket: mapping.backendBucket };
    return lookClosely(site, key, { permit, nowMs: clock.nowMs(), ...(signal ? { signal } : {}) });
  }

  async #recordPut(
    desired: DesiredPlacement,
    key: string,
    found: { seen: PresentSighting; startedAtMs: number },
  ): Promise<void> {
    await this.#options.metadata.objects.record({
      bucketId: desired.bucket.id,
      key,
      kind: 'put',
      sizeBytes: found.seen.sizeBytes,
      etag: found.seen.etag,
      startedAtMs: found.startedAtMs,
      homeBackendId: desired.bucket.homeBackendId,
      replicaBackendIds: desired.replicaBackendIds,
    });
  }

  async #recordDelete(desired: DesiredPlacement, key: string, startedAtMs: number): Promise<void> {
    await this.#options.metadata.objects.record({
      bucketId: desired.bucket.id,
      key,
      kind: 'delete',
      sizeBytes: 0,
      etag: '',
      startedAtMs,
      homeBackendId: desired.bucket.homeBackendId,
      replicaBackendIds: [],
    });
  }

  /** A delete that never reached home must not explain a loss later. */
  async #forgetStaleIntent(object: ObjectWithReplicas | undefined, nowMs: number): Promise<void> {
    const intendedAtMs = object?.deleteIntendedAtMs ?? null;
    if (!object || object.isTombstone || intendedAtMs === null || nowMs - intendedAtMs < INTENT_TTL_MS) return;
    await this.#options.metadata.objects.clearDeleteIntent(object.bucketId, object.key);
  }
}

/**
 * What a look at home says about the record. Pure. Throws `BackendProblem` for a sighting that proves nothing: a missing
 * bucket or a refusal to tell is never taken for a missing object.
 */
export function compareWithHome(object: ObjectWithReplicas | undefined, seen: Sighting, homeBackendId: string): Lesson {
  if (seen.kind === 'present') return compareWithPresent(object, seen);
  if (!object || object.isTombstone) return 'unchanged';
  if (seen.kind !== 'absent') throw unclear(seen.kind, homeBackendId);
  if (object.deleteIntendedAtMs !== null) return 'tombstoned';
  const hasCopy = object.replicas.some(
    (replica) => replica.backendId !== homeBackendId && isInSyncCopy(replica, object),
  );
  return hasCopy ? 'missing-at-home' : 'lost';
}

function compareWithPresent(object: ObjectWithReplicas | undefined, seen: PresentSighting): Lesson {
  if (!object) return 'rolled-forward';
  if (object.isTombstone) return isNewerThan(object.recordedAtMs, seen) ? 'rolled-forward' : 'deleted-but-present';
  return object.etag === seen.etag && object.sizeBytes === seen.sizeBytes ? 'unchanged' : 'rolled-forward';
}

/**
 * Within the second that a date cannot tell apart, home is believed: it acknowledged the delete before it was recorded,
 * so what it shows now was most likely written after that.
 */
function isNewerThan(tombstoneAtMs: number, seen: PresentSighting): boolean {
  return seen.modifiedAtMs !== undefined && seen.modifiedAtMs + DATE_GRANULARITY_MS > tombstoneAtMs;
}

function unclear(kind: Sighting['kind'], homeBackendId: string): BackendProblem {
  const problem =
    kind === 'no-bucket'
      ? ({ code: 'NoSuchBucket', kind: 'transient', message: 'home has lost the bucket' } as const)
      : ({ code: 'AccessDenied', kind: 'refused', message: 'home does not tell whether the object exists' } as const);
  return new BackendProblem(homeBackendId, problem);
}
