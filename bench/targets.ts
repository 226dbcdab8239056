import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret } from '../src/base/secret.ts';
import { SigningKeys } from '../src/s3/signing-key.ts';
import type { SigningCredentials } from '../src/s3/sigv4-sign.ts';
import { type RunningProcess, type StartOptions, startProcess } from './processes.ts';
import { signedRequest } from './requests.ts';

/** The three servers that are compared, all in front of the same origin. */
export interface Targets {
  readonly direct: RunningProcess;
  readonly bare: RunningProcess;
  readonly gateway: RunningProcess;
  readonly credentials: SigningCredentials;
  stop(): Promise<void>;
}

/** The tenant's bucket that everything happens in. */
export const BUCKET = 'bench';
export const REGION = 'us-east-1';

/** The load and the origin share one core; what is compared has the other to itself, whichever's turn it is. */
export const LOAD_CORE = 0;
const TARGET_CORE = 1;

/** How the gateway is started for a run. */
export interface TargetSettings {
  readonly logLevel: string;
  /** A folder that the proxy and the gateway leave a CPU profile in each; '' for none. */
  readonly profileDirectory: string;
}

/** Starts origin, bare proxy and gateway, registers a tenant and makes its bucket. */
export async function startTargets(settings: TargetSettings): Promise<Targets> {
  const directory = await mkdtemp(join(tmpdir(), 's3gateway-bench-'));
  const started: RunningProcess[] = [];
  const stop = async () => {
    for (const running of started.reverse()) await running.stop();
    await rm(directory, { recursive: true, force: true });
  };
  const start = async (options: StartOptions) => {
    const running = await startProcess(options);
    started.push(running);
    return running;
  };
  try {
    const direct = await start({ script: 'bench/origin.ts', args: [], ready: ['origin'], core: LOAD_CORE });
    const bare = await start({
      script: 'bench/bare-proxy.ts',
      args: [direct.baseUrl],
      ready: ['proxy'],
      nodeOptions: profiling(settings),
      core: TARGET_CORE,
    });
    const adminKey = randomBytes(16).toString('hex');
    const gateway = await start(gatewayProcess({ directory, originUrl: direct.baseUrl, adminKey, settings }));
    const credentials = await registerTenant(gateway.urls['api'] ?? '', adminKey);
    await makeBucket(gateway, credentials);
    return { direct, bare, gateway, credentials, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function profiling({ profileDirectory }: TargetSettings): string[] {
  return profileDirectory === '' ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileDirectory}`];
}

interface GatewayProcessOptions {
  readonly directory: string;
  readonly originUrl: string;
  readonly adminKey: string;
  readonly settings: TargetSettings;
}

/** How the gateway is started: one remote backend, no worker, so that a request is all that goes on. */
function gatewayProcess(options: GatewayProcessOptions): StartOptions {
  return {
    script: 'src/cli/main.ts',
    args: ['serve'],
    core: TARGET_CORE,
    nodeOptions: profiling(options.settings),
    ready: ['api', 's3'],
    environment: {
      HOST: '127.0.0.1',
      PORT: '0',
      S3_PORT: '0',
      DATA_DIR: options.directory,
      WORKER: '0',
      ADMIN_API_KEY: options.adminKey,
      LOG_LEVEL: options.settings.logLevel,
      TENANT_SECRET_PASSPHRASE: randomBytes(16).toString('hex'),
      NAMESPACE_KEY: randomBytes(16).toString('hex'),
      S3_BACKEND_DEFAULT_ID: 'origin',
      S3_BACKEND_ENDPOINT: options.originUrl,
      S3_BACKEND_ACCESS_KEY: 'bench',
      S3_BACKEND_SECRET_KEY: randomBytes(16).toString('hex'),
    },
  };
}

async function registerTenant(apiBase: string, adminKey: string): Promise<SigningCredentials> {
  const response = await fetch(`${apiBase}/proxy/credentials`, {
    method: 'POST',
    headers: { 'x-admin-key': adminKey, 'content-type': 'application/json' },
    body: JSON.stringify({ customer_id: 'bench' }),
  });
  if (!response.ok) throw new Error(`registering the tenant: ${response.status} ${await response.text()}`);
  const made = (await response.json()) as { access_key: string; secret_key: string };
  return { accessKey: made.access_key, secretKey: new Secret(made.secret_key) };
}

async function makeBucket(gateway: RunningProcess, credentials: SigningCredentials): Promise<void> {
  const signed = signedRequest({
    method: 'PUT',
    port: gateway.port,
    path: `/${BUCKET}`,
    body: null,
    payload: 'signed',
    credentials,
    region: REGION,
    keys: new SigningKeys(),
  });
  const response = await fetch(`${gateway.baseUrl}/${BUCKET}`, { method: 'PUT', headers: signed.headers });
  if (!response.ok) throw new Error(`making the bucket: ${response.status} ${await response.text()}`);
}
