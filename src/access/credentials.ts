import { TtlCache } from '../base/cache.ts';
import type { Clock } from '../base/clock.ts';
import type { Random } from '../base/random.ts';
import { Secret } from '../base/secret.ts';
import type { SealedCredential } from '../domain/tenant.ts';
import type { Metadata } from '../metadata/metadata.ts';
import type { SecretSealer } from './sealing.ts';

/** How long a process goes on believing in a credential, or in its absence, after it looked. */
const CACHE_TTL_MS = 5_000;
const CACHE_ENTRIES = 50_000;
const ACCESS_KEY_LETTERS = 16;
const SECRET_KEY_BYTES = 30;

/** Whose access key it is and what it signs with. */
export interface ResolvedCredential {
  readonly tenantId: string;
  readonly secretKey: Secret;
}

/** An access key to register; both parts are made up when left out. */
export interface NewCredential {
  readonly tenantId: string;
  readonly accessKey?: string;
  readonly secretKey?: string;
}

/** What became of a wish for an access key. */
export type CreateCredentialOutcome =
  | { readonly kind: 'created'; readonly accessKey: string; readonly secretKey: Secret; readonly createdAtMs: number }
  | { readonly kind: 'taken' };

/** What credentials are kept with. */
export interface CredentialsOptions {
  readonly metadata: Metadata;
  readonly sealer: SecretSealer;
  readonly clock: Clock;
  readonly random: Random;
}

/** Tenants' access keys: sealed in the database, opened here alone. */
export class Credentials {
  readonly #options: CredentialsOptions;
  readonly #cache: TtlCache<string, { readonly found: ResolvedCredential | undefined }>;
  #removals = 0;

  constructor(options: CredentialsOptions) {
    this.#options = options;
    this.#cache = new TtlCache({ clock: options.clock, ttlMs: CACHE_TTL_MS, maxEntries: CACHE_ENTRIES });
  }

  /** Registers an access key. The secret is returned this once and kept sealed. */
  async create(wish: NewCredential): Promise<CreateCredentialOutcome> {
    const { clock, metadata, random, sealer } = this.#options;
    const accessKey = wish.accessKey ?? `S3GW${letters(random.bytes(ACCESS_KEY_LETTERS))}`;
    const secretKey = new Secret(wish.secretKey ?? random.bytes(SECRET_KEY_BYTES).toString('base64url'));
    const { keyId, sealed } = sealer.seal(secretKey, accessKey);
    const credential: SealedCredential = {
      accessKey,
      tenantId: wish.tenantId,
      keyId,
      sealedSecret: sealed,
      createdAtMs: clock.nowMs(),
    };
    if ((await metadata.credentials.insert(credential)) === 'taken') return { kind: 'taken' };
    this.#cache.delete(accessKey);
    return { kind: 'created', accessKey, secretKey, createdAtMs: credential.createdAtMs };
  }

  /**
   * Whose access key it is; undefined for an unknown one. Synchronous when it was asked for a moment ago.
   * Throws `SecretUnreadable` when no configured passphrase opens its secret.
   */
  resolve(accessKey: string): ResolvedCredential | undefined | Promise<ResolvedCredential | undefined> {
    const cached = this.#cache.get(accessKey);
    return cached ? cached.found : this.#load(accessKey);
  }

  /**
   * Takes an access key away: nothing that is signed with it is believed any more, in this process at once, in others as
   * soon as they look again. Returns whose it was, undefined when there was none.
   */
  async remove(accessKey: string): Promise<string | undefined> {
    const tenantId = await this.#options.metadata.credentials.remove(accessKey);
    this.#removals += 1;
    this.#cache.delete(accessKey);
    return tenantId;
  }

  async #load(accessKey: string): Promise<ResolvedCredential | undefined> {
    const removalsBefore = this.#removals;
    const row = await this.#options.metadata.credentials.find(accessKey);
    const found = row && {
      tenantId: row.tenantId,
      secretKey: this.#options.sealer.open({ keyId: row.keyId, sealed: row.sealedSecret }, accessKey),
    };
    // What was read before a removal must not be remembered after it.
    if (this.#removals === removalsBefore) this.#cache.set(accessKey, { found });
    return found;
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** One of 32 letters and digits per byte: five bits of each. */
function letters(bytes: Buffer): string {
  return Array.from(bytes, (byte) => ALPHABET[byte & 31]).join('');
}
