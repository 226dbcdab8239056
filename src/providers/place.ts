import type { BackendPlace } from '../domain/backend.ts';
import { type Catalog, lawOf, placeOfRegion } from './catalog.ts';
import { COUNTRY_CODES } from './countries.ts';

/** What an operator says of a backend's place. */
export type StatedPlace = BackendPlace;

const COUNTRY_FIELDS = ['country', 'operatorCountry', 'parentCountry'] as const;

/**
 * Completes what was stated of a backend's place with what the catalog knows. A statement that contradicts the catalog is
 * a problem: policy must never rest on a guess about which of the two is right. A statement may fill in what the catalog
 * does not know: that is how an operator of its own disks says under whose law it stands.
 */
export function describePlace(stated: StatedPlace, catalog: Catalog): BackendPlace | { readonly problem: string } {
  const place = inUpperCase(stated);
  for (const field of COUNTRY_FIELDS) {
    const country = place[field];
    if (country !== undefined && !COUNTRY_CODES.has(country))
      return { problem: `${field} ${country} is no ISO 3166-1 alpha-2 code` };
  }
  const known = factsOf(place, catalog);
  if ('problem' in known) return known;
  for (const field of [...COUNTRY_FIELDS, 'providerId'] as const) {
    const said = place[field];
    const listed = known[field];
    if (said !== undefined && listed !== undefined && said !== listed)
      return { problem: `${field} ${said} was stated, and the provider catalog has ${listed} for ${nameOf(known)}` };
  }
  return { ...place, ...known };
}

function factsOf(place: StatedPlace, catalog: Catalog): BackendPlace | { readonly problem: string } {
  if (place.zoneCode !== undefined) {
    const region = catalog.zone(place.zoneCode);
    if (!region) return { problem: `zone ${place.zoneCode} is not in the provider catalog` };
    return placeOfRegion(region, catalog.provider(region.providerId));
  }
  if (place.providerId === undefined) return {};
  const provider = catalog.provider(place.providerId);
  return provider ? lawOf(provider) : { problem: `provider ${place.providerId} is not in the provider catalog` };
}

function nameOf({ zoneCode, providerId }: BackendPlace): string {
  return zoneCode === undefined ? `provider ${providerId}` : `zone ${zoneCode}`;
}

/** Codes are written in upper case, provider ids as the catalog has them. */
function inUpperCase(stated: StatedPlace): BackendPlace {
  const codes = (['zoneCode', ...COUNTRY_FIELDS] as const).flatMap((field) => {
    const code = stated[field];
    return code === undefined ? [] : [[field, code.toUpperCase()] as const];
  });
  return {
    ...(stated.providerId === undefined ? {} : { providerId: stated.providerId }),
    ...Object.fromEntries(codes),
  };
}
