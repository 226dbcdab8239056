import { countryName, humanBytes, humanCount } from '../../components/humanise.ts';
import type { MapMarker, MapShade } from '../../components/world-map/map-items.ts';

/** What stands at one backend for one tenant. */
export interface Place {
  readonly country: string | null;
  readonly zone_code: string | null;
  readonly backend_id: string;
  readonly customer_id: string;
  readonly objects: number;
  readonly bytes: number;
}

/** A backend on the map. */
export interface PlacedBackend {
  readonly backend_id: string;
  readonly country: string | null;
  readonly city: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly state: string;
  readonly is_healthy: boolean;
}

/** By what the bytes are told apart. */
export type PlaceGrouping = 'country' | 'backend' | 'tenant';

/** A row of the table: everything that stands in one country, at one backend or for one tenant. */
export interface PlaceRow {
  /** The code or id; empty for what stands in no known country. */
  readonly key: string;
  readonly objects: number;
  readonly bytes: number;
  /** Of all that is shown, 0 to 1. */
  readonly share: number;
}

const KEYS: Readonly<Record<PlaceGrouping, (place: Place) => string>> = {
  country: ({ country }) => country ?? '',
  backend: ({ backend_id: id }) => id,
  tenant: ({ customer_id: id }) => id,
};

/** Adds copies up by country, backend or tenant; the most bytes first. Without a tenant it is about all of them. */
export function placeRows(places: readonly Place[], grouping: PlaceGrouping, customerId: string | null): PlaceRow[] {
  const shown = ofTenant(places, customerId);
  const all = sumOf(shown).bytes;
  return [...Map.groupBy(shown, KEYS[grouping])]
    .map(([key, here]) => {
      const { objects, bytes } = sumOf(here);
      return { key, objects, bytes, share: all === 0 ? 0 : bytes / all };
    })
    .toSorted((a, b) => b.bytes - a.bytes || a.key.localeCompare(b.key));
}

/** The countries in which bytes stand. What stands in no known country is in the table alone. */
export function placeShades(places: readonly Place[], customerId: string | null): MapShade[] {
  return placeRows(places, 'country', customerId)
    .filter(({ key }) => key !== '')
    .map(({ key, objects, bytes }) => {
      const here = ofTenant(places, customerId).filter(({ country }) => country === key);
      return {
        ...{ country: key, value: bytes, title: countryName(key) },
        facts: [
          ['Stored', humanBytes(bytes)],
          ['Copies of objects', humanCount(objects)],
          ['Backends', [...new Set(here.map(({ backend_id: id }) => id))].toSorted().join(', ')],
        ],
      };
    });
}

/** The backends where their cities are, by what stands there; the unhealthy stand out. */
export function backendMarkers(
  backends: readonly PlacedBackend[],
  places: readonly Place[],
  customerId: string | null,
): MapMarker[] {
  const rows = new Map(placeRows(places, 'backend', customerId).map((row) => [row.key, row]));
  return backends.flatMap((backend): MapMarker[] => {
    const { backend_id: id, latitude, longitude } = backend;
    if (latitude === null || longitude === null) return [];
    const { objects, bytes } = rows.get(id) ?? { objects: 0, bytes: 0 };
    return [
      {
        ...{ id, latitude, longitude, size: bytes, title: id },
        tone: backend.is_healthy ? 'accent' : 'bad',
        facts: [
          ['City', [backend.city, backend.country && countryName(backend.country)].filter(Boolean).join(', ')],
          ['State', `${backend.state}, ${backend.is_healthy ? 'healthy' : 'not healthy'}`],
          ['Stored', humanBytes(bytes)],
          ['Copies of objects', humanCount(objects)],
        ],
      },
    ];
  });
}

/** How many copies an object has on average, its home's included, such as `2.95`; undefined when there is no object. */
export function copiesPerObject(objects: number, places: readonly Place[]): string | undefined {
  return objects === 0 ? undefined : (sumOf(places).objects / objects).toFixed(2);
}

function ofTenant(places: readonly Place[], customerId: string | null): readonly Place[] {
  return customerId === null ? places : places.filter((place) => place.customer_id === customerId);
}

function sumOf(places: readonly Place[]): { objects: number; bytes: number } {
  return {
    objects: places.reduce((sum, { objects }) => sum + objects, 0),
    bytes: places.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
