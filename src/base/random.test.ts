import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SystemRandom } from './random.ts';

describe('the machine’s generator', () => {
  it('gives as many bytes as were asked for, however they fall into its pool', () => {
    const random = new SystemRandom();
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: 0, max: 5_000 }), fc.constantFrom(0, 1, 4_095, 4_096, 4_097)), (count) => {
        expect(random.bytes(count)).toHaveLength(count);
      }),
    );
  });

  it('never gives the same bytes twice, nor bytes that change later', () => {
    const random = new SystemRandom();
    const drawn = Array.from({ length: 2_000 }, (_, index) => random.bytes(16 + (index % 7)));
    const texts = drawn.map((bytes) => bytes.toString('hex'));
    expect(new Set(texts.map((text) => text.slice(0, 32))).size).toBe(2_000);
    random.bytes(4_096);
    expect(drawn.map((bytes) => bytes.toString('hex'))).toEqual(texts);
  });

  it('gives bytes that overlap with no others', () => {
    const random = new SystemRandom();
    const [first, second] = [random.bytes(32), random.bytes(32)];
    const before = second.toString('hex');
    first.fill(0);
    expect(second.toString('hex')).toBe(before);
    expect(random.bytes(32).equals(Buffer.alloc(32))).toBe(false);
  });

  it('gives two generators different bytes', () => {
    expect(new SystemRandom().bytes(32).equals(new SystemRandom().bytes(32))).toBe(false);
  });

  it('gives fractions from 0 up to 1', () => {
    const random = new SystemRandom();
    const fractions = Array.from({ length: 1_000 }, () => random.fraction());
    expect(fractions.every((fraction) => fraction >= 0 && fraction < 1)).toBe(true);
    expect(new Set(fractions).size).toBeGreaterThan(990);
  });

  it('gives UUIDs of version 4, each once', () => {
    const random = new SystemRandom();
    const ids = Array.from({ length: 1_000 }, () => random.uuid());
    expect(new Set(ids).size).toBe(1_000);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
