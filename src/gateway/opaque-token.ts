import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import type { Secret } from '../base/secret.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/**
 * Seals what a client has to hand back to us (upload ids, continuation tokens) together with the backend that it belongs
 * to. Stateless, so it survives restarts and any gateway process can open it; deterministic, so that the same backend
 * upload is listed under the same id every time. The nonce is derived from the text as in RFC 5297's synthetic IV.
 */
export class OpaqueTokens {
  readonly #encryptionKey: Buffer;
  readonly #nonceKey: Buffer;

  constructor(masterKey: Secret<Buffer>) {
    this.#encryptionKey = derive(masterKey, 'opaque token encryption');
    this.#nonceKey = derive(masterKey, 'opaque token nonce');
  }

  /** A token that only opens with the same `scope`, such as the bucket's id and the key. */
  seal(scope: string, backendId: string, text: string): string {
    const plain = Buffer.from(JSON.stringify([backendId, text]));
    const nonce = createHmac('sha256', this.#nonceKey)
      .update(scope)
      .update('\0')
      .update(plain)
      .digest()
      .subarray(0, NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#encryptionKey, nonce);
    cipher.setAAD(Buffer.from(scope));
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** What was sealed under `scope`, or undefined for anything else. */
  open(scope: string, token: string): { readonly backendId: string; readonly text: string } | undefined {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length <= NONCE_BYTES + TAG_BYTES || bytes.toString('base64url') !== token) return undefined;
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#encryptionKey, bytes.subarray(0, NONCE_BYTES));
      decipher.setAAD(Buffer.from(scope));
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const plain = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
      const [backendId, text] = JSON.parse(plain.toString('utf8')) as [string, string];
      return { backendId, text };
    } catch {
      // A token that does not authenticate is one that we never gave out: the caller answers as for an unknown id.
      return undefined;
    }
  }
}

function derive(masterKey: Secret<Buffer>, label: string): Buffer {
  return Buffer.from(hkdfSync('sha256', masterKey.reveal(), '', label, KEY_BYTES));
}
