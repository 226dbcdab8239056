import { createHmac } from 'node:crypto';
import type { Secret } from '../base/secret.ts';

const MAX_KEYS = 10_000;

/** The date, region and service that a signature is good for (AWS, "Credential scope"). */
export interface SigningScope {
  /** `YYYYMMDD`. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

/** Derives SigV4 signing keys and remembers them: four HMACs are saved on every request after the first of a day. */
export class SigningKeys {
  readonly #keys = new Map<string, Buffer>();

  /** The signing key of a secret for one scope (AWS, "Derive a signing key for Signature Version 4"). */
  get(secret: Secret, scope: SigningScope): Buffer {
    const name = `${scope.date}/${scope.region}/${scope.service}/${secret.reveal()}`;
    const known = this.#keys.get(name);
    if (known) return known;
    if (this.#keys.size >= MAX_KEYS) this.#keys.clear();
    const key = [scope.region, scope.service, 'aws4_request'].reduce(hmac, hmac(`AWS4${secret.reveal()}`, scope.date));
    this.#keys.set(name, key);
    return key;
  }
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
