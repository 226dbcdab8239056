import { describeError } from '../base/app-error.ts';
import type { Logger } from '../base/logger.ts';
import type { Permit } from '../policy/permit.ts';
import type { Query } from '../s3/message.ts';
import { rewriteElements } from '../s3/rewrite-xml.ts';
import { askForDocument, askForSuccess, type Site } from './ask.ts';
import { BackendProblem } from './backend-problem.ts';

/** A bucket at a target, and leave to look at its uploads and to abort them. */
export interface UploadScope {
  readonly target: Site;
  readonly readTarget: Permit;
  readonly removeTarget: Permit;
  readonly logger: Logger;
}

/** An upload that was begun and neither completed nor aborted. */
export interface OpenUpload {
  readonly key: string;
  readonly uploadId: string;
  /** When the backend says it was begun; NaN when it does not. */
  readonly initiatedAtMs: number;
}

/** Pages of uploads that are read at once; what is left over then is found next time. */
const MAX_PAGES = 100;

/**
 * Aborts the uploads of this key that an earlier copy left open when its process died. Clients' uploads stand at home
 * only, so whatever is open at a target is ours. A target that cannot list uploads is left as it is.
 * Throws `BackendProblem` when the target is away.
 */
export async function abortLeftovers(scope: UploadScope, key: string): Promise<void> {
  for await (const upload of openUploads(scope, key)) if (upload.key === key) await abortUpload(scope, upload);
}

/**
 * Aborts every upload that was begun before `beforeMs`: those of keys that were deleted before they were copied again.
 * Returns how many. Throws `BackendProblem` when the target is away.
 */
export async function abortUploadsBefore(scope: UploadScope, beforeMs: number): Promise<number> {
  let aborted = 0;
  for await (const upload of openUploads(scope, '')) {
    if (!(upload.initiatedAtMs < beforeMs)) continue;
    await abortUpload(scope, upload);
    aborted++;
  }
  return aborted;
}

/** Aborts one upload. What cannot be aborted now is left to the next copy of the key, and logged. */
export async function abortUpload(scope: UploadScope, upload: Pick<OpenUpload, 'key' | 'uploadId'>): Promise<void> {
  const { target, removeTarget, logger } = scope;
  const query = [['uploadId', upload.uploadId]] as const;
  try {
    await askForSuccess(target, removeTarget, { method: 'DELETE', key: upload.key, query, headers: {}, body: null });
  } catch (error) {
    if (error instanceof BackendProblem && error.code === 'NoSuchUpload') return;
    logger.warn({ backendId: target.backend.id, error: describeError(error) }, 'an upload could not be aborted');
  }
}

async function* openUploads(scope: UploadScope, prefix: string): AsyncGenerator<OpenUpload> {
  let markers: Query = [];
  for (let page = 0; page < MAX_PAGES; page++) {
    const listing = await listUploads(scope, prefix, markers);
    yield* listing.uploads;
    if (listing.next.length === 0) return;
    markers = listing.next;
  }
}

async function listUploads(scope: UploadScope, prefix: string, markers: Query): Promise<UploadPage> {
  const { target, readTarget, logger } = scope;
  const query: Query = [['uploads', ''], ['prefix', prefix], ['encoding-type', 'url'], ...markers];
  try {
    const { xml } = await askForDocument(target, readTarget, { method: 'GET', query, headers: {}, body: null });
    return readUploads(xml);
  } catch (error) {
    if (!(error instanceof BackendProblem) || error.kind === 'away') throw error;
    logger.debug({ backendId: target.backend.id, error: error.code }, 'open uploads could not be listed');
    return { uploads: [], next: [] };
  }
}

interface UploadPage {
  readonly uploads: readonly OpenUpload[];
  /** Where the next page begins; empty at the end. */
  readonly next: Query;
}

/** In the document Key, UploadId and Initiated of an upload follow each other (AWS ListMultipartUploads). */
function readUploads(xml: string): UploadPage {
  const isEncoded = xml.includes('<EncodingType>url</EncodingType>');
  const decode = (text: string) => (isEncoded ? decodeURIComponent(text.replaceAll('+', ' ')) : text);
  const uploads: { key: string; uploadId: string; initiatedAtMs: number }[] = [];
  const next: [string, string][] = [];
  const visit = (note: (text: string) => void) => (text: string) => {
    note(text);
    return text;
  };
  rewriteElements(xml, {
    Key: visit((text) => uploads.push({ key: decode(text), uploadId: '', initiatedAtMs: Number.NaN })),
    UploadId: visit((text) => Object.assign(uploads.at(-1) ?? {}, { uploadId: text })),
    Initiated: visit((text) => Object.assign(uploads.at(-1) ?? {}, { initiatedAtMs: Date.parse(text) })),
    NextKeyMarker: visit((text) => text !== '' && next.push(['key-marker', decode(text)])),
    NextUploadIdMarker: visit((text) => text !== '' && next.push(['upload-id-marker', text])),
  });
  return { uploads, next: xml.includes('<IsTruncated>true</IsTruncated>') ? next : [] };
}
