import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseTagging,
  parseTaggingAnswer,
  parseTaggingHeader,
  type Tag,
  taggingDocument,
  taggingHeader,
} from './tagging.ts';

const text = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'abcÄß日0 9+-=._:/@'), minLength, maxLength }).map((value) => value.normalize());
const tag = fc.record({ key: text(1, 128), value: text(0, 256) });
const tags = fc
  .uniqueArray(tag, { maxLength: 10, selector: ({ key }) => key })
  .filter((all) => all.every(({ key }) => !key.startsWith('aws:')));

const documentOf = (...pairs: readonly (readonly [string, string])[]) =>
  taggingDocument(pairs.map(([key, value]): Tag => ({ key, value })));

describe('tags', () => {
  it('come back from a document and from a header as they went in', () => {
    fc.assert(
      fc.property(tags, (all) => {
        expect(parseTagging(taggingDocument(all), 'object')).toEqual(all);
        expect(parseTaggingHeader(taggingHeader(all))).toEqual(all);
      }),
    );
  });

  it.each([
    [
      'eleven of them',
      documentOf(...Array.from({ length: 11 }, (_, index) => [`k${index}`, ''] as const)),
      'BadRequest',
    ],
    ['a key of 129 characters', documentOf(['k'.repeat(129), '']), 'InvalidTag'],
    ['no key', documentOf(['', 'v']), 'InvalidTag'],
    ['a value of 257 characters', documentOf(['k', 'v'.repeat(257)]), 'InvalidTag'],
    ['a character that tags do not have', documentOf(['k', 'a<b']), 'InvalidTag'],
    ['the same key twice', documentOf(['k', '1'], ['k', '2']), 'InvalidTag'],
    ["one of AWS's own", documentOf(['aws:k', '1']), 'InvalidTag'],
    ['no set', '<Tagging></Tagging>', 'MalformedXML'],
    ['two sets', '<Tagging><TagSet/><TagSet/></Tagging>', 'MalformedXML'],
    ['a tag without a value', '<Tagging><TagSet><Tag><Key>k</Key></Tag></TagSet></Tagging>', 'MalformedXML'],
    ['another document', '<Tags/>', 'MalformedXML'],
    ['no XML', 'k=v', 'MalformedXML'],
  ])('are refused: %s', (_, xml, code) => {
    expect(() => parseTagging(xml, 'object')).toThrow(expect.objectContaining({ code }));
  });

  it('of a bucket may be 50', () => {
    const many = (length: number) => documentOf(...Array.from({ length }, (_, index) => [`k${index}`, 'v'] as const));
    expect(parseTagging(many(50), 'bucket').length).toBe(50);
    expect(() => parseTagging(many(51), 'bucket')).toThrow(expect.objectContaining({ code: 'BadRequest' }));
  });

  it.each([
    [
      'a=1&b=2',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    ['a+b=c%20d', [['a b', 'c d']]],
    ['only', [['only', '']]],
    ['k=x=y', [['k', 'x=y']]],
    ['', []],
  ])('in the header %j are read', (field, pairs) => {
    expect(parseTaggingHeader(field).map(({ key, value }) => [key, value])).toEqual(pairs);
  });

  it('in a header that is no query are refused', () => {
    expect(() => parseTaggingHeader('a=%zz')).toThrow(expect.objectContaining({ code: 'InvalidArgument' }));
  });

  it('of a backend are told in the order of their keys, and an answer that is none is an error that passes', () => {
    expect(parseTaggingAnswer(documentOf(['b', '2'], ['a', '1']))).toEqual([
      { key: 'a', value: '1' },
      { key: 'b', value: '2' },
    ]);
    expect(() => parseTaggingAnswer('<html/>')).toThrow(expect.objectContaining({ code: 'MalformedAnswer' }));
  });
});
