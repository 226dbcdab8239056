import { describe, expect, it } from 'vitest';
import { smallCatalog } from '../../test/support/catalogs.ts';
import type { BackendPlace } from '../domain/backend.ts';
import { isInside, isOutside } from './place-term.ts';

const catalog = smallCatalog();

const HELSINKI: BackendPlace = { country: 'FI', zoneCode: 'FI-HEL-ACME-1' };
const FRANKFURT: BackendPlace = { country: 'DE', zoneCode: 'DE-FRA-GLOB-1' };
const BERLIN: BackendPlace = { country: 'DE', zoneCode: 'DE-BER-INIT-1' };
const PERHAPS_MUNICH: BackendPlace = { country: 'DE', zoneCode: 'DE-MUC-HOOL-1' };
const SOMEWHERE_IN_GERMANY: BackendPlace = { country: 'DE', zoneCode: 'DE-XXX-UMBR-1' };
const GERMANY: BackendPlace = { country: 'DE' };
const NOWHERE: BackendPlace = {};

describe('isInside and isOutside', () => {
  it.each([
    ['FI', HELSINKI, 'inside'],
    ['FI', FRANKFURT, 'outside'],
    ['FI', NOWHERE, 'neither'],
    ['EU', GERMANY, 'inside'],
    ['NORDICS', GERMANY, 'outside'],
    ['NORDICS', NOWHERE, 'neither'],
    ['DE-FRA-GLOB-1', FRANKFURT, 'inside'],
    ['DE-FRA-GLOB-1', BERLIN, 'outside'],
    ['DE-FRA-GLOB-1', SOMEWHERE_IN_GERMANY, 'outside'],
    ['DE-FRA-GLOB-1', GERMANY, 'neither'],
    ['DE-FRA-GLOB-1', HELSINKI, 'outside'],
    ['DE-FRA-GLOB-1', NOWHERE, 'neither'],
    ['DE-FRA', FRANKFURT, 'inside'],
    ['DE-FRA', BERLIN, 'outside'],
    ['DE-FRA', PERHAPS_MUNICH, 'neither'],
    ['DE-FRA', SOMEWHERE_IN_GERMANY, 'neither'],
    ['DE-FRA', GERMANY, 'neither'],
    ['DE-FRA', HELSINKI, 'outside'],
    ['DE-FRA', NOWHERE, 'neither'],
    ['DE-MUC-HOOL-1', PERHAPS_MUNICH, 'inside'],
  ] as const)('%s: %j is %s', (name, place, expected) => {
    const term = catalog.resolvePlaceTerm(name);
    if (!term) throw new Error(`${name} is not in the catalog`);
    const actual = isInside(place, term) ? 'inside' : isOutside(place, term) ? 'outside' : 'neither';
    expect(actual).toBe(expected);
    expect(isInside(place, term) && isOutside(place, term)).toBe(false);
  });
});
