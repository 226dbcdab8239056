import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { AdminParts } from '../admin/parts.ts';
import { createAdminServer } from '../admin/server.ts';
import { SystemClock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import { SnapshotStore } from '../discovery/snapshot-store.ts';
import { createS3Listener, type S3Listener } from '../edge/s3-listener.ts';
import { Authenticator } from '../gateway/authenticate.ts';
import { createGateway, type HandleRequest } from '../gateway/handle.ts';
import { OpaqueTokens } from '../gateway/opaque-token.ts';
import { WritePresence } from '../gateway/write-presence.ts';
import { WriteRecorder } from '../gateway/write-recorder.ts';
import { measureBacklog } from '../replication/backlog-metrics.ts';
import { type Assembly, assemble } from './assembly.ts';
import type { Config } from './config.ts';
import { directCalls } from './direct-call.ts';
import { closeServer, listen } from './listening.ts';
import { startReplication } from './replication.ts';
import { createRequestObserver } from './request-observer.ts';
import { Listeners } from './tls.ts';
import { VERSION } from './version.ts';
import { startWatch } from './watch.ts';

const S3_PREFIX = '/s3';
const CONSOLE_DIRECTORY = fileURLToPath(new URL('../../console/dist', import.meta.url));

/** A gateway that is up. */
export interface RunningGateway {
  /** Where the admin API and `/s3` are. */
  readonly apiBase: string;
  /** Where the S3 API in root style is; undefined when it is turned off. */
  readonly s3Base: string | undefined;
  /** Stops in phases: no new requests, those under way end, the worker ends, the database closes. */
  stop(): Promise<void>;
}

/** Starts the gateway with its listeners and, unless the configuration says otherwise, a replication worker inside. */
export async function startGateway(config: Config, logger: Logger): Promise<RunningGateway> {
  const listeners = new Listeners({ tls: config.tls, clock: new SystemClock(), logger });
  const assembly = await assemble(config, logger);
  const replication = config.worker.isEnabled ? startReplication(assembly) : undefined;
  const onReplicasDue = () => replication?.nudge();
  const { clock, metadata, processId } = assembly;
  const presence = new WritePresence({ metadata, clock, logger, processId, deadAfterMs: config.worker.deadAfterMs });
  await presence.start();
  measureBacklog(assembly.metrics, { metadata, clock });
  const recorder = new WriteRecorder({ metadata, presence, onReplicasDue });
  const listenerFor = listenerFactory(assembly, createHandler(assembly, recorder));
  const watch = await startWatch(assembly);
  const api = await openApi(
    { assembly, listeners, listenerFor },
    {
      ...{ onReplicasDue, totals: watch.totals, lag: watch.lag, backlog: watch.backlog },
      onPolicyChanged: (bucketIds) => replication?.converge(bucketIds),
    },
  );
  const s3 = config.s3Port === undefined ? undefined : openS3(listeners, listenerFor);
  const apiBase = await api.listen(config.port);
  const s3Base = s3 && (await listen(s3, config.host, config.s3Port ?? 0));
  return {
    apiBase,
    s3Base,
    async stop() {
      listeners.stop();
      await Promise.all([api.close(), s3 && closeServer(s3, clock)]);
      await Promise.all([replication?.stop(), watch.stop()]);
      await metadata.objects.flush();
      await presence.stop();
      await assembly.close();
    },
  };
}

function createHandler(assembly: Assembly, recorder: WriteRecorder): HandleRequest {
  const { clock, config, credentials, directory, keys, logger, metadata, policies, registry, sealer, buckets } =
    assembly;
  return createGateway({
    ...{ directory, buckets, policies, registry, metadata, clock, logger },
    authenticator: new Authenticator({
      ...{ credentials, keys, clock },
      region: config.s3Region,
      isLocation: (region) => policies.fromLocation(region) !== undefined,
    }),
    recorder,
    tokens: new OpaqueTokens(sealer.masterKey()),
    region: config.s3Region,
    domain: config.s3Domain,
  });
}

/** Makes the S3 listeners of both ports, which count into the same metrics. */
function listenerFactory({ clock, random, logger, metrics }: Assembly, handle: HandleRequest): ListenerFactory {
  const onFinished = createRequestObserver(metrics, logger);
  return (basePath) => createS3Listener({ handle, basePath, clock, random, logger, onFinished });
}

type ListenerFactory = (basePath: string) => S3Listener;

type ProcessParts = Pick<AdminParts, 'onReplicasDue' | 'onPolicyChanged' | 'totals' | 'lag' | 'backlog'>;

interface ApiParts {
  readonly assembly: Assembly;
  readonly listeners: Listeners;
  readonly listenerFor: ListenerFactory;
}

async function openApi({ assembly, listeners, listenerFor }: ApiParts, processParts: ProcessParts) {
  const { clock, config, credentials, directory, logger, metadata, metrics, policies, random, registry, buckets } =
    assembly;
  const { onRequest, onCheckContinue, onClientError } = listenerFor(S3_PREFIX);
  const call = directCalls({ clock, ...config.discovery });
  const app = await createAdminServer({
    parts: {
      ...{ metadata, credentials, registry, directory, buckets, policies, clock, logger, ...processParts },
      serverSideDiscovery: { isEnabled: config.discovery.isServerSide, call, clock },
      relay: { call, clock },
      discoveryFacts: { ...config.discovery, caps: config.snapshots.caps },
      snapshots: { store: new SnapshotStore(config.snapshots.directory, clock), caps: config.snapshots.caps },
    },
    adminKey: config.adminApiKey,
    allowedOrigins: config.allowedOrigins,
    version: VERSION,
    random,
    consoleDirectory: CONSOLE_DIRECTORY,
    metricsText: () => metrics.text(),
    s3: {
      createServer: (listener) => listeners.create(listener),
      isS3Path: (url) => url === S3_PREFIX || url.startsWith(`${S3_PREFIX}/`) || url.startsWith(`${S3_PREFIX}?`),
      onRequest,
      onCheckContinue,
      onClientError,
    },
  });
  return {
    listen: (port: number) => app.ready().then(() => listen(app.server, config.host, port)),
    close: async () => {
      await closeServer(app.server, clock);
      await app.close();
    },
  };
}

function openS3(listeners: Listeners, listenerFor: ListenerFactory): Server {
  const { onRequest, onCheckContinue, onClientError } = listenerFor('');
  const server = listeners.create(onRequest);
  server.on('checkContinue', onCheckContinue);
  server.on('clientError', onClientError);
  return server;
}
