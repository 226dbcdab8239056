import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import cors from '@fastify/cors';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fastify, { type FastifyError, type FastifyReply, type FastifyRequest } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { describeError } from '../base/app-error.ts';
import type { Random } from '../base/random.ts';
import type { Secret } from '../base/secret.ts';
import { adminKeyCheck } from './admin-key.ts';
import { auditRoutes } from './audit.ts';
import { backendProbeRoutes } from './backend-probe.ts';
import { backendRoutes } from './backends.ts';
import { bucketListRoutes } from './bucket-list.ts';
import { bucketPolicyRoutes } from './bucket-policy.ts';
import { bucketRoutes } from './buckets.ts';
import { consoleRoutes } from './console.ts';
import { credentialRoutes } from './credentials.ts';
import { serverSideDiscoveryRoutes } from './discover-server-side.ts';
import { discoveryAccessCheck } from './discovery-access.ts';
import { endpointRoutes } from './endpoints.ts';
import { evidenceRoutes } from './evidence.ts';
import { healthRoutes } from './health.ts';
import { historyRoutes } from './history.ts';
import { jobRetryRoutes } from './job-retries.ts';
import { jobRoutes } from './jobs.ts';
import { jurisdictionRoutes } from './jurisdictions.ts';
import { objectRoutes } from './objects.ts';
import { overviewRoutes } from './overview.ts';
import type { AdminParts } from './parts.ts';
import { Problem } from './problem.ts';
import { providerRoutes } from './providers.ts';
import { relayRoutes } from './relay.ts';
import type { AdminApp } from './routes.ts';
import { snapshotRoutes } from './snapshots.ts';
import { tenantRoutes } from './tenants.ts';

const BODY_LIMIT_BYTES = 1024 * 1024;
/** Keys in paths are not: the longest path parameter is a bucket name or an access key. */
const MAX_PARAM_LENGTH = 256;

/** Routes that nobody gets to without the admin key. */
const NEEDS_KEY = /^\/proxy(\/|\?|$)/;
const IS_DISCOVERY = /^\/(discover|snapshot)(\/|\?|$)/;
/** A page asks this to learn whether it needs the key. */
const DISCOVERY_ACCESS_PATH = '/discover/access';

/** What the JSON server is built from. */
export interface AdminServerOptions {
  readonly parts: AdminParts;
  readonly adminKey: Secret;
  /** Origins whose pages may call the API: the console's, when it is served from elsewhere. */
  readonly allowedOrigins: readonly string[];
  readonly version: string;
  readonly random: Random;
  /** The folder that the browser console was built into. */
  readonly consoleDirectory: string;
  /** The text of `/metrics`, in Prometheus' exposition format. */
  readonly metricsText: () => Promise<{ readonly contentType: string; readonly text: string }>;
  /** S3 requests under `/s3`, which no JSON framework may touch. */
  readonly s3: {
    /** Makes the server that both share, with TLS or without. */
    readonly createServer: (onRequest: RequestListener) => Server;
    readonly isS3Path: (url: string) => boolean;
    readonly onRequest: RequestListener;
    readonly onCheckContinue: RequestListener;
    /** What is no HTTP has no path either: it is told so in S3's words, as on the S3 port. */
    readonly onClientError: (error: Error, socket: Duplex) => void;
  };
}

/**
 * The server of port 8000: the admin and metadata API, health, metrics, OpenAPI and its browser, and the S3 API under a
 * prefix, which is split off before the framework sees it.
 */
export async function createAdminServer(options: AdminServerOptions): Promise<AdminApp> {
  const app: AdminApp = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT_BYTES,
    // A path that is no UTF-8 never gets as far as a route.
    frameworkErrors: (error, request, reply) => sendError(options, error, { request, reply }),
    clientErrorHandler: (error, socket) => options.s3.onClientError(error, socket),
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    genReqId: () => options.random.uuid(),
    serverFactory: (handler) => serverWithS3(options, handler),
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.setErrorHandler((error: FastifyError, request, reply) => sendError(options, error, { request, reply }));
  app.setNotFoundHandler((request, reply) =>
    sendError(
      options,
      new Problem(404, 'not_found', `nothing answers ${request.method} ${request.url.split('?')[0]}`),
      { request, reply },
    ),
  );
  // Before every check of a key: a browser asks without one whether it may send it.
  await app.register(cors, {
    origin: [...options.allowedOrigins],
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
    allowedHeaders: ['content-type', 'x-admin-key'],
    exposedHeaders: ['content-disposition', 'retry-after', 'x-relay-headers', 'x-relay-status', 'x-request-id'],
    maxAge: 600,
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'S3Gateway', version: options.version, description: 'The admin and metadata API of S3Gateway.' },
      components: { securitySchemes: { adminKey: { type: 'apiKey', in: 'header', name: 'X-Admin-Key' } } },
      security: [{ adminKey: [] }],
    },
    transform: jsonSchemaTransform,
  });
  await app.register(swaggerUi, { routePrefix: '/docs' });
  addRoutes(app, options);
  await consoleRoutes(app, { directory: options.consoleDirectory, random: options.random });
  return app;
}

