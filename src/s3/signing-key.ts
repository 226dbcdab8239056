import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
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

/**
 * Derives SigV4 signing keys and remembers them for as long as their secret lives: four HMACs are saved on every request
 * after the first of a day. They are key objects, since Node prepares a plain buffer anew for every HMAC.
 */
export class SigningKeys {
  readonly #scopesBySecret = new WeakMap<Secret, Map<string, KeyObject>>();

  /** The signing key of a secret for one scope (AWS, "Derive a signing key for Signature Version 4"). */
  get(secret: Secret, scope: SigningScope): KeyObject {
    const name = `${scope.date}/${scope.region}/${scope.service}`;
    let scopes = this.#scopesBySecret.get(secret);
    const known = scopes?.get(name);
    if (known) return known;
    if (!scopes || scopes.size >= MAX_SCOPES) {
      scopes = new Map();
      this.#scopesBySecret.set(secret, scopes);
    }
    const seed = hmac(`AWS4${secret.reveal()}`, scope.date);
    const key = createSecretKey([scope.region, scope.service, 'aws4_request'].reduce(hmac, seed));
    scopes.set(name, key);
    return key;
  }
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
