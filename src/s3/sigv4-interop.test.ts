import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EXAMPLE_ACCESS_KEY,
  EXAMPLE_SECRET_KEY,
  smithyPresigned,
  smithySigned,
  type UnsignedRequest,
} from '../../test/support/smithy-signer.ts';
import { Secret } from '../base/secret.ts';
import { sha256Hex } from './canonical-request.ts';
import { splitTarget } from './headers.ts';
import type { S3Request } from './message.ts';
import { SigningKeys } from './signing-key.ts';
import { parseClaim } from './sigv4-claim.ts';
import { signRequest } from './sigv4-sign.ts';
import { verifyClaim } from './sigv4-verify.ts';
import { encodeKeyPath } from './uri-encode.ts';

const NOW_MS = Date.UTC(2026, 1, 3, 4, 5, 6);
const secret = new Secret(EXAMPLE_SECRET_KEY);
const keys = new SigningKeys();

const awkward = fc.constantFrom(
  '/',
  '//',
  '.',
  '..',
  '/../',
  '/./',
  '+',
  '%',
  '%2F',
  '%20',
  ' ',
  '  ',
  '&',
  '=',
  '?',
  '#',
);
const wellFormed = fc.string({ unit: 'grapheme', maxLength: 6 });
const anyText = fc.array(fc.oneof(awkward, wellFormed), { maxLength: 6 }).map((parts) => parts.join(''));
const anyKey = anyText.filter((key) => key !== '');

/** Names that are prefixes of each other, repeats, empty values, and no name of a signature's own. */
const anyQuery = fc.dictionary(
  fc.oneof(fc.constantFrom('a', 'a-b', 'a1', 'a.b', 'a%', 'a b', 'A', 'list-type'), anyKey),
  fc.oneof(anyText, fc.array(anyText, { minLength: 1, maxLength: 3 })),
  { maxKeys: 5, noNullPrototype: true },
);

/** A header value with spaces wherever a client may leave them; the parser of HTTP takes those at the ends. */
const anyValue = fc
  .array(fc.oneof(fc.constantFrom(' ', '  ', '\t', ',', ', ', 'a  b'), fc.string({ maxLength: 5 })), { maxLength: 5 })
  .map((parts) => parts.join('').trim());

const anyHeaders = fc.record({
  extra: fc.dictionary(
    fc.constantFrom(
      'x-amz-meta-a',
      'x-amz-meta-b',
      'x-amz-tagging',
      'content-md5',
      'content-type',
      'range',
      'my-header',
    ),
    anyValue,
    { noNullPrototype: true },
  ),
  body: fc.string(),
  host: fc.constantFrom('s3.example.com', 's3.example.com:9000', '127.0.0.1:1', '[::1]:80'),
});

const anyRequest: fc.Arbitrary<UnsignedRequest> = fc
  .record({
    method: fc.constantFrom('GET', 'PUT', 'POST', 'DELETE', 'HEAD'),
    key: anyKey,
    query: anyQuery,
    headers: anyHeaders,
  })
  .map(({ method, key, query, headers: { extra, body, host } }) => ({
    method,
    path: `/bucket/${encodeKeyPath(key)}`,
    query,
    headers: { host, ...extra, 'x-amz-content-sha256': sha256Hex(body) },
  }));

function verify(request: S3Request) {
  return verifyClaim({
    request,
    claim: parseClaim(request, splitTarget(request.target).query),
    secret,
    nowMs: NOW_MS,
    keys,
    expectedRegion: 'us-east-1',
    acceptsRegion: (region) => region === 'us-east-1',
  });
}

describe('a request signed by the AWS SDK', () => {
  it('is accepted, whatever its key, query and headers are', async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest, async (unsigned) => {
        const signed = await smithySigned(unsigned, { nowMs: NOW_MS });
        expect(verify(signed)).toMatchObject({
          accessKey: EXAMPLE_ACCESS_KEY,
          payload: { sha256: unsigned.headers['x-amz-content-sha256'] },
        });
      }),
      { numRuns: 300 },
    );
  });

  it('is accepted when it is presigned, its payload unsigned', async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest, async ({ headers: { 'x-amz-content-sha256': _, ...headers }, ...rest }) => {
        const signed = await smithyPresigned({ ...rest, headers }, { nowMs: NOW_MS });
        expect(verify(signed)).toMatchObject({ accessKey: EXAMPLE_ACCESS_KEY, payload: 'unsigned' });
      }),
      { numRuns: 300 },
    );
  });

  it('is accepted when it is presigned, its payload signed', async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest, async (unsigned) => {
        const signed = await smithyPresigned(unsigned, { nowMs: NOW_MS });
        expect(verify(signed).payload).toEqual({ sha256: unsigned.headers['x-amz-content-sha256'] });
      }),
    );
  });
});

describe('a request signed by us', () => {
  /** The headers that our signer signs. */
  function ours(unsigned: UnsignedRequest): Record<string, string> {
    const { host = '', 'x-amz-content-sha256': payloadHash = '', ...headers } = unsigned.headers;
    const { query } = splitTarget(`/?${queryText(unsigned)}`);
    const credentials = { accessKey: EXAMPLE_ACCESS_KEY, secretKey: secret };
    return signRequest({
      method: unsigned.method,
      host,
      path: unsigned.path,
      query,
      headers,
      payloadHash,
      credentials,
      region: 'us-east-1',
      nowMs: NOW_MS,
      keys,
    });
  }

  function queryText({ query = {} }: UnsignedRequest): string {
    return Object.entries(query)
      .flatMap(([name, value]) => [value].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`))
      .join('&');
  }

  /** `unsigned` without the headers that our signer leaves unsigned. */
  function signable(unsigned: UnsignedRequest): UnsignedRequest {
    const headers = Object.entries(unsigned.headers).filter(([name]) => /^(host|content-md5|x-amz-.*)$/.test(name));
    return { ...unsigned, headers: Object.fromEntries(headers) };
  }

  it('has the signature that the AWS SDK gives it', async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest, async (unsigned) => {
        const theirs = await smithySigned(signable(unsigned), { nowMs: NOW_MS });
        expect(ours(unsigned)).toEqual({
          authorization: theirs.headers['authorization'],
          'x-amz-date': '20260203T040506Z',
          'x-amz-content-sha256': unsigned.headers['x-amz-content-sha256'],
        });
      }),
      { numRuns: 300 },
    );
  });
});
