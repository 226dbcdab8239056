import { createHmac, hash } from 'node:crypto';
import type { Secret } from '../base/secret.ts';

/** A secret is used for a day and a region or two; more scopes than this at once are forgotten together. */
const MAX_SCOPES = 32;

/** The date, region and service that a signature is good for (AWS, "Credential scope"). */
export interface SigningScope {
  /** `YYYYMMDD`. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;
/** Longer than any string to sign: date, scope and hashes. */
const ROOM_BYTES = 1024;

/**
 * One signing key with its half of every signature worked out: HMAC-SHA256 as two hashes in one call each (RFC 2104).
 * An `Hmac` object per signature costs as much to make as to use, and outlives the young generation of the heap.
 */
export class SigningKey {
  readonly #inner = Buffer.alloc(BLOCK_BYTES + ROOM_BYTES, 0x36);
  readonly #outer = Buffer.alloc(BLOCK_BYTES + DIGEST_BYTES, 0x5c);

  /** `key` is a derived key: a SHA-256 digest. */
  constructor(key: Buffer) {
    for (const [index, byte] of key.entries()) {
      this.#inner[index] = 0x36 ^ byte;
      this.#outer[index] = 0x5c ^ byte;
    }
  }

  /** The signature of a string to sign, in hex. */
  sign(text: string): string {
    const lengthBytes = Buffer.byteLength(text);
    const inner = lengthBytes <= ROOM_BYTES ? this.#inner : Buffer.alloc(BLOCK_BYTES + lengthBytes, this.#inner);
    inner.write(text, BLOCK_BYTES);
    hash('sha256', inner.subarray(0, BLOCK_BYTES + lengthBytes), 'buffer').copy(this.#outer, BLOCK_BYTES);
    return hash('sha256', this.#outer, 'hex');
  }
}

/**
 * Derives SigV4 signing keys and remembers them for as long as their secret lives: four HMACs are saved on every request
 * after the first of a day.
 */
export class SigningKeys {
  readonly #scopesBySecret = new WeakMap<Secret, Map<string, SigningKey>>();

  /** The signing key of a secret for one scope (AWS, "Derive a signing key for Signature Version 4"). */
  get(secret: Secret, scope: SigningScope): SigningKey {
    const name = `${scope.date}/${scope.region}/${scope.service}`;
    let scopes = this.#scopesBySecret.get(secret);
    const known = scopes?.get(name);
    if (known) return known;
    if (!scopes || scopes.size >= MAX_SCOPES) {
      scopes = new Map();
      this.#scopesBySecret.set(secret, scopes);
    }
    const seed = hmac(`AWS4${secret.reveal()}`, scope.date);
    const key = new SigningKey([scope.region, scope.service, 'aws4_request'].reduce(hmac, seed));
    scopes.set(name, key);
    return key;
  }
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
