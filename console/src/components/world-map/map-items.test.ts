import { describe, expect, it } from 'vitest';
import { Geography } from './geography.ts';
import { itemAfterKey, mapItems, shareOfBox, spokenFact } from './map-items.ts';

const geography = new Geography();
const facts = [['Stored', '3 KiB']] as const;

describe('mapItems', () => {
  it('makes an outline of a country, a point of a small one, and leaves out what has no value or is no country', () => {
    const shades = [
      { country: 'FI', value: 10, title: 'Finland', facts },
      { country: 'SG', value: 1000, title: 'Singapore', facts },
      { country: 'DE', value: 0, title: 'Germany', facts },
      { country: 'XX', value: 5, title: 'nowhere', facts },
    ];
    const items = mapItems(geography, shades, []);
    expect(items.map(({ id, step }) => [id, step])).toEqual([
      ['country:SG', 5],
      ['country:FI', 1],
    ]);
    expect(items[0]).toMatchObject({ radius: expect.any(Number) });
    expect(items[1]?.path).toMatch(/^M/);
  });

  it('draws large markers before small ones', () => {
    const marker = { latitude: 60, longitude: 25, title: 'x', facts };
    const items = mapItems(
      geography,
      [],
      [
        { ...marker, id: 'small', size: 1 },
        { ...marker, id: 'large', size: 100, tone: 'bad' },
      ],
    );
    expect(items.map(({ id, tone }) => [id, tone])).toEqual([
      ['marker:large', 'bad'],
      ['marker:small', 'accent'],
    ]);
  });
});

describe('itemAfterKey', () => {
  it.each([
    ['ArrowRight', 0, 1],
    ['ArrowRight', 2, 0],
    ['ArrowUp', 0, 2],
    ['Home', 2, 0],
    ['End', 0, 2],
    ['a', 0, undefined],
  ])('%s leads from %d to %s', (key, from, to) => {
    expect(itemAfterKey(key, from, 3)).toBe(to);
  });

  it('leads nowhere on an empty map', () => {
    expect(itemAfterKey('Home', 0, 0)).toBeUndefined();
  });
});

describe('shareOfBox', () => {
  it('places a point in the part that is looked at, and none outside it', () => {
    const box = { x: 100, y: 50, width: 200, height: 100 };
    expect(shareOfBox([150, 75], box)).toEqual([0.25, 0.25]);
    expect(shareOfBox([99, 75], box)).toBeUndefined();
    expect(shareOfBox([150, 151], box)).toBeUndefined();
  });
});

describe('spokenFact', () => {
  it('says the card in a line', () => {
    expect(spokenFact({ title: 'Finland', facts })).toBe('Finland, Stored 3 KiB');
  });
});