function addRoutes(app: AdminApp, { parts, adminKey, allowedOrigins, metricsText }: AdminServerOptions): void {
  const check = adminKeyCheck(adminKey);
  const { access } = parts.discoveryFacts;
  const checkDiscovery = discoveryAccessCheck({ access, allowedOrigins, checkAdminKey: check });
  app.addHook('onRequest', async (request) => {
    // The route that was found decides, and what was written only where none was: `/%70roxy/jobs` and
    // `http://host/proxy/jobs` are found as `/proxy/jobs` too.
    const path = request.routeOptions.url ?? request.url;
    if (NEEDS_KEY.test(path)) check(request);
    else if (IS_DISCOVERY.test(path) && path !== DISCOVERY_ACCESS_PATH) checkDiscovery(request);
  });
  for (const addTo of [
    healthRoutes,
    bucketRoutes,
    objectRoutes,
    evidenceRoutes,
    credentialRoutes,
    jobRoutes,
    tenantRoutes,
    backendRoutes,
    providerRoutes,
    jurisdictionRoutes,
    overviewRoutes,
    historyRoutes,
    bucketListRoutes,
    bucketPolicyRoutes,
    jobRetryRoutes,
    backendProbeRoutes,
    auditRoutes,
  ])
    app.after(() => addTo(app, parts));
  app.after(() => snapshotRoutes(app, parts.snapshots));
  app.after(() => serverSideDiscoveryRoutes(app, parts.serverSideDiscovery));
  app.after(() => relayRoutes(app, parts.relay));
  app.after(() => endpointRoutes(app, { catalog: parts.policies.catalog, facts: parts.discoveryFacts }));
  app.after(() => {
    app.get('/metrics', { schema: { hide: true } }, async (_request, reply) => {
      const { contentType, text } = await metricsText();
      return reply.type(contentType).send(text);
    });
  });
}

function serverWithS3({ s3 }: AdminServerOptions, handler: RequestListener): Server {
  const isS3 = (request: IncomingMessage) => s3.isS3Path(request.url ?? '');
  const server = s3.createServer((request, response) =>
    isS3(request) ? s3.onRequest(request, response) : handler(request, response),
  );
  server.on('checkContinue', (request, response) => {
    if (isS3(request)) return s3.onCheckContinue(request, response);
    response.writeContinue();
    handler(request, response);
  });
  return server;
}

function sendError(
  { parts }: AdminServerOptions,
  error: Error,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): FastifyReply {
  const problem = asProblem(error);
  if (problem.status >= 500 && !(error instanceof Problem))
    parts.logger.error(
      { requestId: request.id, error: describeError(error), stack: error.stack },
      'admin request failed',
    );
  return reply.code(problem.status).send({
    detail: problem.message,
    code: problem.code,
    fields: problem.fields,
    request_id: request.id,
  });
}

function asProblem(error: Error & { readonly statusCode?: number; readonly code?: string }): Problem {
  if (error instanceof Problem) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map((issue) => ({
      field: issue.instancePath.replace(/^\//, '').replaceAll('/', '.') || 'body',
      message: issue.message ?? 'is not valid',
    }));
    return new Problem(
      422,
      'invalid_input',
      fields.map((field) => `${field.field}: ${field.message}`).join('; '),
      fields,
    );
  }
  const status = error.statusCode ?? 500;
  if (status === 413) return new Problem(413, 'too_large', 'the body is too large');
  if (status >= 400 && status < 500)
    return new Problem(422, 'invalid_input', error.message, [{ field: 'body', message: error.message }]);
  return new Problem(500, 'internal_error', 'an internal fault; the request id names it in the log');
}
