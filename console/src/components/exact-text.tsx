import type { ReactNode } from 'react';
import classes from './components.module.css';

/** Characters that control, turn or hide text, and lone halves of characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/**
 * A name that somebody else has chosen, such as an object's key, shown so that what is seen is what it is: characters that
 * cannot be seen or that turn text around are written out (Unicode Technical Report 36, "Bidirectional text spoofing").
 */
export function ExactText({ children }: { readonly children: string }): ReactNode {
  if (!UNSEEN.test(children)) return <bdi className={classes['exact']}>{children}</bdi>;
  return (
    <bdi className={classes['exact']}>
      {exactParts(children).map(({ text, isUnseen, at }) =>
        isUnseen ? (
          <span key={at} className={classes['unseen']}>
            {text}
          </span>
        ) : (
          text
        ),
      )}
    </bdi>
  );
}

/** A stretch of a text: as it is, or the name of a character that is not seen. */
export interface ExactPart {
  readonly text: string;
  readonly isUnseen: boolean;
  /** Where it begins. */
  readonly at: number;
}

/** The stretches of a text, with what is not seen written as `U+202E`. */
export function exactParts(text: string): ExactPart[] {
  const parts: { text: string; isUnseen: boolean; at: number }[] = [];
  let at = 0;
  for (const character of text) {
    const last = parts.at(-1);
    if (UNSEEN.test(character)) parts.push({ text: codePoint(character), isUnseen: true, at });
    else if (last && !last.isUnseen) last.text += character;
    else parts.push({ text: character, isUnseen: false, at });
    at += character.length;
  }
  return parts;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
