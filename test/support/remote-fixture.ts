import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BackendRequest } from '../../src/backends/backend.ts';
import { RemoteBackend, type RemoteBackendOptions } from '../../src/backends/remote.ts';
import { SystemClock } from '../../src/base/clock.ts';
import { silentLogger } from '../../src/base/logger.ts';
import { SystemRandom } from '../../src/base/random.ts';
import { Secret } from '../../src/base/secret.ts';
import { type Permit, permitRead, permitWrite } from '../../src/policy/permit.ts';
import { SigningKeys } from '../../src/s3/signing-key.ts';

/** A plain HTTP server on the loopback, in place of somebody's S3. */
export interface Origin {
  readonly endpoint: string;
  readonly server: Server;
  close(): Promise<void>;
}

/** Starts an origin that answers with `handle`. */
export async function startOrigin(
  handle: (req: IncomingMessage, res: ServerResponse) => void,
  port = 0,
): Promise<Origin> {
  const server = createServer(handle);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: boundPort } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${boundPort}`,
    server,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A remote backend called `remote` at `endpoint`, with the machine's clock unless told otherwise. */
export function openRemote(endpoint: string, options: Partial<RemoteBackendOptions> = {}): RemoteBackend {
  return new RemoteBackend({
    id: 'remote',
    endpoint,
    region: 'eu-central-1',
    credentials: { accessKey: 'AKIDEXAMPLE', secretKey: new Secret('wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY') },
    capabilities: { trailingChecksums: true, conditionalWrites: true },
    clock: new SystemClock(),
    random: new SystemRandom(),
    logger: silentLogger,
    keys: new SigningKeys(),
    ...options,
  });
}

export const reading: Permit = permitRead('bucket-1', 'remote');

/** Leave to write to the backend called `remote`. */
export function writing(): Permit {
  const permit = permitWrite({ accepted: new Set(['remote']) }, 'bucket-1', 'remote');
  if (!permit) throw new Error('policy refused the test');
  return permit;
}

/** A request with as little as it takes. */
export function requestFor(fields: Partial<BackendRequest> & Pick<BackendRequest, 'method'>): BackendRequest {
  return { bucket: 'b', key: 'k', query: [], headers: {}, body: null, ...fields };
}

/** The bytes of a request as the origin received them. */
export async function receive(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
