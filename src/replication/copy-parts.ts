import { quoteEtag, unquoteEtag } from '../s3/etag.ts';
import { responseHeader, type S3Response } from '../s3/message.ts';
import { parseInitiateMultipartUpload } from '../s3/xml-read.ts';
import { document, element, group } from '../s3/xml-write.ts';
import { ask, askForDocument, discard, problemOf } from './ask.ts';
import { BackendProblem, problemKind } from './backend-problem.ts';
import { carriedHeaders, carriedStorageClass } from './carried-headers.ts';
import {
  type CopyTask,
  condition,
  HomeChanged,
  homeTags,
  MAX_PUT_BYTES,
  type Piece,
  putPiece,
  readHome,
} from './copy-task.ts';
import type { Passed, PassedPart } from './evidence.ts';
import { abortLeftovers, abortUpload } from './leftover-uploads.ts';
import { carriedTags } from './object-tags.ts';

const MIB = 1024 * 1024;
/** The most parts of one upload (AWS "Multipart upload limits"). */
const MAX_PARTS = 10_000;
/** Part sizes that common clients use, in MiB and the order of likelihood: aws-cli, SDKs and rclone, boto3's neighbours. */
const COMMON_PART_MIB = [8, 5, 16, 10, 15, 20, 25, 32, 50, 64, 100, 128, 200, 256, 500, 512, 1024, 2048, 4096];

/** How home's object is cut into parts: by the numbers that home knows, or by ranges of one size. */
export type PartLayout =
  | { readonly kind: 'numbers'; readonly count: number; readonly first: S3Response }
  | { readonly kind: 'ranges'; readonly count: number; readonly partBytes: number; readonly first: S3Response };

/**
 * The parts that home's object is to be copied in, or undefined for one stream. What was uploaded in parts is copied in
 * the same ones. A home that does not answer `partNumber` gets a layout of the same number of parts in a size that clients
 * commonly use: the ETag then comes out the same in most cases, and is recorded as seen in the others.
 * Throws `HomeChanged`.
 */
export async function findLayout(task: CopyTask): Promise<PartLayout | undefined> {
  const count = partCount(task.etag);
  const first = count === undefined ? undefined : await headHome(task, [['partNumber', '1']]);
  const isCutAsCounted = first?.status === 206 && Number(responseHeader(first, 'x-amz-mp-parts-count')) === count;
  if (first && isCutAsCounted && count !== undefined) return { kind: 'numbers', count, first };
  const partBytes =
    (count === undefined ? undefined : commonPartSize(task.sizeBytes, count)) ?? forcedPartSize(task.sizeBytes);
  const whole = partBytes === undefined ? undefined : await headHome(task, []);
  if (!whole || partBytes === undefined) return undefined;
  return { kind: 'ranges', count: Math.ceil(task.sizeBytes / partBytes), partBytes, first: whole };
}

/** Copies in the given parts. Aborts its upload when it fails. Throws `BackendProblem`, `HomeChanged`. */
export async function copyParts(
  task: CopyTask,
  layout: PartLayout,
): Promise<{ readonly passed: Passed; readonly source: S3Response }> {
  await abortLeftovers(task, task.key);
  const uploadId = await createUpload(task, layout.first);
  try {
    const parts: PassedPart[] = [];
    const etags: string[] = [];
    for (let number = 1; number <= layout.count; number++) {
      const source = await readHome(task, pieceOf(layout, number, task.sizeBytes));
      const query = [
        ['partNumber', String(number)],
        ['uploadId', uploadId],
      ] as const;
      const { part, response } = await putPiece(task, source, { query, headers: {} });
      parts.push(part);
      etags.push(unquoteEtag(responseHeader(response, 'etag') ?? ''));
    }
    if (parts.reduce((sum, part) => sum + part.sizeBytes, 0) !== task.sizeBytes) throw new HomeChanged();
    await completeUpload(task, uploadId, etags);
    return { passed: { parts, isMultipart: true }, source: layout.first };
  } catch (error) {
    await abortUpload(task, { key: task.key, uploadId });
    throw error;
  }
}

/** The number of parts that a multipart ETag (`...-N`) names. */
export function partCount(etag: string): number | undefined {
  const count = Number(/^[0-9a-f]{32}-([1-9]\d{0,4})$/i.exec(etag)?.[1] ?? Number.NaN);
  return Number.isNaN(count) ? undefined : count;
}

/** The likeliest part size that cuts `sizeBytes` into exactly `count` parts, in bytes. */
export function commonPartSize(sizeBytes: number, count: number): number | undefined {
  const likely = COMMON_PART_MIB.find((mib) => Math.ceil(sizeBytes / (mib * MIB)) === count);
  return likely === undefined ? undefined : likely * MIB;
}

/** The part size of an object that is too large for one PutObject; undefined for one that is not. */
function forcedPartSize(sizeBytes: number): number | undefined {
  if (sizeBytes <= MAX_PUT_BYTES) return undefined;
  return Math.max(64 * MIB, Math.ceil(sizeBytes / MAX_PARTS / MIB) * MIB);
}

function pieceOf(layout: PartLayout, number: number, sizeBytes: number): Piece {
  if (layout.kind === 'numbers') return { query: [['partNumber', String(number)]], headers: {} };
  const start = (number - 1) * layout.partBytes;
  const end = Math.min(start + layout.partBytes, sizeBytes) - 1;
  return { query: [], headers: { range: `bytes=${start}-${end}` } };
}

/** Undefined when home cannot answer such a request; throws when it only cannot now. */
async function headHome(task: CopyTask, query: Piece['query']): Promise<S3Response | undefined> {
  const { key, signal } = task;
  const headers = { 'if-match': quoteEtag(task.etag) };
  const response = await ask(task.home, task.readHome, { method: 'HEAD', key, query, headers, body: null, signal });
  if (response.status === 404 || response.status === 412) throw new HomeChanged();
  const isForNow = problemKind(response.status, undefined) !== 'refused';
  if (response.status >= 300 && isForNow) throw await problemOf(task.home, response);
  discard(response);
  return response.status < 300 ? response : undefined;
}

async function createUpload(task: CopyTask, first: S3Response): Promise<string> {
  const headers = { ...carriedHeaders(first), ...(await carriedTags(homeTags(task))) };
  const storageClass = carriedStorageClass(first);
  try {
    return await initiate(task, { ...headers, ...storageClass });
  } catch (error) {
    const isClassRefused = error instanceof BackendProblem && error.code === 'InvalidStorageClass';
    if (!isClassRefused || Object.keys(storageClass).length === 0) throw error;
    return initiate(task, headers);
  }
}

async function initiate(task: CopyTask, headers: Record<string, string>): Promise<string> {
  const { target, writeTarget, key, signal } = task;
  const query = [['uploads', '']] as const;
  const { xml } = await askForDocument(target, writeTarget, {
    method: 'POST',
    key,
    query,
    headers,
    body: null,
    signal,
  });
  return parseInitiateMultipartUpload(xml).uploadId;
}

async function completeUpload(task: CopyTask, uploadId: string, etags: readonly string[]): Promise<void> {
  const { target, writeTarget, key, signal } = task;
  const parts = etags.map((etag, index) =>
    group('Part', element('PartNumber', index + 1), element('ETag', quoteEtag(etag))),
  );
  const body = Buffer.from(document('CompleteMultipartUpload', ...parts));
  const headers = { 'content-type': 'application/xml', ...condition(task) };
  const query = [['uploadId', uploadId]] as const;
  await askForDocument(target, writeTarget, { method: 'POST', key, query, headers, body, signal });
}
