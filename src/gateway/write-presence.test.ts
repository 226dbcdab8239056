import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../../test/support/manual-clock.ts';
import { silentLogger } from '../base/logger.ts';
import { SystemRandom } from '../base/random.ts';
import { openMetadata } from '../metadata/metadata.ts';
import { WritePresence } from './write-presence.ts';

const DEAD_AFTER_MS = 30_000;
const STALE = { olderThanMs: DEAD_AFTER_MS };

let clock: ManualClock;
let metadata: Awaited<ReturnType<typeof openMetadata>>;
let presence: WritePresence;

beforeEach(async () => {
  clock = new ManualClock();
  metadata = await openMetadata({ file: ':memory:', clock, random: new SystemRandom() });
  presence = new WritePresence({
    metadata,
    clock,
    logger: silentLogger,
    processId: 'this',
    deadAfterMs: DEAD_AFTER_MS,
  });
  await presence.start();
});

afterEach(async () => {
  await presence.stop();
  await metadata.close();
});

const marks = async () => (await metadata.writeMarks.stale({ olderThanMs: -1 })).map((mark) => mark.bucketId);

describe('WritePresence', () => {
  it('leaves one mark per bucket, and knows it afterwards without asking', async () => {
    await presence.mark('a');
    await presence.mark('b');
    expect(await marks()).toEqual(['a', 'b']);
    expect(presence.mark('a')).toBeNull();
  });

  it('is not taken for dead while its clock runs', async () => {
    await presence.mark('a');
    for (let passedMs = 0; passedMs < 10 * DEAD_AFTER_MS; passedMs += 1000) {
      clock.advance(1000);
      await new Promise(setImmediate);
    }
    expect(await metadata.writeMarks.stale(STALE)).toEqual([]);
    expect(presence.mark('a')).toBeNull();
  });

  it('marks again before the next write when others may have taken its marks away', async () => {
    await presence.mark('a');
    await presence.mark('b');
    await metadata.writeMarks.removeStale({ processId: 'this', bucketId: 'a' }, { olderThanMs: -1 });
    expect(await marks()).toEqual(['b']);
    // The process stalls: time passes, and none of its timers runs.
    clock.jump(DEAD_AFTER_MS);
    await presence.mark('b');
    expect(await marks()).toEqual(['a', 'b']);
    expect(presence.mark('a')).toBeNull();
  });

  it('keeps its mark when it comes back before a reconcile of its bucket ends', async () => {
    await presence.mark('a');
    clock.jump(2 * DEAD_AFTER_MS);
    const [mark] = await metadata.writeMarks.stale(STALE);
    await presence.mark('a');
    if (mark) await metadata.writeMarks.removeStale(mark, STALE);
    expect(mark).toEqual({ processId: 'this', bucketId: 'a' });
    expect(await marks()).toEqual(['a']);
  });

  it('takes its marks away when it stops, but not those of lost answers', async () => {
    await presence.mark('a');
    await presence.suspect('b');
    await presence.stop();
    expect(await marks()).toEqual(['b']);
  });
});
