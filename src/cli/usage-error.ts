/** The caller's words or configuration are off: told with the remedy, exit code 2. */
export class UsageError extends Error {}
