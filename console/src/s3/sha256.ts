import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

type Data = string | ArrayBuffer | ArrayBufferView;

/** SHA-256, or HMAC-SHA-256 when there is a key, of what has been given to `update`: what the signer works with. */
export interface Sha256 {
  update(data: Data): void;
  digest(): Promise<Uint8Array>;
  reset(): void;
}

/** Makes one for each text that is hashed. */
export type Sha256Constructor = new (key?: Data) => Sha256;

abstract class Collected {
  protected readonly key: Uint8Array<ArrayBuffer> | undefined;
  #chunks: Uint8Array<ArrayBuffer>[] = [];

  constructor(key?: Data) {
    this.key = key === undefined ? undefined : bytesOf(key);
  }

  update(data: Data): void {
    this.#chunks.push(bytesOf(data));
  }

  reset(): void {
    this.#chunks = [];
  }

  protected collected(): Uint8Array<ArrayBuffer> {
    const whole = new Uint8Array(this.#chunks.reduce((length, chunk) => length + chunk.length, 0));
    let at = 0;
    for (const chunk of this.#chunks) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    return whole;
  }
}

/** The browser's own (W3C, "Web Cryptography API"): only where the page came over https or from this machine. */
export class WebCryptoSha256 extends Collected implements Sha256 {
  async digest(): Promise<Uint8Array> {
    const { subtle } = globalThis.crypto;
    if (this.key === undefined) return new Uint8Array(await subtle.digest('SHA-256', this.collected()));
    const key = await subtle.importKey('raw', this.key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    return new Uint8Array(await subtle.sign('HMAC', key, this.collected()));
  }
}

/** Noble's, for pages that came over plain http, where browsers keep Web Cryptography back. */
export class NobleSha256 extends Collected implements Sha256 {
  digest(): Promise<Uint8Array> {
    const data = this.collected();
    return Promise.resolve(this.key === undefined ? sha256(data) : hmac(sha256, this.key, data));
  }
}

/** The one to use on a page, by `window.isSecureContext`. */
export function sha256For(isSecureContext: boolean): Sha256Constructor {
  return isSecureContext ? WebCryptoSha256 : NobleSha256;
}

function bytesOf(data: Data): Uint8Array<ArrayBuffer> {
  if (typeof data === 'string') return new TextEncoder().encode(data);
  if (data instanceof ArrayBuffer) return new Uint8Array(data.slice(0));
  return new Uint8Array(data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength) as ArrayBuffer);
}
