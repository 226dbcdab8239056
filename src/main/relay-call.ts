import { AppError } from '../base/app-error.ts';
import type { SendSignedGet } from '../discovery/endpoint-session.ts';

/**
 * Sends signed requests through the relay of a gateway, which sees the endpoint where this machine does not. The secret stays
 * here: the gateway gets what the endpoint would get. `adminKey` is sent when there is one.
 */
export function callThroughGateway(gateway: string, adminKey: string | undefined): SendSignedGet {
  return async ({ endpointUrl, method, target, headers, signal }) => {
    const response = await fetch(`${gateway}/discover/relay`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(adminKey ? { 'x-admin-key': adminKey } : {}) },
      body: JSON.stringify({ endpoint_url: endpointUrl, method, target, headers }),
      redirect: 'error',
      signal,
    });
    const status = Number(response.headers.get('x-relay-status'));
    if (response.status !== 200 || !status || !response.body) throw await asRefusal(gateway, response);
    const relayed = JSON.parse(decodeURIComponent(response.headers.get('x-relay-headers') ?? '%7B%7D')) as Record<
      string,
      string
    >;
    return { status, headers: relayed, body: response.body };
  };
}

async function asRefusal(gateway: string, response: Response): Promise<AppError> {
  const text = await response.text();
  let detail = '';
  try {
    detail = String((JSON.parse(text) as { detail?: unknown }).detail ?? '');
  } catch {
    // A proxy's error page, or another program there.
    detail = 'no gateway answers there';
  }
  return new AppError('RelayRefused', `the relay of ${gateway} answers ${response.status}: ${detail}`);
}
