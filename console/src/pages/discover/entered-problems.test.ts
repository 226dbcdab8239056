import { describe, expect, it } from 'vitest';
import { parseEndpoint } from '../../s3/address.ts';
import { NOTHING_ENTERED } from './connection.ts';
import { problemsOf } from './entered-problems.ts';

const GOOD = {
  ...NOTHING_ENTERED,
  ...{ accessKey: 'AK', secretKey: 'SK', region: 'eu-central-1', endpoint: 'https://s3.example.com' },
};

describe('what was entered', () => {
  it('is in order when there is an endpoint, a region and both keys', () => {
    expect(problemsOf(GOOD)).toEqual({});
    expect(problemsOf({ ...GOOD, endpoint: 's3.example.com:9000', only: 'a, b.c' })).toEqual({});
  });

  it('is told for each field that lacks something', () => {
    expect(Object.keys(problemsOf(NOTHING_ENTERED)).sort()).toEqual(['accessKey', 'endpoint', 'region', 'secretKey']);
  });

  it.each([
    ['endpoint', 'ftp://example.com'],
    ['endpoint', 'https://user:word@example.com'],
    ['endpoint', 'https://example.com/?x=1'],
    ['endpoint', 'https://{account_id}.example.com'],
    ['region', 'eu central'],
    ['accessKey', 'AK/2026'],
    ['only', 'a b/c'],
  ] as const)('has a problem in %s with %s', (field, value) => {
    expect(Object.keys(problemsOf({ ...GOOD, [field]: value }))).toEqual([field]);
  });
});

describe('an endpoint', () => {
  it('is https when no scheme is entered, and keeps port and path', () => {
    expect(parseEndpoint(' S3.Example.com:9000 ')?.href).toBe('https://s3.example.com:9000/');
    expect(parseEndpoint('http://localhost:8001/s3')?.pathname).toBe('/s3');
  });
});
