import { AppError, type AppErrorOptions } from '../base/app-error.ts';

/**
 * What a failure at a backend says about the next try: `away` - the backend as a whole cannot be used now; `refused` - it
 * will say the same again until somebody changes something; `transient` - this request failed, the next may not.
 */
export type ProblemKind = 'away' | 'refused' | 'transient';

/** A request to one backend that did not do what it was for. */
export class BackendProblem extends AppError {
  readonly backendId: string;
  readonly kind: ProblemKind;

  constructor(
    backendId: string,
    problem: { code: string; kind: ProblemKind; message?: string },
    options: AppErrorOptions = {},
  ) {
    const text = problem.message ?? 'the request failed';
    super(problem.code, `backend ${backendId}: ${text}`, { ...options, retryable: problem.kind !== 'refused' });
    this.backendId = backendId;
    this.kind = problem.kind;
  }
}

/** Codes by which a backend refuses everything of ours, whatever the object: nothing is wrong with the job. */
const AWAY_CODES: ReadonlySet<string> = new Set([
  'SlowDown',
  'ServiceUnavailable',
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'ExpiredToken',
  'InvalidToken',
  'RequestTimeTooSkewed',
  'AccountProblem',
]);

/** 4xx codes that pass by themselves. */
const TRANSIENT_CODES: ReadonlySet<string> = new Set([
  'RequestTimeout',
  'OperationAborted',
  'ConditionalRequestConflict',
  'PreconditionFailed',
  'BadDigest',
  'IncompleteBody',
  'NoSuchBucket',
  'NoSuchUpload',
  'QuotaExceeded',
]);

const AWAY_STATUSES: ReadonlySet<number> = new Set([429, 502, 503, 504]);
const TRANSIENT_STATUSES: ReadonlySet<number> = new Set([404, 408, 409, 412]);

/** Reads an S3 error answer for what it says about the next try. */
export function problemKind(status: number, code: string | undefined): ProblemKind {
  if (AWAY_STATUSES.has(status) || (code !== undefined && AWAY_CODES.has(code))) return 'away';
  if (TRANSIENT_STATUSES.has(status) || (code !== undefined && TRANSIENT_CODES.has(code))) return 'transient';
  const isServerFault = status < 300 || (status >= 500 && status !== 501);
  return isServerFault ? 'transient' : 'refused';
}
