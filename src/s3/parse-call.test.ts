import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestFor } from '../../test/support/request-for.ts';
import { parseCall } from './parse-call.ts';
import { S3Error } from './s3-error.ts';
import { encodeKeyPath } from './uri-encode.ts';

const GIVEN_HOST = (host: string) => ({ headers: { host } });

function errorOf(action: () => unknown): S3Error {
  try {
    action();
  } catch (error) {
    if (error instanceof S3Error) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('bucket and key of a path-style request', () => {
  it.each([
    ['/', undefined, undefined],
    ['/bucket', 'bucket', undefined],
    ['/bucket/', 'bucket', undefined],
    ['/bucket?list-type=2', 'bucket', undefined],
    ['/bucket//', 'bucket', '/'],
    ['/bucket/key', 'bucket', 'key'],
    ['/bucket/key/', 'bucket', 'key/'],
    ['/bucket//key', 'bucket', '/key'],
    ['/bucket/a//b', 'bucket', 'a//b'],
    ['/bucket/.', 'bucket', '.'],
    ['/bucket/..', 'bucket', '..'],
    ['/bucket/../other/key', 'bucket', '../other/key'],
    ['/bucket/a/./b/../c', 'bucket', 'a/./b/../c'],
    ['/bucket/%2e%2e/x', 'bucket', '../x'],
    ['/bucket/a+b', 'bucket', 'a+b'],
    ['/bucket/a%2Bb', 'bucket', 'a+b'],
    ['/bucket/a%20b', 'bucket', 'a b'],
    ['/bucket/a%2Fb', 'bucket', 'a/b'],
    ['/bucket/a%252Fb', 'bucket', 'a%2Fb'],
    ['/bucket/a%3Fb%23c', 'bucket', 'a?b#c'],
    ['/bucket/%F0%9F%98%80', 'bucket', '😀'],
    ['/bucket/e%CC%81', 'bucket', 'e\u0301'],
    ['/bucket/%C3%A9', 'bucket', '\u00e9'],
    ['/bucket/%00%0D%0A', 'bucket', '\0\r\n'],
    ['http://host:9000/bucket/key?x=1', 'bucket', 'key'],
    ['http://host:9000', undefined, undefined],
  ])('reads %s', (target, bucket, key) => {
    const call = parseCall(requestFor('GET', target));
    expect([call.bucket, call.key]).toEqual([bucket, key]);
  });

  it('reads raw bytes of UTF-8 that a client did not encode, as Node hands them over', () => {
    const target = `/bucket/${Buffer.from('ключ').toString('latin1')}`;
    expect(parseCall(requestFor('GET', target)).key).toBe('ключ');
  });

  it.each(['/bucket/%', '/bucket/%zz', '/bucket/%ff', '/bucket/%c0%af', '/bucket/%ed%a0%80', '/%ff', '/bucket/\u00ff'])(
    'answers InvalidURI for %s, which is no UTF-8',
    (target) => {
      expect(errorOf(() => parseCall(requestFor('GET', target))).code).toBe('InvalidURI');
    },
  );

  it('measures a key in bytes: 1,024 are allowed, one more is not', () => {
    const longest = 'é'.repeat(512);
    expect(parseCall(requestFor('GET', `/bucket/${encodeKeyPath(longest)}`)).key).toBe(longest);
    const error = errorOf(() => parseCall(requestFor('GET', `/bucket/${encodeKeyPath(`${longest}x`)}`)));
    expect(error).toMatchObject({
      code: 'KeyTooLongError',
      status: 400,
      extra: { Size: '1025', MaxSizeAllowed: '1024' },
    });
  });

  it('gives every key back as it was encoded', () => {
    const key = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 200 })
      .filter((text) => Buffer.byteLength(text) <= 1024);
    fc.assert(
      fc.property(key, (text) => {
        expect(parseCall(requestFor('GET', `/bucket/${encodeKeyPath(text)}`)).key).toBe(text);
      }),
    );
  });

  it('refuses a key without a bucket', () => {
    expect(errorOf(() => parseCall(requestFor('GET', '//key'))).code).toBe('InvalidBucketName');
  });
});

describe('a base path', () => {
  it.each([
    ['/s3', undefined, undefined],
    ['/s3/', undefined, undefined],
    ['/s3/bucket', 'bucket', undefined],
    ['/s3/bucket/key', 'bucket', 'key'],
    ['/s3/s3/s3', 's3', 's3'],
    ['/s3/bucket//s3/', 'bucket', '/s3/'],
  ])('is no part of any name: %s', (target, bucket, key) => {
    const call = parseCall(requestFor('GET', target, { basePath: '/s3' }));
    expect([call.bucket, call.key]).toEqual([bucket, key]);
  });

  it.each(['/s3x/bucket', '/other', '/'])('is not stretched over %s', (target) => {
    expect(errorOf(() => parseCall(requestFor('GET', target, { basePath: '/s3' }))).code).toBe('InvalidURI');
  });
});

describe('virtual-host style', () => {
  it.each([
    ['bucket.s3.example', '/key', 'bucket', 'key'],
    ['Bucket.S3.example:9000', '/key', 'bucket', 'key'],
    ['dotted.bucket.s3.example', '/a/b', 'dotted.bucket', 'a/b'],
    ['bucket.s3.example', '/', 'bucket', undefined],
    ['bucket.s3.example', '//a', 'bucket', '/a'],
    ['s3.example', '/bucket/key', 'bucket', 'key'],
    ['.s3.example', '/bucket/key', 'bucket', 'key'],
    ['bucket-s3.example', '/other/key', 'other', 'key'],
    ['127.0.0.1:9000', '/bucket/key', 'bucket', 'key'],
  ])('reads %s with %s', (host, target, bucket, key) => {
    const call = parseCall(requestFor('GET', target, GIVEN_HOST(host)), { domain: 's3.example' });
    expect([call.bucket, call.key]).toEqual([bucket, key]);
  });

  it('is not guessed when no domain is configured', () => {
    const call = parseCall(requestFor('GET', '/other/key', GIVEN_HOST('bucket.s3.example')));
    expect([call.bucket, call.key]).toEqual(['other', 'key']);
  });
});

describe('the operation of a request', () => {
  it('is named by method, resource and query', () => {
    expect(parseCall(requestFor('GET', '/')).operation.name).toBe('ListBuckets');
    expect(parseCall(requestFor('PUT', '/bucket/')).operation.name).toBe('CreateBucket');
    expect(parseCall(requestFor('GET', '/bucket?uploads')).operation.name).toBe('ListMultipartUploads');
    expect(parseCall(requestFor('GET', '/bucket/key?tagging')).operation.name).toBe('GetObjectTagging');
  });

  it('is MethodNotAllowed, with the methods that there are, when S3 has none of that shape', () => {
    const error = errorOf(() => parseCall(requestFor('POST', '/bucket/key')));
    expect(error).toMatchObject({
      code: 'MethodNotAllowed',
      status: 405,
      extra: { Method: 'POST', ResourceType: 'OBJECT' },
    });
    expect(error.headers['allow']?.split(', ').toSorted()).toEqual(['DELETE', 'GET', 'HEAD', 'POST', 'PUT']);
  });
});
