import type { ObjectWithReplicas, Replica, ReplicaGoal } from '../domain/object.ts';
import type { DesiredPlacement } from './ports.ts';
import type { PresentSighting, Sighting } from './sighting.ts';

/** What stands where the job is to be done. */
export type Observed = Pick<PresentSighting, 'kind' | 'etag' | 'sizeBytes'> | Exclude<Sighting, PresentSighting>;

/** Everything that is known about one leased replica row at one moment. */
export interface PlanInput {
  /** The row as it was leased. */
  readonly replica: Replica;
  /** The object's generation when the row was leased. */
  readonly leasedGeneration: number;
  /** The object as it is recorded now, with all its rows. */
  readonly object: ObjectWithReplicas;
  readonly desired: DesiredPlacement;
  /** What was seen at the row's backend. */
  readonly observed: Observed;
}

/**
 * What to do for a replica row:
 * - Copy: bring home's object here, over what was seen here (its ETag, or 'nothing', or 'unknown').
 * - Delete: remove what stands here.
 * - Verify: at home, learn whether it differs from the record; elsewhere, compare with home before believing it equal.
 * - Nothing: `as-wanted` is in sync, `stale` was overtaken by a newer write of the key.
 * - Retarget: the goal itself is out of date.
 * - Wait: copies have to be made elsewhere first.
 * - Refuse: policy does not accept the backend.
 */
export type Plan =
  | { readonly kind: 'Copy'; readonly over: CopyOver }
  | { readonly kind: 'Delete' }
  | { readonly kind: 'Verify'; readonly at: 'home' | 'target' }
  | { readonly kind: 'Nothing'; readonly because: 'as-wanted' | 'stale' }
  | { readonly kind: 'Retarget'; readonly goal: ReplicaGoal }
  | { readonly kind: 'Wait'; readonly reason: string }
  | { readonly kind: 'Refuse' };

/** What a copy replaces; a target that can holds the write to it. */
export type CopyOver =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'etag'; readonly etag: string };

/** Decides what one leased replica row needs. Pure: the same input gives the same plan. */
export function plan(input: PlanInput): Plan {
  const { replica, object, leasedGeneration, desired } = input;
  if (object.generation !== leasedGeneration) return { kind: 'Nothing', because: 'stale' };
  if (replica.backendId === desired.bucket.homeBackendId) return planHome(input);
  return replica.goal === 'absent' ? planAbsence(input) : planPresence(input);
}

/** Home is only ever looked at: its state is the truth, and nothing is written or deleted there. */
function planHome({ object, observed }: PlanInput): Plan {
  const isAsRecorded = object.isTombstone ? isGone(observed) : isLikeRecord(observed, object);
  const hasOpenIntent = !object.isTombstone && object.deleteIntendedAtMs !== null;
  return isAsRecorded && !hasOpenIntent ? asWanted : { kind: 'Verify', at: 'home' };
}

function planAbsence(input: PlanInput): Plan {
  const { replica, object, desired, observed } = input;
  const isWantedAgain = !object.isTombstone && desired.replicaBackendIds.includes(replica.backendId);
  if (isWantedAgain) return { kind: 'Retarget', goal: 'present' };
  if (isGone(observed)) return asWanted;
  const missing = copiesMissingWithout(replica.backendId, object, desired);
  if (missing > 0) return { kind: 'Wait', reason: `${missing} more copies are to be made before this one may go` };
  return { kind: 'Delete' };
}

function planPresence({ replica, object, desired, observed }: PlanInput): Plan {
  if (object.isTombstone) return { kind: 'Retarget', goal: 'absent' };
  if (!desired.accepted.has(replica.backendId)) return { kind: 'Refuse' };
  if (observed.kind === 'unknown') return { kind: 'Copy', over: { kind: 'unknown' } };
  if (observed.kind !== 'present') return { kind: 'Copy', over: { kind: 'nothing' } };
  const wasSeenHere = replica.syncedGeneration === object.generation && replica.seenEtag === observed.etag;
  if (wasSeenHere && observed.sizeBytes === object.sizeBytes) return asWanted;
  if (isLikeRecord(observed, object)) return { kind: 'Verify', at: 'target' };
  return { kind: 'Copy', over: { kind: 'etag', etag: observed.etag } };
}

/**
 * How many in-sync copies at accepted backends are still missing before the one at `backendId` may be removed (copy
 * first, then delete). A tombstone needs none, and neither does a copy of an older generation: it is no copy.
 */
export function copiesMissingWithout(backendId: string, object: ObjectWithReplicas, desired: DesiredPlacement): number {
  const own = object.replicas.find((replica) => replica.backendId === backendId);
  if (object.isTombstone || own?.syncedGeneration !== object.generation) return 0;
  const held = object.replicas.filter(
    (replica) =>
      replica.backendId !== backendId && isInSyncCopy(replica, object) && desired.accepted.has(replica.backendId),
  );
  return Math.max(0, copiesWanted(desired) - held.length);
}

/** True for a row whose backend is known to hold the recorded version of the object. */
export function isInSyncCopy(replica: Replica, object: ObjectWithReplicas): boolean {
  const isHolding = replica.goal === 'present' && replica.state === 'in-sync';
  return isHolding && !object.isTombstone && replica.syncedGeneration === object.generation;
}

function copiesWanted({ bucket, accepted, replicaBackendIds }: DesiredPlacement): number {
  const wanted = new Set(replicaBackendIds);
  if (accepted.has(bucket.homeBackendId)) wanted.add(bucket.homeBackendId);
  return wanted.size;
}

const asWanted: Plan = { kind: 'Nothing', because: 'as-wanted' };

function isGone(observed: Observed): boolean {
  return observed.kind === 'absent' || observed.kind === 'no-bucket';
}

function isLikeRecord(observed: Observed, object: ObjectWithReplicas): boolean {
  return observed.kind === 'present' && observed.etag === object.etag && observed.sizeBytes === object.sizeBytes;
}
