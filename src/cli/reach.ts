import { UsageError } from './usage-error.ts';

const CALL_TIMEOUT_MS = 60_000;

/** `fetch` with a deadline. Throws `UsageError`, naming the address and the reason, when nobody answers there. */
export async function reach(url: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(CALL_TIMEOUT_MS) });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const reason =
      cause instanceof Error ? ('code' in cause ? String(cause.code) : '') || cause.message : String(cause);
    throw new UsageError(`${new URL(url).origin} cannot be reached (${reason}); is the gateway running there?`);
  }
}
