import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { SendSignedGet } from '../../src/discovery/endpoint-session.ts';

/** Sends signed requests over plain HTTP to whatever address, path and query to the letter. */
export const sendSignedGet: SendSignedGet = async ({ endpointUrl, method, target, headers, signal }) => {
  const { hostname, port, host } = new URL(endpointUrl);
  const sent = request({ hostname, port, method, path: target, headers: { ...headers, host }, signal });
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: response.statusCode ?? 0, headers: response.headers, body: response };
};
