import { inspect } from 'node:util';
import type { PolicyDocument, SpreadDimension } from '../domain/policy.ts';
import type { Catalog } from '../providers/catalog.ts';

/** One thing that is wrong in a policy document. */
export interface PolicyProblem {
  /** Such as `residency.allow[1]`. */
  readonly path: string;
  /** What was given and what would be accepted. */
  readonly message: string;
}

/** A document that can be compiled, or everything that is wrong with it. */
export type CheckedPolicy =
  | { readonly kind: 'valid'; readonly document: PolicyDocument }
  | { readonly kind: 'invalid'; readonly problems: readonly PolicyProblem[] };

const SPREAD: readonly SpreadDimension[] = ['provider', 'country'];
const MAX_REPLICAS = 16;
/** More than there are countries and groups together. */
const MAX_TERMS = 512;

/** Checks a policy document from outside against the language and the catalog. */
export function validatePolicy(input: unknown, catalog: Catalog): CheckedPolicy {
  const check = new Check(catalog);
  const document = check.document(input);
  return check.problems.length === 0 ? { kind: 'valid', document } : { kind: 'invalid', problems: check.problems };
}

class Check {
  readonly problems: PolicyProblem[] = [];
  readonly #catalog: Catalog;

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
  }

  document(input: unknown): PolicyDocument {
    const fields = this.#fields(input, '', ['residency', 'operators', 'replicas', 'spread']);
    return {
      ...this.#optional(fields, 'residency', (value) => this.#residency(value)),
      ...this.#optional(fields, 'operators', (value) => this.#operators(value)),
      ...this.#optional(fields, 'replicas', (value) => this.#replicas(value)),
      ...this.#optional(fields, 'spread', (value) => this.#spread(value)),
    };
  }

  #residency(input: unknown): NonNullable<PolicyDocument['residency']> {
    const fields = this.#fields(input, 'residency', ['allow', 'deny']);
    return {
      ...this.#optional(fields, 'allow', (value) =>
        this.#places(value, 'residency.allow', 'countries, zone codes or groups'),
      ),
      ...this.#optional(fields, 'deny', (value) =>
        this.#places(value, 'residency.deny', 'countries, zone codes or groups'),
      ),
    };
  }

  #operators(input: unknown): NonNullable<PolicyDocument['operators']> {
    const fields = this.#fields(input, 'operators', ['denyJurisdictions']);
    return this.#optional(fields, 'denyJurisdictions', (value) => {
      const path = 'operators.denyJurisdictions';
      const places = this.#places(value, path, 'countries or groups');
      places.forEach((place, index) => {
        if (this.#catalog.resolvePlaceTerm(place)?.kind === 'zone')
          this.#problem(`${path}[${index}]`, `${place} is a zone; countries or groups are accepted`);
      });
      return places;
    });
  }

  #replicas(input: unknown): number {
    if (typeof input === 'number' && Number.isInteger(input) && input >= 1 && input <= MAX_REPLICAS) return input;
    this.#problem('replicas', `is ${shown(input)}; a whole number from 1 to ${MAX_REPLICAS} is accepted`);
    return 1;
  }

  #spread(input: unknown): NonNullable<PolicyDocument['spread']> {
    const fields = this.#fields(input, 'spread', ['by']);
    const by = this.#texts(fields['by'], 'spread.by', SPREAD.join(' or '));
    by.forEach((dimension, index) => {
      if (!SPREAD.some((known) => known === dimension))
        this.#problem(`spread.by[${index}]`, `is ${dimension}; ${SPREAD.join(' or ')} is accepted`);
    });
    return { by: SPREAD.filter((dimension) => by.includes(dimension)) };
  }

  #places(input: unknown, path: string, accepted: string): string[] {
    return this.#texts(input, path, accepted).map((term, index) => {
      const place = this.#catalog.resolvePlaceTerm(term);
      if (!place) this.#problem(`${path}[${index}]`, `${term} is not known to the catalog; ${accepted} are accepted`);
      return place?.name ?? term;
    });
  }

  #texts(input: unknown, path: string, accepted: string): string[] {
    const isList = Array.isArray(input) && input.length > 0 && input.length <= MAX_TERMS;
    if (isList && input.every((item) => typeof item === 'string')) return input;
    this.#problem(path, `is ${shown(input)}; a list of 1 to ${MAX_TERMS} ${accepted} is accepted`);
    return [];
  }

  #fields(input: unknown, path: string, names: readonly string[]): Readonly<Record<string, unknown>> {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) {
      this.#problem(path || 'policy', `is ${shown(input)}; an object with ${names.join(', ')} is accepted`);
      return {};
    }
    for (const name of Object.keys(input))
      if (!names.includes(name))
        this.#problem(
          path ? `${path}.${name}` : name,
          `is not part of the policy language; ${names.join(', ')} are accepted`,
        );
    return input as Record<string, unknown>;
  }

  #optional<K extends string, T>(
    fields: Readonly<Record<string, unknown>>,
    name: K,
    read: (value: unknown) => T,
  ): { [P in K]?: T } {
    return fields[name] === undefined ? {} : ({ [name]: read(fields[name]) } as { [P in K]?: T });
  }

  #problem(path: string, message: string): void {
    this.problems.push({ path, message });
  }
}

/** What was given, short enough for a message whatever it is. */
function shown(input: unknown): string {
  return inspect(input, { depth: 1, maxArrayLength: 3, maxStringLength: 80, breakLength: Number.POSITIVE_INFINITY });
}
