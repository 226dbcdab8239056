import type { PolicyDocument } from '../domain/policy.ts';
import type { Catalog } from '../providers/catalog.ts';

/**
 * The bucket policy that a LocationConstraint stands for: places separated by commas, in order of preference, in any case
 * (`fi`, `fi,de-fra`, `EU`, a zone code). Empty means no constraint; undefined means that a name is not known. The name of
 * the default region and those of backends' regions are the caller's to know.
 */
export function locationPolicy(locationConstraint: string, catalog: Catalog): PolicyDocument | undefined {
  if (locationConstraint.trim() === '') return {};
  const allow = new Set<string>();
  for (const text of locationConstraint.split(',')) {
    const term = catalog.resolvePlaceTerm(text);
    if (!term) return undefined;
    allow.add(term.name);
  }
  return { residency: { allow: [...allow] } };
}
