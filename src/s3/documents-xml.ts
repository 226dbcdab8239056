import { quoteEtag } from './etag.ts';
import { document, element, group } from './xml-write.ts';

/** The document of DeleteObjects, asking for every outcome. */
export function deleteDocument(keys: readonly string[]): string {
  return document('Delete', ...keys.map((key) => group('Object', element('Key', key))));
}

/** The document of CompleteMultipartUpload; ETags without quotes. */
export function completeMultipartUploadDocument(
  parts: readonly { readonly partNumber: number; readonly etag: string }[],
): string {
  return document(
    'CompleteMultipartUpload',
    ...parts.map((part) =>
      group('Part', element('PartNumber', part.partNumber), element('ETag', quoteEtag(part.etag))),
    ),
  );
}
