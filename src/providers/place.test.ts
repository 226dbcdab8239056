import { describe, expect, it } from 'vitest';
import { smallCatalog } from '../../test/support/catalogs.ts';
import { Catalog } from './catalog.ts';
import { describePlace } from './place.ts';

const catalog = smallCatalog();

describe('describePlace', () => {
  it('completes a zone with its country, its provider and the law over it', () => {
    expect(describePlace({ zoneCode: 'DE-BER-INIT-1' }, catalog)).toEqual({
      zoneCode: 'DE-BER-INIT-1',
      country: 'DE',
      providerId: 'initech',
      operatorCountry: 'DE',
      parentCountry: 'US',
    });
  });

  it('completes a provider with the law over it, and leaves the country open', () => {
    expect(describePlace({ providerId: 'acme' }, catalog)).toEqual({
      providerId: 'acme',
      operatorCountry: 'FI',
      parentCountry: 'FI',
    });
  });

  it('leaves out what nobody knows', () => {
    expect(describePlace({}, catalog)).toEqual({});
    expect(describePlace({ country: 'NO', providerId: 'hooli' }, catalog)).toEqual({
      country: 'NO',
      providerId: 'hooli',
    });
    expect(describePlace({ zoneCode: 'SE-STO-UMBR-1' }, catalog)).toEqual({
      zoneCode: 'SE-STO-UMBR-1',
      country: 'SE',
      providerId: 'umbrella',
      operatorCountry: 'SE',
    });
  });

  it('takes codes in any case', () => {
    expect(describePlace({ country: 'fi', operatorCountry: 'se' }, catalog)).toEqual({
      country: 'FI',
      operatorCountry: 'SE',
    });
    expect(describePlace({ zoneCode: 'fi-hel-acme-1' }, catalog)).toMatchObject({ zoneCode: 'FI-HEL-ACME-1' });
  });

  it('lets an operator of its own disks say under whose law it stands', () => {
    const stated = { country: 'FI', operatorCountry: 'FI', parentCountry: 'NO' };
    expect(describePlace(stated, catalog)).toEqual(stated);
    expect(describePlace({ providerId: 'umbrella', parentCountry: 'SE' }, catalog)).toEqual({
      providerId: 'umbrella',
      operatorCountry: 'SE',
      parentCountry: 'SE',
    });
  });

  it('takes a statement that repeats the catalog', () => {
    const whole = {
      zoneCode: 'FI-HEL-ACME-1',
      country: 'FI',
      providerId: 'acme',
      operatorCountry: 'FI',
      parentCountry: 'FI',
    };
    expect(describePlace(whole, catalog)).toEqual(whole);
  });

  it.each([
    [{ zoneCode: 'DE-FRA-NONE-1' }, 'zone DE-FRA-NONE-1 is not in the provider catalog'],
    [{ zoneCode: 'SCOPE-GLOB-1' }, 'zone SCOPE-GLOB-1 is not in the provider catalog'],
    [{ providerId: 'nobody' }, 'provider nobody is not in the provider catalog'],
    [{ country: 'UK' }, 'country UK is no ISO 3166-1 alpha-2 code'],
    [{ country: 'EU' }, 'country EU is no ISO 3166-1 alpha-2 code'],
    [{ country: 'FI', operatorCountry: 'XX' }, 'operatorCountry XX is no ISO 3166-1 alpha-2 code'],
    [{ country: 'FI', parentCountry: '' }, 'parentCountry  is no ISO 3166-1 alpha-2 code'],
    [
      { zoneCode: 'FI-HEL-ACME-1', country: 'DE' },
      'country DE was stated, and the provider catalog has FI for zone FI-HEL-ACME-1',
    ],
    [
      { zoneCode: 'FI-HEL-ACME-1', providerId: 'globex' },
      'providerId globex was stated, and the provider catalog has acme for zone FI-HEL-ACME-1',
    ],
    [
      { providerId: 'initech', parentCountry: 'DE' },
      'parentCountry DE was stated, and the provider catalog has US for provider initech',
    ],
  ])('names the problem with %j', (stated, problem) => {
    expect(describePlace(stated, catalog)).toEqual({ problem });
  });

  it('knows no law where a catalog lacks the provider of a zone', () => {
    const orphan = new Catalog({ providers: [], regions: catalog.regions, groups: catalog.groups, jurisdictions: [] });
    expect(describePlace({ zoneCode: 'FI-HEL-ACME-1' }, orphan)).toEqual({
      zoneCode: 'FI-HEL-ACME-1',
      country: 'FI',
      providerId: 'acme',
    });
  });
});
