import { describe, expect, it } from 'vitest';
import { smallCatalog } from '../../test/support/catalogs.ts';
import { locationPolicy } from './location.ts';
import { validatePolicy } from './validate.ts';

const catalog = smallCatalog();

describe('locationPolicy', () => {
  it.each([
    ['fi', ['FI']],
    ['fi,de-fra', ['FI', 'DE-FRA']],
    ['EU', ['EU']],
    [' de , FI ', ['DE', 'FI']],
    ['de-fra-glob-1', ['DE-FRA-GLOB-1']],
    ['fi,eu,FI', ['FI', 'EU']],
  ])('reads %j as places in order of preference', (text, allow) => {
    const document = locationPolicy(text, catalog);
    expect(document).toEqual({ residency: { allow } });
    expect(validatePolicy(document, catalog)).toEqual({ kind: 'valid', document });
  });

  it.each(['', '  '])('takes %j for no constraint', (text) => {
    expect(locationPolicy(text, catalog)).toEqual({});
  });

  it.each(['us-east-1', 'fi,atlantis', 'fi,', ',', 'fi;de', 'us-qas'])('does not know %j', (text) => {
    expect(locationPolicy(text, catalog)).toBeUndefined();
  });
});
