import type { Clock } from '../base/clock.ts';
import type { AdminClient, ListedObject } from './admin-client.ts';

const POLL_MS = 100;

/** What to wait for, and for how long. */
export interface WaitOptions {
  readonly customerId: string;
  readonly bucket: string;
  readonly timeoutMs: number;
  readonly clock: Clock;
  /** Called at each look, to show progress. */
  readonly onProgress?: (progress: { readonly inSync: number; readonly total: number }) => void;
}

/**
 * Waits until every copy of every object of a bucket is in sync, and every removal done, and returns the objects.
 * Throws when the time is up, naming what is still behind.
 */
export async function waitForReplication(admin: AdminClient, options: WaitOptions): Promise<readonly ListedObject[]> {
  const giveUpAtMs = options.clock.nowMs() + options.timeoutMs;
  for (;;) {
    const objects = await admin.objects(options.customerId, options.bucket);
    const copies = objects.flatMap((object) => object.replicas.map((replica) => ({ object, replica })));
    const behind = copies.filter(({ replica }) => !replica.is_current);
    options.onProgress?.({ inSync: copies.length - behind.length, total: copies.length });
    if (behind.length === 0 && !(await admin.hasOpenJobs(options.customerId))) return objects;
    if (options.clock.nowMs() > giveUpAtMs) {
      const first = behind[0];
      if (!first) throw new Error('every copy is in sync, but jobs are still open: GET /proxy/jobs lists them');
      throw new Error(
        `${behind.length} of ${copies.length} copies are not in sync; ${first.object.object_key} at ` +
          `${first.replica.backend_id} is ${first.replica.state} ${first.replica.last_error ?? ''}`,
      );
    }
    await options.clock.sleep(POLL_MS);
  }
}
