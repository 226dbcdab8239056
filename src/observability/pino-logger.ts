import { destination, type Logger as PinoLogger, pino } from 'pino';
import type { LogFields, Logger } from '../base/logger.ts';
import { redact } from './redact.ts';

/** What a log is written with. */
export interface PinoLoggerOptions {
  /** A pino level, or `silent`. */
  readonly level: string;
  /** Fields of every line, such as the process's role. */
  readonly fields: LogFields;
}

/** A logger that writes JSON lines to standard error, so that standard output stays the tool's own. */
export function createLogger({ level, fields }: PinoLoggerOptions): Logger {
  const options = { level, base: redact(fields), formatters: { log: redact } };
  return redactingChildren(pino(options, destination({ fd: 2, sync: false })));
}

/** Pino has a formatter for the fields of a line, but none that reaches those of a child. */
function redactingChildren(log: PinoLogger): Logger {
  return {
    debug: (fields, message) => log.debug(fields, message),
    info: (fields, message) => log.info(fields, message),
    warn: (fields, message) => log.warn(fields, message),
    error: (fields, message) => log.error(fields, message),
    child: (fields) => redactingChildren(log.child(redact(fields))),
  };
}
