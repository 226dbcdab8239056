import { describe, expect, it } from 'vitest';
import { backendMarkers, copiesPerObject, type Place, placeRows, placeShades } from './places.ts';

const place = (backend: string, country: string | null, customer: string, bytes: number): Place => ({
  ...{ country, zone_code: null, backend_id: backend, customer_id: customer },
  ...{ objects: bytes / 10, bytes },
});
const PLACES = [
  place('helsinki', 'FI', 'acme', 300),
  place('oulu', 'FI', 'globex', 100),
  place('frankfurt', 'DE', 'acme', 500),
  place('attic', null, 'acme', 100),
];
const backend = (id: string, latitude: number | null, isHealthy = true) => ({
  ...{ backend_id: id, country: 'FI', city: 'Helsinki', latitude, longitude: latitude, state: 'active' },
  is_healthy: isHealthy,
});

describe('the table of places', () => {
  it('adds up by country, and keeps what stands in no known one', () => {
    expect(placeRows(PLACES, 'country', null)).toEqual([
      { key: 'DE', objects: 50, bytes: 500, share: 0.5 },
      { key: 'FI', objects: 40, bytes: 400, share: 0.4 },
      { key: '', objects: 10, bytes: 100, share: 0.1 },
    ]);
  });

  it('adds up by backend and by tenant', () => {
    expect(placeRows(PLACES, 'backend', null).map(({ key }) => key)).toEqual([
      'frankfurt',
      'helsinki',
      'attic',
      'oulu',
    ]);
    expect(placeRows(PLACES, 'tenant', null).map(({ key, bytes }) => [key, bytes])).toEqual([
      ['acme', 900],
      ['globex', 100],
    ]);
  });

  it('is about one tenant alone when asked', () => {
    expect(placeRows(PLACES, 'country', 'globex')).toEqual([{ key: 'FI', objects: 10, bytes: 100, share: 1 }]);
    expect(placeRows(PLACES, 'country', 'nobody')).toEqual([]);
  });

  it('has a share even where all objects are empty', () => {
    expect(placeRows([{ ...place('a', 'FI', 'x', 0), objects: 3 }], 'country', null)[0]?.share).toBe(0);
  });
});

describe('the map of places', () => {
  it('shows every row of the table by country that has a country', () => {
    const rows = placeRows(PLACES, 'country', null).filter(({ key }) => key !== '');
    expect(placeShades(PLACES, null).map(({ country, value }) => [country, value])).toEqual(
      rows.map(({ key, bytes }) => [key, bytes]),
    );
    expect(placeShades(PLACES, 'acme').find(({ country }) => country === 'FI')?.facts).toContainEqual([
      'Backends',
      'helsinki',
    ]);
  });

  it('marks backends by what they hold for the tenant, and those that are down in another tone', () => {
    const markers = backendMarkers(
      [backend('helsinki', 60), backend('oulu', 65, false), backend('attic', null)],
      PLACES,
      'acme',
    );
    expect(markers.map(({ id, size, tone }) => [id, size, tone])).toEqual([
      ['helsinki', 300, 'accent'],
      ['oulu', 0, 'bad'],
    ]);
  });
});

describe('copiesPerObject', () => {
  it('counts the copies in sync, and says nothing where there is no object', () => {
    expect(copiesPerObject(40, PLACES)).toBe('2.50');
    expect(copiesPerObject(0, [])).toBeUndefined();
  });
});
