import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../test/support/image-process.ts';
import { ManualClock } from '../../test/support/manual-clock.ts';
import { MetadataFile, objectWrite } from '../../test/support/metadata-file.ts';
import { type Clock, SystemClock } from '../base/clock.ts';
import { silentLogger } from '../base/logger.ts';
import { TotalsCounter, type TotalsSource } from './totals.ts';

let database: MetadataFile;

beforeEach(async () => {
  database = await MetadataFile.open();
  await database.addBucket({ id: 'b' });
});

afterEach(() => database.close());

const counterOn = (totals: TotalsSource['totals'], clock: Clock = new ManualClock()) =>
  new TotalsCounter({ metadata: { totals }, clock, logger: silentLogger });

describe('the counter of totals', () => {
  it('counts when it is asked, and not again at once', async () => {
    const { metadata } = database;
    const clock = new ManualClock();
    const counter = counterOn(metadata.totals, clock);
    await metadata.objects.record(objectWrite('k', { sizeBytes: 7 }));
    const copies = new Map([['hel', { objects: 1, bytes: 7 }]]);
    const first = await counter.current();
    expect(first).toMatchObject({ atMs: clock.nowMs(), byBucket: new Map([['b', { objects: 1, bytes: 7, copies }]]) });
    await metadata.objects.record(objectWrite('l'));
    expect(await counter.current()).toBe(first);
    clock.advance(1_000);
    expect((await counter.current()).byBucket.get('b')?.objects).toBe(2);
  });

  it('counts as many objects as there are, in slices with pauses', async () => {
    await Promise.all(
      Array.from({ length: 600 }, (_, index) => database.metadata.objects.record(objectWrite(`k${index}`))),
    );
    const counter = counterOn(database.metadata.totals, new SystemClock());
    const all = await Promise.all([counter.current(), counter.current()]);
    expect(all.map(({ byBucket }) => byBucket.get('b')?.objects)).toEqual([600, 600]);
    await counter.stop();
  });

  it('gives what was counted last while a count goes on, or when it fails', async () => {
    const clock = new ManualClock();
    let slow: Promise<never> | undefined;
    const { totals } = database.metadata;
    const counter = counterOn(
      {
        keep: (all) => totals.keep(all),
        kept: () => totals.kept(),
        slice: (after, limit) => slow ?? totals.slice(after, limit),
      },
      clock,
    );
    const first = await counter.current();
    clock.advance(1_000);
    let fail: (error: Error) => void = () => undefined;
    slow = new Promise((_resolve, reject) => {
      fail = reject;
    });
    const asked = counter.current();
    clock.advance(100);
    expect(await asked).toBe(first);
    const askedAgain = counter.current();
    fail(new Error('the database is away'));
    expect(await askedAgain).toBe(first);
    slow = undefined;
    expect(await counter.current()).not.toBe(first);
  });

  it('fails when there is nothing to fall back on', async () => {
    const failing = { ...NO_TOTALS, slice: () => Promise.reject(new Error('the database is away')) };
    await expect(counterOn(failing).current()).rejects.toThrow('the database is away');
  });

  it('begins with what another process counted, and counts anew', async () => {
    const clock = new ManualClock();
    await database.metadata.totals.keep({ atMs: 5, byBucket: new Map() });
    await database.metadata.objects.record(objectWrite('k'));
    const counter = counterOn(database.metadata.totals, clock);
    await counter.start();
    expect((await counter.current()).atMs).toBe(5);
    await until('it has counted', async () => (await counter.current()).byBucket.get('b')?.objects === 1);
  });

  it('keeps a count that took its time', async () => {
    const clock = new ManualClock();
    const { totals } = database.metadata;
    const slow = counterOn(
      {
        keep: (all) => totals.keep(all),
        kept: () => totals.kept(),
        slice: async (after, limit) => {
          clock.jump(150);
          return totals.slice(after, limit);
        },
      },
      clock,
    );
    const counted = await slow.current();
    expect((await totals.kept())?.atMs).toBe(counted.atMs);
    await counterOn(totals, clock).current();
    clock.advance(1_499);
    expect(await slow.current()).toBe(counted);
  });

  it('ends a count that is under way when it is stopped', async () => {
    const endless = counterOn({ ...NO_TOTALS, slice: async () => ({ next: 'more', objects: [], copies: [] }) });
    const counting = endless.current();
    await endless.stop();
    await expect(counting).rejects.toThrow();
  });
});

const NO_TOTALS = { keep: async () => undefined, kept: async () => undefined };
