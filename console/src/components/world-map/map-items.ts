import type { Geography, MapBox, MapPoint } from './geography.ts';
import { markerRadius, shadeOf, valueRange } from './shades.ts';

/** What is known of a place on the map: shown in a card, and to be shown in a table too. */
export interface MapFact {
  /** Its name, such as `Finland` or `helsinki`. */
  readonly title: string;
  /** Names and values under each other. */
  readonly facts: readonly (readonly [name: string, value: string])[];
}

/** A country with a value. */
export interface MapShade extends MapFact {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly value: number;
}

/** What a marker says by its colour. A `spot` is one of many and stands out from shaded countries. */
export type MarkerTone = 'accent' | 'bad' | 'spot';

/** A spot with a size. */
export interface MapMarker extends MapFact {
  readonly id: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly size: number;
  readonly tone?: MarkerTone;
}

/** Something on the map that can be pointed at. */
export type MapItem = MapFact & {
  /** `country:FI` or `marker:helsinki`. */
  readonly id: string;
  readonly at: MapPoint;
  /** 0 for a marker without a value, else as `shadeOf` says. */
  readonly step: number;
  /** The outline of a country that has one. */
  readonly path?: string;
  /** The radius in pixels of what is drawn as a point. */
  readonly radius?: number;
  readonly tone?: MarkerTone;
};

/** The pixels that a shaded country without an outline is drawn with. */
const SMALL_COUNTRY_RADIUS = 4.5;
const MARKER_RADII = { least: 5, most: 15 };
const SPOT_RADII = { least: 2.5, most: 8 };

/** Everything that can be pointed at, countries first, the greatest first: the order in which arrow keys go over them. */
export function mapItems(geography: Geography, shades: readonly MapShade[], markers: readonly MapMarker[]): MapItem[] {
  const range = valueRange(shades.map(({ value }) => value));
  const greatest = Math.max(0, ...markers.map(({ size }) => size));
  const outlines = new Map(geography.outlines.map(({ code, path }) => [code, path]));
  const countries = shades.flatMap((shade): MapItem[] => {
    const at = geography.centreOf(shade.country);
    if (!at || shade.value <= 0) return [];
    const path = outlines.get(shade.country);
    return [
      {
        ...{ id: `country:${shade.country}`, title: shade.title, facts: shade.facts, at },
        step: shadeOf(shade.value, range),
        ...(path === undefined ? { radius: SMALL_COUNTRY_RADIUS } : { path }),
      },
    ];
  });
  const spots = markers.map((marker): MapItem => {
    const { title, facts, tone = 'accent' } = marker;
    const at = geography.pointAt(marker.latitude, marker.longitude);
    return {
      id: `marker:${marker.id}`,
      ...{ title, facts, at, tone },
      step: 0,
      radius: markerRadius(marker.size, greatest, tone === 'spot' ? SPOT_RADII : MARKER_RADII),
    };
  });
  return [
    ...countries.toSorted((a, b) => b.step - a.step),
    // The small lie on the large, so that both can be hit.
    ...spots.toSorted((a, b) => (b.radius ?? 0) - (a.radius ?? 0)),
  ];
}

/** The item that a key leads to from the one at `index`; undefined for a key that leads nowhere. */
export function itemAfterKey(key: string, index: number, count: number): number | undefined {
  if (count === 0) return undefined;
  const targets: Readonly<Record<string, number>> = {
    ArrowRight: (index + 1) % count,
    ArrowDown: (index + 1) % count,
    ArrowLeft: (index - 1 + count) % count,
    ArrowUp: (index - 1 + count) % count,
    Home: 0,
    End: count - 1,
  };
  return targets[key];
}

/** Where a point lies in the part of the map that is looked at, in shares of its width and height; undefined outside it. */
export function shareOfBox([x, y]: MapPoint, box: MapBox): readonly [number, number] | undefined {
  const [across, down] = [(x - box.x) / box.width, (y - box.y) / box.height];
  return across < 0 || across > 1 || down < 0 || down > 1 ? undefined : [across, down];
}

/** What somebody hears who does not see the card. */
export function spokenFact({ title, facts }: MapFact): string {
  return [title, ...facts.map(([name, value]) => `${name} ${value}`)].join(', ');
}
