import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../test/support/image-process.ts';
import { MetadataFile, objectWrite } from '../../test/support/metadata-file.ts';
import { yesBackends } from '../../test/support/registered-backends.ts';
import { BackendTraffic } from '../backends/backend-traffic.ts';
import { silentLogger } from '../base/logger.ts';
import { BackendRegistry } from '../buckets/backend-registry.ts';
import type { HistorySample } from '../metadata/history-table.ts';
import type { Metadata } from '../metadata/metadata.ts';
import { thinOut } from './history.ts';
import { HistoryRecorder } from './history-recorder.ts';
import { Remembered } from './remembered.ts';

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;

let database: MetadataFile;

beforeEach(async () => {
  database = await MetadataFile.open();
  await database.addBucket({ id: 'b' });
});

afterEach(() => database.close());

function recorderOf(metadata: Metadata = database.metadata) {
  const { clock } = database;
  const traffic = new BackendTraffic(clock);
  const backends = yesBackends([{ id: 'hel', state: 'active', place: {} }]);
  const registry = new BackendRegistry(backends.map((backend) => ({ ...backend, traffic })));
  const lag = new Remembered(clock, 0, () => metadata.jobs.openInAll());
  const recorder = new HistoryRecorder({ metadata, lag, registry, clock, logger: silentLogger });
  return { recorder, traffic, backend: backends[0] };
}

describe('the recorder of history', () => {
  it('samples backlog and health now, and the traffic of the minute before', async () => {
    const { clock, metadata } = database;
    const { recorder, traffic, backend } = recorderOf();
    await metadata.objects.record(objectWrite('k'));
    for (const status of [200, 503]) traffic.answered(traffic.begin(), status);
    if (backend) backend.isSick = true;
    clock.advance(MINUTE_MS + 5_000);
    traffic.answered(traffic.begin(), 200);
    await recorder.takeSample();
    expect(await metadata.history.since(0)).toEqual([
      {
        atMs: clock.nowMs() - 5_000,
        ...{ due: 1, parked: 0, oldestDueSeconds: 65 },
        backends: [{ backendId: 'hel', isHealthy: false, requests: 2, errors: 1, latencyP50Ms: 0, latencyP99Ms: 0 }],
      },
    ]);
  });

  it('takes one sample a minute, whichever process does', async () => {
    const { clock, metadata } = database;
    const recorders = [recorderOf().recorder, recorderOf(await database.openAgain()).recorder];
    for (let minute = 0; minute < 3; minute++) {
      await Promise.all(recorders.map((recorder) => recorder.takeSample()));
      clock.advance(30_000);
      await Promise.all(recorders.map((recorder) => recorder.takeSample()));
      clock.advance(30_000);
    }
    const times = (await metadata.history.since(0)).map(({ atMs }) => atMs);
    expect(times.map((atMs) => atMs - (times[0] ?? 0))).toEqual([0, MINUTE_MS, 2 * MINUTE_MS]);
  });

  it('forgets what is older than a week', async () => {
    const { clock, metadata } = database;
    const { recorder } = recorderOf();
    await recorder.takeSample();
    clock.advance(WEEK_MS);
    await recorder.takeSample();
    expect(await metadata.history.since(0)).toHaveLength(2);
    clock.advance(MINUTE_MS);
    await recorder.takeSample();
    expect(await metadata.history.since(0)).toHaveLength(2);
  });

  it('goes on by itself on whole minutes until it is stopped', async () => {
    const { clock, metadata } = database;
    const { recorder } = recorderOf();
    clock.advance(20_000);
    recorder.start();
    recorder.start();
    for (let count = 1; count <= 3; count++) {
      await until('a sample is taken and the next waited for', async () => {
        return (await metadata.history.since(0)).length === count && clock.pendingCount === 1;
      });
      clock.advance(count === 1 ? 40_000 : MINUTE_MS);
    }
    await recorder.stop();
    const times = (await metadata.history.since(0)).map(({ atMs }) => atMs % MINUTE_MS);
    expect(new Set(times)).toEqual(new Set([0]));
  });
});

describe('a long history', () => {
  const sample = (minute: number, fields: Partial<HistorySample> = {}): HistorySample => ({
    ...{ atMs: minute * MINUTE_MS, due: 0, parked: 0, oldestDueSeconds: 0, backends: [] },
    ...fields,
  });
  const backend = { backendId: 'hel', isHealthy: true, requests: 10, errors: 0, latencyP50Ms: 5, latencyP99Ms: 50 };

  it('shows the worst of each interval', () => {
    const thin = thinOut(
      [
        sample(1, { due: 5, backends: [backend] }),
        sample(2, { parked: 2, backends: [{ ...backend, isHealthy: false, errors: 3 }] }),
        sample(4, { due: 2, oldestDueSeconds: 9, backends: [{ ...backend, latencyP50Ms: null, latencyP99Ms: 70 }] }),
        sample(6, { due: 1 }),
      ],
      5 * MINUTE_MS,
    );
    expect(thin).toEqual([
      sample(4, {
        ...{ due: 5, parked: 2, oldestDueSeconds: 9 },
        backends: [{ ...backend, isHealthy: false, requests: 30, errors: 3, latencyP99Ms: 70 }],
      }),
      sample(6, { due: 1 }),
    ]);
  });

  it('is left as it is where each minute is shown', () => {
    const samples = [sample(1), sample(2)];
    expect(thinOut(samples, MINUTE_MS)).toEqual(samples);
  });
});
