import { inspect } from 'node:util';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { SeededRandom } from '../../test/support/seeded-random.ts';
import { Secret } from '../base/secret.ts';
import { createSealer, type SealedSecret, SecretSealer } from './sealing.ts';

const key = (byte: number) => Buffer.alloc(32, byte);
const sealerOf = (...bytes: readonly [number, ...number[]]) => {
  const [first, ...rest] = bytes;
  return new SecretSealer([key(first), ...rest.map(key)], new SeededRandom(1));
};

/** The seal with one of its bytes changed. */
function altered({ keyId, sealed }: SealedSecret, index: number, mask: number): SealedSecret {
  const bytes = Buffer.from(sealed, 'base64');
  bytes[index] = (bytes[index] ?? 0) ^ mask;
  return { keyId, sealed: bytes.toString('base64') };
}

/** What opening it throws. */
function refusal(sealer: SecretSealer, sealed: SealedSecret, context = 'AKIA1'): unknown {
  try {
    sealer.open(sealed, context);
  } catch (error) {
    return error;
  }
  throw new Error('it opened');
}

describe('a sealed secret', () => {
  it('opens for the access key that it was sealed for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (secret, accessKey) => {
        const sealer = sealerOf(1);
        expect(sealer.open(sealer.seal(new Secret(secret), accessKey), accessKey).reveal()).toBe(secret);
      }),
    );
  });

  it('does not open for another access key', () => {
    const sealer = sealerOf(1);
    const sealed = sealer.seal(new Secret('s3cr3t'), 'AKIA1');
    for (const other of ['AKIA2', 'akia1', 'AKIA1 ', '', 'AKIA'])
      expect(refusal(sealer, sealed, other)).toMatchObject({ code: 'SecretUnreadable' });
  });

  it('does not open once any of its bytes was changed', () => {
    const sealer = sealerOf(1);
    const sealed = sealer.seal(new Secret('s3cr3t'), 'AKIA1');
    const length = Buffer.from(sealed.sealed, 'base64').length;
    expect(length).toBe(12 + 16 + 6);
    for (let index = 0; index < length; index++)
      expect(refusal(sealer, altered(sealed, index, 1 << (index % 8)))).toMatchObject({ code: 'SecretUnreadable' });
  });

  it('does not open once it was cut off anywhere', () => {
    const sealer = sealerOf(1);
    for (const secret of ['', 's3cr3t']) {
      const { keyId, sealed } = sealer.seal(new Secret(secret), 'AKIA1');
      const bytes = Buffer.from(sealed, 'base64');
      for (let length = 0; length < bytes.length; length++) {
        const cut = { keyId, sealed: bytes.subarray(0, length).toString('base64') };
        expect(refusal(sealer, cut), `${length} bytes`).toMatchObject({ code: 'SecretUnreadable' });
      }
    }
  });

  it('is never sealed the same way twice', () => {
    const sealer = sealerOf(1);
    const seals = Array.from({ length: 50 }, () => sealer.seal(new Secret('s3cr3t'), 'AKIA1').sealed);
    expect(new Set(seals).size).toBe(50);
  });

  it('names the key that it needs, in words that give nothing away', () => {
    const sealed = sealerOf(1).seal(new Secret('s3cr3t'), 'AKIA1');
    const error = refusal(sealerOf(2), sealed);
    expect(error).toMatchObject({
      code: 'SecretUnreadable',
      message: `the secret was sealed with key ${sealed.keyId}, which no configured passphrase gives`,
    });
  });
});

describe('rotation', () => {
  it('opens with a previous key and seals with the current one', () => {
    const old = sealerOf(1).seal(new Secret('of old'), 'AKIA1');
    const sealer = sealerOf(2, 1);
    expect(sealer.open(old, 'AKIA1').reveal()).toBe('of old');
    const fresh = sealer.seal(new Secret('of now'), 'AKIA1');
    expect(fresh.keyId).not.toBe(old.keyId);
    expect(sealerOf(2).open(fresh, 'AKIA1').reveal()).toBe('of now');
    expect(refusal(sealerOf(1), fresh)).toMatchObject({ code: 'SecretUnreadable' });
  });

  it('never opens a seal under the name of another key', () => {
    const sealer = sealerOf(2, 1);
    const old = sealerOf(1).seal(new Secret('of old'), 'AKIA1');
    const { keyId } = sealer.seal(new Secret('of now'), 'AKIA1');
    expect(refusal(sealer, { ...old, keyId })).toMatchObject({ code: 'SecretUnreadable' });
  });

  it('derives other secrets from the current key alone', () => {
    expect(sealerOf(2, 1).masterKey().reveal()).toEqual(key(2));
  });
});

describe('passphrases', () => {
  const random = new SeededRandom(1);
  let sealed: SealedSecret;

  beforeAll(async () => {
    const sealer = await createSealer([new Secret('correct horse')], random);
    sealed = sealer.seal(new Secret('s3cr3t'), 'AKIA1');
  });

  it('give the same key in every process', async () => {
    const again = await createSealer([new Secret('correct horse')], new SeededRandom(2));
    expect(again.open(sealed, 'AKIA1').reveal()).toBe('s3cr3t');
  });

  it('open nothing when they are wrong, even by a space', async () => {
    const wrong = await createSealer([new Secret('correct horse ')], random);
    expect(refusal(wrong, sealed)).toMatchObject({ code: 'SecretUnreadable' });
  });

  it('open what they sealed after they were replaced', async () => {
    const rotated = await createSealer([new Secret('battery staple'), new Secret('correct horse')], random);
    expect(rotated.open(sealed, 'AKIA1').reveal()).toBe('s3cr3t');
    expect(rotated.seal(new Secret('x'), 'AKIA1').keyId).not.toBe(sealed.keyId);
  });

  it('are never stored or shown, and neither is what they seal', async () => {
    const sealer = await createSealer([new Secret('correct horse')], random);
    const opened = sealer.open(sealed, 'AKIA1');
    const error = refusal(sealer, sealed, 'AKIA2');
    const master = sealer.masterKey();
    const shown = [sealer, sealed, opened, error, master, { opened, list: [opened] }]
      .flatMap((value) => [
        JSON.stringify(value),
        inspect(value, { depth: 10, showHidden: true }),
        inspect(value, { depth: 10, customInspect: false }),
        String(value),
      ])
      .join('\n');
    expect(shown).not.toContain('s3cr3t');
    expect(shown).not.toContain('correct horse');
    for (const encoding of ['hex', 'base64'] as const) expect(shown).not.toContain(master.reveal().toString(encoding));
    expect(shown).not.toContain(inspect(master.reveal()).slice(8, 40));
  });
});
