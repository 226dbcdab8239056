import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestCredential, type TestGateway } from '../support/running-gateway.ts';
import { exchange, type RawRequest, sendSigned, signedHeaders } from '../support/signed-request.ts';

const MINUTE_MS = 60_000;
const BEFORE = 'what was there before';
const AFTER = 'what must never be seen';

let gateway: TestGateway;
let credential: TestCredential;
let s3: S3Client;

beforeAll(async () => {
  gateway = await startTestGateway();
  credential = await gateway.newTenant('acme');
  s3 = gateway.client(credential);
  await s3.send(new CreateBucketCommand({ Bucket: 'ledger' }));
});

afterAll(() => gateway.stop());

const md5 = (text: string) => createHash('md5').update(text).digest('base64');

/** A write that would be fine, for each surface. */
const surfaces = [
  { surface: 'the S3 port', origin: () => gateway.s3Base, prefix: '' },
  { surface: 'the prefix /s3', origin: () => gateway.apiBase, prefix: '/s3' },
];

/** Everything that is wrong with a write, and what AWS calls it. */
const wrongs: { wrong: string; status: number; code: string; change: () => Partial<RawRequest> }[] = [
  {
    wrong: 'is signed with the wrong secret',
    status: 403,
    code: 'SignatureDoesNotMatch',
    change: () => ({ credential: { ...credential, secretKey: 'not the secret' } }),
  },
  {
    wrong: 'is signed by nobody we know',
    status: 403,
    code: 'InvalidAccessKeyId',
    change: () => ({ credential: { accessKey: 'AKIAIOSFODNN7EXAMPLE', secretKey: credential.secretKey } }),
  },
  {
    wrong: 'was signed 16 minutes ago',
    status: 403,
    code: 'RequestTimeTooSkewed',
    change: () => ({ nowMs: Date.now() - 16 * MINUTE_MS }),
  },
  {
    wrong: 'is signed for 16 minutes from now',
    status: 403,
    code: 'RequestTimeTooSkewed',
    change: () => ({ nowMs: Date.now() + 16 * MINUTE_MS }),
  },
  {
    wrong: 'is signed for a region that is not ours',
    status: 400,
    code: 'AuthorizationHeaderMalformed',
    change: () => ({ region: 'mars-north-1' }),
  },
  {
    wrong: 'carries another body than was signed',
    status: 400,
    code: 'XAmzContentSHA256Mismatch',
    change: () => ({ sentBody: AFTER.toUpperCase() }),
  },
  {
    wrong: 'carries a header that was changed after signing',
    status: 403,
    code: 'SignatureDoesNotMatch',
    change: () => ({ headers: { 'x-amz-meta-owner': 'alice' }, tamper: { 'x-amz-meta-owner': 'mallory' } }),
  },
  {
    wrong: 'carries an x-amz- header that was not signed',
    status: 403,
    code: 'AccessDenied',
    change: () => ({ tamper: { 'x-amz-meta-owner': 'mallory' } }),
  },
  {
    wrong: 'has the MD5 of another body',
    status: 400,
    code: 'BadDigest',
    change: () => ({ headers: { 'content-md5': md5('another') } }),
  },
  {
    wrong: 'has a Content-MD5 that is none',
    status: 400,
    code: 'InvalidDigest',
    change: () => ({ headers: { 'content-md5': 'bm90IGFuIG1kNQ==' } }),
  },
  {
    wrong: 'has the CRC32 of another body',
    status: 400,
    code: 'BadDigest',
    change: () => ({ headers: { 'x-amz-checksum-crc32': 'AAAAAA==' } }),
  },
  {
    wrong: 'has a trailing CRC32 of another body',
    status: 400,
    code: 'BadDigest',
    change: () => chunked(`${AFTER.length.toString(16)}\r\n${AFTER}\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n`),
  },
  {
    wrong: 'has fewer bytes in its chunks than it declared',
    status: 400,
    code: 'IncompleteBody',
    change: () => chunked('3\r\nabc\r\n0\r\nx-amz-checksum-crc32:NSRBwg==\r\n\r\n'),
  },
  {
    wrong: 'ends in the middle of a chunk',
    status: 400,
    code: 'IncompleteBody',
    change: () => chunked(`${AFTER.length.toString(16)}\r\n${AFTER.slice(0, 5)}`),
  },
  {
    wrong: 'has a chunk signed by somebody else',
    status: 403,
    code: 'SignatureDoesNotMatch',
    change: () => ({
      ...chunked(
        `${AFTER.length.toString(16)};chunk-signature=${'0'.repeat(64)}\r\n${AFTER}\r\n0;chunk-signature=${'0'.repeat(64)}\r\n\r\n`,
      ),
      payloadHash: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
    }),
  },
  {
    wrong: 'has no signature at all',
    status: 403,
    code: 'AccessDenied',
    change: () => ({ tamper: { authorization: undefined } }),
  },
];

