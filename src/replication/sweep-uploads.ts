import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import { abortUploadsBefore } from './leftover-uploads.ts';
import type { BucketsPort } from './ports.ts';

/** No copy takes longer; what is older belongs to none. */
const UPLOAD_TTL_MS = 24 * 60 * 60_000;

/** What the sweeper is built from. */
export interface UploadSweeperOptions {
  readonly buckets: BucketsPort;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Aborts uploads that copies left open at targets and that nobody will come back for. Never touches home. */
export class UploadSweeper {
  readonly #options: UploadSweeperOptions;

  constructor(options: UploadSweeperOptions) {
    this.#options = options;
  }

  /** Returns how many were aborted. Throws `BackendProblem` when a target is away. */
  async sweepBucket(bucketId: string): Promise<number> {
    const { buckets, clock, logger } = this.#options;
    const desired = await buckets.desired(bucketId);
    if (!desired) return 0;
    let aborted = 0;
    for (const { backendId, backendBucket } of desired.bucket.mappings) {
      const configured = buckets.backend(backendId);
      const isClosed = configured === undefined || configured.state === 'offline' || configured.state === 'read-only';
      if (isClosed || backendId === desired.bucket.homeBackendId) continue;
      const scope = {
        target: { backend: configured.backend, bucket: backendBucket },
        readTarget: buckets.readPermit(bucketId, backendId),
        removeTarget: buckets.removePermit(bucketId, backendId),
        logger,
      };
      aborted += await abortUploadsBefore(scope, clock.nowMs() - UPLOAD_TTL_MS);
    }
    return aborted;
  }
}
