import { reach } from './reach.ts';
import { UsageError } from './usage-error.ts';

/** An answer of the gateway's JSON API that was not a success. */
export class AdminCallFailed extends Error {
  readonly status: number;

  constructor(call: string, status: number, detail: string) {
    super(`${call} answered ${status}: ${detail}`);
    this.name = 'AdminCallFailed';
    this.status = status;
  }
}

/** A copy of an object at one backend bucket, as it was read there to the last byte. */
export interface Copy {
  readonly backend_id: string;
  readonly backend_bucket: string;
  readonly outcome: 'present' | 'absent' | 'unavailable';
  readonly size: number | null;
  readonly sha256: string | null;
}

/** A recorded object, as far as the tools show it. */
export interface ListedObject {
  readonly object_key: string;
  readonly size: number;
  readonly replicas: readonly {
    readonly backend_id: string;
    readonly backend_bucket: string | null;
    readonly is_home: boolean;
    readonly goal: 'present' | 'absent';
    readonly state: string;
    readonly is_current: boolean;
    readonly last_error: string | null;
  }[];
}

/** Calls the admin and metadata API of a gateway. */
export class AdminClient {
  readonly #base: string;
  readonly #adminKey: string;

  constructor(base: string, adminKey: string) {
    this.#base = base.replace(/\/$/, '');
    this.#adminKey = adminKey;
  }

  /** One call; throws `AdminCallFailed` on any status of 400 and above. */
  async call<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<T> {
    const response = await reach(`${this.#base}${path}`, {
      method,
      headers: {
        'x-admin-key': this.#adminKey,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer = parsed<T & { detail?: string }>(text);
    if (answer === undefined)
      throw new UsageError(
        `${this.#base} does not answer as S3Gateway's admin API: ${method} ${path} gave ${response.status} and no JSON`,
      );
    if (response.status >= 400) throw new AdminCallFailed(`${method} ${path}`, response.status, answer.detail ?? '');
    return answer;
  }

  /** Registers fresh random keys for a tenant. */
  newCredential(customerId: string): Promise<{ access_key: string; secret_key: string }> {
    return this.call('POST', '/proxy/credentials', { customer_id: customerId });
  }

  setPolicy(customerId: string, policy: unknown): Promise<unknown> {
    return this.call('PUT', `/proxy/tenants/${encodeURIComponent(customerId)}/policy`, policy);
  }

  /** Up to 1,000 recorded objects of a bucket with the state of every copy. */
  async objects(customerId: string, bucket: string): Promise<readonly ListedObject[]> {
    const path = `/proxy/objects/${encodeURIComponent(customerId)}/${encodeURIComponent(bucket)}?limit=1000`;
    return (await this.call<{ objects: ListedObject[] }>('GET', path)).objects;
  }

  /** True while a worker has something left to do for a tenant: copies and removals that are due or under way. */
  async hasOpenJobs(customerId: string): Promise<boolean> {
    for (const status of ['pending', 'in_progress', 'pending']) {
      const path = `/proxy/jobs?status=${status}&customer_id=${encodeURIComponent(customerId)}&limit=1`;
      if ((await this.call<{ jobs: unknown[] }>('GET', path)).jobs.length > 0) return true;
    }
    return false;
  }

  /** What every backend bucket really holds of an object. */
  async verify(customerId: string, bucket: string, key: string): Promise<readonly Copy[]> {
    const path = `/proxy/objects/${encodeURIComponent(customerId)}/${encodeURIComponent(bucket)}/verify`;
    return (await this.call<{ copies: Copy[] }>('POST', path, { object_key: key })).copies;
  }
}

function parsed<T>(text: string): T | undefined {
  try {
    return JSON.parse(text) as T;
  } catch {
    // A proxy's error page, or another program on that port.
    return undefined;
  }
}
