import { createHash, createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { SignatureV4 } from '@smithy/signature-v4';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Credentials } from './credentials.ts';
import { NobleSha256, sha256For, WebCryptoSha256 } from './sha256.ts';
import { forgetDerivedKeys, signRequest } from './signer.ts';

const VECTORS = new URL('../../../test/vectors/sigv4/', import.meta.url);
const ADAPTERS = [WebCryptoSha256, NobleSha256];

interface VectorContext {
  readonly credentials: { readonly access_key_id: string; readonly secret_access_key: string; readonly token?: string };
  readonly region: string;
  readonly service: string;
  readonly timestamp: string;
}

/** Vectors of bare GETs: those with other headers, bodies or paths to normalise are no requests that the page makes. */
function vectors() {
  return readdirSync(VECTORS)
    .filter((name) => name.startsWith('get-') && !/header|relative|slash|space|utf8$/.test(name))
    .map((name) => {
      const read = (file: string) => readFileSync(new URL(`${name}/${file}`, VECTORS), 'utf8');
      const target = /^GET (\S+) HTTP/.exec(read('request.txt'))?.[1] ?? '';
      const [path = '', search = ''] = target.split('?');
      return {
        name,
        context: JSON.parse(read('context.json')) as VectorContext,
        signature: read('header-signature.txt').trim(),
        path,
        query: [...new URLSearchParams(search)] as (readonly [string, string])[],
      };
    });
}

describe.each(ADAPTERS)('signing with %o', (sha256) => {
  it.each(vectors())('gives the signature of AWS for $name', async ({ context, signature, path, query }) => {
    const { access_key_id, secret_access_key, token } = context.credentials;
    // The vectors are no S3: their requests carry no hash of the body. What S3 adds is left out by hand.
    const signer = new SignatureV4({
      credentials: {
        accessKeyId: access_key_id,
        secretAccessKey: secret_access_key,
        ...(token ? { sessionToken: token } : {}),
      },
      ...{ region: context.region, service: context.service, sha256, uriEscapePath: true, applyChecksum: false },
    });
    const signed = await signer.sign(
      {
        ...{ method: 'GET', path, protocol: 'https:', hostname: 'example.amazonaws.com', query: queryOf(query) },
        headers: { host: 'example.amazonaws.com' },
      },
      { signingDate: new Date(context.timestamp) },
    );
    expect(signed.headers['authorization']).toContain(`Signature=${signature}`);
  });

  it('gives the signature of the example in the documentation of S3', async () => {
    // AWS, "Signature calculations for the authorization header", example "GET Bucket Lifecycle".
    const signed = await signRequest(
      {
        ...{ method: 'GET', host: 'examplebucket.s3.amazonaws.com', path: '/', query: [['lifecycle', '']] },
        ...{ region: 'us-east-1', nowMs: Date.UTC(2013, 4, 24) },
      },
      {
        credentials: new Credentials({
          accessKey: 'AKIAIOSFODNN7EXAMPLE',
          secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
        }),
        sha256,
      },
    );
    expect(signed.target).toBe('/?lifecycle=');
    expect(signed.headers['authorization']).toContain(
      'Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
    );
    expect(Object.keys(signed.headers).sort()).toEqual(['authorization', 'x-amz-content-sha256', 'x-amz-date']);
  });

  it('hashes as OpenSSL does, with and without a key, in whatever pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array()),
        fc.option(fc.uint8Array({ minLength: 1 }), { nil: undefined }),
        async (pieces, key) => {
          const hash = new sha256(key);
          const expected = key === undefined ? createHash('sha256') : createHmac('sha256', key);
          for (const piece of pieces) {
            hash.update(piece);
            expected.update(piece);
          }
          expect(Buffer.from(await hash.digest()).toString('hex')).toBe(expected.digest('hex'));
        },
      ),
    );
  });
});

describe('signing', () => {
  const secret = { accessKey: 'AK', secretKey: 'the secret', sessionToken: 'the token' };
  const request = { method: 'GET', host: 'h:9000', region: 'r', nowMs: 0 } as const;

  it('uses the browser’s cryptography where it may and noble’s elsewhere, with the same result', async () => {
    expect(sha256For(true)).toBe(WebCryptoSha256);
    expect(sha256For(false)).toBe(NobleSha256);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string({ minLength: 1 }), async (value, secretKey) => {
        const signed = await Promise.all(
          ADAPTERS.map((sha256) => {
            forgetDerivedKeys();
            const credentials = new Credentials({ accessKey: 'AK', secretKey });
            return signRequest({ ...request, path: '/b', query: [['prefix', value]] }, { credentials, sha256 });
          }),
        );
        expect(signed[0]).toEqual(signed[1]);
      }),
    );
  });

  it('keeps the path and the order of the query as they were given, once encoded', async () => {
    const credentials = new Credentials(secret);
    const query = [
      ['versions', ''],
      ['prefix', "a b/+é!'()*~"],
      ['encoding-type', 'url'],
    ] as const;
    const signed = await signRequest(
      { ...request, path: '/a%2Fb/./..//', query },
      { credentials, sha256: NobleSha256 },
    );
    expect(signed.target).toBe('/a%2Fb/./..//?versions=&prefix=a%20b%2F%2B%C3%A9%21%27%28%29%2A~&encoding-type=url');
    expect(signed.headers['x-amz-security-token']).toBe('the token');
    expect(signed.headers['authorization']).toContain(
      'SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token',
    );
  });

  it('fails once the credentials have been forgotten', async () => {
    const credentials = new Credentials(secret);
    credentials.forget();
    await expect(
      signRequest({ ...request, path: '/', query: [] }, { credentials, sha256: NobleSha256 }),
    ).rejects.toThrow('forgotten');
  });

  it('shows nothing of the secret in whatever the credentials are turned into', () => {
    const credentials = new Credentials(secret);
    const shown = [
      JSON.stringify(credentials),
      String(credentials),
      JSON.stringify({ ...credentials }),
      Object.values(credentials).join(),
    ];
    for (const text of shown) expect(text).not.toMatch(/the secret|the token/);
  });
});

function queryOf(pairs: readonly (readonly [string, string])[]): Record<string, string | string[]> {
  const query: Record<string, string[]> = {};
  for (const [name, value] of pairs) query[name] = [...(query[name] ?? []), value];
  return query;
}
