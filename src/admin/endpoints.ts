import { z } from 'zod';
import type { SnapshotCaps } from '../discovery/snapshot.ts';
import type { Catalog } from '../providers/catalog.ts';
import type { ProviderRegion } from '../providers/catalog-content.ts';
import type { DiscoveryAccess } from './discovery-access.ts';
import type { AdminApp } from './routes.ts';
import { problems } from './schemas.ts';

const TAGS = ['discovery'];

/** What the page is told of discovery here. */
export interface DiscoveryFacts {
  readonly access: DiscoveryAccess;
  readonly isServerSide: boolean;
  readonly allowsPrivate: boolean;
  readonly caps: SnapshotCaps;
}

/** What the routes answer from. */
export interface EndpointParts {
  readonly catalog: Catalog;
  readonly facts: DiscoveryFacts;
}

const endpointSchema = z
  .object({
    endpoint_url: z.string(),
    is_template: z.boolean().describe('True when `{account_id}` or the like is to be filled in'),
    provider_id: z.string(),
    provider_name: z.string(),
    region_id: z.string(),
    zone_code: z.string(),
    country: z.string(),
    city: z.string().nullable(),
    operator_country: z.string().nullable(),
    parent_country: z.string().nullable(),
  })
  .describe('KnownEndpoint');

const jurisdictionSchema = z.object({
  code: z.string().describe('ISO 3166-1 alpha-2'),
  via: z.enum(['location', 'operator', 'parent']).describe('Why this law reaches what is stored there'),
});

const accessSchema = z
  .object({
    mode: z.enum(['open', 'admin', 'off']),
    server_side: z.boolean(),
    allows_private: z.boolean(),
    limits: z.object({ max_buckets: z.int(), max_files: z.int(), max_files_per_bucket: z.int() }),
  })
  .describe('DiscoveryAccess');

/** `/discover/access`, `/discover/endpoints`, `/discover/endpoint`: what the page must know before and after it has asked. */
export function endpointRoutes(app: AdminApp, parts: EndpointParts): void {
  app.get(
    '/discover/access',
    { schema: { tags: TAGS, summary: 'Who may use discovery, and its limits', response: { 200: accessSchema } } },
    async () => describeAccess(parts.facts),
  );
  const endpoints = parts.catalog.regions.flatMap((region) => presentEndpoint(parts.catalog, region));
  app.get(
    '/discover/endpoints',
    {
      schema: {
        tags: TAGS,
        summary: 'The S3 endpoints that the catalog knows',
        response: { 200: z.object({ endpoints: z.array(endpointSchema) }).describe('KnownEndpointList'), ...problems },
      },
    },
    async () => ({ endpoints }),
  );
  app.get(
    '/discover/endpoint',
    {
      schema: {
        tags: TAGS,
        summary: 'Where an endpoint is, and under whose law',
        querystring: z.object({ endpoint_url: z.url({ protocol: /^https?$/ }).max(2048) }),
        response: {
          200: z
            .object({
              host: z.string(),
              match: endpointSchema.extend({ jurisdictions: z.array(jurisdictionSchema) }).nullable(),
            })
            .describe('EndpointPlace'),
          ...problems,
        },
      },
    },
    async (request) => {
      const { host, hostname } = new URL(request.query.endpoint_url);
      const match = endpoints.find((known) => isSameEndpoint(known.endpoint_url, hostname));
      return { host, match: match ? { ...match, jurisdictions: jurisdictionsOf(match) } : null };
    },
  );
}

function describeAccess({ access, isServerSide, allowsPrivate, caps }: DiscoveryFacts): z.infer<typeof accessSchema> {
  return {
    mode: access,
    server_side: isServerSide,
    allows_private: allowsPrivate,
    limits: { max_buckets: caps.maxBuckets, max_files: caps.maxFiles, max_files_per_bucket: caps.maxFilesPerBucket },
  };
}

type KnownEndpoint = z.infer<typeof endpointSchema>;

function presentEndpoint(catalog: Catalog, region: ProviderRegion): KnownEndpoint[] {
  if (region.endpoint === undefined) return [];
  const provider = catalog.provider(region.providerId);
  return [
    {
      endpoint_url: /^https?:/.test(region.endpoint) ? region.endpoint : `https://${region.endpoint}`,
      is_template: region.endpoint.includes('{'),
      provider_id: region.providerId,
      provider_name: provider?.name ?? region.providerId,
      region_id: region.regionId,
      zone_code: region.zoneCode,
      country: region.country,
      city: region.city ?? null,
      operator_country: provider?.operatorCountry ?? null,
      parent_country: provider?.parentCountry ?? null,
    },
  ];
}

/** The known endpoint itself, or a bucket's name before it, as virtual-host style addresses have it. */
function isSameEndpoint(knownUrl: string, hostname: string): boolean {
  const known = knownUrl.replace(/^https?:\/\//, '').replace(/[:/].*$/, '');
  if (!known.includes('{')) return hostname === known || hostname.endsWith(`.${known}`);
  const pattern = known
    .split(/\{[^}]*\}/)
    .map((part) => part.replaceAll('.', '\\.'))
    .join('[^.]+');
  return new RegExp(`(^|\\.)${pattern}$`).test(hostname);
}

function jurisdictionsOf({ country, operator_country: operator, parent_country: parent }: KnownEndpoint) {
  const reaches: z.infer<typeof jurisdictionSchema>[] = [{ code: country, via: 'location' }];
  if (operator !== null) reaches.push({ code: operator, via: 'operator' });
  if (parent !== null) reaches.push({ code: parent, via: 'parent' });
  return reaches;
}
