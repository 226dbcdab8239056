import type { ApiProblem } from '../../api/problem.ts';
import type { Policy } from './policy-words.ts';

/** A policy while it is being edited. */
export interface EnteredPolicy {
  readonly allow: string[];
  readonly deny: string[];
  readonly denyJurisdictions: string[];
  /** As it was typed; empty when policy says nothing of it. */
  readonly replicas: string;
  readonly byProvider: boolean;
  readonly byCountry: boolean;
}

/** A policy as the form shows it. */
export function enteredOf({ residency, operators, replicas, spread }: Policy): EnteredPolicy {
  return {
    allow: [...(residency?.allow ?? [])],
    deny: [...(residency?.deny ?? [])],
    denyJurisdictions: [...(operators?.denyJurisdictions ?? [])],
    replicas: replicas === undefined ? '' : String(replicas),
    byProvider: spread?.by.includes('provider') ?? false,
    byCountry: spread?.by.includes('country') ?? false,
  };
}

/** The document to send. What was left empty is left out, and what is wrong stays wrong: the API says why. */
export function documentOf(entered: EnteredPolicy): Record<string, unknown> {
  const { allow, deny, denyJurisdictions, byProvider, byCountry } = entered;
  const replicas = entered.replicas.trim();
  const by = [...(byProvider ? ['provider'] : []), ...(byCountry ? ['country'] : [])];
  const residency = { ...listOf('allow', allow), ...listOf('deny', deny) };
  return {
    ...(Object.keys(residency).length === 0 ? {} : { residency }),
    ...(denyJurisdictions.length === 0 ? {} : { operators: { denyJurisdictions } }),
    ...(replicas === '' ? {} : { replicas: /^\d+$/.test(replicas) ? Number(replicas) : replicas }),
    ...(by.length === 0 ? {} : { spread: { by } }),
  };
}

function listOf(name: string, list: readonly string[]): Readonly<Record<string, readonly string[]>> {
  return list.length === 0 ? {} : { [name]: list };
}

/** What the API says is wrong with a field or anything in it, such as `residency.allow`; undefined when it says nothing. */
export function fieldProblem({ fields }: Pick<ApiProblem, 'fields'>, field: string): string | undefined {
  const found = fields.filter((each) => each.field === field || each.field.startsWith(`${field}[`));
  return found.length === 0 ? undefined : found.map(({ message }) => message).join('; ');
}
