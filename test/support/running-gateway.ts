import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { silentLogger } from '../../src/base/logger.ts';
import { loadConfig } from '../../src/main/load-config.ts';
import { type RunningGateway, startGateway } from '../../src/main/serve.ts';

const ADMIN_KEY = 'test-admin-key';

/** An access key of a tenant. */
export interface TestCredential {
  readonly accessKey: string;
  readonly secretKey: string;
}

/** A gateway over embedded stores in Helsinki, Frankfurt and Virginia, on free ports, with all that a test needs to use it. */
export interface TestGateway extends RunningGateway {
  readonly adminKey: string;
  readonly dataDir: string;
  /** The S3 API in root style. */
  readonly s3Base: string;
  admin<T>(method: string, path: string, body?: unknown): Promise<{ status: number; body: T }>;
  newTenant(id: string, policy?: unknown): Promise<TestCredential>;
  client(credential: TestCredential, config?: Partial<S3ClientConfig>): S3Client;
}

/** The environment of a gateway with three embedded stores under `dataDir`. */
export function threeStores(dataDir: string): Record<string, string> {
  const store = (name: string) => `file://${join(dataDir, name)}`;
  return {
    DATA_DIR: dataDir,
    PORT: '0',
    S3_PORT: '0',
    ADMIN_API_KEY: ADMIN_KEY,
    TENANT_SECRET_PASSPHRASE: 'a passphrase for tests',
    NAMESPACE_KEY: 'a namespace key for tests',
    S3_BACKEND_ENDPOINTS: `helsinki=${store('helsinki')},frankfurt=${store('frankfurt')},virginia=${store('virginia')}`,
    S3_BACKEND_HELSINKI_ZONE: 'FI-HEL-UPCL-1',
    S3_BACKEND_FRANKFURT_ZONE: 'DE-FRA-IONO-1',
    S3_BACKEND_VIRGINIA_ZONE: 'US-QAS-AMZN-1',
    S3_BACKEND_VIRGINIA_REGION: 'us-east',
    REPLICATION_WORKER_INTERVAL: '0.05',
    LOG_LEVEL: 'silent',
  };
}

/** Starts a gateway in this process. `environment` adds to, or takes the place of, the defaults. */
export async function startTestGateway(environment: Readonly<Record<string, string>> = {}): Promise<TestGateway> {
  const dataDir = environment['DATA_DIR'] ?? mkdtempSync(join(tmpdir(), 's3gateway-test-'));
  const loaded = loadConfig({
    environment: { ...threeStores(dataDir), ...environment },
    readTextFile: () => '',
    devSecret: undefined,
  });
  if (loaded.kind === 'problems') throw new Error(JSON.stringify(loaded.problems));
  const gateway = await startGateway(loaded.config, silentLogger);
  const { apiBase } = gateway;
  const s3Base = gateway.s3Base ?? '';
  const admin: TestGateway['admin'] = async (method, path, body) => {
    const response = await fetch(`${apiBase}${path}`, {
      method,
      headers: { 'x-admin-key': ADMIN_KEY, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as never };
  };
  return {
    ...{ apiBase, s3Base, admin, dataDir, adminKey: ADMIN_KEY },
    async newTenant(id, policy) {
      const created = await admin<{ access_key: string; secret_key: string }>('POST', '/proxy/credentials', {
        customer_id: id,
      });
      if (policy !== undefined) await admin('PUT', `/proxy/tenants/${id}/policy`, policy);
      return { accessKey: created.body.access_key, secretKey: created.body.secret_key };
    },
    client: (credential, config = {}) =>
      new S3Client({
        endpoint: s3Base,
        region: 'us-east-1',
        forcePathStyle: true,
        maxAttempts: 1,
        credentials: { accessKeyId: credential.accessKey, secretAccessKey: credential.secretKey },
        ...config,
      }),
    async stop() {
      await gateway.stop();
      if (environment['DATA_DIR'] === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
