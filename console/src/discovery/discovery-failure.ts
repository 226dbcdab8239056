import { ApiProblem } from '../api/problem.ts';
import { humanSpan } from '../components/humanise.ts';
import type { S3ErrorAnswer } from '../s3/answers.ts';

/** Why an endpoint or a bucket could not be looked at. */
export type FailureCode =
  | 'clock_skew'
  | 'wrong_region'
  | 'unreachable'
  | 'address_not_allowed'
  | 'denied'
  | 'unknown_access_key'
  | 'wrong_secret'
  | 'expired'
  | 'no_such_bucket'
  | 'not_s3'
  | 'busy'
  | 'relay'
  | 'failed';

/** What there is to say beside title and explanation. */
export interface FailureDetails {
  /** The region that the endpoint answers for, when it says which. */
  readonly region?: string | undefined;
  /** In the endpoint's own words: its error code and message. */
  readonly said?: string | undefined;
  readonly status?: number | undefined;
  readonly errorCode?: string | undefined;
}

/** Something could not be looked at: `title` in a few words, `message` in a sentence that says what to do. Holds no secret. */
export class DiscoveryFailure extends Error {
  readonly code: FailureCode;
  readonly title: string;
  readonly details: FailureDetails;

  constructor(code: FailureCode, [title, message]: readonly [string, string], details: FailureDetails = {}) {
    super(message);
    this.name = 'DiscoveryFailure';
    this.code = code;
    this.title = title;
    this.details = details;
  }
}

/** An answer that was no success. */
export interface RefusedAnswer {
  readonly status: number;
  /** Undefined when the body is no error of S3. */
  readonly error: S3ErrorAnswer | undefined;
  /** The region that the request was signed for. */
  readonly region: string;
  /** The region that the endpoint points to. */
  readonly hint: string | undefined;
  /** How far the endpoint's clock is ahead; undefined when it does not say. */
  readonly skewMs: number | undefined;
}

type Words = readonly [FailureCode, string, string];

const EXPIRED: Words = [
  'expired',
  'The session token has expired',
  'Get new temporary credentials and enter all three parts.',
];
const DENIED: Words = ['denied', 'The access key may not do this', 'Its permissions at the endpoint do not allow it.'];
const NOT_S3: Words = [
  'not_s3',
  'What answers there does not speak S3',
  'Check the endpoint: it may be a web site, or miss a port.',
];
const BUSY: Words = ['busy', 'The endpoint is overloaded', 'It asks for fewer requests; try again in a while.'];
const REFUSALS: Readonly<Record<string, Words>> = {
  InvalidAccessKeyId: [
    'unknown_access_key',
    'The endpoint does not know this access key',
    'Check the access key, and that it belongs to this provider.',
  ],
  SignatureDoesNotMatch: [
    'wrong_secret',
    'The secret key does not belong to the access key',
    'Check the secret key: a character may be missing, or one too many copied.',
  ],
  ExpiredToken: EXPIRED,
  TokenRefreshRequired: EXPIRED,
  InvalidToken: [
    'expired',
    'The endpoint does not accept the session token',
    'Get new temporary credentials and enter all three parts.',
  ],
  AccessDenied: DENIED,
  AllAccessDisabled: DENIED,
  AccountProblem: [
    'denied',
    'There is a problem with the account',
    'The endpoint says so; its provider can tell more.',
  ],
  NoSuchBucket: ['no_such_bucket', 'There is no such bucket', 'It may have been deleted in the meantime.'],
  SlowDown: BUSY,
  ServiceUnavailable: BUSY,
};
const WRONG_REGION = [
  'AuthorizationHeaderMalformed',
  'PermanentRedirect',
  'TemporaryRedirect',
  'InvalidRegion',
  'IncorrectEndpoint',
];
const MAX_SAID_CHARS = 300;

/** What a refusal of an endpoint means, in words. */
export function explainRefusal(answer: RefusedAnswer): DiscoveryFailure {
  const { status, error } = answer;
  const details = { status, errorCode: error?.code, said: saidBy(answer) };
  if (error?.code === 'RequestTimeTooSkewed') return explainSkew(answer.skewMs, details);
  const isElsewhere = status >= 300 && status < 400;
  if (isElsewhere || (error && WRONG_REGION.includes(error.code))) return explainRegion(answer, details);
  const [code, title, message] = wordsFor(answer);
  return new DiscoveryFailure(code, [title, message], details);
}

