import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertBucketName, isBucketName } from './bucket-name.ts';
import { parseCopySource } from './copy-source.ts';
import { encodeKeyPath, encodeUriComponentS3 } from './uri-encode.ts';
import { compareUtf8 } from './utf8-order.ts';

describe('bucket names', () => {
  it.each(['abc', 'a-b', 'a.b.c', '123', 'a'.repeat(63), '1.2.3', '1.2.3.4.5', 's3gw-abc-fra1'])(
    'may be %s',
    (name) => {
      expect(isBucketName(name)).toBe(true);
    },
  );

  it.each([
    '',
    'ab',
    'a'.repeat(64),
    'Abc',
    'a_b',
    '-abc',
    'abc-',
    '.abc',
    'abc.',
    'a..b',
    '192.168.5.4',
    'xn--abc',
    'sthree-abc',
    'amzn-s3-demo-abc',
    'abc-s3alias',
    'abc--ol-s3',
    'abc.mrap',
    'abc--x-s3',
    'abc--table-s3',
    'a/b',
    'a b',
    'abc\n',
    'äbc',
  ])('may not be %j', (name) => {
    expect(() => assertBucketName(name)).toThrow(
      expect.objectContaining({ code: 'InvalidBucketName', extra: { BucketName: name } }),
    );
  });
});

describe('x-amz-copy-source', () => {
  it.each([
    ['/bucket/key', 'bucket', 'key', undefined],
    ['bucket/key', 'bucket', 'key', undefined],
    ['bucket/a/b%20c', 'bucket', 'a/b c', undefined],
    ['bucket/a+b', 'bucket', 'a+b', undefined],
    ['bucket/a%2Bb', 'bucket', 'a+b', undefined],
    ['bucket%2Fa%2Fb', 'bucket', 'a/b', undefined],
    ['%2Fbucket%2Fkey', 'bucket', 'key', undefined],
    ['bucket//key', 'bucket', '/key', undefined],
    ['bucket/../x', 'bucket', '../x', undefined],
    ['bucket/a%252Fb', 'bucket', 'a%2Fb', undefined],
    ['bucket/key?versionId=v1%2B', 'bucket', 'key', 'v1+'],
    ['bucket/what%3FversionId=no', 'bucket', 'what?versionId=no', undefined],
    ['bucket/%F0%9F%98%80', 'bucket', '😀', undefined],
  ])('reads %s', (header, bucket, key, versionId) => {
    expect(parseCopySource(header)).toEqual({ bucket, key, versionId });
  });

  it.each(['', '/', 'bucket', '/bucket', 'bucket/', '//key', 'bucket/%ff', 'bucket/%', '?versionId=1'])(
    'refuses %j',
    (header) => {
      expect(() => parseCopySource(header)).toThrow(expect.objectContaining({ code: 'InvalidArgument' }));
    },
  );

  it('reads back whatever was encoded, with its slashes or without', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (key) => {
        expect(parseCopySource(`/bucket/${encodeKeyPath(key)}`).key).toBe(key);
        expect(parseCopySource(encodeUriComponentS3(`bucket/${key}`)).key).toBe(key);
      }),
    );
  });
});

describe('the order of keys', () => {
  it('puts what lies above U+FFFF last, where UTF-16 would not', () => {
    const keys = ['\u{10000}', '\uffff', '\ue000', '\ud7ff', 'é', 'z', 'a/', 'a', '', '\u{10ffff}'];
    expect(keys.toSorted(compareUtf8)).toEqual([
      '',
      'a',
      'a/',
      'z',
      'é',
      '\ud7ff',
      '\ue000',
      '\uffff',
      '\u{10000}',
      '\u{10ffff}',
    ]);
    expect(['\uffff', '\u{10000}'].toSorted()).toEqual(['\u{10000}', '\uffff']);
  });

  it('is the order of their bytes', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareUtf8(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
      { numRuns: 500 },
    );
  });
});
