import { beforeAll, describe, expect, it } from 'vitest';
import {
  EXAMPLE_ACCESS_KEY,
  EXAMPLE_SECRET_KEY,
  type SmithyScope,
  smithyPresigned,
  smithySigned,
} from '../../test/support/smithy-signer.ts';
import { Secret } from '../base/secret.ts';
import { sha256Hex } from './canonical-request.ts';
import { splitTarget } from './headers.ts';
import type { S3Request } from './message.ts';
import { SigningKeys } from './signing-key.ts';
import { parseClaim } from './sigv4-claim.ts';
import { type VerifyInput, verifyClaim } from './sigv4-verify.ts';

const NOW_MS = Date.UTC(2026, 1, 3, 4, 5, 6);
const SKEW_MS = 15 * 60_000;
const WEEK_SECONDS = 604_800;
const HOST = 's3.example.com';
const HASH = sha256Hex('body');

function verify(request: S3Request, more: Partial<VerifyInput> = {}) {
  return verifyClaim({
    request,
    claim: parseClaim(request, splitTarget(request.target).query),
    secret: new Secret(EXAMPLE_SECRET_KEY),
    nowMs: NOW_MS,
    keys: new SigningKeys(),
    expectedRegion: 'eu-central-1',
    acceptsRegion: (region) => region === 'eu-central-1' || region === 'us-east-1',
    ...more,
  });
}

function refusalOf(request: S3Request, more: Partial<VerifyInput> = {}) {
  try {
    verify(request, more);
  } catch (error) {
    const { code, message, extra } = error as { code?: string; message?: string; extra?: unknown };
    return { code, message, extra };
  }
  throw new Error('the request was accepted');
}

const plain = { method: 'PUT', path: '/bucket/key', headers: { host: HOST, 'x-amz-content-sha256': HASH } };
const link = { method: 'GET', path: '/bucket/key', headers: { host: HOST } };
const signed = (scope: Partial<SmithyScope> = {}) => smithySigned(plain, { nowMs: NOW_MS, ...scope });
const presigned = (scope: Partial<SmithyScope> = {}, expires = 3600) =>
  smithyPresigned(link, { nowMs: NOW_MS, ...scope }, expires);

function withHeaders(request: S3Request, headers: Readonly<Record<string, string | undefined>>): S3Request {
  return { ...request, headers: { ...request.headers, ...headers } };
}

describe('the scope of a signature', () => {
  it.each(['eu-central-1', 'us-east-1'])('may be of the region %s, which we answer to', async (region) => {
    expect(verify(await signed({ region })).scope).toBe(`20260203/${region}/s3/aws4_request`);
  });

  it('of another region is refused with the right one', async () => {
    expect(refusalOf(await signed({ region: 'mars-north-1' }))).toEqual({
      code: 'AuthorizationHeaderMalformed',
      message: "The authorization header is malformed; the region 'mars-north-1' is wrong; expecting 'eu-central-1'",
      extra: { Region: 'eu-central-1' },
    });
    expect(refusalOf(await presigned({ region: 'mars-north-1' }))).toEqual({
      code: 'AuthorizationQueryParametersError',
      message: "the region 'mars-north-1' is wrong; expecting 'eu-central-1'",
      extra: { Region: 'eu-central-1' },
    });
  });

  it('of another service is refused', async () => {
    expect(refusalOf(await signed({ service: 'sts' }))).toMatchObject({
      code: 'AuthorizationHeaderMalformed',
      message: 'The authorization header is malformed; incorrect service "sts". This endpoint belongs to "s3".',
    });
    expect(refusalOf(await presigned({ service: 'sts' }))).toMatchObject({
      code: 'AuthorizationQueryParametersError',
      message: 'incorrect service "sts". This endpoint belongs to "s3".',
    });
  });

  it('of another day than the date is refused', async () => {
    const header = await signed();
    const authorization = header.headers['authorization']?.replace('/20260203/', '/20260202/');
    expect(refusalOf(withHeaders(header, { authorization })).code).toBe('SignatureDoesNotMatch');
    const query = await presigned();
    const target = query.target.replace('%2F20260203%2F', '%2F20260202%2F');
    expect(refusalOf({ ...query, target })).toMatchObject({
      code: 'AuthorizationQueryParametersError',
      message: 'Invalid credential date "20260202". This date is not the same as X-Amz-Date: "20260203".',
    });
  });
});

