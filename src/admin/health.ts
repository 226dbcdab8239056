import { z } from 'zod';
import type { AdminParts } from './parts.ts';
import type { AdminApp } from './routes.ts';

const healthSchema = z.object({ status: z.literal('ok') }).describe('Health');
const readySchema = z
  .object({
    status: z.enum(['ready', 'not-ready']),
    database: z.boolean(),
    backends: z.record(z.string(), z.boolean()).describe('backend id to whether it answers'),
  })
  .describe('Readiness');

/** `/health`: the process lives. `/ready`: it can do its work: the database answers and some backend does. */
export function healthRoutes(app: AdminApp, parts: AdminParts): void {
  app.get(
    '/health',
    { schema: { tags: ['health'], response: { 200: healthSchema } } },
    async () => ({ status: 'ok' }) as const,
  );
  app.get(
    '/ready',
    { schema: { tags: ['health'], response: { 200: readySchema, 503: readySchema } } },
    async (_request, reply) => {
      const database = await answers(parts);
      const backends = Object.fromEntries(
        parts.registry.all().map(({ facts }) => [facts.id, parts.registry.isHealthy(facts.id)]),
      );
      const isReady = database && Object.values(backends).some(Boolean);
      return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not-ready', database, backends });
    },
  );
}

async function answers(parts: AdminParts): Promise<boolean> {
  try {
    await parts.metadata.ping();
    return true;
  } catch (error) {
    parts.logger.error({ error: String(error) }, 'the metadata database gave no answer');
    return false;
  }
}
