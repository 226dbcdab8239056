import { BackendUnavailable } from '../backends/backend.ts';
import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import { mappingAt } from '../domain/bucket.ts';
import type { ObjectWithReplicas } from '../domain/object.ts';
import type { Metadata } from '../metadata/metadata.ts';
import type { LeasedReplica } from '../metadata/replicas-table.ts';
import type { Permit } from '../policy/permit.ts';
import type { S3Response } from '../s3/message.ts';
import { noAnswer, type Site } from './ask.ts';
import { BackendProblem } from './backend-problem.ts';
import { isDescribedAlike } from './carried-headers.ts';
import { type CopyResult, copyObject } from './copy.ts';
import { type Passed, prove } from './evidence.ts';
import { afterLesson, closedForWrites, type JobOutcome, looked } from './job-outcome.ts';
import { HomeLearner } from './learn.ts';
import { areSameTags, readTags, writeTags } from './object-tags.ts';
import { type CopyOver, type Plan, plan } from './plan.ts';
import type { BucketsPort, DesiredPlacement, WritePermission } from './ports.ts';
import { removeCopy } from './remove.ts';
import { look, lookClosely, type Sighting } from './sighting.ts';

/** What the executor is built from. */
export interface ExecutorOptions {
  readonly metadata: Pick<Metadata, 'objects' | 'replicas'>;
  readonly buckets: BucketsPort;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** One leased row with all that was read for it. */
interface Job {
  readonly lease: LeasedReplica;
  readonly object: ObjectWithReplicas;
  readonly desired: DesiredPlacement;
  readonly home: Site;
  readonly signal: AbortSignal;
}

/** Where a copy, or what describes it, may be written. */
interface WritableTarget {
  readonly target: Site;
  readonly permit: Permit;
}

/** Does what `plan` decides for one leased row: looks, copies, removes, verifies. Writes nothing at home, ever. */
export class Executor {
  readonly #options: ExecutorOptions;
  readonly #learner: HomeLearner;

  constructor(options: ExecutorOptions) {
    this.#options = options;
    this.#learner = new HomeLearner(options);
  }

  /** Throws `BackendProblem` when a backend did not do its part. */
  async run(lease: LeasedReplica, signal: AbortSignal): Promise<JobOutcome> {
    const { buckets, metadata } = this.#options;
    const { bucketId, key, id } = lease.object;
    const [desired, object] = await Promise.all([buckets.desired(bucketId), metadata.objects.find(bucketId, key)]);
    if (!desired || object?.id !== id) return { kind: 'overtaken' };
    const home = this.#siteOf(desired, desired.bucket.homeBackendId);
    if (typeof home === 'string') return { kind: 'park', reason: home };
    const job: Job = { lease, object, desired, home, signal };
    const unusable = this.#whyUnusable(home.backend.id) ?? this.#whyUnusable(lease.replica.backendId);
    if (unusable) return unusable;
    const observed = await this.#observe(job);
    const decided = plan({
      replica: lease.replica,
      leasedGeneration: lease.object.generation,
      object,
      desired,
      observed,
    });
    return this.#carryOut(job, decided, observed);
  }

  async #carryOut(job: Job, decided: Plan, observed: Sighting): Promise<JobOutcome> {
    switch (decided.kind) {
      case 'Nothing':
        return decided.because === 'stale' ? { kind: 'overtaken' } : looked(etagOf(observed));
      case 'Verify':
        return decided.at === 'home' ? this.#verifyHome(job, observed) : this.#verifyTarget(job, observed);
      case 'Copy':
        return this.#copy(job, decided.over);
      case 'Delete':
        return this.#remove(job);
      case 'Retarget':
        await this.#options.metadata.replicas.makeDue(job.object.id, job.lease.replica.backendId, decided.goal);
        return { kind: 'handed-over' };
      case 'Wait':
        return { kind: 'wait', reason: decided.reason };
      case 'Refuse':
        return this.#refuse(job);
    }
  }

