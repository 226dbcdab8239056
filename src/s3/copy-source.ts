import { s3Error } from './s3-error.ts';
import { decodePercent } from './uri-encode.ts';

/** Where a copy is taken from. */
export interface CopySource {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string | undefined;
}

/** Reads `x-amz-copy-source`: URL-encoded once, with or without a leading `/` (AWS CopyObject). Throws InvalidArgument. */
export function parseCopySource(header: string): CopySource {
  const mark = header.indexOf('?versionId=');
  const path = (mark === -1 ? header : header.slice(0, mark)).replace(/^\//, '');
  const slash = path.indexOf('/') === -1 ? path.search(/%2F/i) : path.indexOf('/');
  const separator = path[slash] === '/' ? 1 : 3;
  const bucket = slash <= 0 ? '' : decodePercent(path.slice(0, slash));
  const key = slash <= 0 ? '' : decodePercent(path.slice(slash + separator));
  if (bucket === '' || key === '')
    throw s3Error('InvalidArgument', 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey', {
      extra: { ArgumentName: 'x-amz-copy-source', ArgumentValue: header },
    });
  return { bucket, key, versionId: mark === -1 ? undefined : header.slice(mark + '?versionId='.length) };
}
