import { destination, pino } from 'pino';
import type { LogFields, Logger } from '../base/logger.ts';

/** Fields that hold secrets wherever they turn up. */
const REDACTED = [
  'authorization',
  'secretKey',
  'secret_key',
  'adminKey',
  'passphrase',
  'signature',
  '*.authorization',
  '*.secretKey',
  '*.secret_key',
  '*["x-amz-security-token"]',
  '*["x-admin-key"]',
];

/** What a log is written with. */
export interface PinoLoggerOptions {
  /** A pino level, or `silent`. */
  readonly level: string;
  /** Fields of every line, such as the process's role. */
  readonly fields: LogFields;
}

/** A logger that writes JSON lines to standard error, so that standard output stays the tool's own. */
export function createLogger({ level, fields }: PinoLoggerOptions): Logger {
  return pino(
    { level, base: fields, redact: { paths: REDACTED, censor: '[secret]' } },
    destination({ fd: 2, sync: false }),
  );
}
