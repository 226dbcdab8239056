import { responseHeader, type S3Response } from '../s3/message.ts';
import { parseError } from '../s3/xml-read.ts';
import type { BackendRequest } from './backend.ts';
import type { PreparedRequest } from './outgoing-requests.ts';

/** What a refusal taught: under which region to sign, or what time it is at the backend. */
export type Repair =
  | { readonly kind: 'region'; readonly region: string }
  | { readonly kind: 'clock'; readonly backendNowMs: number };

const REGION_NAME = /^[A-Za-z0-9_-]{1,64}$/;
/** Backends refuse signatures that are older or younger than 15 minutes; leave a minute for rounding. */
const SKEW_LIMIT_MS = 14 * 60 * 1000;

/**
 * How to sign the same request so that the same endpoint takes it, or undefined when nothing new can be learnt.
 * Another host is never followed: policy decided about this one (AWS, "Making requests using the REST API": redirects).
 */
export function findRepair(request: BackendRequest, response: S3Response, sent: PreparedRequest): Repair | undefined {
  switch (response.status) {
    case 301:
    case 307:
    case 400:
      return findRegion(response, sent.region);
    case 403:
      return findClock(request, response, sent.signedAtMs);
    default:
      return undefined;
  }
}

function findRegion(response: S3Response, signedRegion: string): Repair | undefined {
  const text = bodyText(response);
  const isAboutRegion = response.status !== 400 || text === '' || text.includes('AuthorizationHeaderMalformed');
  if (!isAboutRegion) return undefined;
  const inBody = text === '' ? undefined : readError(text)?.extra['Region'];
  const region = responseHeader(response, 'x-amz-bucket-region') ?? inBody;
  if (region === undefined || region === signedRegion || !REGION_NAME.test(region)) return undefined;
  return { kind: 'region', region };
}

function findClock(request: BackendRequest, response: S3Response, signedAtMs: number): Repair | undefined {
  const isNamed = bodyText(response).includes('RequestTimeTooSkewed');
  if (!isNamed && request.method !== 'HEAD') return undefined;
  const backendNowMs = Date.parse(responseHeader(response, 'date') ?? '');
  if (Number.isNaN(backendNowMs)) return undefined;
  // The answer to a HEAD has no body that could name the error: only a clock that is off by that much explains it.
  if (!isNamed && Math.abs(backendNowMs - signedAtMs) < SKEW_LIMIT_MS) return undefined;
  return { kind: 'clock', backendNowMs };
}

function bodyText({ body }: S3Response): string {
  return body instanceof Uint8Array ? Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8') : '';
}

function readError(text: string): ReturnType<typeof parseError> {
  try {
    return parseError(text);
  } catch {
    // What cannot be read teaches nothing; the answer itself is passed on as it is.
    return undefined;
  }
}
