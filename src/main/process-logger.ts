import type { Logger } from '../base/logger.ts';
import { createLogger } from '../observability/pino-logger.ts';

/** The logger of a process, which names its role in every line. */
export function createProcessLogger(level: string, role: string): Logger {
  return createLogger({ level, fields: { role, pid: process.pid } });
}
