import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import { mappingAt } from '../domain/bucket.ts';
import type { ObjectWithReplicas } from '../domain/object.ts';
import type { Metadata } from '../metadata/metadata.ts';
import { compareUtf8 } from '../s3/utf8-order.ts';
import type { ListedKey } from '../s3/xml-read.ts';
import type { Site } from './ask.ts';
import { BackendProblem } from './backend-problem.ts';
import { listKeys } from './home-listing.ts';
import { HomeLearner, type Lesson } from './learn.ts';
import type { BucketsPort, DesiredPlacement } from './ports.ts';

/** Rows read at once. */
const PAGE_ROWS = 500;
/** Keys named in a report, at most; the counts are complete. */
const MAX_NAMED_KEYS = 100;

/** What the reconciler is built from. */
export interface ReconcilerOptions {
  readonly metadata: Pick<Metadata, 'objects'>;
  readonly buckets: BucketsPort;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What comparing a bucket's home with its records found. */
export interface ReconcileReport {
  readonly bucketId: string;
  /** Keys seen at home or in the records. */
  readonly keys: number;
  /** How many keys had which lesson, those looked at only. */
  readonly lessons: Readonly<Record<Lesson, number>>;
  /** Keys that a person has to look at: gone from home, or there although deleted. The first hundred of each. */
  readonly missingAtHome: readonly string[];
  readonly lost: readonly string[];
  readonly deletedButPresent: readonly string[];
}

/** Compares a bucket's home with what is recorded, and rolls the records forward. It removes nothing, anywhere. */
export class Reconciler {
  readonly #options: ReconcilerOptions;
  readonly #learner: HomeLearner;

  constructor(options: ReconcilerOptions) {
    this.#options = options;
    this.#learner = new HomeLearner(options);
  }

  /**
   * Walks home's listing and the records side by side and looks closely at every key on which they differ. A listing that
   * is late or out of order costs looks, never a wrong conclusion. Undefined for a bucket that is gone.
   * Throws `BackendProblem` when home does not answer.
   */
  async reconcileBucket(bucketId: string, signal?: AbortSignal): Promise<ReconcileReport | undefined> {
    const desired = await this.#options.buckets.desired(bucketId);
    if (!desired) return undefined;
    const site = this.#homeOf(desired);
    const listing = new Cursor(listKeys(site, this.#options.buckets.readPermit(bucketId, site.backend.id), signal));
    const records = new Cursor(this.#records(bucketId));
    const findings = new Findings(bucketId);
    await Promise.all([listing.advance(), records.advance()]);
    while (listing.current || records.current) {
      const key = await this.#compareNext(listing, records);
      findings.keys++;
      if (key !== undefined) findings.note(key, await this.#learner.learn(desired, key, signal));
    }
    this.#log(findings);
    return findings.report();
  }

  /** Steps over the smaller key; returns it when home and record differ on it. */
  async #compareNext(listing: Cursor<ListedKey>, records: Cursor<ObjectWithReplicas>): Promise<string | undefined> {
    const listed = listing.current;
    const record = records.current;
    const order = listed && record ? compareUtf8(listed.key, record.key) : listed ? -1 : 1;
    if (order <= 0) await listing.advance();
    if (order >= 0) await records.advance();
    if (listed && order < 0) return listed.key;
    if (record && order > 0) return isSettledWhenUnlisted(record) ? undefined : record.key;
    return listed && record && !isAgreed(listed, record) ? record.key : undefined;
  }

  async *#records(bucketId: string): AsyncGenerator<ObjectWithReplicas> {
    let after = '';
    while (true) {
      const page = await this.#options.metadata.objects.list(bucketId, {
        after,
        limit: PAGE_ROWS,
        includeTombstones: true,
      });
      yield* page;
      const last = page.at(-1);
      if (!last || page.length < PAGE_ROWS) return;
      after = last.key;
    }
  }

  #homeOf({ bucket }: DesiredPlacement): Site {
    const configured = this.#options.buckets.backend(bucket.homeBackendId);
    const mapping = mappingAt(bucket, bucket.homeBackendId);
    if (configured && mapping) return { backend: configured.backend, bucket: mapping.backendBucket };
    throw new BackendProblem(bucket.homeBackendId, {
      code: 'UnknownBackend',
      kind: 'refused',
      message: 'is not configured',
    });
  }

  #log(findings: Findings): void {
    const { bucketId, keys, lessons } = findings;
    const isGrave = lessons['missing-at-home'] + lessons.lost + lessons['deleted-but-present'] > 0;
    if (isGrave)
      this.#options.logger.error({ bucketId, keys, lessons }, 'home and the records disagree, a person has to look');
    else this.#options.logger.info({ bucketId, keys, lessons }, 'a bucket was reconciled with its home');
  }
}

function isSettledWhenUnlisted(record: ObjectWithReplicas): boolean {
  return record.isTombstone;
}

function isAgreed(listed: ListedKey, record: ObjectWithReplicas): boolean {
  const isSame = listed.etag === record.etag && listed.sizeBytes === record.sizeBytes;
  return isSame && !record.isTombstone && record.deleteIntendedAtMs === null;
}

/** The current item of a sequence, undefined after its end. */
class Cursor<T> {
  readonly #items: AsyncGenerator<T>;
  current: T | undefined;

  constructor(items: AsyncGenerator<T>) {
    this.#items = items;
  }

  async advance(): Promise<void> {
    const next = await this.#items.next();
    this.current = next.done ? undefined : next.value;
  }
}

/** Collects a report. */
class Findings {
  readonly bucketId: string;
  keys = 0;
  readonly lessons: Record<Lesson, number> = {
    unchanged: 0,
    'rolled-forward': 0,
    tombstoned: 0,
    'missing-at-home': 0,
    lost: 0,
    'deleted-but-present': 0,
    overtaken: 0,
  };
  readonly #named = new Map<Lesson, string[]>();

  constructor(bucketId: string) {
    this.bucketId = bucketId;
  }

  note(key: string, lesson: Lesson): void {
    this.lessons[lesson]++;
    const named = this.#named.get(lesson) ?? [];
    if (named.length < MAX_NAMED_KEYS) named.push(key);
    this.#named.set(lesson, named);
  }

  report(): ReconcileReport {
    return {
      bucketId: this.bucketId,
      keys: this.keys,
      lessons: { ...this.lessons },
      missingAtHome: this.#named.get('missing-at-home') ?? [],
      lost: this.#named.get('lost') ?? [],
      deletedButPresent: this.#named.get('deleted-but-present') ?? [],
    };
  }
}
