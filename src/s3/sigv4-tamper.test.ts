import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EXAMPLE_ACCESS_KEY,
  EXAMPLE_SECRET_KEY,
  smithyPresigned,
  smithySigned,
} from '../../test/support/smithy-signer.ts';
import { Secret } from '../base/secret.ts';
import { sha256Hex } from './canonical-request.ts';
import { splitTarget } from './headers.ts';
import type { S3Request } from './message.ts';
import { SigningKeys } from './signing-key.ts';
import { parseClaim } from './sigv4-claim.ts';
import { verifyClaim } from './sigv4-verify.ts';
import { decodePercent } from './uri-encode.ts';

const NOW_MS = Date.UTC(2026, 1, 3, 4, 5, 6);
const keys = new SigningKeys();
const otherSecret = new Secret('other');
const secret = new Secret(EXAMPLE_SECRET_KEY);

const original = {
  method: 'PUT',
  path: '/bucket/a//b/../%2Bc%20d%25%E2%82%AC~',
  query: { partNumber: '12', uploadId: 'x+y/z =&', 'a b': ['1', '2'], acl: '' },
  headers: { host: 's3.example.com:9000', 'x-amz-meta-a': 'one  two', 'x-amz-acl': 'private' },
};
const hashed = { ...original, headers: { ...original.headers, 'x-amz-content-sha256': sha256Hex('body') } };

function verify(request: S3Request) {
  const { query } = splitTarget(request.target);
  const claim = parseClaim(request, query);
  return verifyClaim({
    request,
    claim,
    // The access key is covered by its secret alone: another key has another one.
    secret: claim.accessKey === EXAMPLE_ACCESS_KEY ? secret : otherSecret,
    nowMs: NOW_MS,
    keys,
    expectedRegion: 'us-east-1',
    acceptsRegion: () => true,
  });
}

const SIGNED = ['host', 'x-amz-meta-a', 'x-amz-acl', 'x-amz-date', 'x-amz-content-sha256'];

/** What a request asks for: two requests of one meaning may share a signature. */
function meaning(request: S3Request) {
  const { path, query } = splitTarget(request.target);
  return {
    method: request.method,
    path: decodePercent(path),
    query: query.map((parameter) => parameter.join('\0')).toSorted(),
    headers: SIGNED.map((name) => request.headers[name]?.trim().replace(/\s+/g, ' ')),
  };
}

/** Undefined when it is refused, else what was verified and what it means. */
function accepted(request: S3Request) {
  try {
    const { accessKey, payload, scope, amzDate } = verify(request);
    return { accessKey, payload, scope, amzDate, meaning: meaning(request) };
  } catch (error) {
    expect(error).toMatchObject({ name: 'S3Error', status: expect.toBeOneOf([400, 403, 501]) });
    return undefined;
  }
}

/** Every request that differs from `request` in one bit of one byte. */
function flips(request: S3Request): S3Request[] {
  const header = (name: string) =>
    flipped(request.headers[name] ?? '').map((value) => ({
      ...request,
      headers: { ...request.headers, [name]: value },
    }));
  const name = (field: string) =>
    flipped(field).map((other) => ({
      ...request,
      headers: { ...request.headers, [field]: undefined, [other.toLowerCase()]: request.headers[field] },
    }));
  const present = Object.keys(request.headers);
  return [
    ...flipped(request.method).map((method) => ({ ...request, method })),
    ...flipped(request.target).map((target) => ({ ...request, target })),
    ...present.flatMap(header),
    ...present.flatMap(name),
  ];
}

function flipped(text: string): string[] {
  return [...text].flatMap((character, index) =>
    [0, 1, 2, 3, 4, 5, 6, 7].map(
      (bit) => text.slice(0, index) + String.fromCharCode(character.charCodeAt(0) ^ (1 << bit)) + text.slice(index + 1),
    ),
  );
}

