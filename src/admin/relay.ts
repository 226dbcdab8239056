import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { RateLimit, type RateLimits } from '../discovery/rate-limit.ts';
import { type RelayParts, relay } from '../discovery/relay.ts';
import { objectionTo } from '../discovery/relay-request.ts';
import { inWords } from './discover-server-side.ts';
import { hangUpSignal } from './hang-up.ts';
import { Problem } from './problem.ts';
import type { AdminApp } from './routes.ts';
import { problemSchema, problems } from './schemas.ts';

/** Enough to look at a million objects in a minute; far too little to hurt an endpoint. */
const LIMITS: RateLimits = { perSecond: 50, burst: 100, atOnce: 16, atOnceInAll: 64, maxCallers: 10_000 };
/** A request is some headers and a path; the token of temporary credentials is the longest of them. */
const BODY_LIMIT_BYTES = 64 * 1024;

const relayedRequest = z.object({
  endpoint_url: z.string().min(1).max(2048).describe('Scheme, host and port; the host is the one that was signed'),
  method: z.enum(['GET', 'HEAD']),
  target: z.string().min(1).max(8192).describe('Path and query exactly as they were signed'),
  headers: z.record(z.string(), z.string()).describe('Signed headers in lower case, without host'),
});

/**
 * `POST /discover/relay`: forwards one request that the page has signed itself to its S3 endpoint, since hardly any provider
 * lets pages call it. The secret never comes here. The answer's body is sent as it comes and as bytes that no browser
 * takes for a page; its status and headers are in `x-relay-status` and `x-relay-headers`.
 */
export function relayRoutes(app: AdminApp, parts: RelayParts): void {
  const limit = new RateLimit(LIMITS, parts.clock);
  app.post(
    '/discover/relay',
    {
      bodyLimit: BODY_LIMIT_BYTES,
      schema: {
        tags: ['discovery'],
        summary: 'Forward a request that was signed elsewhere',
        body: relayedRequest,
        response: {
          200: z.any().describe('The endpoint’s answer, byte for byte'),
          ...problems,
          429: problemSchema,
          502: problemSchema,
          504: problemSchema,
        },
      },
    },
    async (request, reply) => {
      const { endpoint_url: endpointUrl, ...rest } = request.body;
      const asked = { endpointUrl, ...rest };
      const objection = objectionTo(asked);
      if (objection) throw new Problem(422, 'not_s3_shaped', `${objection.field}: ${objection.message}`, [objection]);
      const leave = enter(limit, request.ip, reply);
      reply.raw.once('close', leave);
      const answer = await inWords(() => relay(asked, parts, hangUpSignal(reply)));
      reply.raw.once('close', () => answer.body.destroy());
      return reply
        .headers({
          'content-type': 'application/octet-stream',
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
          'x-relay-status': String(answer.status),
          'x-relay-headers': encodeURIComponent(JSON.stringify(answer.headers)),
        })
        .serializer((payload: unknown) => payload as string)
        .send(answer.body);
    },
  );
}

function enter(limit: RateLimit, address: string, reply: FastifyReply): () => void {
  const entry = limit.enter(address);
  if (entry.kind === 'in') return entry.leave;
  reply.header('retry-after', String(Math.ceil(entry.afterMs / 1000)));
  throw new Problem(429, 'too_many', 'too many calls at once from this address; wait a moment');
}