  /** A backend without a backend bucket of this bucket holds nothing of it. */
  async #observe({ lease, object, desired, signal }: Job): Promise<Sighting> {
    const { buckets, clock } = this.#options;
    const { backendId } = lease.replica;
    const site = this.#siteOf(desired, backendId);
    if (typeof site === 'string') return { kind: 'absent' };
    const options = { permit: buckets.readPermit(desired.bucket.id, backendId), nowMs: clock.nowMs(), signal };
    const isHome = backendId === desired.bucket.homeBackendId;
    return isHome ? lookClosely(site, object.key, options) : look(site, object.key, options);
  }

  async #verifyHome(job: Job, observed: Sighting): Promise<JobOutcome> {
    const lesson = await this.#learner.learn(job.desired, job.object.key, job.signal);
    if (lesson === 'unchanged') return looked(etagOf(observed));
    return afterLesson(lesson);
  }

  /** The target shows the recorded ETag and size: it is the same object if home, looked at now, describes it alike. */
  async #verifyTarget(job: Job, observed: Sighting): Promise<JobOutcome> {
    const source = await this.#lookAtHome(job);
    if (!isAsRecorded(source, job.object)) return this.#learn(job);
    const isMd5 = /^[0-9a-f]{32}(-\d+)?$/.test(job.object.etag);
    if (isMd5 && observed.kind === 'present' && isDescribedAlike(source.response, observed.response))
      return (await this.#alignTags(job)) ?? looked(observed.etag);
    return this.#copy(job, { kind: 'etag', etag: job.object.etag });
  }

  /** Gives the target home's tags, which change without a byte. The outcome when it may not be written to. */
  async #alignTags(job: Job): Promise<JobOutcome | undefined> {
    const { desired, home, lease, object, signal } = job;
    const target = this.#siteOf(desired, lease.replica.backendId);
    if (typeof target === 'string') return undefined;
    const readPermit = (site: Site) => this.#options.buckets.readPermit(desired.bucket.id, site.backend.id);
    const tagged = (site: Site) => ({ site, permit: readPermit(site), key: object.key, signal });
    const [wanted, held] = await Promise.all([readTags(tagged(home)), readTags(tagged(target))]);
    if (areSameTags(wanted, held)) return undefined;
    const writable = await this.#writableTarget(job);
    if ('kind' in writable) return writable;
    await writeTags({ ...tagged(writable.target), permit: writable.permit }, wanted);
    return undefined;
  }

  async #copy(job: Job, over: CopyOver): Promise<JobOutcome> {
    const writable = await this.#writableTarget(job);
    if ('kind' in writable) return writable;
    const result = await this.#copyTo(job, { ...writable, over });
    if (result.kind === 'home-changed') return this.#learn(job);
    const seenEtag = await this.#proveCopy(job, writable.target, result.passed);
    return this.#compareHomeAgain(job, result.source, seenEtag);
  }

  /** The row's backend with a permit to write there, or the outcome when it may not be written to. */
  async #writableTarget(job: Job): Promise<WritableTarget | JobOutcome> {
    const { backendId } = job.lease.replica;
    const configured = this.#options.buckets.backend(backendId);
    if (configured?.state !== 'active') return closedForWrites(backendId, configured?.state);
    const permission = await this.#permission(job);
    if (permission.kind === 'denied') return { kind: 'park', reason: `ResidencyDenied: ${permission.reason}` };
    const target: Site = { backend: configured.backend, bucket: permission.mapping.backendBucket };
    return { target, permit: permission.permit };
  }

  /** Residency is asked now, at the time of the copy, and not when the row became due. */
  #permission(job: Job): Promise<WritePermission> {
    const { backendId } = job.lease.replica;
    return naming(backendId, this.#options.buckets.permitFor(job.desired.bucket.id, backendId));
  }

  async #copyTo(job: Job, to: WritableTarget & { readonly over: CopyOver }): Promise<CopyResult> {
    const { buckets, logger } = this.#options;
    const { object, desired, home, signal, lease } = job;
    const { id } = desired.bucket;
    try {
      return await copyObject({
        key: object.key,
        etag: object.etag,
        sizeBytes: object.sizeBytes,
        home,
        readHome: buckets.readPermit(id, home.backend.id),
        target: to.target,
        readTarget: buckets.readPermit(id, lease.replica.backendId),
        writeTarget: to.permit,
        removeTarget: buckets.removePermit(id, lease.replica.backendId),
        over: to.over,
        signal,
        logger,
      });
    } catch (error) {
      const isBucketGone =
        error instanceof BackendProblem && error.code === 'NoSuchBucket' && error.backendId === to.target.backend.id;
      if (isBucketGone) await naming(error.backendId, buckets.restoreBackendBucket(id, error.backendId));
      throw error;
    }
  }

  async #proveCopy({ desired, object, lease, signal }: Job, target: Site, passed: Passed): Promise<string> {
    const { buckets, clock } = this.#options;
    const permit = buckets.readPermit(desired.bucket.id, lease.replica.backendId);
    const seen = await look(target, object.key, { permit, nowMs: clock.nowMs(), signal });
    if (seen.kind !== 'present')
      throw new BackendProblem(target.backend.id, {
        code: 'CopyMissing',
        kind: 'transient',
        message: 'the copy is not there',
      });
    await prove(target, seen, passed, { permit, key: object.key, signal });
    return seen.etag;
  }

  /** Home may have been overwritten, or described anew, while its bytes were on their way. */
  async #compareHomeAgain(job: Job, source: S3Response, seenEtag: string): Promise<JobOutcome> {
    const now = await this.#lookAtHome(job);
    if (!isAsRecorded(now, job.object)) return this.#learn(job);
    if (!isDescribedAlike(now.response, source))
      throw new BackendProblem(job.home.backend.id, {
        code: 'DescribedAnew',
        kind: 'transient',
        message: 'changed meanwhile',
      });
    return { kind: 'done', did: 'copied', seenEtag, bytes: job.object.sizeBytes };
  }

  /**
   * Removes a copy, but not while home shows an object: a delete that lost a race against a later write must not take the
   * copies of that write along.
   */
  async #remove(job: Job): Promise<JobOutcome> {
    const { buckets, clock } = this.#options;
    const { desired, lease, object, signal } = job;
    const { backendId } = lease.replica;
    const configured = buckets.backend(backendId);
    if (configured?.state === 'read-only') return closedForWrites(backendId, configured.state);
    if (object.isTombstone && (await this.#lookAtHome(job)).kind === 'present') {
      const lesson = await this.#learner.learn(desired, object.key, signal);
      if (lesson !== 'deleted-but-present' && lesson !== 'unchanged') return afterLesson(lesson);
    }
    const target = this.#siteOf(desired, backendId);
    if (typeof target === 'string') return looked(null);
    const { id } = desired.bucket;
    await removeCopy({
      key: object.key,
      target,
      removeTarget: buckets.removePermit(id, backendId),
      readTarget: buckets.readPermit(id, backendId),
      nowMs: clock.nowMs(),
      signal,
    });
    return { kind: 'done', did: 'removed', seenEtag: null, bytes: 0 };
  }

  async #refuse(job: Job): Promise<JobOutcome> {
    const permission = await this.#permission(job);
    if (permission.kind === 'denied') return { kind: 'park', reason: `ResidencyDenied: ${permission.reason}` };
    return { kind: 'wait', reason: 'policy has changed meanwhile' };
  }

  async #learn(job: Job): Promise<JobOutcome> {
    const lesson = await this.#learner.learn(job.desired, job.object.key, job.signal);
    if (lesson === 'unchanged')
      throw new BackendProblem(job.home.backend.id, {
        code: 'HomeUnsteady',
        kind: 'transient',
        message: 'home contradicts itself',
      });
    return afterLesson(lesson);
  }

  #lookAtHome({ desired, home, object, signal }: Job): Promise<Sighting> {
    const permit = this.#options.buckets.readPermit(desired.bucket.id, home.backend.id);
    return look(home, object.key, { permit, nowMs: this.#options.clock.nowMs(), signal });
  }

  #whyUnusable(backendId: string): JobOutcome | undefined {
    const configured = this.#options.buckets.backend(backendId);
    if (!configured) return { kind: 'park', reason: `UnknownBackend: backend ${backendId} is not configured` };
    if (configured.state !== 'offline') return undefined;
    return { kind: 'wait', reason: `backend ${backendId} is offline`, closedBackendId: backendId };
  }

  #siteOf({ bucket }: DesiredPlacement, backendId: string): Site | string {
    const configured = this.#options.buckets.backend(backendId);
    const mapping = mappingAt(bucket, backendId);
    if (!configured) return `UnknownBackend: backend ${backendId} is not configured`;
    return mapping
      ? { backend: configured.backend, bucket: mapping.backendBucket }
      : `backend ${backendId} has no bucket of this one`;
  }
}

/** Gives a missing answer the name of the backend that owed it. */
async function naming<T>(backendId: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof BackendUnavailable ? noAnswer(backendId, error) : error;
  }
}

function isAsRecorded(seen: Sighting, object: ObjectWithReplicas): seen is Extract<Sighting, { kind: 'present' }> {
  return seen.kind === 'present' && seen.etag === object.etag && seen.sizeBytes === object.sizeBytes;
}

function etagOf(seen: Sighting): string | null {
  return seen.kind === 'present' ? seen.etag : null;
}
