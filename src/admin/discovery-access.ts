import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.ts';

/** Who may use discovery and snapshots. */
export type DiscoveryAccess =
  /** Everybody who can reach the port, as the first version had it; meant for a gateway on the loopback address. */
  | 'open'
  /** Holders of the admin key. */
  | 'admin'
  /** Nobody. */
  | 'off';

/** What decides about a request. */
export interface DiscoveryAccessOptions {
  readonly access: DiscoveryAccess;
  readonly allowedOrigins: readonly string[];
  readonly checkAdminKey: (request: FastifyRequest) => void;
}

/**
 * Returns the check of everything under `/discover/` and `/snapshot`. In mode `open` it refuses what a web page of a stranger
 * could make a browser send: a Host that is a name of somebody else's (DNS rebinding), an Origin that is not the console's.
 * Throws the `Problem` that the caller gets.
 */
export function discoveryAccessCheck(options: DiscoveryAccessOptions): (request: FastifyRequest) => void {
  const { access, allowedOrigins, checkAdminKey } = options;
  const allowedHosts = new Set(allowedOrigins.map((origin) => URL.parse(origin)?.host ?? ''));
  return (request) => {
    if (access === 'off')
      throw new Problem(
        404,
        'discovery_off',
        'discovery and snapshots are off; DISCOVERY_ACCESS=open or admin turns them on',
      );
    if (access === 'admin') return checkAdminKey(request);
    const host = request.headers.host ?? '';
    if (!isOwnHost(host) && !allowedHosts.has(host))
      throw new Problem(403, 'host_not_allowed', `${host} is no address of this gateway; ALLOWED_ORIGINS may name it`);
    const { origin } = request.headers;
    if (origin !== undefined && URL.parse(origin)?.host !== host && !allowedOrigins.includes(origin))
      throw new Problem(403, 'origin_not_allowed', `pages of ${origin} may not call this; ALLOWED_ORIGINS may name it`);
  };
}

/** An address or `localhost`: what no name server of somebody else can point here. */
function isOwnHost(host: string): boolean {
  const hostname = URL.parse(`http://${host}`)?.hostname ?? '';
  return (
    hostname === 'localhost' || hostname.endsWith('.localhost') || isIP(hostname.replace(/^\[(.*)\]$/, '$1')) !== 0
  );
}
