import type { LogFields } from '../base/logger.ts';

const CENSOR = '[secret]';
/** Deeper than any line of ours; what lies below is left out rather than trusted. */
const MAX_DEPTH = 6;

/** Names of fields that hold secrets wherever they turn up: `secretKey`, `x-admin-key`, `STORE_SECRET_KEY`, … */
const SECRET_NAME = /authorization|secret|password|passphrase|signature|token|admin-?_?key|namespace-?_?key|^cookie$/i;
/** Parameters of presigned URLs, Authorization fields and query strings with a secret in them. */
const SECRET_IN_TEXT = /\b((?:X-Amz-)?(?:Signature|Security-Token))=[^&\s",]+/gi;

/** `fields` with everything that looks like a secret replaced. The last line of defence: nobody should log one. */
export function redact(fields: LogFields): Record<string, unknown> {
  return redactObject(fields, 0);
}

function redactObject(fields: LogFields, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, SECRET_NAME.test(name) ? CENSOR : redactValue(value, depth)]),
  );
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.replace(SECRET_IN_TEXT, `$1=${CENSOR}`);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return '[too deep]';
  if (Array.isArray(value)) return value.map((item) => redactValue(item, depth + 1));
  const prototype = Object.getPrototypeOf(value);
  // Instances, such as Secret, know themselves how they want to be written.
  return prototype === Object.prototype || prototype === null ? redactObject(value as LogFields, depth + 1) : value;
}
