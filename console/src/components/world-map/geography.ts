import { geoNaturalEarth1, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-110m.json';
import { COUNTRY_BY_NUMBER, SMALL_COUNTRIES } from './countries.ts';

/** A place on the drawn map, in its own units. */
export type MapPoint = readonly [x: number, y: number];

/** The outline of a country, or of land that no code of ISO 3166-1 stands for. */
export interface Outline {
  readonly code: string | undefined;
  /** An SVG path. */
  readonly path: string;
  readonly centre: MapPoint;
}

/** A part of the map that can be looked at alone. */
export interface MapBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The width of the drawn map in its own units. */
const WIDTH = 960;
/** What is shown of the globe: nobody stores anything in the Antarctic, and the poles take much room. */
const NORTH = 84;
const SOUTH = -57;
/** The shares of the width at both edges that hold nothing but the Pacific. */
const WEST_MARGIN = 0.05;
const EAST_MARGIN = 0.03;
const ANTARCTICA = 'AQ';

// The types of the package know its file as plain JSON.
const topology = atlas as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>;

/** The world in Natural Earth projection at 1:110 million. Making one takes some milliseconds: keep it. */
export class Geography {
  readonly outlines: readonly Outline[];
  readonly #projection = geoNaturalEarth1().fitWidth(WIDTH, { type: 'Sphere' }).precision(0.3);
  readonly #centres: ReadonlyMap<string, MapPoint>;

  constructor() {
    const path = geoPath(this.#projection).digits(1);
    this.outlines = feature(topology, topology.objects.countries).features.flatMap((country) => {
      const code = COUNTRY_BY_NUMBER.get(String(country.id));
      if (code === ANTARCTICA) return [];
      return [{ code, path: path(country) ?? '', centre: path.centroid(largestPart(country.geometry)) }];
    });
    this.#centres = new Map(this.outlines.flatMap(({ code, centre }) => (code === undefined ? [] : [[code, centre]])));
  }

  /** Where a latitude and a longitude lie. */
  pointAt(latitude: number, longitude: number): MapPoint {
    return this.#projection([longitude, latitude]) ?? [0, 0];
  }

  /** The middle of a country; undefined for what is none. */
  centreOf(code: string): MapPoint | undefined {
    const small = SMALL_COUNTRIES.get(code);
    return small ? this.pointAt(...small) : this.#centres.get(code);
  }

  /** All that is shown of the world. */
  get world(): MapBox {
    const y = this.pointAt(NORTH, 0)[1];
    return {
      ...{ x: WIDTH * WEST_MARGIN, y, width: WIDTH * (1 - WEST_MARGIN - EAST_MARGIN) },
      height: this.pointAt(SOUTH, 0)[1] - y,
    };
  }

  /** The box around a range of latitudes and longitudes, made as wide for its height as the world is. */
  box({ north, south, west, east }: { north: number; south: number; west: number; east: number }): MapBox {
    const corners = [north, (north + south) / 2, south].flatMap((latitude) =>
      [west, (west + east) / 2, east].map((longitude) => this.pointAt(latitude, longitude)),
    );
    const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
    const [left, top] = [Math.min(...xs), Math.min(...ys)];
    const world = this.world;
    const ratio = world.width / world.height;
    const width = Math.max(Math.max(...xs) - left, (Math.max(...ys) - top) * ratio);
    const height = width / ratio;
    return {
      x: (left + Math.max(...xs) - width) / 2,
      y: (top + Math.max(...ys) - height) / 2,
      ...{ width, height },
    };
  }
}

/** A country's name belongs on its main land: the middle of France with Guiana is in the Atlantic. */
function largestPart(geometry: GeoJSON.Geometry): GeoJSON.Geometry {
  if (geometry.type !== 'MultiPolygon') return geometry;
  const path = geoPath();
  const parts = geometry.coordinates.map((coordinates): GeoJSON.Polygon => ({ type: 'Polygon', coordinates }));
  return parts.toSorted((a, b) => path.area(b) - path.area(a))[0] ?? geometry;
}
