import type { Logger } from '../base/logger.ts';
import type { ObjectWithReplicas, Replica, ReplicaGoal } from '../domain/object.ts';
import type { Metadata } from '../metadata/metadata.ts';
import { copiesMissingWithout } from './plan.ts';
import type { BucketsPort, DesiredPlacement } from './ports.ts';

const PAGE_ROWS = 500;
/** Buckets whose last placement is remembered, at most; beyond that all are forgotten and looked at again. */
const MAX_REMEMBERED = 100_000;
/**
 * Passes without a finding before a bucket is left alone: writes that were placed by a slightly older policy (placements
 * are cached for a moment) are recorded after the first.
 */
const CLEAN_PASSES = 2;

/** What converging a bucket made due. */
export interface ConvergeReport {
  readonly bucketId: string;
  readonly objects: number;
  /** Copies made due because policy wants them and no row did. */
  readonly copiesDue: number;
  /** Copies made due for removal because policy no longer accepts their backend. */
  readonly removalsDue: number;
  /** Copies that must go but wait for others to be made first: converge again later. */
  readonly waiting: number;
  /** True when policy no longer accepts home itself; nothing here moves a home. */
  readonly isHomeRefused: boolean;
}

/** What the converger is built from. */
export interface ConvergerOptions {
  readonly metadata: Pick<Metadata, 'objects' | 'replicas'>;
  readonly buckets: BucketsPort;
  readonly logger: Logger;
}

/** A row that has to be given a goal. */
export interface RowChange {
  readonly backendId: string;
  readonly goal: ReplicaGoal;
}

/** What one object's rows need under the current placement. */
export interface ObjectChanges {
  readonly due: readonly RowChange[];
  /** Copies that must go once others are made. */
  readonly waiting: number;
}

/**
 * Makes rows due wherever the copies of a bucket are not where its effective policy wants them now. It only makes rows
 * due: the worker is the one path on which bytes move.
 */
export class Converger {
  readonly #options: ConvergerOptions;
  readonly #clean = new Map<string, { readonly placement: string; readonly passes: number }>();

  constructor(options: ConvergerOptions) {
    this.#options = options;
  }

  /**
   * As `convergeBucket`, but leaves a bucket alone that was found in order under this very placement: rows follow writes by
   * themselves, only a change of placement asks for a pass over all objects. Undefined when there was nothing to do.
   */
  async convergeIfChanged(bucketId: string): Promise<ConvergeReport | undefined> {
    const desired = await this.#options.buckets.desired(bucketId);
    if (!desired) return undefined;
    const placement = JSON.stringify([[...desired.replicaBackendIds].sort(), [...desired.accepted].sort()]);
    const known = this.#clean.get(bucketId);
    const passes = known?.placement === placement ? known.passes : 0;
    if (passes >= CLEAN_PASSES) return undefined;
    const report = await this.convergeBucket(bucketId);
    const isClean = report !== undefined && report.copiesDue + report.removalsDue + report.waiting === 0;
    if (this.#clean.size >= MAX_REMEMBERED) this.#clean.clear();
    this.#clean.set(bucketId, { placement, passes: isClean ? passes + 1 : 0 });
    return report;
  }

  /** Makes due what is missing or unwanted. Undefined for a bucket that is gone. */
  async convergeBucket(bucketId: string): Promise<ConvergeReport | undefined> {
    const desired = await this.#options.buckets.desired(bucketId);
    if (!desired) return undefined;
    const totals = { objects: 0, copiesDue: 0, removalsDue: 0, waiting: 0 };
    for await (const object of this.#objects(bucketId)) {
      const { due, waiting } = changesFor(object, desired);
      for (const { backendId, goal } of due) await this.#options.metadata.replicas.makeDue(object.id, backendId, goal);
      totals.objects++;
      totals.copiesDue += due.filter((change) => change.goal === 'present').length;
      totals.removalsDue += due.filter((change) => change.goal === 'absent').length;
      totals.waiting += waiting;
    }
    const isHomeRefused = !desired.accepted.has(desired.bucket.homeBackendId);
    const report: ConvergeReport = { bucketId, ...totals, isHomeRefused };
    this.#log(report);
    return report;
  }

  async *#objects(bucketId: string): AsyncGenerator<ObjectWithReplicas> {
    let after = '';
    while (true) {
      const page = await this.#options.metadata.objects.list(bucketId, { after, limit: PAGE_ROWS });
      yield* page;
      const last = page.at(-1);
      if (!last || page.length < PAGE_ROWS) return;
      after = last.key;
    }
  }

  #log(report: ConvergeReport): void {
    const { logger } = this.#options;
    if (report.isHomeRefused) logger.error({ ...report }, 'policy no longer accepts the home of a bucket');
    else if (report.removalsDue + report.waiting > 0)
      logger.warn({ ...report }, 'copies outside the policy are being repaired');
    else if (report.copiesDue > 0) logger.info({ ...report }, 'missing copies were made due');
  }
}

/**
 * What the rows of one object need. Pure. Copies at backends that policy accepts without asking for them were ordered by
 * somebody (`/proxy/jobs`) and are left alone; copies at backends that it refuses go as soon as enough others exist.
 */
export function changesFor(object: ObjectWithReplicas, desired: DesiredPlacement): ObjectChanges {
  if (object.isTombstone) return { due: [], waiting: 0 };
  const home = desired.bucket.homeBackendId;
  const rows = new Map(object.replicas.map((replica) => [replica.backendId, replica]));
  const missing = desired.replicaBackendIds.filter((id) => id !== home && isMissing(rows.get(id)));
  const unwanted = object.replicas.filter((row) => isUnwanted(row, desired) && row.goal === 'present');
  const removable = unwanted.filter((row) => copiesMissingWithout(row.backendId, object, desired) === 0);
  return {
    due: [
      ...missing.map((backendId) => ({ backendId, goal: 'present' as const })),
      ...removable.map(({ backendId }) => ({ backendId, goal: 'absent' as const })),
    ],
    waiting: unwanted.length - removable.length,
  };
}

function isMissing(row: Replica | undefined): boolean {
  return row === undefined || row.goal === 'absent';
}

function isUnwanted(row: Replica, { accepted, bucket }: DesiredPlacement): boolean {
  return row.backendId !== bucket.homeBackendId && !accepted.has(row.backendId);
}
