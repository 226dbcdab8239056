/** Text from elsewhere without what a terminal would obey, or show in another order than it is written. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '?');
}
