import { z } from 'zod';
import type { Clock } from '../base/clock.ts';
import { Secret } from '../base/secret.ts';
import { Discoverer } from '../discovery/discoverer.ts';
import { DiscoveryFailure, type FailureCode } from '../discovery/discovery-failure.ts';
import type { SendSignedGet } from '../discovery/endpoint-session.ts';
import { SigningKeys } from '../s3/signing-key.ts';
import { hangUpSignal } from './hang-up.ts';
import { Problem } from './problem.ts';
import type { AdminApp } from './routes.ts';
import { problemSchema, problems } from './schemas.ts';

const TAGS = ['discovery'];
/** Files and versions of one answer; what is beyond is said to be more. */
const MAX_ANSWERED = 100_000;
const MAX_COUNTED_PAGES = 1000;

/** What the scripted discovery needs. */
export interface ServerSideParts {
  /** False turns the calls off: then they say how to turn them on. */
  readonly isEnabled: boolean;
  /** Sends requests with the same checks of addresses as the relay. */
  readonly call: SendSignedGet;
  readonly clock: Clock;
}

const access = z.object({
  access_key: z.string().min(1).max(512),
  secret_key: z.string().min(1).max(1024).describe('Used for this call, kept nowhere'),
  session_token: z.string().min(1).max(8192).nullish(),
  region: z.string().min(1).max(128).default('us-east-1'),
  endpoint_url: z.url({ protocol: /^https?$/ }).max(2048),
});

const bucketParams = z.object({ name: z.string().min(1).max(255) });
const answers = { ...problems, 429: problemSchema, 502: problemSchema };
const time = z.iso.datetime().nullable();

const bucketNames = z
  .array(z.object({ name: z.string(), creation_date: time }))
  .readonly()
  .describe('DiscoveredBucketNames');

const discoveredBucket = z
  .object({
    name: z.string(),
    files: z
      .array(z.object({ key: z.string(), size: z.int(), last_modified: time, etag: z.string().nullable() }))
      .readonly(),
    total_size: z.int().describe('Bytes of all files that were counted'),
    file_count: z.int().describe('Files that were counted, those beyond the answer included'),
    versioning_status: z.string(),
    location: z.string().nullable(),
    is_truncated: z.boolean().describe('True when there are more files than `files` holds'),
  })
  .describe('DiscoveredBucket');

const discoveredVersions = z
  .object({
    name: z.string(),
    versioning_status: z.string(),
    versions: z
      .array(
        z.object({
          key: z.string(),
          version_id: z.string(),
          size: z.int(),
          last_modified: time,
          etag: z.string().nullable(),
          is_latest: z.boolean(),
          is_delete_marker: z.boolean(),
        }),
      )
      .readonly(),
    is_truncated: z.boolean(),
  })
  .describe('DiscoveredVersions');

/**
 * `POST /discover/buckets` and its kin: discovery for scripts, with the credentials in the body. Off unless the operator
 * wants it, since the secret does leave its owner here; it lives as long as the call, and no line of any log has it.
 */
export function serverSideDiscoveryRoutes(app: AdminApp, parts: ServerSideParts): void {
  const shared = { tags: TAGS, body: access };
  // Before the body is read: what is off has no business with anybody's keys.
  const onRequest = async () => assertEnabled(parts);
  app.post(
    '/discover/buckets',
    {
      onRequest,
      schema: { ...shared, summary: 'Buckets that a key sees', response: { 200: bucketNames, ...answers } },
    },
    (request, reply) => inWords(() => discovererFor(parts, request.body).listBuckets(hangUpSignal(reply))),
  );
  app.post(
    '/discover/bucket/:name',
    {
      onRequest,
      schema: {
        ...{ ...shared, params: bucketParams },
        summary: 'Objects of a bucket',
        response: { 200: discoveredBucket, ...answers },
      },
    },
    (request, reply) =>
      inWords(async () => {
        const { is_complete: isComplete, ...found } = await discovererFor(parts, request.body).bucket(
          request.params.name,
          { maxFiles: MAX_ANSWERED, maxPages: MAX_COUNTED_PAGES, signal: hangUpSignal(reply) },
        );
        return { ...found, is_truncated: !isComplete || found.files.length < found.file_count };
      }),
  );
  app.post(
    '/discover/bucket/:name/versions',
    {
      onRequest,
      schema: {
        ...{ ...shared, params: bucketParams },
        summary: 'Versions of a bucket’s objects',
        response: { 200: discoveredVersions, ...answers },
      },
    },
    (request, reply) =>
      inWords(async () => {
        const { name } = request.params;
        const discoverer = discovererFor(parts, request.body);
        const signal = hangUpSignal(reply);
        const { versions, is_complete: isComplete } = await discoverer.versions(name, {
          maxVersions: MAX_ANSWERED,
          signal,
        });
        const status = await discoverer.versioning(name, signal);
        return { name, versioning_status: status, versions, is_truncated: !isComplete };
      }),
  );
}

function assertEnabled({ isEnabled }: ServerSideParts): void {
  if (isEnabled) return;
  throw new Problem(
    404,
    'server_side_off',
    'discovery with credentials in the body is off; DISCOVERY_SERVER_SIDE=1 turns it on. The console needs no such thing: it signs by itself',
  );
}

/** A discoverer for one call, with signing keys of its own: nothing of the secret outlives it. */
function discovererFor(parts: ServerSideParts, given: z.infer<typeof access>): Discoverer {
  return new Discoverer(
    {
      endpoint: given.endpoint_url,
      region: given.region,
      accessKey: given.access_key,
      secretKey: new Secret(given.secret_key),
      sessionToken: given.session_token ? new Secret(given.session_token) : undefined,
    },
    { call: parts.call, clock: parts.clock, keys: new SigningKeys() },
  );
}

const STATUS: Readonly<Record<FailureCode, number>> = {
  clock_skew: 422,
  wrong_region: 422,
  unknown_access_key: 422,
  wrong_secret: 422,
  expired: 422,
  not_s3: 422,
  address_not_allowed: 422,
  denied: 403,
  no_such_bucket: 404,
  busy: 503,
  unreachable: 502,
  dns_failed: 502,
  connection_refused: 502,
  connection_reset: 502,
  tls_failed: 502,
  timed_out: 504,
  failed: 502,
};

const FIELD: Partial<Record<FailureCode, string>> = {
  wrong_region: 'region',
  unknown_access_key: 'access_key',
  wrong_secret: 'secret_key',
  expired: 'session_token',
  not_s3: 'endpoint_url',
  address_not_allowed: 'endpoint_url',
  unreachable: 'endpoint_url',
  dns_failed: 'endpoint_url',
  connection_refused: 'endpoint_url',
  tls_failed: 'endpoint_url',
};

/** What the endpoint refused, as a problem that names the field to look at. */
export async function inWords<T>(look: () => Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof DiscoveryFailure)) throw error;
    const { failure, message } = error;
    const field = FIELD[failure];
    throw new Problem(STATUS[failure], failure, message, field === undefined ? [] : [{ field, message }]);
  }
}
