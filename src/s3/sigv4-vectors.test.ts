import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { requestFor } from '../../test/support/request-for.ts';
import { Secret } from '../base/secret.ts';
import { canonicalQuery, canonicalRequest, sha256Hex, stringToSign } from './canonical-request.ts';
import { headersFromRaw, splitTarget } from './headers.ts';
import type { S3Request } from './message.ts';
import { SigningKeys } from './signing-key.ts';
import { parseClaim } from './sigv4-claim.ts';
import { type VerifiedSignature, verifyClaim } from './sigv4-verify.ts';

const VECTORS = new URL('../../test/vectors/sigv4/', import.meta.url);
const SECRET = new Secret('wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY');
const NOW_MS = Date.UTC(2015, 7, 30, 12, 36);
const SCOPE = '20150830/us-east-1/service/aws4_request';

type Form = 'header' | 'query';
const FORMS: readonly Form[] = ['header', 'query'];

const NORMALISES = 'signs a normalised path, S3 signs the path as it stands';
const TOKEN_UNSIGNED = 'adds the session token after signing, S3 wants it signed';

/** Vectors that are not how S3 signs, and why. */
const NOT_S3: Readonly<Record<string, string>> = {
  'get-relative-normalized': NORMALISES,
  'get-relative-relative-normalized': NORMALISES,
  'get-slash-dot-slash-normalized': NORMALISES,
  'get-slash-normalized': NORMALISES,
  'get-slash-pointless-dot-normalized': NORMALISES,
  'get-slashes-normalized': NORMALISES,
  'post-sts-header-after': TOKEN_UNSIGNED,
};

/** Those of them whose canonical request is ours all the same: only the unsigned header is refused. */
const CANONICAL_ALIKE = new Set(['post-sts-header-after header']);

const names = readdirSync(VECTORS).toSorted();
const cases = names.flatMap((name) => FORMS.map((form) => ({ name, form })));
const s3Cases = cases.filter(({ name }) => NOT_S3[name] === undefined);
const skipped = cases.filter(({ name }) => NOT_S3[name] !== undefined);

function textOf(name: string, file: string, encoding: 'latin1' | 'utf8' = 'utf8'): string {
  return readFileSync(new URL(`${name}/${file}`, VECTORS), encoding).replaceAll('\r\n', '\n');
}

/** Header lines of a vector, a folded line with the one it continues; bytes above 0x7F as Node's parser hands them over. */
function signedRequest(name: string, form: Form): S3Request {
  const [head = ''] = textOf(name, `${form}-signed-request.txt`, 'latin1').split('\n\n');
  const [requestLine = '', ...lines] = head.replace(/\n(?=[ \t])/g, '\r').split('\n');
  const rawHeaders = lines.flatMap((line) => [
    line.slice(0, line.indexOf(':')),
    line.slice(line.indexOf(':') + 1).trim(),
  ]);
  const method = requestLine.slice(0, requestLine.indexOf(' '));
  const target = requestLine.slice(method.length + 1, requestLine.lastIndexOf(' '));
  return requestFor(method, target, { headers: headersFromRaw(rawHeaders) });
}

function verify(request: S3Request): VerifiedSignature {
  return verifyClaim({
    request,
    claim: parseClaim(request, splitTarget(request.target).query),
    secret: SECRET,
    nowMs: NOW_MS,
    keys: new SigningKeys(),
    expectedRegion: 'us-east-1',
    acceptsRegion: (region) => region === 'us-east-1',
    service: 'service',
  });
}

/** The canonical request that we make of a vector, with the hash of its payload as published. */
function ourCanonical(name: string, form: Form): string {
  const request = signedRequest(name, form);
  const { path, rawQuery, query } = splitTarget(request.target);
  return canonicalRequest({
    method: request.method,
    path,
    canonicalQuery: canonicalQuery(rawQuery),
    headers: request.headers,
    signedHeaders: parseClaim(request, query).signedHeaders,
    payloadHash: textOf(name, `${form}-canonical-request.txt`).slice(-64),
  });
}

/** SigV4 written a second time, straight from AWS's description. */
function referenceSignature(canonical: string): string {
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const key = SCOPE.split('/').reduce<string | Buffer>(hmac, `AWS4${SECRET.reveal()}`);
  return hmac(key, `AWS4-HMAC-SHA256\n20150830T123600Z\n${SCOPE}\n${sha256Hex(canonical)}`).toString('hex');
}

