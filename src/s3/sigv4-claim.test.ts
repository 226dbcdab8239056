import { describe, expect, it } from 'vitest';
import { requestFor } from '../../test/support/request-for.ts';
import { splitTarget } from './headers.ts';
import { parseAmzDate, parseClaim, type SignatureClaim } from './sigv4-claim.ts';

const SCOPE = '20260203/us-east-1/s3/aws4_request';
const SIGNATURE = 'a'.repeat(64);
const AUTHORIZATION = `AWS4-HMAC-SHA256 Credential=AKID/${SCOPE}, SignedHeaders=host;x-amz-date, Signature=${SIGNATURE}`;
const DATED = { 'x-amz-date': '20260203T040506Z' };

type Headers = Readonly<Record<string, string>>;

function claimOf(target: string, headers: Headers = {}): SignatureClaim {
  return parseClaim(requestFor('GET', target, { headers }), splitTarget(target).query);
}

const PRESIGNED: Readonly<Record<string, string>> = {
  'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
  'X-Amz-Credential': `AKID/${SCOPE}`,
  'X-Amz-Date': '20260203T040506Z',
  'X-Amz-Expires': '3600',
  'X-Amz-SignedHeaders': 'host',
  'X-Amz-Signature': SIGNATURE,
};

/** A presigned target with `changes`; undefined takes a parameter away. */
function presigned(changes: Readonly<Record<string, string | undefined>> = {}): string {
  const parameters = Object.entries({ ...PRESIGNED, ...changes }).filter(([, value]) => value !== undefined);
  return `/b/k?${parameters.map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`).join('&')}`;
}

function refusal(code: string, message: string | RegExp) {
  return expect.objectContaining({
    code,
    message: typeof message === 'string' ? message : expect.stringMatching(message),
  });
}

describe('the claim in an authorization header', () => {
  it.each([
    ['with a space after each comma', AUTHORIZATION],
    ['with no spaces', AUTHORIZATION.replaceAll(', ', ',')],
    ['with spaces everywhere', `  ${AUTHORIZATION.replaceAll(', ', ' ,\t ').replace(' ', '   ')} `],
    ['with its signed headers in capitals', AUTHORIZATION.replace('host;x-amz-date', 'Host;X-Amz-Date')],
    ['with its parts in another order', AUTHORIZATION.replace(/ (Cred.*), (Signed.*), (Signature.*)/, ' $3, $2, $1')],
  ])('is read %s', (_, authorization) => {
    expect(claimOf('/b/k', { ...DATED, authorization })).toEqual({
      form: 'header',
      accessKey: 'AKID',
      scope: { date: '20260203', region: 'us-east-1', service: 's3' },
      scopeText: SCOPE,
      signedHeaders: ['host', 'x-amz-date'],
      signature: SIGNATURE,
      amzDate: '20260203T040506Z',
      signedAtMs: Date.UTC(2026, 1, 3, 4, 5, 6),
      expiresSeconds: undefined,
    });
  });

  it('may name an access key with slashes in it', () => {
    const authorization = AUTHORIZATION.replace('AKID', 'team/AKID');
    expect(claimOf('/', { ...DATED, authorization }).accessKey).toBe('team/AKID');
  });

  it('takes its time from Date when there is no x-amz-date', () => {
    const headers = { date: 'Tue, 03 Feb 2026 04:05:06 GMT', authorization: AUTHORIZATION };
    expect(claimOf('/', headers)).toMatchObject({
      amzDate: '20260203T040506Z',
      signedAtMs: Date.UTC(2026, 1, 3, 4, 5, 6),
    });
  });

  it.each<[string, Headers]>([
    ['no date at all', {}],
    ['a Date that is none', { date: 'yesterday' }],
    [
      'an x-amz-date that is none, even beside a good Date',
      { 'x-amz-date': '2026-02-03', date: 'Tue, 03 Feb 2026 04:05:06 GMT' },
    ],
  ])('is refused with %s', (_, headers) => {
    expect(() => claimOf('/', { ...headers, authorization: AUTHORIZATION })).toThrow(
      refusal('AccessDenied', 'AWS authentication requires a valid Date or x-amz-date header'),
    );
  });

  it.each([
    ['without a credential', AUTHORIZATION.replace(/Credential=[^,]*, /, ''), /requires three components/],
    ['without signed headers', AUTHORIZATION.replace(/SignedHeaders=[^,]*, /, ''), /requires three components/],
    ['without a signature', AUTHORIZATION.replace(/, Signature=.*/, ''), /requires three components/],
    ['with an empty signature', AUTHORIZATION.replace(SIGNATURE, ''), /requires three components/],
    ['of the algorithm alone', 'AWS4-HMAC-SHA256', /requires three components/],
    ['with a field that has no value', `${AUTHORIZATION}, x`, /a field has no value/],
    ['with too short a credential', AUTHORIZATION.replace(`AKID/${SCOPE}`, SCOPE), /The credential is malformed/],
    ['with an empty access key', AUTHORIZATION.replace('AKID', ''), /The credential is malformed/],
    ['with an empty service', AUTHORIZATION.replace('/s3/', '//'), /The credential is malformed/],
    ['with a scope of another ending', AUTHORIZATION.replace('aws4_', 'aws5_'), /incorrect terminal "aws5_request"/],
    ['with a scope of another date', AUTHORIZATION.replace('20260203', '2026-2-3'), /incorrect date format "2026-2-3"/],
  ])('is malformed %s', (_, authorization, message) => {
    expect(() => claimOf('/', { ...DATED, authorization })).toThrow(refusal('AuthorizationHeaderMalformed', message));
  });
});

describe('the claim in a query', () => {
  it('is read', () => {
    expect(claimOf(presigned({ 'X-Amz-SignedHeaders': 'host;X-Amz-Meta-A' }))).toEqual({
      form: 'query',
      accessKey: 'AKID',
      scope: { date: '20260203', region: 'us-east-1', service: 's3' },
      scopeText: SCOPE,
      signedHeaders: ['host', 'x-amz-meta-a'],
      signature: SIGNATURE,
      amzDate: '20260203T040506Z',
      signedAtMs: Date.UTC(2026, 1, 3, 4, 5, 6),
      expiresSeconds: 3600,
    });
  });

  it.each(['0', '1', '604800'])('may be good for %s seconds', (seconds) => {
    expect(claimOf(presigned({ 'X-Amz-Expires': seconds })).expiresSeconds).toBe(Number(seconds));
  });

  const allButSignature = Object.keys(PRESIGNED).filter((name) => name !== 'X-Amz-Signature');
  it.each([...allButSignature, 'X-Amz-Signature'])('is refused without %s', (name) => {
    for (const value of [undefined, ''])
      expect(() => claimOf(presigned({ [name]: value }))).toThrow(
        refusal('AuthorizationQueryParametersError', /^Query-string authentication version 4 requires/),
      );
  });

  it.each([
    ['604801', /less than a week/],
    ['99999999999999999999', /less than a week/],
    ['-1', /non-negative/],
    ['an hour', /should be a number/],
    ['1.5', /should be a number/],
    ['1e3', /should be a number/],
    ['0x10', /should be a number/],
    [' 60', /should be a number/],
  ])('is refused when it is to be good for %j seconds', (seconds, message) => {
    expect(() => claimOf(presigned({ 'X-Amz-Expires': seconds }))).toThrow(
      refusal('AuthorizationQueryParametersError', message),
    );
  });

  it.each([
    ['X-Amz-Algorithm', 'AWS4-HMAC-SHA1', /only supports "AWS4-HMAC-SHA256"/],
    ['X-Amz-Date', '2026-02-03T04:05:06Z', /ISO8601 Long Format/],
    ['X-Amz-Credential', SCOPE, /The credential is malformed/],
    ['X-Amz-Credential', 'AKID/20260203/us-east-1/s3/aws3_request', /incorrect terminal/],
    ['X-Amz-Credential', 'AKID/3feb2026/us-east-1/s3/aws4_request', /incorrect date format/],
  ])('is refused when %s is %s', (name, value, message) => {
    expect(() => claimOf(presigned({ [name]: value }))).toThrow(refusal('AuthorizationQueryParametersError', message));
  });
});

describe('a request that does not say in our way who sent it', () => {
  const notSupported = 'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.';
  const twice = /^Only one auth mechanism allowed/;
  it.each<[string, string, Headers, string, string | RegExp]>([
    ['says nothing', '/b/k', {}, 'AccessDenied', 'Access Denied'],
    ['says it in both ways', presigned(), { ...DATED, authorization: AUTHORIZATION }, 'InvalidArgument', twice],
    ['has a foreign header beside its query', presigned(), { authorization: 'Bearer x' }, 'InvalidArgument', twice],
    [
      'has an algorithm beside its header',
      '/?X-Amz-Algorithm=x',
      { authorization: AUTHORIZATION },
      'InvalidArgument',
      twice,
    ],
    ['uses SigV2 in a header', '/', { authorization: 'AWS AKID:c2lnbmF0dXJl' }, 'InvalidRequest', notSupported],
    ['uses SigV2 in a query', '/?AWSAccessKeyId=A&Signature=x&Expires=1', {}, 'InvalidRequest', notSupported],
    ['uses a bearer token', '/', { authorization: 'Bearer x' }, 'InvalidArgument', 'Unsupported Authorization Type'],
    ['uses a password', '/', { authorization: 'Basic eDp5' }, 'InvalidArgument', 'Unsupported Authorization Type'],
    ['has an empty header', '/', { authorization: '' }, 'InvalidArgument', 'Unsupported Authorization Type'],
    [
      'uses SigV4A in a header',
      '/',
      { ...DATED, authorization: AUTHORIZATION.replace('HMAC-SHA256', 'ECDSA-P256-SHA256') },
      'NotImplemented',
      /SigV4A/,
    ],
    [
      'uses SigV4A in a query',
      presigned({ 'X-Amz-Algorithm': 'AWS4-ECDSA-P256-SHA256' }),
      {},
      'NotImplemented',
      /SigV4A/,
    ],
  ])('is refused when it %s', (_, ...[target, headers, code, message]) => {
    expect(() => claimOf(target, headers)).toThrow(refusal(code, message));
  });
});

describe('parseAmzDate', () => {
  it.each([
    ['20260203T040506Z', Date.UTC(2026, 1, 3, 4, 5, 6)],
    ['20240229T235959Z', Date.UTC(2024, 1, 29, 23, 59, 59)],
    ['20260203T040506', undefined],
    ['20260203T040506+0100', undefined],
    ['20260203T0405Z', undefined],
    ['2026-02-03T04:05:06Z', undefined],
    ['', undefined],
    ['20260203T040506Z\n', undefined],
    ['20261303T040506Z', undefined],
    ['20260232T040506Z', undefined],
    ['20260200T040506Z', undefined],
    ['20260203T240506Z', undefined],
    ['20260203T046006Z', undefined],
    ['20260203T040561Z', undefined],
  ])('reads %j as %j', (text, timeMs) => {
    expect(parseAmzDate(text)).toBe(timeMs);
  });
});
