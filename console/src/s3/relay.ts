import type { SignedRequest } from './signer.ts';

/** A signed request, and where it goes. */
export interface RelayCall extends SignedRequest {
  /** Scheme, host and port. */
  readonly endpointUrl: string;
  readonly signal: AbortSignal;
}

/** What the endpoint answered: headers by lower-case name, as far as the relay lets them through. */
export interface RelayAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * Forwards a signed request by the gateway's `POST /discover/relay`. Rejects with an `ApiProblem` when the relay itself
 * refuses, or cannot reach the endpoint.
 */
export type Relay = (call: RelayCall) => Promise<RelayAnswer>;

/** The headers that the relay packs into one of its own: JSON, URI-component-encoded. What is no such thing is no header. */
export function readRelayHeaders(packed: string | null): Readonly<Record<string, string>> {
  try {
    const given: unknown = JSON.parse(decodeURIComponent(packed ?? '{}'));
    if (typeof given !== 'object' || given === null) return {};
    return Object.fromEntries(
      Object.entries(given).map(([name, value]) => [
        name.toLowerCase(),
        Array.isArray(value) ? String(value[0]) : String(value),
      ]),
    );
  } catch {
    // A relay of another kind stands there: without its headers an answer is still an answer.
    return {};
  }
}
