import type { Logger } from '../base/logger.ts';
import type { Permit } from '../policy/permit.ts';
import { quoteEtag } from '../s3/etag.ts';
import { responseHeader, type S3Response } from '../s3/message.ts';
import { ask, askForDocument, discard, problemOf, type Site } from './ask.ts';
import { BackendProblem } from './backend-problem.ts';
import { BodyRelay } from './body-relay.ts';
import type { PassedPart } from './evidence.ts';
import type { TaggedKey } from './object-tags.ts';
import type { CopyOver } from './plan.ts';

/** The largest body of one PutObject, in bytes (AWS PutObject). */
export const MAX_PUT_BYTES = 5 * 1024 ** 3;

/** One object on its way from home to one target. */
export interface CopyTask {
  readonly key: string;
  /** The ETag that is recorded for home: nothing else is copied. */
  readonly etag: string;
  readonly sizeBytes: number;
  readonly home: Site;
  readonly readHome: Permit;
  readonly target: Site;
  readonly readTarget: Permit;
  readonly writeTarget: Permit;
  readonly removeTarget: Permit;
  readonly over: CopyOver;
  readonly signal: AbortSignal;
  readonly logger: Logger;
}

/** Home no longer shows the recorded object. Caught by `copyObject`. */
export class HomeChanged extends Error {}

/** The parts of a request that differ between a whole object and one part. */
export interface Piece {
  readonly query: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, string>>;
}

/** Home's object, or a piece of it. Throws `HomeChanged` on 404 and 412, `BackendProblem` on other errors. */
export async function readHome(task: CopyTask, piece: Piece): Promise<S3Response> {
  const response = await ask(task.home, task.readHome, {
    method: 'GET',
    key: task.key,
    query: piece.query,
    headers: { ...piece.headers, 'if-match': quoteEtag(task.etag) },
    body: null,
    signal: task.signal,
  });
  if (response.status < 300) return response;
  const problem = await problemOf(task.home, response);
  if (response.status === 412 || problem.code === 'NoSuchKey') throw new HomeChanged();
  throw problem;
}

/** Streams a body from home into one PUT at the target. Throws `BackendProblem` naming the end that broke. */
export async function putPiece(
  task: CopyTask,
  source: S3Response,
  piece: Piece,
): Promise<{ readonly part: PassedPart; readonly response: S3Response }> {
  const sizeBytes = contentLength(source);
  const body = new BodyRelay(sizeBytes);
  body.readFrom(source.body);
  try {
    const { response } = await askForDocument(task.target, task.writeTarget, {
      method: 'PUT',
      key: task.key,
      query: piece.query,
      headers: piece.headers,
      body: { stream: body.stream, lengthBytes: sizeBytes },
      signal: task.signal,
    });
    return { part: { sizeBytes, md5: body.md5 }, response };
  } catch (error) {
    if (body.broken?.end !== 'source') throw error;
    const problem = { code: 'BrokenAnswer', kind: 'transient', message: 'the body broke off' } as const;
    throw new BackendProblem(task.home.backend.id, problem, { cause: body.broken.cause });
  } finally {
    body.close();
  }
}

/** Holds the write to what was seen at the target, where the target can: a late writer then cannot undo a newer copy. */
export function condition({ over, target }: CopyTask): Record<string, string> {
  if (!target.backend.capabilities.conditionalWrites || over.kind === 'unknown') return {};
  return over.kind === 'nothing' ? { 'if-none-match': '*' } : { 'if-match': quoteEtag(over.etag) };
}

/** Where to ask for the tags of home's object. */
export function homeTags({ home, readHome: permit, key, signal }: CopyTask): TaggedKey {
  return { site: home, permit, key, signal };
}

/** The length that an answer announces. Throws `HomeChanged` without one: nothing can be said of such a body. */
export function contentLength(response: S3Response): number {
  const length = Number(responseHeader(response, 'content-length') ?? Number.NaN);
  if (Number.isSafeInteger(length)) return length;
  discard(response);
  throw new HomeChanged();
}
