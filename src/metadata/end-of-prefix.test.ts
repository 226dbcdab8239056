import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfPrefix } from './end-of-prefix.ts';

const bytes = (text: string) => Buffer.from(text, 'utf8');
const character = fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), fc.constantFrom('\u{10ffff}', '\ud7ff', '\0'));

describe('the end of a prefix', () => {
  it.each([
    ['', undefined],
    ['a', 'b'],
    ['a/', 'a0'],
    ['\ud7ff', '\ue000'],
    ['a\u{10ffff}\u{10ffff}', 'b'],
    ['\u{10ffff}', undefined],
  ])('of %j is %j', (prefix, end) => {
    expect(endOfPrefix(prefix)).toBe(end);
  });

  it('stands behind everything that begins so, and before everything else that comes later', () => {
    fc.assert(
      fc.property(character, character, character, (prefix, rest, other) => {
        const end = endOfPrefix(prefix);
        if (end === undefined) return;
        expect(Buffer.compare(bytes(prefix + rest), bytes(end))).toBe(-1);
        const isLater = Buffer.compare(bytes(other), bytes(prefix)) >= 0;
        if (isLater && Buffer.compare(bytes(other), bytes(end)) < 0) expect(other.startsWith(prefix)).toBe(true);
      }),
    );
  });
});
