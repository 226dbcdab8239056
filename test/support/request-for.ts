import { Readable } from 'node:stream';
import type { S3Request } from '../../src/s3/message.ts';

/** A request value for tests: what a listener would make of `method` and `target`, without a body. */
export function requestFor(method: string, target: string, more: Partial<S3Request> = {}): S3Request {
  return {
    id: 'test-request',
    method,
    target,
    headers: {},
    basePath: '',
    body: { open: () => Readable.from([]) },
    signal: new AbortController().signal,
    ...more,
  };
}
