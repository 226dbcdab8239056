import { s3Error } from './s3-error.ts';
import { decodePercent } from './uri-encode.ts';

/** Where a copy is taken from. */
export interface CopySource {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string | undefined;
}

const VERSION_MARK = '?versionId=';

/**
 * Reads `x-amz-copy-source`: URL-encoded once, with or without a leading `/`, its slashes encoded or not (AWS CopyObject).
 * A `+` is a plus. Throws InvalidArgument.
 */
export function parseCopySource(header: string): CopySource {
  const mark = header.indexOf(VERSION_MARK);
  const path = decode(mark === -1 ? header : header.slice(0, mark), header).replace(/^\//, '');
  const versionId = mark === -1 ? undefined : decode(header.slice(mark + VERSION_MARK.length), header);
  const slash = path.indexOf('/');
  // A bucket's name has no slash, so the first one ends it, however it was written.
  if (slash <= 0 || slash === path.length - 1)
    throw invalid('Copy Source must mention the source bucket and key: sourcebucket/sourcekey', header);
  return { bucket: path.slice(0, slash), key: path.slice(slash + 1), versionId };
}

function decode(text: string, header: string): string {
  try {
    return decodePercent(text);
  } catch (error) {
    throw invalid('Invalid copy source encoding.', header, error);
  }
}

function invalid(message: string, header: string, cause?: unknown): Error {
  const extra = { ArgumentName: 'x-amz-copy-source', ArgumentValue: header };
  return s3Error('InvalidArgument', message, { extra, cause });
}
