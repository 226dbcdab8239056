import { z } from 'zod';
import type { AdminParts } from './parts.ts';
import type { AdminApp } from './routes.ts';
import { problems } from './schemas.ts';

const countries = z.array(z.string());

const jurisdictionSchema = z
  .object({
    code: z.string(),
    members: countries.describe('Full members, ISO 3166-1 alpha-2: what policy takes the name for'),
    associates: countries,
    partners: countries,
    disputed: countries,
    definition: z.string().nullable(),
    source: z.string().nullable(),
    source_read: z.boolean().describe('False when the source is only a pointer'),
    as_of: z.string().nullable(),
    note: z.string().nullable(),
  })
  .describe('Jurisdiction');

/** `/proxy/jurisdictions`: the groups of countries that policy knows by name. */
export function jurisdictionRoutes(app: AdminApp, parts: AdminParts): void {
  app.get(
    '/proxy/jurisdictions',
    {
      schema: {
        tags: ['providers'],
        summary: 'Groups of countries that policy knows by name, and who says so',
        response: {
          200: z.object({ jurisdictions: z.array(jurisdictionSchema) }).describe('JurisdictionList'),
          ...problems,
        },
      },
    },
    async () => ({
      jurisdictions: parts.policies.catalog.jurisdictions.map((group) => ({
        code: group.code,
        members: [...group.members],
        associates: [...group.associates],
        partners: [...group.partners],
        disputed: [...group.disputed],
        definition: group.definition ?? null,
        source: group.source ?? null,
        source_read: group.isSourceRead,
        as_of: group.asOf ?? null,
        note: group.note ?? null,
      })),
    }),
  );
}
