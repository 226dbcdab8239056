import { describeError } from '../base/app-error.ts';
import { rewriteElements } from '../s3/rewrite-xml.ts';
import { unescapeXml } from '../s3/xml-read.ts';
import { askForDocument, askForSuccess } from './ask.ts';
import { BackendProblem } from './backend-problem.ts';
import type { CopyTask } from './copy-task.ts';

/** What is needed to find and abort uploads of one key at a target. */
type UploadScope = Pick<CopyTask, 'key' | 'target' | 'removeTarget' | 'readTarget' | 'logger'>;

/**
 * Aborts the uploads of this key that an earlier copy left open when its process died. Clients' uploads stand at home
 * only, so whatever is open at a target is ours. A target that cannot list uploads is left as it is.
 */
export async function abortLeftovers(scope: UploadScope): Promise<void> {
  for (const uploadId of await openUploads(scope)) await abortUpload(scope, uploadId);
}

/** Aborts one upload. What cannot be aborted now is left to the next copy of the key, and logged. */
export async function abortUpload(scope: UploadScope, uploadId: string): Promise<void> {
  const { target, removeTarget, key, logger } = scope;
  const query = [['uploadId', uploadId]] as const;
  try {
    await askForSuccess(target, removeTarget, { method: 'DELETE', key, query, headers: {}, body: null });
  } catch (error) {
    if (error instanceof BackendProblem && error.code === 'NoSuchUpload') return;
    logger.warn({ backendId: target.backend.id, error: describeError(error) }, 'an upload could not be aborted');
  }
}

async function openUploads({ key, target, readTarget, logger }: UploadScope): Promise<readonly string[]> {
  const query = [
    ['uploads', ''],
    ['prefix', key],
    ['encoding-type', 'url'],
  ] as const;
  try {
    const { xml } = await askForDocument(target, readTarget, { method: 'GET', query, headers: {}, body: null });
    return uploadsOf(key, xml);
  } catch (error) {
    if (!(error instanceof BackendProblem) || error.kind === 'away') throw error;
    logger.debug({ backendId: target.backend.id, error: error.code }, 'open uploads could not be listed');
    return [];
  }
}

/** In the document an UploadId always follows the Key that it belongs to (AWS ListMultipartUploads). */
function uploadsOf(key: string, xml: string): readonly string[] {
  const isEncoded = xml.includes('<EncodingType>url</EncodingType>');
  const found: string[] = [];
  let current: string | undefined;
  rewriteElements(xml, {
    Key: (raw) => {
      const text = unescapeXml(raw);
      current = isEncoded ? decodeURIComponent(text.replaceAll('+', ' ')) : text;
      return raw;
    },
    UploadId: (raw) => {
      if (current === key) found.push(unescapeXml(raw));
      return raw;
    },
  });
  return found;
}