/** An unsigned aws-chunked body with a CRC32 behind it, declared to be as long as `AFTER`. */
function chunked(framed: string): Partial<RawRequest> {
  return {
    payloadHash: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
    headers: {
      'x-amz-decoded-content-length': String(AFTER.length),
      'x-amz-trailer': 'x-amz-checksum-crc32',
      'content-encoding': 'aws-chunked',
    },
    sentBody: framed,
  };
}

async function read(key: string): Promise<string | undefined> {
  const answer = await s3.send(new GetObjectCommand({ Bucket: 'ledger', Key: key }));
  return answer.Body?.transformToString();
}

describe.each(surfaces)('on $surface', ({ origin, prefix }) => {
  const write = (key: string, change: Partial<RawRequest>) => {
    const fine = { method: 'PUT', origin: origin(), path: `${prefix}/ledger/${key}`, credential, body: AFTER };
    return sendSigned({ ...fine, ...change });
  };

  it('a write by hand with nothing wrong is taken', async () => {
    await s3.send(new PutObjectCommand({ Bucket: 'ledger', Key: 'fine', Body: BEFORE }));
    expect(await write('fine', {})).toMatchObject({ status: 200, code: '' });
    expect(await read('fine')).toBe(AFTER);
  });

  it.each(wrongs)('a write that $wrong gets $code and changes nothing', async ({ status, code, change }) => {
    await s3.send(new PutObjectCommand({ Bucket: 'ledger', Key: 'kept', Body: BEFORE }));
    const answer = await write('kept', change());
    expect(answer).toMatchObject({ status, code });
    expect(answer.headers['x-amz-request-id']).toBe(/<RequestId>(\w+)<\/RequestId>/.exec(answer.text)?.[1]);
    expect(await read('kept')).toBe(BEFORE);
  });

  it('a body that breaks off leaves the key as it was', async () => {
    await s3.send(new PutObjectCommand({ Bucket: 'ledger', Key: 'kept', Body: BEFORE }));
    const whole = 'x'.repeat(300_000);
    for (const sentBytes of [0, 10, 200_000]) {
      await breakOff({ origin: origin(), path: `${prefix}/ledger/kept`, whole, sentBytes });
      expect(await read('kept')).toBe(BEFORE);
    }
  });

  it('a URL that was presigned a minute too long ago is refused, one within its time is served', async () => {
    await s3.send(new PutObjectCommand({ Bucket: 'ledger', Key: 'kept', Body: BEFORE }));
    const client = gateway.client(credential, { endpoint: `${origin()}${prefix}` });
    const presign = (signingDate: Date) =>
      getSignedUrl(client, new GetObjectCommand({ Bucket: 'ledger', Key: 'kept' }), { expiresIn: 60, signingDate });
    const fresh = await fetch(await presign(new Date()));
    expect([fresh.status, await fresh.text()]).toEqual([200, BEFORE]);
    const stale = await fetch(await presign(new Date(Date.now() - 2 * MINUTE_MS)));
    expect(stale.status).toBe(403);
    expect(await stale.text()).toMatch(/<Code>AccessDenied<\/Code><Message>Request has expired<\/Message>/);
  });

  it('a presigned URL is good for its own key, method and parameters only', async () => {
    const client = gateway.client(credential, { endpoint: `${origin()}${prefix}` });
    const url = new URL(await getSignedUrl(client, new GetObjectCommand({ Bucket: 'ledger', Key: 'kept' })));
    const spoilt = [
      { method: 'PUT', path: url.pathname + url.search },
      { method: 'GET', path: `${url.pathname}x${url.search}` },
      { method: 'GET', path: `${url.pathname}${url.search}&response-content-type=text/html` },
      { method: 'GET', path: `${url.pathname}${url.search.replace('Expires=900', 'Expires=901')}` },
    ];
    for (const { method, path } of spoilt) {
      const answer = await exchange({ method, origin: origin(), path }, { host: url.host }, Buffer.alloc(0));
      expect(answer, path).toMatchObject({ status: 403, code: 'SignatureDoesNotMatch' });
    }
  });
});

interface BrokenWrite {
  readonly origin: string;
  readonly path: string;
  readonly whole: string;
  readonly sentBytes: number;
}

/** Announces a whole signed body, sends some of it and hangs up. Resolves when the gateway has hung up too. */
function breakOff({ origin, path, whole, sentBytes }: BrokenWrite): Promise<void> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const headers = signedHeaders({ method: 'PUT', origin, path, credential, body: whole });
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const socket = connect(Number(port), hostname, () => {
      socket.write(`PUT ${path} HTTP/1.1\r\n${lines.join('')}\r\n${whole.slice(0, sentBytes)}`, () => socket.end());
    });
    socket.resume();
    socket.on('close', () => resolve());
    socket.on('error', (error: Error & { code?: string }) => (error.code === 'ECONNRESET' ? resolve() : reject(error)));
  });
}
