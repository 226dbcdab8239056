import { AppError } from '../base/app-error.ts';

/** Why an endpoint could not be looked at, in one word. */
export type FailureCode =
  | 'clock_skew'
  | 'wrong_region'
  | 'unreachable'
  | 'dns_failed'
  | 'connection_refused'
  | 'connection_reset'
  | 'tls_failed'
  | 'timed_out'
  | 'address_not_allowed'
  | 'denied'
  | 'unknown_access_key'
  | 'wrong_secret'
  | 'expired'
  | 'no_such_bucket'
  | 'not_s3'
  | 'busy'
  | 'failed';

/** An endpoint that could not be looked at: `code` for programs, the message for people. Holds no secret. */
export class DiscoveryFailure extends AppError {
  readonly failure: FailureCode;
  /** The endpoint's own status and error code, when it gave any. */
  readonly status: number | undefined;
  readonly errorCode: string | undefined;

  constructor(
    failure: FailureCode,
    message: string,
    from: { status?: number | undefined; errorCode?: string | undefined; cause?: unknown } = {},
  ) {
    super('DiscoveryFailed', message, { cause: from.cause });
    this.name = 'DiscoveryFailure';
    this.failure = failure;
    this.status = from.status;
    this.errorCode = from.errorCode;
  }
}

/** An answer that was no success, as far as it tells why. */
export interface RefusedAnswer {
  readonly status: number;
  /** S3's error code; undefined when the body is no S3 error. */
  readonly errorCode: string | undefined;
  readonly message: string;
  readonly bucket: string | undefined;
  /** The region that the request was signed for. */
  readonly region: string;
}

const WORDS: Readonly<Record<string, readonly [FailureCode, string]>> = {
  RequestTimeTooSkewed: ['clock_skew', 'this clock and the endpoint’s are too far apart; set this machine’s time'],
  InvalidAccessKeyId: ['unknown_access_key', 'the endpoint does not know the access key'],
  SignatureDoesNotMatch: ['wrong_secret', 'the secret key does not belong to the access key'],
  ExpiredToken: ['expired', 'the session token has expired; get new temporary credentials'],
  InvalidToken: ['expired', 'the endpoint does not accept the session token'],
  TokenRefreshRequired: ['expired', 'the session token has expired; get new temporary credentials'],
  AccessDenied: ['denied', 'the access key may not do this'],
  AllAccessDisabled: ['denied', 'the endpoint has disabled all access'],
  AccountProblem: ['denied', 'the endpoint says that there is a problem with the account'],
  NoSuchBucket: ['no_such_bucket', 'there is no such bucket'],
  SlowDown: ['busy', 'the endpoint asks for fewer requests; try again later'],
  ServiceUnavailable: ['busy', 'the endpoint is overloaded; try again later'],
};
const MAX_SAID_CHARS = 300;
const WRONG_REGION = ['AuthorizationHeaderMalformed', 'PermanentRedirect', 'TemporaryRedirect', 'InvalidRegion'];

/** What an endpoint says is shown to people, in terminals too: a line of it, and nothing that a terminal would obey. */
function plainText(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').slice(0, MAX_SAID_CHARS);
}

/** What a refusal means, in words. */
export function explainRefusal(answer: RefusedAnswer): DiscoveryFailure {
  const { status, errorCode, bucket, region } = answer;
  const about = bucket === undefined ? '' : `bucket ${bucket}: `;
  const message = plainText(answer.message);
  const said = errorCode === undefined ? `status ${status}` : `${plainText(errorCode)}${message && `: ${message}`}`;
  const fail = (failure: FailureCode, words: string) =>
    new DiscoveryFailure(failure, `${about}${words} (the endpoint says ${said})`, { status, errorCode });
  if (errorCode !== undefined && WRONG_REGION.includes(errorCode))
    return fail('wrong_region', `${region} is not the region that the endpoint answers for`);
  const known = errorCode === undefined ? undefined : WORDS[errorCode];
  if (known) return fail(...known);
  if (status === 401 || status === 403) return fail('denied', 'the access key may not do this');
  if (status === 429 || status === 503) return fail('busy', 'the endpoint is overloaded; try again later');
  if (status >= 300 && status < 400) return fail('wrong_region', 'the endpoint sends elsewhere and does not say where');
  return errorCode === undefined
    ? fail('not_s3', 'what answers there does not speak S3')
    : fail('failed', 'the endpoint cannot answer');
}

const SILENCE: readonly (readonly [RegExp, FailureCode, string])[] = [
  [/^(ENOTFOUND|EAI_AGAIN|ENODATA|NoAddress)$/, 'dns_failed', 'its name cannot be resolved'],
  [/^ECONNREFUSED$/, 'connection_refused', 'nothing listens there'],
  [/^(ECONNRESET|EPIPE)$/, 'connection_reset', 'the connection broke'],
  [/^(ETIMEDOUT|ESOCKETTIMEDOUT)$/, 'timed_out', 'no answer in time'],
  [/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY|^EPROTO$/, 'tls_failed', 'no trustworthy TLS connection'],
];

/** A request that got no answer. */
export function explainSilence(endpoint: string, error: unknown): DiscoveryFailure {
  if (error instanceof DiscoveryFailure) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const [, failure, words] = SILENCE.find(([pattern]) => pattern.test(code)) ?? [];
  const told = words === undefined ? reason : `${words} (${plainText(reason)})`;
  return new DiscoveryFailure(failure ?? 'unreachable', `${endpoint} cannot be reached: ${told}`, { cause: error });
}
