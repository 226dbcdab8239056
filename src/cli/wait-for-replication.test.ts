import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../test/support/manual-clock.ts';
import type { AdminClient, ListedObject } from './admin-client.ts';
import { waitForReplication } from './wait-for-replication.ts';

const object = (isCurrent: boolean): ListedObject => ({
  object_key: 'k',
  size: 1,
  replicas: [
    {
      backend_id: 'a',
      backend_bucket: 'x',
      is_home: true,
      goal: 'present',
      state: 'in-sync',
      is_current: true,
      last_error: null,
    },
    {
      backend_id: 'b',
      backend_bucket: 'y',
      is_home: false,
      goal: 'present',
      state: 'due',
      is_current: isCurrent,
      last_error: 'timeout',
    },
  ],
});

/** Looks at `states` one after the other, the last one for ever; time goes by between looks. */
function waiting(states: readonly { isCurrent: boolean; hasJobs: boolean }[]) {
  const clock = new ManualClock();
  const progress: string[] = [];
  let look = 0;
  const now = () => states[Math.min(look, states.length - 1)] ?? { isCurrent: true, hasJobs: false };
  const admin: Pick<AdminClient, 'objects' | 'hasOpenJobs'> = {
    objects: async () => [object(now().isCurrent)],
    hasOpenJobs: async () => now().hasJobs,
  };
  const sleep = async (ms: number) => {
    clock.advance(ms);
    look++;
  };
  const result = waitForReplication(admin as AdminClient, {
    ...{ customerId: 'acme', bucket: 'ledger', timeoutMs: 1_000 },
    clock: { nowMs: () => clock.nowMs(), schedule: (ms, action) => clock.schedule(ms, action), sleep },
    onProgress: ({ inSync, total }) => progress.push(`${inSync}/${total}`),
  });
  return { result, progress };
}

describe('waiting for replication', () => {
  it('ends when every copy is current and no job is open', async () => {
    const { result, progress } = waiting([
      { isCurrent: false, hasJobs: true },
      { isCurrent: true, hasJobs: true },
      { isCurrent: true, hasJobs: false },
    ]);
    expect(await result).toEqual([object(true)]);
    expect(progress).toEqual(['1/2', '2/2', '2/2']);
  });

  it('gives up when the time is over, naming a copy that is behind and why', async () => {
    await expect(waiting([{ isCurrent: false, hasJobs: true }]).result).rejects.toThrow(
      '1 of 2 copies are not in sync; k at b is due timeout',
    );
  });

  it('gives up when only removals are left, naming where they are listed', async () => {
    await expect(waiting([{ isCurrent: true, hasJobs: true }]).result).rejects.toThrow(/GET \/proxy\/jobs/);
  });
});
