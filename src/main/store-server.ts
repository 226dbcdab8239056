import { createServer } from 'node:http';
import type { BackendRequest, OutgoingBody } from '../backends/backend.ts';
import { Store } from '../backends/store.ts';
import { SystemClock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import { SystemRandom } from '../base/random.ts';
import type { Secret } from '../base/secret.ts';
import { createS3Listener, S3_SERVER_OPTIONS } from '../edge/s3-listener.ts';
import { errorResponse } from '../s3/error-response.ts';
import type { S3Request, S3Response } from '../s3/message.ts';
import { parseCall } from '../s3/parse-call.ts';
import { decodeBody } from '../s3/request-body.ts';
import { S3Error, s3Error } from '../s3/s3-error.ts';
import { SigningKeys } from '../s3/signing-key.ts';
import { parseClaim } from '../s3/sigv4-claim.ts';
import { verifyClaim } from '../s3/sigv4-verify.ts';
import { closeServer, listen } from './listening.ts';

/** How a store is served alone. */
export interface StoreServerOptions {
  readonly directory: string;
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: Secret;
  readonly logger: Logger;
}

/** A store that listens. */
export interface RunningStore {
  readonly base: string;
  stop(): Promise<void>;
}

/** Serves an embedded store as a small S3 server of its own, with one access key. */
export async function startStoreServer(options: StoreServerOptions): Promise<RunningStore> {
  const { directory, host, port, logger } = options;
  const clock = new SystemClock();
  const random = new SystemRandom();
  const keys = new SigningKeys();
  const store = await Store.open({ directory, clock, random, logger });
  const handle = (request: S3Request) => answer(store, request, { ...options, keys, nowMs: clock.nowMs() });
  const listener = createS3Listener({
    handle,
    basePath: '',
    clock,
    random,
    logger,
    onFinished: (call) => logger.debug({ ...call }, 'request'),
  });
  const server = createServer(S3_SERVER_OPTIONS, listener.onRequest);
  server.on('checkContinue', listener.onCheckContinue);
  server.on('clientError', listener.onClientError);
  return {
    base: await listen(server, host, port),
    async stop() {
      await closeServer(server, clock);
      await store.close();
    },
  };
}

type Identity = Pick<StoreServerOptions, 'accessKey' | 'secretKey' | 'region'> & {
  readonly keys: SigningKeys;
  readonly nowMs: number;
};

async function answer(store: Store, request: S3Request, identity: Identity): Promise<S3Response> {
  try {
    const call = parseCall(request);
    const claim = parseClaim(request, call.query);
    if (claim.accessKey !== identity.accessKey)
      throw s3Error('InvalidAccessKeyId', undefined, { extra: { AWSAccessKeyId: claim.accessKey } });
    const signature = verifyClaim({
      ...{ request, claim, keys: identity.keys, nowMs: identity.nowMs },
      secret: identity.secretKey,
      expectedRegion: identity.region,
      acceptsRegion: () => true,
    });
    const decoded = decodeBody({ request, signature });
    const hasBody = call.operation.body !== 'none' && decoded.lengthBytes > 0;
    const headers = { ...request.headers };
    delete headers['content-encoding'];
    if (decoded.contentEncoding !== undefined) headers['content-encoding'] = decoded.contentEncoding;
    const body: OutgoingBody = hasBody
      ? {
          stream: decoded.open(),
          lengthBytes: decoded.lengthBytes,
          ...(decoded.trailingChecksum ? { trailingChecksum: decoded.trailingChecksum } : {}),
        }
      : null;
    const forwarded: BackendRequest = {
      method: request.method as BackendRequest['method'],
      ...(call.bucket === undefined ? {} : { bucket: call.bucket }),
      ...(call.key === undefined ? {} : { key: call.key }),
      ...{ query: call.query, headers, body },
    };
    return { ...(await store.answer(forwarded)), trace: { operation: call.operation.name } };
  } catch (error) {
    if (!(error instanceof S3Error)) throw error;
    return errorResponse(error, {
      requestId: request.id,
      resource: request.target.split('?')[0] ?? '/',
      isHead: request.method === 'HEAD',
    });
  }
}
