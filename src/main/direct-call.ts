import { once } from 'node:events';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { SendSignedGet } from '../discovery/endpoint-session.ts';

/**
 * Sends signed requests straight from this process, to any address: for a person at a terminal, who may reach what the
 * machine may reach. Path and query go out to the letter, and no redirect is followed.
 */
export const callDirectly: SendSignedGet = async ({ endpointUrl, method, target, headers, signal }) => {
  const { protocol, hostname, port, host } = new URL(endpointUrl);
  const request = protocol === 'https:' ? tlsRequest : plainRequest;
  const sent = request({
    // Node wants an IPv6 address without its brackets.
    hostname: hostname.replace(/^\[(.*)\]$/, '$1'),
    ...{ port, method, signal, path: target },
    headers: { ...headers, host, 'accept-encoding': 'identity' },
  });
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: response.statusCode ?? 0, headers: response.headers, body: response };
};
