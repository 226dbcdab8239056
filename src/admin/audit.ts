import { z } from 'zod';
import type { AdminParts } from './parts.ts';
import { isoTime } from './present.ts';
import type { AdminApp } from './routes.ts';
import { nextPage, pageLimit, problems } from './schemas.ts';

const entrySchema = z
  .object({
    sequence: z.int().describe('Counts from 1 without a gap'),
    at: z.iso.datetime(),
    actor: z.string(),
    action: z.string().describe('Such as tenant.policy.set'),
    target: z.string(),
    detail: z.unknown(),
  })
  .describe('AuditEntry');

/** `/proxy/audit`: who changed what, newest first. */
export function auditRoutes(app: AdminApp, parts: AdminParts): void {
  app.get(
    '/proxy/audit',
    {
      schema: {
        tags: ['audit'],
        summary: 'The audit log, newest first',
        querystring: z.object({
          limit: pageLimit,
          after: z.coerce.number().int().min(1).optional().describe('Only entries older than this sequence number'),
        }),
        response: {
          200: z.object({ entries: z.array(entrySchema), next: nextPage }).describe('AuditPage'),
          ...problems,
        },
      },
    },
    async (request) => {
      const { limit, after } = request.query;
      const found = await parts.metadata.audit.page({
        limit: limit + 1,
        ...(after === undefined ? {} : { before: after }),
      });
      const entries = found.slice(0, limit).map(({ atMs, ...entry }) => ({ ...entry, at: isoTime(atMs) }));
      return { entries, next: found.length > limit ? String(entries.at(-1)?.sequence) : null };
    },
  );
}

/** Notes a change that somebody with the admin key made. Never give it a secret. */
export async function noteChange(parts: AdminParts, action: string, target: string, detail: unknown): Promise<void> {
  await parts.metadata.audit.append({ actor: 'admin', action, target, detail });
}
