import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../base/app-error.ts';
import type { Clock } from '../base/clock.ts';
import { schemeOf } from './tls.ts';

/** How long a stop waits for requests under way before it cuts them. */
const DRAIN_MS = 10_000;

/** Listens and gives the base URL. Throws `PortTaken` naming the port. */
export function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new AppError('PortTaken', `port ${port} of ${host} is taken by another program`)
          : error,
      ),
    );
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo;
      const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
      resolve(`${schemeOf(server)}://${name}:${address.port}`);
    });
  });
}

/** Stops taking connections, lets requests under way end, and cuts what is left after ten seconds. */
export function closeServer(server: Server, clock: Clock): Promise<void> {
  const limit = clock.schedule(DRAIN_MS, () => server.closeAllConnections());
  return new Promise((resolve) => {
    server.close(() => {
      limit.cancel();
      resolve();
    });
    server.closeIdleConnections();
  });
}
