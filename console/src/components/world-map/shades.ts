/** How many shades a country can have; 0 is that of no value. */
export const SHADE_STEPS = 5;

/** The least and the greatest of the values above 0; undefined when there is none. */
export function valueRange(values: readonly number[]): readonly [least: number, greatest: number] | undefined {
  const above = values.filter((value) => value > 0);
  return above.length === 0 ? undefined : [Math.min(...above), Math.max(...above)];
}

/**
 * The shade of a value, 1 to `SHADE_STEPS`, 0 for nothing. Steps are even in the logarithm, since what is shown here, bytes
 * above all, differs by powers: evenly spaced, all but the greatest would look empty.
 */
export function shadeOf(value: number, range: readonly [number, number] | undefined): number {
  if (!range || value <= 0) return 0;
  const [least, greatest] = range;
  if (greatest <= least) return SHADE_STEPS;
  const share = Math.log(value / least) / Math.log(greatest / least);
  return 1 + Math.min(SHADE_STEPS - 1, Math.max(0, Math.floor(share * SHADE_STEPS)));
}

/** The radius of a marker in pixels: its area grows with its size, and the smallest can still be hit. */
export function markerRadius(
  size: number,
  greatest: number,
  { least, most }: { readonly least: number; readonly most: number },
): number {
  const share = greatest <= 0 ? 0 : Math.min(1, Math.max(0, size) / greatest);
  return least + (most - least) * Math.sqrt(share);
}
