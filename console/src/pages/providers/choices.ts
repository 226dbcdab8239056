import { countryName, humanCount } from '../../components/humanise.ts';

/** One choice of a filter. */
export interface Choice {
  readonly value: string;
  /** With how many providers it leaves. */
  readonly label: string;
}

/** The values that occur, by name, with how often. What is not known is no choice. */
export function countChoices(values: readonly string[], name: (value: string) => string): Choice[] {
  const known = values.filter((value) => value !== 'unknown' && value !== '');
  return [...Map.groupBy(known, (value) => value)]
    .map(([value, same]) => ({ value, name: name(value), count: same.length }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
    .map(({ value, name: label, count }) => ({ value, label: `${label} (${humanCount(count)})` }));
}

/** Choices that belong together. */
export interface ChoiceGroup {
  readonly group: string;
  readonly items: Choice[];
}

/** What providers can be asked to be outside of: the groups that policy knows, and the countries whose law reaches one. */
export function jurisdictionChoices(
  providers: readonly { readonly operator_country: string; readonly parent_country: string }[],
  jurisdictions: readonly { readonly code: string }[],
): ChoiceGroup[] {
  const groups = jurisdictions.map(({ code }) => ({ value: code, label: code }));
  const codes = new Set(groups.map(({ value }) => value));
  const countries = new Set(providers.flatMap((provider) => [provider.operator_country, provider.parent_country]));
  const items = [...countries]
    // A group of the same code says the same.
    .filter((code) => code !== 'unknown' && !codes.has(code))
    .map((code) => ({ value: code, label: countryName(code) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en'));
  return [
    { group: 'Groups', items: groups },
    { group: 'Countries', items },
  ];
}

/** The countries that a code of `jurisdictionChoices` stands for. */
export function membersOf(
  code: string,
  jurisdictions: readonly { readonly code: string; readonly members: readonly string[] }[],
): ReadonlySet<string> {
  return new Set(jurisdictions.find((group) => group.code === code)?.members ?? [code]);
}
