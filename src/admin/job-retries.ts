import { z } from 'zod';
import { jobStatus } from '../metadata/jobs-table.ts';
import { noteChange } from './audit.ts';
import { findBucket } from './buckets.ts';
import { asJobFilter, presentRow } from './jobs.ts';
import type { AdminParts } from './parts.ts';
import { notFound, Problem, unprocessable } from './problem.ts';
import type { AdminApp } from './routes.ts';
import { backendId, customerId, jobSchema, logicalName, problems } from './schemas.ts';
import { findTenant } from './tenants.ts';

const meantJobs = z.object({
  customer_id: customerId.optional(),
  logical_name: logicalName.optional().describe('Needs customer_id'),
  backend_id: backendId.optional().describe('The backend that the copies are for'),
});

/** `/proxy/jobs/…/retry`: what was given up, or waits for its next try, is tried again now. */
export function jobRetryRoutes(app: AdminApp, parts: AdminParts): void {
  app.post(
    '/proxy/jobs/:id/retry',
    {
      schema: {
        tags: ['jobs'],
        summary: 'Try a job again now, with a fresh count of attempts; 409 when it is done or under way',
        params: z.object({ id: z.string().min(1) }),
        response: { 200: jobSchema, ...problems },
      },
    },
    async (request) => {
      const { id } = request.params;
      const job = await parts.metadata.jobs.find(id);
      if (!job) throw notFound(`job ${id}`);
      if (!(await parts.metadata.jobs.retry(id))) {
        const status = jobStatus((await parts.metadata.jobs.find(id))?.replica.state ?? 'in-sync');
        throw new Problem(409, 'not_retryable', `job ${id} is ${status}: there is nothing to try again`);
      }
      await noteChange(parts, 'job.retry', id, { status: jobStatus(job.replica.state) });
      parts.onReplicasDue();
      return presentRow((await parts.metadata.jobs.find(id)) ?? job);
    },
  );
  app.post(
    '/proxy/jobs/retry',
    {
      schema: {
        tags: ['jobs'],
        summary: 'Try every job again that was given up, or those of a tenant, bucket or backend',
        body: meantJobs,
        response: { 200: z.object({ retried: z.int() }).describe('JobsRetried'), ...problems },
      },
    },
    async (request) => {
      const meant = request.body;
      await assertExists(parts, meant);
      const retried = await parts.metadata.jobs.retryParked(asJobFilter(meant));
      await noteChange(parts, 'jobs.retry', meant.backend_id ?? meant.customer_id ?? 'all', { ...meant, retried });
      parts.onReplicasDue();
      return { retried };
    },
  );
}

/** A name that was mistyped is told, and does not pass for one with nothing to do. */
async function assertExists(parts: AdminParts, meant: z.infer<typeof meantJobs>): Promise<void> {
  const { customer_id, logical_name, backend_id } = meant;
  if (logical_name !== undefined) {
    if (customer_id === undefined) throw unprocessable('customer_id', 'whose bucket it is has to be said too');
    await findBucket(parts, { customer_id, logical_name });
  } else if (customer_id !== undefined) await findTenant(parts, customer_id);
  if (backend_id !== undefined && !parts.registry.has(backend_id)) throw notFound(`backend ${backend_id}`);
}
