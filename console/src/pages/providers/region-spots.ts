import { countryName, humanCount } from '../../components/humanise.ts';
import type { MapMarker, MapShade } from '../../components/world-map/map-items.ts';

/** A region of a provider, as far as the map shows it. */
export interface RegionOnMap {
  readonly providerName: string;
  readonly country: string;
  readonly city: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

const MOST_NAMES = 4;

/** The spots of a map on which regions stand, those at one place together. Regions whose place is not known have none. */
export function regionSpots(regions: readonly RegionOnMap[]): MapMarker[] {
  const spots = new Map<string, RegionOnMap[]>();
  for (const region of regions) {
    if (region.latitude === null || region.longitude === null) continue;
    const at = `${region.latitude},${region.longitude}`;
    spots.set(at, [...(spots.get(at) ?? []), region]);
  }
  return [...spots].flatMap(([id, here]) => {
    const [first] = here;
    if (!first) return [];
    return [
      {
        ...{ id, latitude: first.latitude ?? 0, longitude: first.longitude ?? 0, size: here.length },
        tone: 'spot',
        title: `${first.city}, ${countryName(first.country)}`,
        facts: [
          ['Regions', humanCount(here.length)],
          ['Providers', namesOf(here)],
        ],
      },
    ];
  });
}

/** The countries in which regions are, by how many there are. */
export function regionShades(regions: readonly RegionOnMap[]): MapShade[] {
  const byCountry = Map.groupBy(regions, ({ country }) => country);
  return [...byCountry].map(([country, here]) => ({
    ...{ country, value: here.length, title: countryName(country) },
    facts: [
      ['Regions', humanCount(here.length)],
      ['Providers', humanCount(new Set(here.map(({ providerName }) => providerName)).size)],
    ],
  }));
}

function namesOf(regions: readonly RegionOnMap[]): string {
  const names = [...new Set(regions.map(({ providerName }) => providerName))];
  const rest = names.length - MOST_NAMES;
  return rest > 0 ? `${names.slice(0, MOST_NAMES).join(', ')} and ${rest} more` : names.join(', ');
}
