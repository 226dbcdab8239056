import createFetchClient, { type Client, type Middleware } from 'openapi-fetch';
import type { paths } from '../../../contract/api.ts';
import { type ApiProblem, readProblem, unreachable } from './problem.ts';

/** The gateway's API, typed from its OpenAPI document. */
export type ApiClient = Client<paths>;

/** What a successful call to a path answers. */
export type Answer<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method] extends {
  responses: infer Responses;
}
  ? JsonOf<Responses[keyof Responses & (200 | 201)]>
  : never;

type JsonOf<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : never;

/** Where to call and as whom. The key is asked for at each call, so that signing out takes effect at once. */
export interface ApiClientOptions {
  readonly baseUrl: string;
  readonly adminKey: () => string | undefined;
  /** Told when a key that was sent is not accepted. */
  readonly onForbidden: (problem: ApiProblem) => void;
}

/** Makes the client. Every call that does not succeed rejects with an `ApiProblem`. */
export function createApiClient({ baseUrl, adminKey, onForbidden }: ApiClientOptions): ApiClient {
  const manners: Middleware = {
    onRequest({ request }) {
      const key = adminKey();
      if (key !== undefined) request.headers.set('X-Admin-Key', key);
      return request;
    },
    async onResponse({ request, response }) {
      if (response.ok) return undefined;
      const problem = await readProblem(response);
      if (problem.isForbidden && request.headers.has('X-Admin-Key')) onForbidden(problem);
      throw problem;
    },
    onError({ error }) {
      return error instanceof DOMException && error.name === 'AbortError' ? error : unreachable(baseUrl);
    },
  };
  // The browser's own cache would keep answers that only the key's holder may see.
  const client = createFetchClient<paths>({ baseUrl, cache: 'no-store', credentials: 'omit' });
  client.use(manners);
  return client;
}
