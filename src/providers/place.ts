import type { BackendPlace } from '../domain/backend.ts';
import type { Catalog } from './catalog.ts';

/** What an operator says of a backend's place. */
export type StatedPlace = Pick<BackendPlace, 'zoneCode' | 'country' | 'providerId'>;

/**
 * Completes what was stated of a backend's place with what the catalog knows. A statement that contradicts the catalog is
 * a problem: policy must never rest on a guess about which of the two is right.
 */
export function describePlace(stated: StatedPlace, catalog: Catalog): BackendPlace | { readonly problem: string } {
  const zone = stated.zoneCode === undefined ? undefined : catalog.zone(stated.zoneCode);
  if (stated.zoneCode !== undefined && !zone)
    return { problem: `zone ${stated.zoneCode} is not in the provider catalog` };
  if (zone && stated.country !== undefined && stated.country !== zone.country)
    return { problem: `zone ${zone.zoneCode} lies in ${zone.country}, not in ${stated.country}` };
  if (zone && stated.providerId !== undefined && stated.providerId !== zone.providerId)
    return { problem: `zone ${zone.zoneCode} belongs to ${zone.providerId}, not to ${stated.providerId}` };
  if (stated.country !== undefined && !/^[A-Z]{2}$/.test(stated.country))
    return { problem: `country ${stated.country} is no ISO 3166-1 alpha-2 code` };
  const providerId = zone?.providerId ?? stated.providerId;
  const provider = providerId === undefined ? undefined : catalog.provider(providerId);
  if (providerId !== undefined && !provider)
    return { problem: `provider ${providerId} is not in the provider catalog` };
  return withoutUndefined({
    zoneCode: zone?.zoneCode,
    country: zone?.country ?? stated.country,
    providerId,
    operatorCountry: provider?.operatorCountry,
    parentCountry: provider?.parentCountry,
  });
}

function withoutUndefined(place: { readonly [K in keyof BackendPlace]: BackendPlace[K] | undefined }): BackendPlace {
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined)) as BackendPlace;
}
