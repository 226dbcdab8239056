import type { Credentials, ResolvedCredential } from '../access/credentials.ts';
import type { Clock } from '../base/clock.ts';
import type { S3Call } from '../s3/parse-call.ts';
import { s3Error } from '../s3/s3-error.ts';
import type { SigningKeys } from '../s3/signing-key.ts';
import { parseClaim } from '../s3/sigv4-claim.ts';
import { verifyClaim } from '../s3/sigv4-verify.ts';
import type { ServiceCall } from './call-context.ts';

/** What a signature is checked with. */
export interface AuthenticatorOptions {
  readonly credentials: Credentials;
  readonly keys: SigningKeys;
  readonly clock: Clock;
  /** The region that clients are told to sign with. */
  readonly region: string;
  /** True for other names that a client may have learnt from GetBucketLocation. */
  readonly isLocation: (region: string) => boolean;
}

/** Says who signed a call. */
export class Authenticator {
  readonly #options: AuthenticatorOptions;

  constructor(options: AuthenticatorOptions) {
    this.#options = options;
  }

  /**
   * The call with its tenant. Synchronous when the access key was seen a moment ago.
   * Throws the S3 error that AWS documents for each way in which a signature can be wrong.
   */
  authenticate(call: S3Call): ServiceCall | Promise<ServiceCall> {
    const claim = parseClaim(call.request, call.query);
    const found = this.#options.credentials.resolve(claim.accessKey);
    if (found instanceof Promise) return found.then((credential) => this.#verify(call, claim, credential));
    return this.#verify(call, claim, found);
  }

  #verify(call: S3Call, claim: ReturnType<typeof parseClaim>, credential: ResolvedCredential | undefined): ServiceCall {
    if (!credential) throw s3Error('InvalidAccessKeyId', undefined, { extra: { AWSAccessKeyId: claim.accessKey } });
    const { clock, keys, region, isLocation } = this.#options;
    const signature = verifyClaim({
      request: call.request,
      claim,
      secret: credential.secretKey,
      nowMs: clock.nowMs(),
      keys,
      expectedRegion: region,
      acceptsRegion: (signed) => signed === region || isLocation(signed),
    });
    return { ...call, tenantId: credential.tenantId, signature };
  }
}
