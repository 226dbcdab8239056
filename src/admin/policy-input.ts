import type { PolicyDocument } from '../domain/policy.ts';
import { validatePolicy } from '../policy/validate.ts';
import type { AdminParts } from './parts.ts';
import { Problem } from './problem.ts';

/** The policy that was sent, in the catalog's spelling. Throws 422 with every field that is wrong, after `prefix`. */
export function checkedPolicy(parts: AdminParts, input: unknown, prefix: string): PolicyDocument {
  const checked = validatePolicy(input, parts.policies.catalog);
  if (checked.kind === 'valid') return checked.document;
  const fields = checked.problems.map(({ path, message }) => ({ field: `${prefix}${path}`, message }));
  throw new Problem(
    422,
    'invalid_input',
    fields.map(({ field, message }) => `${field}: ${message}`).join('; '),
    fields,
  );
}
