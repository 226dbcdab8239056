import { assertPermitted } from '../../src/backends/backend.ts';
import type { RegisteredBackend } from '../../src/buckets/backend-registry.ts';
import type { BackendFacts } from '../../src/domain/backend.ts';

/** A backend that keeps nothing: it says yes to whatever its permit covers, and notes that it was asked. */
export interface YesBackend extends RegisteredBackend {
  isSick: boolean;
  readonly asked: string[];
}

/** Backends that keep nothing, for what is decided without bytes; the region of `x` is `region-of-x`. */
export function yesBackends(facts: readonly BackendFacts[]): YesBackend[] {
  return facts.map((one) => {
    const asked: string[] = [];
    const registered: YesBackend = {
      facts: one,
      region: `region-of-${one.id}`,
      endpoint: '',
      isSick: false,
      asked,
      backend: {
        id: one.id,
        capabilities: { trailingChecksums: true, conditionalWrites: true },
        send: async (permit, request) => {
          assertPermitted(permit, one.id, request);
          asked.push(`${request.method} ${request.bucket}`);
          return { status: 200, headers: [], body: null };
        },
        isHealthy: () => !registered.isSick,
        close: async () => undefined,
      },
    };
    return registered;
  });
}
