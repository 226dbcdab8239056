import type { Random } from './random.ts';

/**
 * A version 7 UUID (RFC 9562, section 5.7) of this moment: ids made one after the other sort one after the other. Rows with
 * such keys go to the end of an index, where random ones dirty a page each.
 */
export function timeOrderedId(nowMs: number, random: Random): string {
  const bytes = random.bytes(10);
  const time = nowMs.toString(16).padStart(12, '0');
  const tail = bytes.toString('hex');
  const variant = ((Number.parseInt(tail.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${tail.slice(0, 3)}-${variant}${tail.slice(4, 7)}-${tail.slice(7, 19)}`;
}
