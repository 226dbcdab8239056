import type { Backend } from '../backends/backend.ts';
import type { BackendTraffic } from '../backends/backend-traffic.ts';
import { AppError } from '../base/app-error.ts';
import type { BackendFacts, BackendState } from '../domain/backend.ts';

/** A backend together with what policy may know of it. */
export interface RegisteredBackend {
  readonly facts: BackendFacts;
  readonly backend: Backend;
  /** The region name that the operator gave it; a client may name it as a LocationConstraint. */
  readonly region: string;
  /** Where requests go, for people: never shown to tenants. */
  readonly endpoint: string;
  /** What this process asked of it lately; absent where nobody counts. */
  readonly traffic?: BackendTraffic;
}

const WRITABLE: ReadonlySet<BackendState> = new Set(['active']);
const READABLE: ReadonlySet<BackendState> = new Set(['active', 'read-only', 'draining']);

/** Every configured backend, in the order of configuration. */
export class BackendRegistry {
  readonly #byId: ReadonlyMap<string, RegisteredBackend>;
  readonly #facts: readonly BackendFacts[];

  constructor(backends: readonly RegisteredBackend[]) {
    this.#byId = new Map(backends.map((registered) => [registered.facts.id, registered]));
    this.#facts = backends.map((registered) => registered.facts);
    if (this.#byId.size !== backends.length) throw new AppError('DuplicateBackend', 'two backends have the same id');
  }

  all(): readonly RegisteredBackend[] {
    return [...this.#byId.values()];
  }

  /** What placement is decided on. */
  facts(): readonly BackendFacts[] {
    return this.#facts;
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  /** Throws `UnknownBackend` for an id that is no longer configured. */
  get(id: string): RegisteredBackend {
    const registered = this.#byId.get(id);
    if (!registered) throw new AppError('UnknownBackend', `no backend is configured under the id ${id}`);
    return registered;
  }

  /** The backend that a client's LocationConstraint names by its region, or undefined. */
  findByRegion(region: string): RegisteredBackend | undefined {
    const wanted = region.toLowerCase();
    return this.all().find((registered) => registered.region.toLowerCase() === wanted);
  }

  isHealthy(id: string): boolean {
    return this.#byId.get(id)?.backend.isHealthy() ?? false;
  }

  mayRead(id: string): boolean {
    const registered = this.#byId.get(id);
    return registered !== undefined && READABLE.has(registered.facts.state);
  }

  mayWrite(id: string): boolean {
    const registered = this.#byId.get(id);
    return registered !== undefined && WRITABLE.has(registered.facts.state);
  }
}
