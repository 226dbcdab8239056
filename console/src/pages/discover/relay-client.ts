import type { ApiClient } from '../../api/client.ts';
import { type Relay, readRelayHeaders } from '../../s3/relay.ts';

/** The gateway's relay, called with the session's client. Signed requests go into its body, secrets nowhere. */
export function relayBy(client: ApiClient): Relay {
  return async ({ endpointUrl, method, target, headers, signal }) => {
    const { data, response } = await client.POST('/discover/relay', {
      body: { endpoint_url: endpointUrl, method, target, headers: { ...headers } },
      parseAs: 'text',
      signal,
    });
    return {
      status: Number(response.headers.get('x-relay-status')),
      headers: readRelayHeaders(response.headers.get('x-relay-headers')),
      text: typeof data === 'string' ? data : '',
    };
  };
}
