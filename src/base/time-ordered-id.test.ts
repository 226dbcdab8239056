import { describe, expect, it } from 'vitest';
import { SystemRandom } from './random.ts';
import { timeOrderedId } from './time-ordered-id.ts';

const random = new SystemRandom();

describe('timeOrderedId', () => {
  it('is a UUID of version 7 that tells its moment', () => {
    const nowMs = Date.UTC(2026, 10, 24, 4, 5, 6, 789);
    for (let count = 0; count < 100; count++) {
      const id = timeOrderedId(nowMs, random);
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(nowMs);
    }
  });

  it('sorts by time, and is another one each time', () => {
    const ids = Array.from({ length: 1000 }, (_, index) =>
      timeOrderedId(index < 500 ? 9_999 : 10_000_000_000_000, random),
    );
    expect(new Set(ids).size).toBe(1000);
    expect(
      ids
        .slice(0, 500)
        .toSorted()
        .at(-1)
        ?.localeCompare(ids.slice(500).toSorted()[0] ?? ''),
    ).toBe(-1);
  });
});
