import { describe, expect, it } from 'vitest';
import { policyWords } from './policy-words.ts';

describe('policyWords', () => {
  it('says nothing of a policy that says nothing', () => {
    expect(policyWords({})).toEqual([]);
    expect(policyWords({ residency: { allow: [], deny: [] }, operators: {}, spread: { by: [] } })).toEqual([]);
  });

  it('has a phrase for every part', () => {
    const policy = {
      residency: { allow: ['FI', 'EU', 'FI-HEL-UPCL-1'], deny: ['US'] },
      operators: { denyJurisdictions: ['US', 'CN'] },
      replicas: 2,
      spread: { by: ['provider' as const, 'country' as const] },
    };
    expect(policyWords(policy)).toEqual([
      'only in Finland, European Union, FI-HEL-UPCL-1',
      'not in United States',
      'out of reach of the law of United States, China',
      '2 copies',
      'no two copies with one provider or in one country',
    ]);
    expect(policyWords({ replicas: 1 })).toEqual(['1 copy']);
  });
});
