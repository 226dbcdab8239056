import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../base/secret.ts';
import { OpaqueTokens } from './opaque-token.ts';

const tokens = new OpaqueTokens(new Secret(Buffer.alloc(32, 1)));

describe('a token', () => {
  it('opens to what was sealed, under the same scope only', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (scope, backendId, text, other) => {
        const token = tokens.seal(scope, backendId, text);
        expect(tokens.open(scope, token)).toEqual({ backendId, text });
        if (other !== scope) expect(tokens.open(other, token)).toBeUndefined();
      }),
    );
  });

  it('is the same for the same thing, in any process with the same key', () => {
    const other = new OpaqueTokens(new Secret(Buffer.alloc(32, 1)));
    const token = tokens.seal('bucket/key', 'helsinki', 'upload-1');
    expect(other.seal('bucket/key', 'helsinki', 'upload-1')).toBe(token);
    expect(other.open('bucket/key', token)).toEqual({ backendId: 'helsinki', text: 'upload-1' });
  });

  it('differs when anything of it differs', () => {
    const made = [
      tokens.seal('s', 'b', 't'),
      tokens.seal('s', 'b', 'u'),
      tokens.seal('s', 'c', 't'),
      tokens.seal('r', 'b', 't'),
      tokens.seal('s', 'bt', ''),
    ];
    // A nonce that came twice would give both texts away.
    expect(new Set(made.map((token) => token.slice(0, 16))).size).toBe(made.length);
  });

  it('shows neither the backend nor its id for the upload', () => {
    const token = tokens.seal('bucket/key', 'helsinki', 'upload-1');
    expect(token).toMatch(/^[\w-]+$/);
    for (const encoding of ['base64url', 'latin1'] as const) {
      const bytes = Buffer.from(token, encoding).toString('latin1');
      expect(bytes).not.toMatch(/helsinki|upload/);
    }
  });

  it('of another key does not open', () => {
    const stranger = new OpaqueTokens(new Secret(Buffer.alloc(32, 2)));
    expect(tokens.open('s', stranger.seal('s', 'b', 't'))).toBeUndefined();
  });

  it('does not open when one bit of it was changed', () => {
    const bytes = Buffer.from(tokens.seal('s', 'helsinki', 'upload-1'), 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(tokens.open('s', changed.toString('base64url'))).toBeUndefined();
    }
  });

  it('does not open when it was cut, padded or spelt otherwise', () => {
    const token = tokens.seal('s', 'helsinki', 'upload-1');
    for (let length = 0; length < token.length; length++)
      expect(tokens.open('s', token.slice(0, length))).toBeUndefined();
    for (const spelling of [`${token}=`, `${token}\n`, ` ${token}`, `${token}A`])
      expect(tokens.open('s', spelling)).toBeUndefined();
  });

  it('that a client made up does not open, whatever it is', () => {
    fc.assert(fc.property(fc.string(), (made) => void expect(tokens.open('s', made)).toBeUndefined()));
  });
});
