import type { Permit } from '../policy/permit.ts';
import type { S3Response } from '../s3/message.ts';
import { assertPermitted, type Backend, type BackendRequest, type Capabilities } from './backend.ts';
import type { BackendTraffic } from './backend-traffic.ts';
import type { Store } from './store.ts';

/** An embedded store as a backend: the same requests, no socket. */
export class StoreBackend implements Backend {
  readonly id: string;
  readonly capabilities: Capabilities = { trailingChecksums: true, conditionalWrites: true };
  readonly #store: Store;
  readonly #traffic: BackendTraffic | undefined;

  constructor(id: string, store: Store, traffic?: BackendTraffic) {
    this.id = id;
    this.#store = store;
    this.#traffic = traffic;
  }

  async send(permit: Permit, request: BackendRequest): Promise<S3Response> {
    assertPermitted(permit, this.id, request);
    const beganAtMs = this.#traffic?.begin() ?? 0;
    const response = await this.#store.answer(request);
    this.#traffic?.answered(beganAtMs, response.status);
    return response;
  }

  isHealthy(): boolean {
    return true;
  }

  close(): Promise<void> {
    return this.#store.close();
  }
}
