import { hierarchy, treemap } from 'd3-hierarchy';
import type { PrefixContent, PrefixEntry } from '../../discovery/prefix-tree.ts';

/** More tiles than this could not be told apart. */
const MAX_TILES = 60;

/** One tile: a place in percent of the map, and what it stands for. `entry` is undefined for all that is smaller. */
export interface Tile {
  readonly entry: PrefixEntry | undefined;
  readonly bytes: number;
  readonly objects: number;
  /** How many entries it stands for. */
  readonly entries: number;
  /** Its part of all bytes, from 0 to 1. */
  readonly share: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Datum {
  readonly entry?: PrefixEntry;
  readonly bytes: number;
  readonly objects: number;
  readonly entries: number;
  readonly children?: readonly Datum[];
}

/** Lays the entries of a prefix out by their bytes (squarified, as d3-hierarchy does it). Entries without bytes have no tile. */
export function tilesOf({ entries, rest, bytes, objects }: PrefixContent, aspect: number): Tile[] {
  const large: Datum[] = entries
    .slice(0, MAX_TILES)
    .map((entry) => ({ entry, bytes: entry.bytes, objects: entry.objects, entries: 1 }));
  const small = entries.slice(MAX_TILES).reduce(
    (sum, entry) => ({
      bytes: sum.bytes + entry.bytes,
      objects: sum.objects + entry.objects,
      entries: sum.entries + 1,
    }),
    { ...rest },
  );
  const children = [...large, ...(small.entries > 0 ? [small] : [])].filter((datum) => datum.bytes > 0);
  if (children.length === 0) return [];
  const root = hierarchy<Datum>({ bytes, objects, entries: entries.length, children }, (datum) => datum.children)
    .sum((datum) => (datum.children ? 0 : datum.bytes))
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const laid = treemap<Datum>().size([100 * aspect, 100])(root);
  return (laid.children ?? []).map(({ data, x0, x1, y0, y1 }) => ({
    ...{ entry: data.entry, bytes: data.bytes, objects: data.objects, entries: data.entries },
    share: data.bytes / bytes,
    left: x0 / aspect,
    top: y0,
    width: (x1 - x0) / aspect,
    height: y1 - y0,
  }));
}
