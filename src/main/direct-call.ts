import { type LookupAddress, lookup } from 'node:dns';
import { once } from 'node:events';
import {
  Agent,
  type ClientRequest,
  type IncomingMessage,
  request as plainRequest,
  type RequestOptions,
} from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { AppError } from '../base/app-error.ts';
import { type Clock, SystemClock } from '../base/clock.ts';
import { DiscoveryFailure } from '../discovery/discovery-failure.ts';
import type { SendSignedGet, SessionCallAnswer, SignedGet } from '../discovery/endpoint-session.ts';
import { isAllowedHost } from './allowed-hosts.ts';
import { isPublicAddress } from './public-address.ts';

/** A host that drops packets is given up after this, long before one that listens and is slow. */
const CONNECT_MS = 10_000;
/** Connections that nobody uses are kept for the next page of a listing. */
const AGENT_OPTIONS = { keepAlive: true, scheduling: 'lifo', timeout: 5_000 } as const;

/** Gives every address of a name, as `dns.lookup` does with `all`. */
export type ResolveName = (
  name: string,
  done: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void;

/** Where signed requests may go. */
export interface DirectCallOptions {
  readonly clock: Clock;
  /** Whether addresses may be private ones. */
  readonly allowsPrivate: boolean;
  /** Hosts that may have private addresses, as `parseAllowedHost` spells them. */
  readonly allowedHosts: readonly string[];
  /** The machine's own resolver unless it is given. */
  readonly resolve?: ResolveName;
}

/**
 * Returns what sends signed requests straight from this process. Path and query go out to the letter, and no redirect is
 * followed. Unless it is told otherwise it goes to public addresses only, for strangers must not look into the network that
 * the machine stands in: a name is resolved once, all its addresses are checked, and one of those that were checked is gone
 * to, so a name that changes meanwhile (DNS rebinding) leads nowhere else. TLS goes on checking the name. Throws
 * `DiscoveryFailure` (`address_not_allowed`, `timed_out`), or what the socket throws.
 */
export function directCalls({ clock, allowsPrivate, allowedHosts, ...rest }: DirectCallOptions): SendSignedGet {
  // Agents of our own: the global ones obey NODE_USE_ENV_PROXY, and a proxy resolves names by itself, unchecked.
  const plain = new Agent(AGENT_OPTIONS);
  const tls = new TlsAgent(AGENT_OPTIONS);
  const publicOnly = lookupPublic(rest.resolve ?? ((name, done) => lookup(name, { all: true }, done)));
  return async (call) => {
    const endpoint = new URL(call.endpointUrl);
    const agent = endpoint.protocol === 'https:' ? tls : plain;
    if (allowsPrivate || isAllowedHost(endpoint, allowedHosts)) return send(call, clock, { agent });
    const host = bareHost(endpoint.hostname);
    if (isIP(host) !== 0 && !isPublicAddress(host)) throw notPublic(host);
    return send(call, clock, { agent, lookup: publicOnly });
  };
}

/**
 * Sends signed requests straight from this process, to any address and by the proxy that Node was told to use: for a person
 * at a terminal, who may reach what the machine may reach.
 */
export const callDirectly: SendSignedGet = (call) => send(call, new SystemClock(), {});

async function send(call: SignedGet, clock: Clock, options: RequestOptions): Promise<SessionCallAnswer> {
  const { endpointUrl, method, target, headers, signal } = call;
  const { protocol, hostname, port, host } = new URL(endpointUrl);
  signal.throwIfAborted();
  const isTls = protocol === 'https:';
  const sent = (isTls ? tlsRequest : plainRequest)({
    ...options,
    ...{ hostname: bareHost(hostname), port, method, path: target },
    headers: { ...headers, host, 'accept-encoding': 'identity' },
  });
  // Once there is an answer its body tells what breaks it, and the request may say so as well: nobody else listens to that.
  sent.on('error', () => undefined);
  const connecting = clock.schedule(CONNECT_MS, () =>
    sent.destroy(new DiscoveryFailure('timed_out', `${host} takes no connection in time`)),
  );
  sent.once('socket', (socket) => {
    if (!socket.connecting) return connecting.cancel();
    return socket.once(isTls ? 'secureConnect' : 'connect', () => connecting.cancel());
  });
  const forget = destroyWhenAborted(signal, sent);
  try {
    sent.end();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    response.once('close', forget);
    return { status: response.statusCode ?? 0, headers: response.headers, body: response };
  } catch (error) {
    forget();
    throw signal.aborted ? signal.reason : error;
  } finally {
    connecting.cancel();
  }
}

/**
 * Ends a request, or the answer that it has, when `signal` aborts. Node's own option `signal` hands its error to the socket,
 * which throws it at the process when it happens to be on its way back to the agent. Returns how to stop listening.
 */
function destroyWhenAborted(signal: AbortSignal, sent: ClientRequest): () => void {
  let response: IncomingMessage | undefined;
  sent.once('response', (answer) => {
    response = answer;
  });
  const destroy = () => (response ?? sent).destroy();
  signal.addEventListener('abort', destroy, { once: true });
  return () => signal.removeEventListener('abort', destroy);
}

function lookupPublic(resolve: ResolveName): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, (error, addresses) => {
      if (error) return done(error, []);
      const [first] = addresses;
      if (!first) return done(new AppError('NoAddress', `${hostname} has no address`), []);
      if (!addresses.every(({ address }) => isPublicAddress(address))) return done(notPublic(hostname), []);
      if (options.all) return done(null, [...addresses]);
      return done(null, first.address, first.family);
    });
  };
}

function notPublic(host: string): DiscoveryFailure {
  return new DiscoveryFailure(
    'address_not_allowed',
    `${host} is no public address; DISCOVERY_ALLOWED_HOSTS may name it, and DISCOVERY_ALLOW_PRIVATE=1 lets the gateway look into its whole network`,
  );
}

/** Node wants an IPv6 address without its brackets. */
function bareHost(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}