describe('a request in which one bit was changed on its way', () => {
  it.each([
    ['signed in a header', () => smithySigned(hashed, { nowMs: NOW_MS })],
    ['presigned', () => smithyPresigned(original, { nowMs: NOW_MS })],
    ['presigned with its payload', () => smithyPresigned(hashed, { nowMs: NOW_MS })],
  ])('and %s is refused, or means what it meant', async (_, sign) => {
    const request = await sign();
    const before = accepted(request);
    expect(before).toBeDefined();
    const all = flips(request);
    const passed = all.map(accepted).filter((after) => after !== undefined);
    for (const after of passed) expect(after).toEqual(before);
    // Case of hex digits in escapes and of names in lists: nearly nothing else may pass.
    expect(passed.length / all.length).toBeLessThan(0.05);
  });
});

describe('a request that was rewritten on its way', () => {
  const rewrites: [string, (target: string) => string][] = [
    ['an escaped plus is written as a plus', (target) => target.replace('x%2By', 'x+y')],
    ['a slash of the key is escaped away', (target) => target.replace('/b/', '%2Fb/')],
    ['a double slash is folded', (target) => target.replace('//', '/')],
    ['a dot segment is resolved', (target) => target.replace('b/../', '')],
    ['an escape is escaped again', (target) => target.replace('%25', '%2525')],
    ['a parameter is dropped', (target) => target.replace('&acl=', '')],
    ['a parameter is added', (target) => `${target}&versionId=1`],
    ['a parameter is given twice', (target) => `${target}&partNumber=12`],
  ];

  it.each(rewrites)('is refused when %s', async (_, rewrite) => {
    for (const request of [
      await smithySigned(hashed, { nowMs: NOW_MS }),
      await smithyPresigned(original, { nowMs: NOW_MS }),
    ]) {
      const target = rewrite(request.target);
      expect(target).not.toBe(request.target);
      expect(() => verify({ ...request, target })).toThrow(expect.objectContaining({ code: 'SignatureDoesNotMatch' }));
    }
  });

  it('is accepted when its parameters only changed places', async () => {
    const request = await smithySigned(hashed, { nowMs: NOW_MS });
    const [path, query = ''] = request.target.split('?');
    fc.assert(
      fc.property(fc.shuffledSubarray(query.split('&'), { minLength: query.split('&').length }), (parts) => {
        expect(accepted({ ...request, target: `${path}?${parts.join('&')}` })).toEqual(accepted(request));
      }),
    );
  });

  it('is accepted when a space of its query is written as a plus, which is how the query is read', async () => {
    const request = await smithySigned(hashed, { nowMs: NOW_MS });
    const target = request.target.replace(/\?.*/, (query) => query.replaceAll('%20', '+'));
    expect(target).not.toBe(request.target);
    expect(accepted({ ...request, target })).toEqual(accepted(request));
  });
});

describe('header values that are no ASCII', () => {
  const utf8 = (text: string) => Buffer.from(text).toString('latin1');

  it.each(['é', 'voilà', 'Ã', 'ÿ', 'Grüße aus Köln'])(
    'are accepted when a client signs and sends %s as UTF-8',
    async (value) => {
      const headers = { ...hashed.headers, 'x-amz-meta-a': value };
      const request = await smithySigned({ ...hashed, headers }, { nowMs: NOW_MS });
      expect(accepted({ ...request, headers: { ...request.headers, 'x-amz-meta-a': utf8(value) } })).toBeDefined();
    },
  );

  it.each(['é', 'voilà', 'ÿ', 'Grüße aus Köln'])(
    'are accepted when a client signs %s as UTF-8 and sends it as Latin-1, as Node does',
    async (value) => {
      const headers = { ...hashed.headers, 'x-amz-meta-a': value };
      expect(accepted(await smithySigned({ ...hashed, headers }, { nowMs: NOW_MS }))).toBeDefined();
    },
  );

  it('are refused when bytes that are no UTF-8 take the place of the replacement character', async () => {
    const headers = { ...hashed.headers, 'x-amz-meta-a': 'a\ufffd' };
    const request = await smithySigned({ ...hashed, headers }, { nowMs: NOW_MS });
    const sent = { ...request, headers: { ...request.headers, 'x-amz-meta-a': 'a\u00fe' } };
    expect(accepted(sent)).toBeUndefined();
  });
});
