import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AdminClient } from '../../../src/cli/admin-client.ts';
import { ROOT } from '../../support/container-files.ts';
import { ImageProcess } from '../../support/image-process.ts';
import { type TestCredential, threeStores } from '../../support/running-gateway.ts';
import { hasVersitygw, startVersitygw } from '../../support/versitygw.ts';

/** Where a client is to find a gateway, and the keys of a tenant of its own there. */
export interface Connection extends TestCredential {
  /** `http://host:port`; path style. */
  readonly endpoint: string;
}

/** A gateway as a process of its own, in front of real stores. */
export interface InteropWorld {
  newTenant(id: string): Promise<Connection>;
  stop(): Promise<void>;
}

/** What can stand behind the gateway, and why it cannot be had here, if so. */
export interface WorldKind {
  readonly name: string;
  readonly missing: string | undefined;
  start(): Promise<InteropWorld>;
}

const MISSING_VERSITYGW = hasVersitygw ? undefined : 'not built: `make versitygw` needs Go';

/**
 * Every kind of store that the clients meet through the gateway. With INTEROP_DIRECT=1 they also meet versitygw with no
 * gateway between, which tells whether a step fails because of the gateway, of the backend, or of the client.
 */
export const WORLDS: readonly WorldKind[] = [
  { name: 'the gateway before embedded stores', missing: undefined, start: () => startWorld(threeStores) },
  { name: 'the gateway before versitygw', missing: MISSING_VERSITYGW, start: startInFrontOfVersitygw },
  ...(process.env['INTEROP_DIRECT'] === '1'
    ? [{ name: 'versitygw alone', missing: MISSING_VERSITYGW, start: startVersitygwAlone }]
    : []),
];

async function startWorld(environmentFor: (dataDir: string) => Record<string, string>): Promise<InteropWorld> {
  const dataDir = mkdtempSync(join(tmpdir(), 's3gateway-interop-'));
  const environment = environmentFor(dataDir);
  const gateway = new ImageProcess({ directory: ROOT, words: ['src/cli/main.ts', 'serve'], environment });
  const admin = new AdminClient(await gateway.printed('api'), environment['ADMIN_API_KEY'] ?? '');
  const endpoint = await gateway.printed('s3');
  return {
    async newTenant(id) {
      const made = await admin.newCredential(id);
      return { endpoint, accessKey: made.access_key, secretKey: made.secret_key };
    },
    async stop() {
      await gateway.end('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function startInFrontOfVersitygw(): Promise<InteropWorld> {
  const backend = await startVersitygw();
  const world = await startWorld((dataDir) => ({
    DATA_DIR: dataDir,
    PORT: '0',
    S3_PORT: '0',
    ADMIN_API_KEY: 'test-admin-key',
    TENANT_SECRET_PASSPHRASE: 'a passphrase for tests',
    NAMESPACE_KEY: 'a namespace key for tests',
    S3_BACKEND_ENDPOINTS: `versity=${backend.base}`,
    S3_BACKEND_ACCESS_KEY: backend.accessKey,
    S3_BACKEND_SECRET_KEY: backend.secretKey,
    S3_BACKEND_VERSITY_ZONE: 'FI-HEL-UPCL-1',
    LOG_LEVEL: 'silent',
  }));
  return {
    newTenant: (id) => world.newTenant(id),
    async stop() {
      await world.stop();
      await backend.stop();
    },
  };
}

async function startVersitygwAlone(): Promise<InteropWorld> {
  const { base, accessKey, secretKey, stop } = await startVersitygw();
  return { newTenant: async () => ({ endpoint: base, accessKey, secretKey }), stop };
}
