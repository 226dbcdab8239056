import type { z } from 'zod';
import type { BackendPlace } from '../domain/backend.ts';
import type { AdminParts } from './parts.ts';
import type { placeSchema } from './schemas.ts';

/** Where a backend stands, for a map; what its zone's entry in the catalog adds to what is known of it. */
export function whereabouts({ policies }: AdminParts, place: BackendPlace): z.infer<typeof placeSchema> {
  const region = place.zoneCode === undefined ? undefined : policies.catalog.zone(place.zoneCode);
  return {
    zone_code: place.zoneCode ?? null,
    country: place.country ?? null,
    city: region?.city ?? null,
    latitude: region?.latitude ?? null,
    longitude: region?.longitude ?? null,
  };
}
