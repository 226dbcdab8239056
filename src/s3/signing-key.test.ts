import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../base/secret.ts';
import { SigningKey, SigningKeys } from './signing-key.ts';

const SECRET_KEY = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest('hex');

describe('a signing key', () => {
  it('is the one that AWS publishes for its example', () => {
    const key = new SigningKeys().get(new Secret(SECRET_KEY), {
      date: '20120215',
      region: 'us-east-1',
      service: 'iam',
    });
    const published = Buffer.from('f4780e2d9f65fa895f9c67b32ce1baf0b0d8a43505a000a1a9e090d414db404d', 'hex');
    expect(key.sign('text')).toBe(hmac(published, 'text'));
  });

  it('signs with HMAC-SHA256, whatever it signed before', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: 1000, max: 1100 }).map((length) => 'x'.repeat(length)),
      fc.integer({ min: 300, max: 700 }).map((length) => '€'.repeat(length)),
    );
    const anyDigest = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(anyDigest, fc.array(anyText, { minLength: 1, maxLength: 8 }), (digest, texts) => {
        const key = new SigningKey(digest);
        for (const text of texts) expect(key.sign(text)).toBe(hmac(digest, text));
      }),
    );
  });
});

describe('the signing keys', () => {
  const scope = (day: number) => ({
    date: `202601${String(day).padStart(2, '0')}`,
    region: 'us-east-1',
    service: 's3',
  });

  it('are remembered for a secret and a scope', () => {
    const keys = new SigningKeys();
    const secret = new Secret(SECRET_KEY);
    expect(keys.get(secret, scope(1))).toBe(keys.get(secret, scope(1)));
    expect(keys.get(secret, scope(2))).not.toBe(keys.get(secret, scope(1)));
    expect(keys.get(new Secret('other'), scope(1)).sign('text')).not.toBe(keys.get(secret, scope(1)).sign('text'));
  });

  it.each(['date', 'region', 'service'])('differ in the %s', (part) => {
    const keys = new SigningKeys();
    const secret = new Secret(SECRET_KEY);
    const other = { ...scope(1), [part]: 'x' };
    expect(keys.get(secret, other).sign('text')).not.toBe(keys.get(secret, scope(1)).sign('text'));
  });

  it('are forgotten when a secret has had too many, and come out the same', () => {
    const keys = new SigningKeys();
    const secret = new Secret(SECRET_KEY);
    const first = keys.get(secret, scope(0));
    for (let day = 1; day < 32; day++) keys.get(secret, scope(day));
    expect(keys.get(secret, scope(0))).toBe(first);
    keys.get(secret, scope(32));
    const again = keys.get(secret, scope(0));
    expect(again).not.toBe(first);
    expect(again.sign('text')).toBe(first.sign('text'));
  });
});
