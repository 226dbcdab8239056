import { Discovery, type DiscoveryState } from '../../discovery/discovery.ts';
import { EndpointClient } from '../../discovery/endpoint-client.ts';
import { type AddressStyle, endpointText } from '../../s3/address.ts';
import { AnswerReader } from '../../s3/answers.ts';
import { Credentials } from '../../s3/credentials.ts';
import type { Relay } from '../../s3/relay.ts';
import { sha256For } from '../../s3/sha256.ts';
import { forgetDerivedKeys } from '../../s3/signer.ts';
import { parseXmlInBrowser } from '../../s3/xml.ts';

/** What the form has in it. Lives in the page's memory alone. */
export interface Entered {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly sessionToken: string;
  readonly region: string;
  readonly endpoint: string;
  readonly style: AddressStyle;
  /** Names of buckets, apart by spaces or commas; none for all that the key may list. */
  readonly only: string;
}

/** The form before anything is entered. */
export const NOTHING_ENTERED: Entered = {
  accessKey: '',
  secretKey: '',
  sessionToken: '',
  region: '',
  endpoint: '',
  style: 'path',
  only: '',
};

/** An endpoint that is being looked at, and the only holder of the credentials for it. */
export class Connection {
  /** In one spelling. */
  readonly endpoint: string;
  readonly region: string;
  readonly client: EndpointClient;
  readonly discovery: Discovery;
  readonly #credentials: Credentials;
  readonly #only: readonly string[];

  constructor(url: URL, entered: Entered, relay: Relay) {
    const { accessKey, secretKey, sessionToken, style, only } = entered;
    this.endpoint = endpointText(url);
    this.region = entered.region.trim();
    // What is copied often brings spaces along, which no key has.
    this.#credentials = new Credentials({
      accessKey: accessKey.trim(),
      secretKey: secretKey.trim(),
      sessionToken: sessionToken.trim(),
    });
    this.client = new EndpointClient(
      { url, region: this.region, style, credentials: this.#credentials },
      {
        relay,
        reader: new AnswerReader(parseXmlInBrowser),
        sha256: sha256For(window.isSecureContext),
        nowMs: () => Date.now(),
        sleep,
      },
    );
    this.discovery = new Discovery(this.client);
    this.#only = only.split(/[\s,]+/).filter((name) => name !== '');
  }

  /** Who is asking, as far as it may be shown. */
  get accessKey(): string {
    return this.#credentials.accessKey;
  }

  /** Reads the endpoint to its end. */
  start(): Promise<void> {
    return this.discovery.run(this.#only);
  }

  /** Stops what is going on and lets go of the credentials and of all that was derived from them. */
  end(): void {
    this.discovery.stop();
    this.#credentials.forget();
    forgetDerivedKeys();
  }
}

/** True when the endpoint has let itself be looked at. */
export function isConnected({ phase, buckets }: DiscoveryState): boolean {
  return phase === 'reading' || phase === 'done' || (phase === 'stopped' && buckets.length > 0);
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
