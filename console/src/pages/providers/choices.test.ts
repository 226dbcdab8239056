import { describe, expect, it } from 'vitest';
import { countChoices, jurisdictionChoices, membersOf } from './choices.ts';

describe('countChoices', () => {
  it('counts what occurs, in order of names, and leaves out what is not known', () => {
    const names: Readonly<Record<string, string>> = { FI: 'Finland', DE: 'Germany', AT: 'Austria' };
    expect(countChoices(['FI', 'unknown', 'DE', 'FI', '', 'AT'], (code) => names[code] ?? code)).toEqual([
      { value: 'AT', label: 'Austria (1)' },
      { value: 'FI', label: 'Finland (2)' },
      { value: 'DE', label: 'Germany (1)' },
    ]);
  });
});

describe('jurisdictionChoices', () => {
  const jurisdictions = [
    { code: 'EU', members: ['DE', 'FI'] },
    { code: 'US', members: ['US'] },
  ];

  it('offers groups, and countries that are no group of the same code', () => {
    const providers = [
      { operator_country: 'FI', parent_country: 'US' },
      { operator_country: 'DE', parent_country: 'unknown' },
    ];
    expect(jurisdictionChoices(providers, jurisdictions).map(({ items }) => items.map(({ label }) => label))).toEqual([
      ['EU', 'US'],
      ['Finland', 'Germany'],
    ]);
  });

  it('stand for their members, a country for itself', () => {
    expect(membersOf('EU', jurisdictions)).toEqual(new Set(['DE', 'FI']));
    expect(membersOf('CH', jurisdictions)).toEqual(new Set(['CH']));
  });
});
