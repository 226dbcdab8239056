import { lookup as resolveName } from 'node:dns';
import { once } from 'node:events';
import { type IncomingMessage, request as plainRequest, type RequestOptions } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { AppError } from '../base/app-error.ts';
import { DiscoveryFailure } from '../discovery/discovery-failure.ts';
import type { SendSignedGet, SignedGet } from '../discovery/endpoint-session.ts';
import { isPublicAddress } from './public-address.ts';

/**
 * Sends signed requests straight from this process, to any address: for a person at a terminal, who may reach what the
 * machine may reach. Path and query go out to the letter, and no redirect is followed.
 */
export const callDirectly: SendSignedGet = (call) => send(call, {});

/**
 * As `callDirectly`, to public addresses only: for strangers, who must not look into the network that the machine stands in.
 * A name is resolved once and the address that was checked is the one that is gone to, so a name that changes meanwhile
 * (DNS rebinding) leads nowhere else.
 */
export const callPublicly: SendSignedGet = (call) => {
  const host = bareHost(new URL(call.endpointUrl).hostname);
  if (isIP(host) !== 0 && !isPublicAddress(host)) return Promise.reject(notPublic(host));
  return send(call, { lookup: lookupPublic });
};

async function send({ endpointUrl, method, target, headers, signal }: SignedGet, options: RequestOptions) {
  const { protocol, hostname, port, host } = new URL(endpointUrl);
  const request = protocol === 'https:' ? tlsRequest : plainRequest;
  const sent = request({
    ...options,
    ...{ hostname: bareHost(hostname), port, method, signal, path: target },
    headers: { ...headers, host, 'accept-encoding': 'identity' },
  });
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: response.statusCode ?? 0, headers: response.headers, body: response };
}

const lookupPublic: LookupFunction = (hostname, options, done) => {
  resolveName(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, []);
    const [first] = addresses;
    if (!first) return done(new AppError('NoAddress', `${hostname} has no address`), []);
    if (!addresses.every(({ address }) => isPublicAddress(address))) return done(notPublic(hostname), []);
    if (options.all) return done(null, addresses);
    return done(null, first.address, first.family);
  });
};

function notPublic(host: string): DiscoveryFailure {
  return new DiscoveryFailure(
    'not_allowed',
    `${host} is no public address; DISCOVERY_ALLOW_PRIVATE=1 lets the gateway look into its own network`,
  );
}

/** Node wants an IPv6 address without its brackets. */
function bareHost(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}