/** What silence means: the relay's own words for it, made into advice. */
export function explainSilence(host: string, error: unknown): DiscoveryFailure {
  if (error instanceof DiscoveryFailure) return error;
  const problem = error instanceof ApiProblem ? error : undefined;
  const [code, title, message] = silenceWords(host, problem);
  return new DiscoveryFailure(code, [title, message], { status: problem?.status, errorCode: problem?.code });
}

/** An answer with success as its status that is no answer of S3. */
export function explainNonsense(said: string): DiscoveryFailure {
  const [code, title, message] = NOT_S3;
  return new DiscoveryFailure(code, [title, message], { said });
}

function wordsFor({ status, error }: RefusedAnswer): Words {
  const known = error && REFUSALS[error.code];
  if (known) return known;
  if (!error && status !== 401 && status !== 403 && status !== 429 && status !== 503) return NOT_S3;
  if (status === 401 || status === 403) return DENIED;
  if (status === 429 || status === 503) return BUSY;
  return ['failed', 'The endpoint cannot answer this', 'It knows the question but gives no answer to it.'];
}

function explainSkew(skewMs: number | undefined, details: FailureDetails): DiscoveryFailure {
  const far =
    skewMs === undefined ? 'too far from' : `${humanSpan(Math.abs(skewMs))} ${skewMs > 0 ? 'behind' : 'ahead of'}`;
  const words = [
    'The clocks are too far apart',
    `This computer’s clock is ${far} the endpoint’s. Set the clock, then try again.`,
  ] as const;
  return new DiscoveryFailure('clock_skew', words, details);
}

function explainRegion({ region, hint }: RefusedAnswer, details: FailureDetails): DiscoveryFailure {
  const right = hint !== undefined && hint !== region ? hint : undefined;
  const message =
    right === undefined
      ? `The endpoint does not answer for ${region}, and does not say for which region it does.`
      : `The endpoint does not answer for ${region} but for ${right}.`;
  return new DiscoveryFailure('wrong_region', ['This is the wrong region', message], { ...details, region: right });
}

function silenceWords(host: string, problem: ApiProblem | undefined): Words {
  switch (problem?.code) {
    case 'dns_failed':
      return [
        'unreachable',
        'There is no such host',
        `No address is known for ${host}. Check the spelling of the endpoint.`,
      ];
    case 'connection_refused':
      return [
        'unreachable',
        'Nothing listens there',
        `${host} refuses the connection. Check the port, and that the server runs.`,
      ];
    case 'connection_reset':
      return [
        'unreachable',
        'The connection was cut off',
        `${host} hung up. It may expect https instead of http, or the other way round.`,
      ];
    case 'tls_failed':
      return [
        'unreachable',
        'The encrypted connection failed',
        `The certificate of ${host} is not accepted, or it does not speak https.`,
      ];
    case 'timed_out':
      return [
        'unreachable',
        'No answer in time',
        `${host} did not answer. A firewall may drop the connection, or the server hangs.`,
      ];
    case 'unreachable':
      if (problem.status === 0)
        return [
          'relay',
          'The gateway cannot be reached',
          'The page has lost its gateway, which forwards the requests.',
        ];
      return ['unreachable', 'The endpoint cannot be reached', `There is no way from the gateway to ${host}.`];
    case 'not_s3':
      return NOT_S3;
    case 'address_not_allowed':
    case 'not_allowed':
      return [
        'address_not_allowed',
        'The gateway does not go to private addresses',
        `${host} is on a private or local network. DISCOVERY_ALLOW_PRIVATE=1 on the gateway allows such endpoints.`,
      ];
    default:
      return relayWords(problem);
  }
}

function relayWords(problem: ApiProblem | undefined): Words {
  if (problem?.status === 429)
    return ['busy', 'The gateway is busy', 'It forwards no more requests at the moment; try again in a while.'];
  if (problem?.isForbidden) return ['relay', 'The gateway does not forward this', problem.message];
  return ['relay', 'The gateway cannot forward this', problem?.message ?? 'The request did not come through.'];
}

function saidBy({ status, error }: RefusedAnswer): string {
  if (!error) return `status ${status}`;
  const message = plainText(error.message);
  return message === '' ? plainText(error.code) : `${plainText(error.code)}: ${message}`;
}

/** What an endpoint says is shown to people: a line of it, without characters that turn or hide text. */
function plainText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, MAX_SAID_CHARS);
}
