import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../base/secret.ts';
import { redact } from './redact.ts';

describe('what is written to a log', () => {
  it.each([
    'authorization',
    'Authorization',
    'secretKey',
    'secret_key',
    'STORE_SECRET_KEY',
    'secretAccessKey',
    'adminKey',
    'ADMIN_API_KEY_FILE_admin_key',
    'x-admin-key',
    'passphrase',
    'TENANT_SECRET_PASSPHRASE',
    'NAMESPACE_KEY',
    'namespaceKey',
    'signature',
    'x-amz-security-token',
    'sessionToken',
    'password',
    'cookie',
  ])('shows no value of a field called %s, at any depth', (name) => {
    expect(redact({ [name]: 'hunter2' })).toEqual({ [name]: '[secret]' });
    expect(redact({ request: { headers: [{ [name]: { deep: 'hunter2' } }] } })).toEqual({
      request: { headers: [{ [name]: '[secret]' }] },
    });
  });

  it.each([
    [
      'the signature of a presigned URL',
      'GET https://h/b/k?X-Amz-Credential=AK%2F2026&X-Amz-Signature=0a1b&x=1 failed',
      'GET https://h/b/k?X-Amz-Credential=AK%2F2026&X-Amz-Signature=[secret]&x=1 failed',
    ],
    [
      'an Authorization field',
      'AWS4-HMAC-SHA256 Credential=AK/2026/s3, SignedHeaders=host, Signature=0a1b',
      'AWS4-HMAC-SHA256 Credential=AK/2026/s3, SignedHeaders=host, Signature=[secret]',
    ],
    ['a session token', '/?x-amz-security-token=abc', '/?x-amz-security-token=[secret]'],
    [
      'a signature of the older kind',
      '/b/k?AWSAccessKeyId=AK&Signature=ab%3D',
      '/b/k?AWSAccessKeyId=AK&Signature=[secret]',
    ],
  ])('shows not %s in a text', (_what, text, shown) => {
    expect(redact({ error: text, list: [text] })).toEqual({ error: shown, list: [shown] });
  });

  it('leaves instances to write themselves', () => {
    const written = JSON.stringify(redact({ key: new Secret('hunter2'), at: new Date(0) }));
    expect(written).toBe('{"key":"[secret]","at":"1970-01-01T00:00:00.000Z"}');
  });

  it('ends where fields go round in a circle', () => {
    const round: Record<string, unknown> = {};
    round['self'] = round;
    expect(JSON.stringify(redact(round))).toContain('[too deep]');
  });

  it('changes nothing else', () => {
    const field = fc.constantFrom('status', 'key', 'accessKey', 'path', 'requestId', 'durationMs');
    const plain = fc.dictionary(
      field,
      fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.stringMatching(/^[^=]*$/)),
      {
        noNullPrototype: true,
      },
    );
    fc.assert(fc.property(plain, (fields) => void expect(redact(fields)).toEqual(fields)));
  });
});
