import type { PolicyDocument } from './policy.ts';

/** An organisation whose names and bytes no other tenant can see. */
export interface Tenant {
  /** The seed's `customer_id`. */
  readonly id: string;
  readonly policy: PolicyDocument;
  readonly createdAtMs: number;
}

/** An access key whose secret is sealed: only `access/` can open it. */
export interface SealedCredential {
  readonly accessKey: string;
  readonly tenantId: string;
  /** Names the key that sealed it, so that keys can rotate. */
  readonly keyId: string;
  /** Nonce, ciphertext and tag, base64. */
  readonly sealedSecret: string;
  readonly createdAtMs: number;
}
