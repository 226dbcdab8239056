import { describe, expect, it } from 'vitest';
import { exactParts } from './exact-text.tsx';

const shown = (text: string) => exactParts(text).map((part) => (part.isUnseen ? `[${part.text}]` : part.text));

describe('a text shown exactly', () => {
  it('is one stretch when everything in it can be seen', () => {
    expect(shown('photos/Überblick – עברית 😀.jpg')).toEqual(['photos/Überblick – עברית 😀.jpg']);
  });

  it('names what turns, hides or breaks text', () => {
    expect(shown('invoice\u202Efdp.exe')).toEqual(['invoice', '[U+202E]', 'fdp.exe']);
    expect(shown('a\u0000\n\u200Bb')).toEqual(['a', '[U+0000]', '[U+000A]', '[U+200B]', 'b']);
    expect(shown('half \uD83D')).toEqual(['half ', '[U+D83D]']);
  });
});
