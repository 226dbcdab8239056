import { describe, expect, it } from 'vitest';
import { requestFor } from '../../test/support/request-for.ts';
import { EXAMPLE_ACCESS_KEY, EXAMPLE_SECRET_KEY } from '../../test/support/smithy-signer.ts';
import { Secret } from '../base/secret.ts';
import { sha256Hex } from './canonical-request.ts';
import { splitTarget } from './headers.ts';
import type { S3Request } from './message.ts';
import { SigningKeys } from './signing-key.ts';
import { parseClaim } from './sigv4-claim.ts';
import { signRequest } from './sigv4-sign.ts';
import { verifyClaim } from './sigv4-verify.ts';

// AWS, "Signature Calculations for the Authorization Header: Transferring Payload in a Single Chunk", and
// "Authenticating Requests: Using Query Parameters".
const NOW_MS = Date.UTC(2013, 4, 24);
const HOST = 'examplebucket.s3.amazonaws.com';
const secret = new Secret(EXAMPLE_SECRET_KEY);
const empty = sha256Hex('');

function authorization(signedHeaders: string, signature: string): string {
  return `AWS4-HMAC-SHA256 Credential=${EXAMPLE_ACCESS_KEY}/20130524/us-east-1/s3/aws4_request,SignedHeaders=${signedHeaders},Signature=${signature}`;
}

function verify(request: S3Request) {
  return verifyClaim({
    request,
    claim: parseClaim(request, splitTarget(request.target).query),
    secret,
    nowMs: NOW_MS,
    keys: new SigningKeys(),
    expectedRegion: 'us-east-1',
    acceptsRegion: (region) => region === 'us-east-1',
  });
}

const examples = [
  {
    title: 'GET Object',
    method: 'GET',
    target: '/test.txt',
    headers: { range: 'bytes=0-9' },
    signedHeaders: 'host;range;x-amz-content-sha256;x-amz-date',
    payload: '',
    signature: 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  },
  {
    title: 'PUT Object',
    method: 'PUT',
    target: '/test$file.text',
    headers: { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
    signedHeaders: 'date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class',
    payload: 'Welcome to Amazon S3.',
    signature: '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  },
  {
    title: 'GET Bucket Lifecycle',
    method: 'GET',
    target: '/?lifecycle',
    headers: {},
    signedHeaders: 'host;x-amz-content-sha256;x-amz-date',
    payload: '',
    signature: 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
  },
  {
    title: 'List Objects',
    method: 'GET',
    target: '/?max-keys=2&prefix=J',
    headers: {},
    signedHeaders: 'host;x-amz-content-sha256;x-amz-date',
    payload: '',
    signature: '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  },
] as const;

describe("AWS's own examples", () => {
  it.each(examples)('$title is accepted', ({ method, target, headers, signedHeaders, payload, signature }) => {
    const request = requestFor(method, target, {
      headers: {
        host: HOST,
        'x-amz-date': '20130524T000000Z',
        'x-amz-content-sha256': sha256Hex(payload),
        ...headers,
        authorization: authorization(signedHeaders, signature),
      },
    });
    expect(verify(request)).toMatchObject({ seedSignature: signature, payload: { sha256: sha256Hex(payload) } });
  });

  it('the presigned GET Object is accepted', () => {
    const target =
      '/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404';
    expect(verify(requestFor('GET', target, { headers: { host: HOST } }))).toMatchObject({
      accessKey: EXAMPLE_ACCESS_KEY,
      payload: 'unsigned',
    });
  });

  it.each(examples.slice(2))(
    '$title, signed by us, has the published signature',
    ({ method, target, signedHeaders, signature }) => {
      const headers = signRequest({
        method,
        host: HOST,
        path: '/',
        query: splitTarget(target).query,
        headers: {},
        payloadHash: empty,
        credentials: { accessKey: EXAMPLE_ACCESS_KEY, secretKey: secret },
        region: 'us-east-1',
        nowMs: NOW_MS,
        keys: new SigningKeys(),
      });
      expect(headers).toEqual({
        'x-amz-date': '20130524T000000Z',
        'x-amz-content-sha256': empty,
        authorization: authorization(signedHeaders, signature).replaceAll(',', ', '),
      });
    },
  );
});
