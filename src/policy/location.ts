import type { PolicyDocument } from '../domain/policy.ts';
import type { Catalog } from '../providers/catalog.ts';

/**
 * The bucket policy that a LocationConstraint stands for: places separated by commas, in order of preference, in any case
 * (`fi`, `fi,de-fra`, `EU`, a zone code). Empty means no constraint; undefined means that a name is not known.
 */
export function locationPolicy(locationConstraint: string, catalog: Catalog): PolicyDocument | undefined {
  if (locationConstraint.trim() === '') return {};
  const terms = locationConstraint.split(',').map((term) => catalog.resolvePlaceTerm(term)?.name);
  if (terms.some((term) => term === undefined)) return undefined;
  return { residency: { allow: terms.filter((term) => term !== undefined) } };
}
