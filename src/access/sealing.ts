import { createCipheriv, createDecipheriv, createHash, scrypt } from 'node:crypto';
import { AppError } from '../base/app-error.ts';
import type { Random } from '../base/random.ts';
import { Secret } from '../base/secret.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Interactive strength: a tenth of a second, once per start (RFC 7914, section 2). */
const SCRYPT = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
/** Fixed, since the passphrase is the deployment's own: every process has to derive the same key from it alone. */
const SALT = 's3gateway tenant secrets v1';

/** A sealed secret and the name of the key that sealed it. */
export interface SealedSecret {
  readonly keyId: string;
  /** Nonce, tag and ciphertext, base64. */
  readonly sealed: string;
}

/** Seals tenants' secrets with AES-256-GCM; keys that are no longer current may still open what they sealed. */
export class SecretSealer {
  readonly #current: { readonly id: string; readonly key: Buffer };
  readonly #keys: ReadonlyMap<string, Buffer>;
  readonly #random: Random;

  constructor(keys: readonly [Buffer, ...Buffer[]], random: Random) {
    this.#current = { id: keyIdOf(keys[0]), key: keys[0] };
    this.#keys = new Map(keys.map((key) => [keyIdOf(key), key]));
    this.#random = random;
  }

  /** The key that other secrets of this deployment are derived from. */
  masterKey(): Secret<Buffer> {
    return new Secret(this.#current.key);
  }

  /** Seals `plain` so that it only opens for the same `context`, such as the access key it belongs to. */
  seal(plain: Secret, context: string): SealedSecret {
    const nonce = this.#random.bytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#current.key, nonce);
    cipher.setAAD(Buffer.from(context));
    const ciphertext = Buffer.concat([cipher.update(plain.reveal(), 'utf8'), cipher.final()]);
    return {
      keyId: this.#current.id,
      sealed: Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]).toString('base64'),
    };
  }

  /** Throws `SecretUnreadable` when no key of ours opens it: a wrong passphrase, or somebody changed it. */
  open({ keyId, sealed }: SealedSecret, context: string): Secret {
    const key = this.#keys.get(keyId);
    if (!key)
      throw new AppError(
        'SecretUnreadable',
        `the secret was sealed with key ${keyId}, which no configured passphrase gives`,
      );
    const bytes = Buffer.from(sealed, 'base64');
    try {
      // Without the length, Node takes a tag that was cut down to four bytes, which can be guessed.
      const tagged = { authTagLength: TAG_BYTES };
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), tagged);
      decipher.setAAD(Buffer.from(context));
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const plain = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
      return new Secret(plain.toString('utf8'));
    } catch (error) {
      throw new AppError('SecretUnreadable', 'the sealed secret was changed or belongs to another access key', {
        cause: error,
      });
    }
  }
}

/** Derives the keys of the passphrases, the current one first. Takes a tenth of a second each. */
export async function createSealer(passphrases: readonly [Secret, ...Secret[]], random: Random): Promise<SecretSealer> {
  const [first, ...rest] = await Promise.all(passphrases.map(deriveKey));
  if (!first) throw new AppError('NoPassphrase', 'no passphrase was given');
  return new SecretSealer([first, ...rest], random);
}

function deriveKey(passphrase: Secret): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.reveal(), SALT, KEY_BYTES, SCRYPT, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

function keyIdOf(key: Buffer): string {
  return createHash('sha256').update('key id').update(key).digest('hex').slice(0, 12);
}
