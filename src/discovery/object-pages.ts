import { AppError } from '../base/app-error.ts';
import { type ListedObject, parseObjectPage } from '../s3/listing-read.ts';
import { DiscoveryFailure } from './discovery-failure.ts';
import type { EndpointSession, SessionAnswer } from './endpoint-session.ts';

/** How servers refuse what they do not know. */
const NOT_SUPPORTED: readonly number[] = [400, 404, 405, 501];

/** A page of a bucket's objects. */
export interface ObjectPage {
  readonly objects: readonly ListedObject[];
  /** Where the bucket was found. */
  readonly region: string;
  readonly isLast: boolean;
}

/** Which listing, and how far it is read. */
export interface ObjectPagesOptions {
  readonly bucket: string;
  readonly signal: AbortSignal | undefined;
  readonly maxPages: number;
}

interface Position {
  readonly isV2: boolean;
  /** The token of V2 or the marker of V1; undefined at the beginning. */
  readonly after: string | undefined;
}

/**
 * The pages of ListObjectsV2; of ListObjects when the server does not know the former, or answers it with the latter.
 * Throws `DiscoveryFailure`, also for a server that gives the same page again: it would be read for ever.
 */
export async function* objectPages(session: EndpointSession, options: ObjectPagesOptions): AsyncGenerator<ObjectPage> {
  let position: Position = { isV2: true, after: undefined };
  for (let count = 0; count < options.maxPages; count++) {
    const { isV2, answer } = await askForPage(session, options, position);
    const page = parsed(parseObjectPage, answer.text);
    yield { objects: page.objects, region: answer.region, isLast: !page.isTruncated };
    if (!page.isTruncated) return;
    const next: Position =
      isV2 && page.nextToken !== undefined ? { isV2, after: page.nextToken } : { isV2: false, after: page.nextMarker };
    if (next.after === undefined || next.after === position.after) throw standsStill(options.bucket);
    position = next;
  }
}

async function askForPage(
  session: EndpointSession,
  { bucket, signal }: ObjectPagesOptions,
  { isV2, after }: Position,
): Promise<{ readonly isV2: boolean; readonly answer: SessionAnswer }> {
  const v1 = after === undefined ? ENCODED : [...ENCODED, ['marker', after] as const];
  if (!isV2) return { isV2, answer: await session.get({ bucket, query: v1, signal }) };
  const v2 = [...ENCODED, ['list-type', '2'] as const];
  const query = after === undefined ? v2 : [...v2, ['continuation-token', after] as const];
  try {
    return { isV2, answer: await session.get({ bucket, query, signal }) };
  } catch (error) {
    if (after !== undefined || !isUnsupported(error)) throw error;
    return { isV2: false, answer: await session.get({ bucket, query: v1, signal }) };
  }
}

/** Keys may hold what XML cannot. */
const ENCODED = [['encoding-type', 'url']] as const;

/** True when a server does not know what it was asked. */
export function isUnsupported(error: unknown): boolean {
  return error instanceof DiscoveryFailure && error.failure === 'failed' && NOT_SUPPORTED.includes(error.status ?? 0);
}

/** What is no S3 document is told as such: half a listing must not pass for a whole one. */
export function parsed<T>(read: (xml: string) => T, xml: string): T {
  try {
    return read(xml);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new DiscoveryFailure('not_s3', `what answers there does not speak S3: ${error.message}`, { cause: error });
  }
}

/** A listing that does not go on. */
export function standsStill(bucket: string): DiscoveryFailure {
  return new DiscoveryFailure('failed', `bucket ${bucket}: the endpoint gives the same page of its listing again`);
}
