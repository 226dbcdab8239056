/** What an `AppError` needs beside its message. */
export interface AppErrorOptions {
  readonly cause?: unknown;
  /** True when the same call may succeed later without any change. */
  readonly retryable?: boolean;
}

/**
 * A promise that the outside world broke, named by a stable code. Expected outcomes (a denial, a conflict) are returned
 * values, not errors.
 */
export class AppError extends Error {
  readonly code: string;
  readonly retryable: boolean;

  constructor(code: string, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.retryable = options.retryable ?? false;
  }
}

/** A short text for logs and `last_error` fields, from anything that was thrown. */
export function describeError(error: unknown): string {
  if (error instanceof AppError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
