import { z } from 'zod';
import type { Catalog } from '../providers/catalog.ts';
import type { Provider, ProviderRegion } from '../providers/catalog-content.ts';
import type { AdminParts } from './parts.ts';
import type { AdminApp } from './routes.ts';
import { problems } from './schemas.ts';

/** Countries by their English names. */
const COUNTRY_NAMES = new Intl.DisplayNames('en', { type: 'region' });
const yesNoUnknown = z.enum(['yes', 'no', 'unknown']);

const regionSchema = z.object({
  zone_code: z.string(),
  region_id: z.string(),
  country: z.string(),
  city: z.string(),
  is_city_certain: z.boolean().describe('False for a city that was picked for maps'),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  endpoint: z.string().nullable().describe('A host, or a template of one with parts in braces'),
  availability_zones: z.int().nullable(),
});

const providerSchema = z
  .object({
    provider_id: z.string(),
    name: z.string(),
    homepage: z.string().nullable(),
    operator_legal_entity: z.string().nullable(),
    operator_country: z.string(),
    ultimate_parent: z.string().nullable(),
    parent_country: z.string(),
    us_cloud_act_exposure: yesNoUnknown.describe('Computed from operator and parent: a pre-filter, no legal advice'),
    certifications: z.array(z.string()).describe('What a source showed; empty means not known, not none'),
    object_lock: yesNoUnknown,
    versioning: yesNoUnknown,
    virtual_host_style: yesNoUnknown,
    conditional_writes: yesNoUnknown,
    default_region: z.string().nullable(),
    as_of: z.string().nullable().describe('Year and month'),
    confidence: z.string().nullable(),
    notes: z.string().nullable(),
    source: z.string().nullable(),
    jurisdictions: z
      .array(
        z.object({
          code: z.string().describe('ISO 3166-1 alpha-2, or a group of /proxy/jurisdictions'),
          name: z.string(),
          kind: z.enum(['country', 'group']),
          via: z.array(z.enum(['operator', 'parent'])),
        }),
      )
      .describe('Whose law reaches the operator, wherever the disk stands'),
    regions: z.array(regionSchema),
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
      const { catalog } = parts.policies;
      const regions = catalog.regions.filter((region) => country === undefined || region.country === country);
      const byProvider = Map.groupBy(regions, (region) => region.providerId);
      return {
        providers: catalog.providers
          .filter(({ providerId }) => country === undefined || byProvider.has(providerId))
          .map((provider) => presentProvider(catalog, provider, byProvider.get(provider.providerId) ?? [])),
      };
    },
  );
}

function presentProvider(
  catalog: Catalog,
  provider: Provider,
  regions: readonly ProviderRegion[],
): z.infer<typeof providerSchema> {
  const { details } = provider;
  return {
    provider_id: provider.providerId,
    name: provider.name,
    homepage: details.homepage ?? null,
    operator_legal_entity: provider.operatorLegalEntity ?? null,
    operator_country: provider.operatorCountry ?? 'unknown',
    ultimate_parent: details.ultimateParent ?? null,
    parent_country: provider.parentCountry ?? 'unknown',
    us_cloud_act_exposure: details.usCloudActExposure,
    certifications: [...provider.certifications],
    object_lock: details.objectLock,
    versioning: details.versioning,
    virtual_host_style: details.virtualHostStyle,
    conditional_writes: details.conditionalWrites,
    default_region: details.defaultRegion ?? null,
    as_of: details.asOf ?? null,
    confidence: details.confidence ?? null,
    notes: details.notes ?? null,
    source: details.source ?? null,
    jurisdictions: jurisdictionsOf(catalog, provider),
    regions: regions.map(presentRegion),
  };
}

function presentRegion(region: ProviderRegion): z.infer<typeof regionSchema> {
  return {
    zone_code: region.zoneCode,
    region_id: region.regionId,
    country: region.country,
    city: region.city ?? 'unknown',
    is_city_certain: region.isCityCertain,
    latitude: region.latitude ?? null,
    longitude: region.longitude ?? null,
    endpoint: region.endpoint ?? null,
    availability_zones: region.availabilityZones ?? null,
  };
}

/** The countries of operator and parent, and the groups that these are full members of. */
function jurisdictionsOf(
  catalog: Catalog,
  { operatorCountry, parentCountry }: Provider,
): z.infer<typeof providerSchema>['jurisdictions'] {
  const via = (isReached: (country: string) => boolean) => [
    ...(operatorCountry !== undefined && isReached(operatorCountry) ? (['operator'] as const) : []),
    ...(parentCountry !== undefined && isReached(parentCountry) ? (['parent'] as const) : []),
  ];
  const countries = new Set([operatorCountry, parentCountry].filter((country) => country !== undefined));
  const ofCountries = [...countries].map((code) => ({
    ...{ code, name: COUNTRY_NAMES.of(code) ?? code, kind: 'country' as const },
    via: via((country) => country === code),
  }));
  const ofGroups = catalog.jurisdictions
    // A group that has a country's name says the same once more.
    .filter(({ code }) => !countries.has(code))
    .map(({ code, members }) => ({
      ...{ code, name: code, kind: 'group' as const },
      via: via((country) => members.includes(country)),
    }))
    .filter((group) => group.via.length > 0);
  return [...ofCountries, ...ofGroups];
}
