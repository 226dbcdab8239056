import { z } from 'zod';
import type { AdminParts } from './parts.ts';
import type { AdminApp } from './routes.ts';
import { problems } from './schemas.ts';

const providerSchema = z
  .object({
    provider_id: z.string(),
    name: z.string(),
    operator_country: z.string(),
    parent_country: z.string(),
    regions: z.array(z.object({ zone_code: z.string(), region_id: z.string(), country: z.string(), city: z.string() })),
  })
  .describe('Provider');

/** `/proxy/providers`: the provider catalog, with where each provider has regions. */
export function providerRoutes(app: AdminApp, parts: AdminParts): void {
  app.get(
    '/proxy/providers',
    {
      schema: {
        tags: ['providers'],
        summary: 'Providers and their regions',
        querystring: z.object({ country: z.string().length(2).optional().describe('Only regions in this country') }),
        response: { 200: z.object({ providers: z.array(providerSchema) }).describe('ProviderList'), ...problems },
      },
    },
    async (request) => {
      const country = request.query.country?.toUpperCase();
      const { providers, regions } = parts.policies.catalog;
      return {
        providers: providers
          .map((provider) => ({
            provider_id: provider.providerId,
            name: provider.name,
            operator_country: provider.operatorCountry ?? 'unknown',
            parent_country: provider.parentCountry ?? 'unknown',
            regions: regions
              .filter((region) => region.providerId === provider.providerId)
              .filter((region) => country === undefined || region.country === country)
              .map((region) => ({
                zone_code: region.zoneCode,
                region_id: region.regionId,
                country: region.country,
                city: region.city ?? 'unknown',
              })),
          }))
          .filter((provider) => country === undefined || provider.regions.length > 0),
      };
    },
  );
}
