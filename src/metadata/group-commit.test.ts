import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GroupCommit } from './group-commit.ts';

interface Item {
  readonly key: string;
  readonly value: number;
}

interface Plan {
  readonly maxBatch: number;
  readonly maxWaiting: number;
  readonly isPoison: (item: Item) => boolean;
}

/** A group commit over a log, whose commits take a turn of the event loop and fail when they meet a poisoned value. */
function logged({ maxBatch = 4, maxWaiting = 1_000, isPoison = () => false }: Partial<Plan> = {}) {
  const committed: Item[][] = [];
  const attempts: Item[][] = [];
  const group = new GroupCommit<Item, string>({
    maxBatch,
    maxWaiting,
    keyOf: (item) => item.key,
    commit: async (items) => {
      attempts.push([...items]);
      await new Promise(setImmediate);
      const poison = items.find(isPoison);
      if (poison) throw new Error(`cannot write ${poison.value}`);
      committed.push([...items]);
      return items.map((item) => `done ${item.value}`);
    },
  });
  return { group, committed, attempts };
}

const item = (value: number, key = `k${value}`): Item => ({ key, value });

describe('group commit', () => {
  it('commits what comes together in one transaction and gives each its own result', async () => {
    const { group, committed } = logged({ maxBatch: 100 });
    const results = await Promise.all([1, 2, 3].map((value) => group.add(item(value))));
    expect(results).toEqual(['done 1', 'done 2', 'done 3']);
    expect(committed).toEqual([[item(1), item(2), item(3)]]);
  });

  it('puts at most so many into one transaction, in order of arrival', async () => {
    const { group, committed } = logged({ maxBatch: 4 });
    await Promise.all(Array.from({ length: 10 }, (_, value) => group.add(item(value))));
    expect(committed.map((batch) => batch.map(({ value }) => value))).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9],
    ]);
  });

  it('gathers what arrives over a few turns of the event loop, and never waits for ever', async () => {
    const { group, attempts } = logged({ maxBatch: 1_000 });
    const added: Promise<string>[] = [];
    // Asks for its next turn before it adds, so that in every turn it comes before the group looks.
    const addInEveryTurn = () => {
      if (attempts.length === 0 && added.length < 50) setImmediate(addInEveryTurn);
      added.push(group.add(item(added.length)));
    };
    addInEveryTurn();
    await group.flush();
    await Promise.all(added);
    expect(attempts[0]?.map(({ value }) => value)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('never has two items with one key in one transaction, and keeps their order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 }),
        fc.integer({ min: 1, max: 6 }),
        async (keys, maxBatch) => {
          const { group, committed } = logged({ maxBatch });
          const results = await Promise.all(keys.map((key, value) => group.add({ key, value })));
          expect(results).toEqual(keys.map((_, value) => `done ${value}`));
          for (const batch of committed) {
            expect(batch.length).toBeLessThanOrEqual(maxBatch);
            expect(new Set(batch.map(({ key }) => key)).size).toBe(batch.length);
          }
          for (const key of new Set(keys)) {
            const order = committed.flat().filter((written) => written.key === key);
            expect(order.map(({ value }) => value)).toEqual(
              keys.flatMap((candidate, value) => (candidate === key ? [value] : [])),
            );
          }
        },
      ),
    );
  });

  it('lets no bad write take another one down with it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 20 }), async (isBad) => {
        const { group, committed } = logged({ isPoison: ({ value }) => isBad[value] === true });
        const settled = await Promise.allSettled(isBad.map((_, value) => group.add(item(value))));
        expect(settled.map(({ status }) => status)).toEqual(isBad.map((bad) => (bad ? 'rejected' : 'fulfilled')));
        for (const [value, outcome] of settled.entries()) {
          if (outcome.status === 'rejected') expect(outcome.reason).toEqual(new Error(`cannot write ${value}`));
          else expect(outcome.value).toBe(`done ${value}`);
        }
        const written = committed.flat().map(({ value }) => value);
        expect(written.toSorted((a, b) => a - b)).toEqual(isBad.flatMap((bad, value) => (bad ? [] : [value])));
      }),
    );
  });

  it('tries a write that failed alone only once', async () => {
    const { group, attempts } = logged({ isPoison: () => true });
    await expect(group.add(item(1))).rejects.toThrow('cannot write 1');
    expect(attempts).toEqual([[item(1)]]);
  });

  it('goes on after a failure', async () => {
    const { group } = logged({ isPoison: ({ value }) => value === 1 });
    await expect(group.add(item(1))).rejects.toThrow('cannot write 1');
    await expect(group.add(item(2))).resolves.toBe('done 2');
  });

  it('refuses more than may wait, as something to try again', async () => {
    const { group } = logged({ maxWaiting: 3 });
    const added = Promise.allSettled(Array.from({ length: 5 }, (_, value) => group.add(item(value))));
    const settled = await added;
    expect(settled.map(({ status }) => status)).toEqual([
      ...['fulfilled', 'fulfilled', 'fulfilled'],
      ...['rejected', 'rejected'],
    ]);
    expect(settled[4]).toMatchObject({ reason: { code: 'MetadataOverloaded', retryable: true } });
    await expect(group.add(item(9))).resolves.toBe('done 9');
  });

  it('flushes when everything that waited is committed or has failed', async () => {
    const { group, committed } = logged({ maxBatch: 2, isPoison: ({ value }) => value === 3 });
    const added = Promise.allSettled(Array.from({ length: 7 }, (_, value) => group.add(item(value))));
    await group.flush();
    expect(committed.flat()).toHaveLength(6);
    expect((await added).filter(({ status }) => status === 'rejected')).toHaveLength(1);
    await group.flush();
  });
});