/** A vector as an S3 client would have signed it: the header form declares its payload, the query form leaves it unsigned. */
function asS3(name: string, form: Form): S3Request {
  const request = signedRequest(name, form);
  const lines = textOf(name, `${form}-canonical-request.txt`).split('\n');
  const hash = lines.at(-1) ?? '';
  if (form === 'query') {
    const signature = referenceSignature([...lines.slice(0, -1), 'UNSIGNED-PAYLOAD'].join('\n'));
    return { ...request, target: request.target.replace(/(X-Amz-Signature=)[0-9a-f]+/, `$1${signature}`) };
  }
  const fields = lines.slice(3, -3).filter((line) => !line.startsWith('x-amz-content-sha256:'));
  const named = [...fields, `x-amz-content-sha256:${hash}`].toSorted();
  const signedHeaders = named.map((line) => line.slice(0, line.indexOf(':'))).join(';');
  const signature = referenceSignature([...lines.slice(0, 3), ...named, '', signedHeaders, hash].join('\n'));
  const authorization = `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/${SCOPE}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
  return { ...request, headers: { ...request.headers, 'x-amz-content-sha256': hash, authorization } };
}

describe('the public SigV4 vectors', () => {
  it('are all here, and seven of them are not how S3 signs', () => {
    expect(names).toHaveLength(38);
    expect(Object.keys(NOT_S3).filter((name) => names.includes(name))).toHaveLength(7);
  });

  it.each(s3Cases)('$name as $form: canonical request, string to sign and signature', ({ name, form }) => {
    const canonical = ourCanonical(name, form);
    expect(canonical).toBe(textOf(name, `${form}-canonical-request.txt`));
    const text = stringToSign('20150830T123600Z', SCOPE, canonical);
    expect(text).toBe(textOf(name, `${form}-string-to-sign.txt`));
    const key = new SigningKeys().get(SECRET, { date: '20150830', region: 'us-east-1', service: 'service' });
    expect(key.sign(text)).toBe(textOf(name, `${form}-signature.txt`));
  });

  it.each(s3Cases)('$name as $form: the claim says what was signed', ({ name, form }) => {
    const request = signedRequest(name, form);
    expect(parseClaim(request, splitTarget(request.target).query)).toEqual({
      form,
      accessKey: 'AKIDEXAMPLE',
      scope: { date: '20150830', region: 'us-east-1', service: 'service' },
      scopeText: SCOPE,
      signedHeaders: textOf(name, `${form}-canonical-request.txt`).split('\n').at(-2)?.split(';'),
      signature: textOf(name, `${form}-signature.txt`),
      amzDate: '20150830T123600Z',
      signedAtMs: NOW_MS,
      expiresSeconds: form === 'query' ? 3600 : undefined,
    });
  });

  it.each(s3Cases)('$name as $form is accepted when signed for S3', ({ name, form }) => {
    const request = asS3(name, form);
    const declared = request.headers['x-amz-content-sha256'];
    expect(verify(request)).toMatchObject({
      accessKey: 'AKIDEXAMPLE',
      payload: form === 'query' ? 'unsigned' : { sha256: declared },
      scope: SCOPE,
      amzDate: '20150830T123600Z',
    });
  });

  it.each(s3Cases)('$name as $form is refused as published unless it declares its payload', ({ name, form }) => {
    const request = signedRequest(name, form);
    if (form === 'query') {
      expect(() => verify(request)).toThrow(expect.objectContaining({ code: 'SignatureDoesNotMatch' }));
      return;
    }
    if (name.startsWith('post-x-www-form-urlencoded')) {
      expect(verify(request).seedSignature).toBe(textOf(name, 'header-signature.txt'));
      return;
    }
    expect(() => verify(request)).toThrow(
      expect.objectContaining({
        code: 'InvalidRequest',
        message: 'Missing required header for this request: x-amz-content-sha256',
      }),
    );
  });

  it.each(skipped)('$name as $form is not how S3 signs and is refused', ({ name, form }) => {
    const alike = ourCanonical(name, form) === textOf(name, `${form}-canonical-request.txt`);
    expect(alike).toBe(CANONICAL_ALIKE.has(`${name} ${form}`));
    expect(() => verify(asS3(name, form))).toThrow(
      expect.objectContaining({ code: alike ? 'AccessDenied' : 'SignatureDoesNotMatch' }),
    );
  });
});
