import { responseHeader, type S3Response } from '../s3/message.ts';
import { discard } from './ask.ts';
import { BackendProblem } from './backend-problem.ts';
import { carriedChecksums, carriedHeaders, carriedStorageClass } from './carried-headers.ts';
import { copyParts, findLayout, type PartLayout } from './copy-parts.ts';
import {
  type CopyTask,
  condition,
  contentLength,
  HomeChanged,
  homeTags,
  MAX_PUT_BYTES,
  type Piece,
  putPiece,
  readHome,
} from './copy-task.ts';
import type { Passed, PassedPart } from './evidence.ts';
import { carriedTags } from './object-tags.ts';

/** Answers by which a target refuses a part layout rather than the object. */
const LAYOUT_REFUSALS: ReadonlySet<string> = new Set(['EntityTooSmall', 'TooManyParts', 'NotImplemented']);

/** What a copy came to; `home-changed` when home no longer holds what is recorded. */
export type CopyResult =
  | { readonly kind: 'copied'; readonly passed: Passed; readonly source: S3Response }
  | { readonly kind: 'home-changed' };

/**
 * Copies home's object, exactly the recorded version of it, to the target: in the same parts when it was uploaded in
 * parts, so that it gets the same ETag, else in one stream. Throws `BackendProblem`; never leaves an upload open.
 */
export async function copyObject(task: CopyTask): Promise<CopyResult> {
  try {
    const layout = await findLayout(task);
    return layout ? await copyInParts(task, layout) : await copyWhole(task);
  } catch (error) {
    if (error instanceof HomeChanged) return { kind: 'home-changed' };
    throw error;
  }
}

async function copyInParts(task: CopyTask, layout: PartLayout): Promise<CopyResult> {
  try {
    return { kind: 'copied', ...(await copyParts(task, layout)) };
  } catch (error) {
    const isLayoutRefused = error instanceof BackendProblem && LAYOUT_REFUSALS.has(error.code);
    if (!isLayoutRefused || task.sizeBytes > MAX_PUT_BYTES) throw error;
    task.logger.debug(
      { code: error.code, backendId: error.backendId },
      'the part layout was refused, copying in one stream',
    );
    return copyWhole(task);
  }
}

async function copyWhole(task: CopyTask): Promise<CopyResult> {
  const source = await readHome(task, { query: [], headers: { 'x-amz-checksum-mode': 'ENABLED' } });
  if (contentLength(source) !== task.sizeBytes) {
    discard(source);
    throw new HomeChanged();
  }
  const checksums = task.target.backend.capabilities.trailingChecksums ? carriedChecksums(source) : {};
  const headers = { ...carriedHeaders(source), ...checksums, ...(await tagsOf(task, source)), ...condition(task) };
  const first = await relay(task, source, { query: [], headers: { ...headers, ...carriedStorageClass(source) } });
  if (first !== 'class-refused') return { kind: 'copied', source, passed: { parts: [first], isMultipart: false } };
  const again = await readHome(task, { query: [], headers: {} });
  const second = await relay(task, again, { query: [], headers });
  if (second === 'class-refused')
    throw new BackendProblem(task.target.backend.id, { code: 'InvalidStorageClass', kind: 'refused' });
  return { kind: 'copied', source: again, passed: { parts: [second], isMultipart: false } };
}

/** Home counts the tags in its answer, so that an object without any costs no question. */
async function tagsOf(task: CopyTask, source: S3Response): Promise<Record<string, string>> {
  if (!(Number(responseHeader(source, 'x-amz-tagging-count')) > 0)) return {};
  try {
    return await carriedTags(homeTags(task));
  } catch (error) {
    discard(source);
    throw error;
  }
}

/** Streams what was read from home into a PUT at the target. */
async function relay(task: CopyTask, source: S3Response, piece: Piece): Promise<PassedPart | 'class-refused'> {
  try {
    return (await putPiece(task, source, piece)).part;
  } catch (error) {
    if (error instanceof BackendProblem && error.code === 'InvalidStorageClass') return 'class-refused';
    throw error;
  }
}
