import { describe, expect, it } from 'vitest';
import atlas from 'world-atlas/countries-110m.json' with { type: 'json' };
import { COUNTRY_BY_NUMBER, SMALL_COUNTRIES } from '../../console/src/components/world-map/countries.ts';
import { parseCatalog } from '../../src/providers/catalog.ts';
import { COUNTRY_CODES } from '../../src/providers/countries.ts';
import { realCatalogFiles } from '../support/catalogs.ts';

describe('the countries of the map', () => {
  const outlined = new Set(COUNTRY_BY_NUMBER.values());

  it('finds every country that the provider catalog has a region in', () => {
    const used = new Set(parseCatalog(realCatalogFiles()).regions.map(({ country }) => country));
    expect(used.size).toBeGreaterThan(40);
    expect([...used].filter((code) => !outlined.has(code) && !SMALL_COUNTRIES.has(code))).toEqual([]);
  });

  it('has each country of ISO 3166-1 once, as an outline or as a point', () => {
    expect([...outlined, ...SMALL_COUNTRIES.keys()].toSorted()).toEqual([...COUNTRY_CODES].toSorted());
  });

  it('translates numeric codes as Unicode does, and all that the atlas uses', () => {
    // Unicode keeps an alias from each numeric region code to its letters (UTS #35, "Territory aliases").
    for (const [number, code] of COUNTRY_BY_NUMBER) expect(new Intl.Locale(`und-${number}`).region).toBe(code);
    const numbered = atlas.objects.countries.geometries.flatMap((geometry) => ('id' in geometry ? [geometry.id] : []));
    expect(numbered.filter((number) => !COUNTRY_BY_NUMBER.has(number ?? ''))).toEqual([]);
    expect(COUNTRY_BY_NUMBER.size).toBe(numbered.length);
  });

  it('puts every point on the globe', () => {
    for (const [code, [latitude, longitude]] of SMALL_COUNTRIES) {
      expect(Math.abs(latitude), code).toBeLessThanOrEqual(90);
      expect(Math.abs(longitude), code).toBeLessThanOrEqual(180);
    }
  });
});