describe('the time of a signature', () => {
  it.each([-SKEW_MS, -1000, 0, 1000, SKEW_MS])('may be %i ms off', async (offMs) => {
    expect(verify(await signed({ nowMs: NOW_MS + offMs })).accessKey).toBe(EXAMPLE_ACCESS_KEY);
  });

  it.each([-SKEW_MS - 1000, SKEW_MS + 1000])('may not be %i ms off', async (offMs) => {
    const signedAt = new Date(NOW_MS + offMs).toISOString().replace(/[-:]|\.000/g, '');
    expect(refusalOf(await signed({ nowMs: NOW_MS + offMs }))).toMatchObject({
      code: 'RequestTimeTooSkewed',
      extra: {
        RequestTime: signedAt,
        ServerTime: '2026-02-03T04:05:06.000Z',
        MaxAllowedSkewMilliseconds: '900000',
      },
    });
  });

  it('of a presigned request may lie in the past for as long as it is good', async () => {
    const week = await presigned({ nowMs: NOW_MS - WEEK_SECONDS * 1000 }, WEEK_SECONDS);
    expect(verify(week).accessKey).toBe(EXAMPLE_ACCESS_KEY);
    expect(refusalOf(week, { nowMs: NOW_MS + 1 })).toEqual({
      code: 'AccessDenied',
      message: 'Request has expired',
      extra: { Expires: '2026-02-03T04:05:06.000Z', ServerTime: '2026-02-03T04:05:06.001Z' },
    });
  });

  it('of a presigned request may lie in the future by 15 minutes at most', async () => {
    expect(verify(await presigned({ nowMs: NOW_MS + SKEW_MS })).accessKey).toBe(EXAMPLE_ACCESS_KEY);
    expect(refusalOf(await presigned({ nowMs: NOW_MS + SKEW_MS + 1000 }))).toMatchObject({
      code: 'AccessDenied',
      message: 'Request is not valid yet',
    });
  });

  it('of a presigned request that is good for no time is over at once', async () => {
    expect(refusalOf(await presigned({ nowMs: NOW_MS - 1000 }, 0)).message).toBe('Request has expired');
  });
});

describe('what a signature covers', () => {
  let header: S3Request;
  let query: S3Request;
  beforeAll(async () => {
    header = await signed();
    query = await presigned();
  });

  it.each(['x-amz-meta-a', 'x-amz-security-token', 'x-amz-copy-source'])('has to be the header %s', (name) => {
    for (const request of [header, query])
      expect(refusalOf(withHeaders(request, { [name]: 'x' }))).toEqual({
        code: 'AccessDenied',
        message: 'There were headers present in the request which were not signed',
        extra: { HeadersNotSigned: name },
      });
  });

  it('has to be the host', () => {
    const authorization = header.headers['authorization']?.replace('SignedHeaders=host;', 'SignedHeaders=');
    expect(refusalOf(withHeaders(header, { authorization, 'x-amz-a': '' })).extra).toEqual({
      HeadersNotSigned: 'host, x-amz-a',
    });
    const target = query.target.replace('SignedHeaders=host', 'SignedHeaders=range');
    expect(refusalOf({ ...query, target }).extra).toEqual({ HeadersNotSigned: 'host' });
  });

  it('need not be other headers', () => {
    const more = { 'content-type': 'text/plain', range: 'bytes=0-1', 'x-forwarded-for': '::1' };
    expect(verify(withHeaders(header, more)).payload).toEqual({ sha256: HASH });
    expect(verify(withHeaders(query, more)).payload).toBe('unsigned');
  });

  it('leaves a presigned payload unsigned, whatever a header says that it does not cover', () => {
    expect(verify(withHeaders(query, { 'x-amz-content-sha256': HASH })).payload).toBe('unsigned');
  });

  it('is spoilt by another secret, and the answer says whose signature it was', () => {
    expect(refusalOf(header, { secret: new Secret('other') })).toMatchObject({
      code: 'SignatureDoesNotMatch',
      extra: {
        AWSAccessKeyId: EXAMPLE_ACCESS_KEY,
        SignatureProvided: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
  });

  it.each(['', 'a', 'A'.repeat(64), 'a'.repeat(63), 'a'.repeat(65), 'é'.repeat(32)])(
    'does not match the signature %j',
    (signature) => {
      const claim = { ...parseClaim(header, []), signature };
      expect(refusalOf(header, { claim }).code).toBe('SignatureDoesNotMatch');
    },
  );
});

describe('x-amz-content-sha256', () => {
  const declaring = (declared: string) =>
    smithySigned({ ...plain, headers: { host: HOST, 'x-amz-content-sha256': declared } }, { nowMs: NOW_MS });

  it.each([
    ['UNSIGNED-PAYLOAD', 'unsigned'],
    ['STREAMING-AWS4-HMAC-SHA256-PAYLOAD', 'streaming-signed'],
    ['STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER', 'streaming-signed-trailer'],
    ['STREAMING-UNSIGNED-PAYLOAD-TRAILER', 'streaming-unsigned-trailer'],
    [HASH, { sha256: HASH }],
    [HASH.toUpperCase(), { sha256: HASH }],
  ])('may be %s', async (declared, payload) => {
    expect(verify(await declaring(declared)).payload).toEqual(payload);
  });

  it.each([
    'unsigned-payload',
    'STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD',
    'required',
    HASH.slice(1),
    `${HASH}0`,
    HASH.replace(/^./, 'g'),
  ])('may not be %s', async (declared) => {
    expect(refusalOf(await declaring(declared))).toMatchObject({
      code: 'InvalidArgument',
      message: expect.stringMatching(/^x-amz-content-sha256 must be /),
      extra: { ArgumentName: 'x-amz-content-sha256', ArgumentValue: declared },
    });
  });

  it('has to be there in the header form', async () => {
    expect(refusalOf(withHeaders(await signed(), { 'x-amz-content-sha256': undefined }))).toMatchObject({
      code: 'InvalidRequest',
      message: 'Missing required header for this request: x-amz-content-sha256',
    });
  });

  it('has to be signed in the header form', async () => {
    const request = await signed();
    const authorization = request.headers['authorization']?.replace(';x-amz-content-sha256', '');
    expect(refusalOf(withHeaders(request, { authorization })).extra).toEqual({
      HeadersNotSigned: 'x-amz-content-sha256',
    });
  });
});
