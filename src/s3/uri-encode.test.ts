import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePercent, encodeKeyPath, encodeUriComponentS3 } from './uri-encode.ts';

const UNRESERVED = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~';

/** AWS's UriEncode, byte by byte. */
function reference(text: string, kept: string): string {
  return Array.from(Buffer.from(text), (byte) => {
    const character = String.fromCharCode(byte);
    return kept.includes(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}

const anyText = fc.string({ unit: 'binary' });

describe('encoding for a URI', () => {
  it('keeps letters, digits and -._~ alone', () => {
    const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).join('');
    expect(encodeUriComponentS3(ascii)).toBe(reference(ascii, UNRESERVED));
    expect(encodeUriComponentS3(UNRESERVED)).toBe(UNRESERVED);
    expect(encodeUriComponentS3("!'()*/+ %")).toBe('%21%27%28%29%2A%2F%2B%20%25');
  });

  it('keeps the slashes of a key as well', () => {
    expect(encodeKeyPath('/a//b/../c d+e%2F')).toBe('/a//b/../c%20d%2Be%252F');
  });

  it('encodes any text as its UTF-8, and its reverse gives it back', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(encodeUriComponentS3(text)).toBe(reference(text, UNRESERVED));
        expect(encodeKeyPath(text)).toBe(reference(text, `${UNRESERVED}/`));
        expect(decodePercent(encodeUriComponentS3(text))).toBe(text);
        expect(decodePercent(encodeKeyPath(text))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same whatever was encoded before', () => {
    expect([encodeUriComponentS3("it's"), encodeUriComponentS3("it's")]).toEqual(['it%27s', 'it%27s']);
  });
});

describe('decoding from a URI', () => {
  it.each([
    ['', ''],
    ['a+b', 'a+b'],
    ['a%2Bb', 'a+b'],
    ['a%2bb', 'a+b'],
    ['%E2%82%AC', '€'],
    ['%e2%82%ac', '€'],
    ['%252F', '%2F'],
    ['%00', '\0'],
    ['€', '€'],
    ['€%20', '€ '],
  ])('reads %j as %j', (raw, text) => {
    expect(decodePercent(raw)).toBe(text);
  });

  it("reads raw UTF-8, which Node's parser hands over as Latin-1", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const raw = Buffer.from(text.replaceAll('%', '%25')).toString('latin1');
        expect(decodePercent(raw)).toBe(text);
      }),
    );
  });

  it.each(['%', '%2', '%zz', 'a%', '%FF', '%C3', '%C3%28', '%ED%A0%80', '%C0%AF', '\xff', '\xc3'])(
    'refuses %j',
    (raw) => {
      expect(() => decodePercent(raw)).toThrow(expect.objectContaining({ code: 'InvalidURI', status: 400 }));
    },
  );
});
