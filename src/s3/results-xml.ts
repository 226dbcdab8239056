import { quoteEtag } from './etag.ts';
import { document, element, escapeXml, group } from './xml-write.ts';

/** A time as S3's documents write it. */
export function isoTime(timeMs: number): string {
  return new Date(timeMs).toISOString();
}

function owner(id: string): string {
  return group('Owner', element('ID', id), element('DisplayName', id));
}

/** ListAllMyBucketsResult. */
export function listBucketsResult(input: {
  readonly ownerId: string;
  readonly buckets: readonly { readonly name: string; readonly createdAtMs: number }[];
}): string {
  const buckets = input.buckets.map((bucket) =>
    group('Bucket', element('Name', bucket.name), element('CreationDate', isoTime(bucket.createdAtMs))),
  );
  return document('ListAllMyBucketsResult', owner(input.ownerId), group('Buckets', ...buckets));
}

/** LocationConstraint: empty for the default region. */
export function locationConstraintResult(region: string): string {
  const namespace = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';
  const xml = '<?xml version="1.0" encoding="UTF-8"?>\n';
  return region === '' ? `${xml}<LocationConstraint ${namespace}/>` : document('LocationConstraint', escapeXml(region));
}

/** What DeleteObjects came to. */
export interface DeleteResult {
  readonly deleted: readonly string[];
  readonly errors: readonly { readonly key: string; readonly code: string; readonly message: string }[];
}

/** DeleteResult. */
export function deleteResult({ deleted, errors }: DeleteResult): string {
  return document(
    'DeleteResult',
    ...deleted.map((key) => group('Deleted', element('Key', key))),
    ...errors.map((error) =>
      group('Error', element('Key', error.key), element('Code', error.code), element('Message', error.message)),
    ),
  );
}

/** What a copy came to; the ETag with its quotes. */
export interface CopyResult {
  readonly etag: string;
  readonly lastModified: string;
}

/** CopyObjectResult. */
export function copyObjectResult(result: CopyResult): string {
  return document('CopyObjectResult', element('LastModified', result.lastModified), element('ETag', result.etag));
}

/** CopyPartResult. */
export function copyPartResult(result: CopyResult): string {
  return document('CopyPartResult', element('LastModified', result.lastModified), element('ETag', result.etag));
}

/** InitiateMultipartUploadResult. */
export function initiateMultipartUploadResult(input: {
  readonly bucket: string;
  readonly key: string;
  readonly uploadId: string;
}): string {
  return document(
    'InitiateMultipartUploadResult',
    element('Bucket', input.bucket),
    element('Key', input.key),
    element('UploadId', input.uploadId),
  );
}

/** CompleteMultipartUploadResult; the ETag without quotes. */
export function completeMultipartUploadResult(input: {
  readonly bucket: string;
  readonly key: string;
  readonly location: string;
  readonly etag: string;
  /** By header name. */
  readonly checksums: Readonly<Record<string, string>>;
}): string {
  return document(
    'CompleteMultipartUploadResult',
    element('Location', input.location),
    element('Bucket', input.bucket),
    element('Key', input.key),
    element('ETag', quoteEtag(input.etag)),
    ...Object.entries(input.checksums).map(([header, value]) => element(checksumElement(header), value)),
  );
}

function checksumElement(header: string): string {
  if (header === 'x-amz-checksum-type') return 'ChecksumType';
  return `Checksum${header.slice('x-amz-checksum-'.length).toUpperCase()}`;
}

/** One object of a listing. */
export interface ListingEntry {
  readonly key: string;
  /** Without quotes. */
  readonly etag: string;
  readonly sizeBytes: number;
  readonly lastModifiedMs: number;
  readonly storageClass: string;
}

/** A page of a listing and what was asked for. */
export interface ListingPage {
  readonly bucket: string;
  readonly ownerId: string;
  readonly prefix: string;
  readonly delimiter: string;
  readonly maxKeys: number;
  /** True for `encoding-type=url`. */
  readonly isUrlEncoded: boolean;
  readonly entries: readonly ListingEntry[];
  readonly commonPrefixes: readonly string[];
  readonly isTruncated: boolean;
}

function encodeName(name: string, isUrlEncoded: boolean): string {
  return isUrlEncoded ? encodeURIComponent(name).replaceAll('%20', '+').replaceAll('%2F', '/') : name;
}

function contents(page: ListingPage, hasOwner: boolean): string[] {
  return page.entries.map((entry) =>
    group(
      'Contents',
      element('Key', encodeName(entry.key, page.isUrlEncoded)),
      element('LastModified', isoTime(entry.lastModifiedMs)),
      element('ETag', quoteEtag(entry.etag)),
      element('Size', entry.sizeBytes),
      ...(hasOwner ? [owner(page.ownerId)] : []),
      element('StorageClass', entry.storageClass),
    ),
  );
}

function pageHead(page: ListingPage): string[] {
  return [
    element('Name', page.bucket),
    element('Prefix', encodeName(page.prefix, page.isUrlEncoded)),
    ...(page.delimiter === '' ? [] : [element('Delimiter', encodeName(page.delimiter, page.isUrlEncoded))]),
    element('MaxKeys', page.maxKeys),
    ...(page.isUrlEncoded ? [element('EncodingType', 'url')] : []),
    element('IsTruncated', page.isTruncated),
  ];
}

function commonPrefixes(page: ListingPage): string[] {
  return page.commonPrefixes.map((prefix) =>
    group('CommonPrefixes', element('Prefix', encodeName(prefix, page.isUrlEncoded))),
  );
}

/** ListBucketResult of ListObjectsV2. */
export function listObjectsV2Result(
  page: ListingPage & {
    readonly continuationToken: string | undefined;
    readonly nextContinuationToken: string | undefined;
    readonly startAfter: string | undefined;
    readonly hasOwner: boolean;
  },
): string {
  return document(
    'ListBucketResult',
    ...pageHead(page),
    element('KeyCount', page.entries.length + page.commonPrefixes.length),
    ...(page.continuationToken === undefined ? [] : [element('ContinuationToken', page.continuationToken)]),
    ...(page.nextContinuationToken === undefined ? [] : [element('NextContinuationToken', page.nextContinuationToken)]),
    ...(page.startAfter === undefined ? [] : [element('StartAfter', encodeName(page.startAfter, page.isUrlEncoded))]),
    ...contents(page, page.hasOwner),
    ...commonPrefixes(page),
  );
}

/** ListBucketResult of ListObjects. */
export function listObjectsResult(
  page: ListingPage & { readonly marker: string; readonly nextMarker: string | undefined },
): string {
  return document(
    'ListBucketResult',
    ...pageHead(page),
    element('Marker', encodeName(page.marker, page.isUrlEncoded)),
    ...(page.nextMarker === undefined ? [] : [element('NextMarker', encodeName(page.nextMarker, page.isUrlEncoded))]),
    ...contents(page, true),
    ...commonPrefixes(page),
  );
}

/** ListPartsResult. */
export function listPartsResult(input: {
  readonly bucket: string;
  readonly key: string;
  readonly uploadId: string;
  readonly ownerId: string;
  readonly partNumberMarker: number;
  readonly maxParts: number;
  readonly isTruncated: boolean;
  readonly parts: readonly {
    readonly partNumber: number;
    readonly etag: string;
    readonly sizeBytes: number;
    readonly lastModifiedMs: number;
  }[];
}): string {
  const next = input.parts.at(-1)?.partNumber ?? input.partNumberMarker;
  return document(
    'ListPartsResult',
    element('Bucket', input.bucket),
    element('Key', input.key),
    element('UploadId', input.uploadId),
    group('Initiator', element('ID', input.ownerId), element('DisplayName', input.ownerId)),
    owner(input.ownerId),
    element('StorageClass', 'STANDARD'),
    element('PartNumberMarker', input.partNumberMarker),
    ...(input.isTruncated ? [element('NextPartNumberMarker', next)] : []),
    element('MaxParts', input.maxParts),
    element('IsTruncated', input.isTruncated),
    ...input.parts.map((part) =>
      group(
        'Part',
        element('PartNumber', part.partNumber),
        element('LastModified', isoTime(part.lastModifiedMs)),
        element('ETag', quoteEtag(part.etag)),
        element('Size', part.sizeBytes),
      ),
    ),
  );
}

/** ListMultipartUploadsResult. */
export function listMultipartUploadsResult(input: {
  readonly bucket: string;
  readonly ownerId: string;
  readonly prefix: string;
  readonly delimiter: string;
  readonly keyMarker: string;
  readonly uploadIdMarker: string;
  readonly maxUploads: number;
  readonly isUrlEncoded: boolean;
  readonly isTruncated: boolean;
  readonly uploads: readonly { readonly key: string; readonly uploadId: string; readonly createdAtMs: number }[];
  readonly commonPrefixes: readonly string[];
}): string {
  const last = input.uploads.at(-1);
  const name = (text: string) => encodeName(text, input.isUrlEncoded);
  const next =
    input.isTruncated && last
      ? [element('NextKeyMarker', name(last.key)), element('NextUploadIdMarker', last.uploadId)]
      : [];
  return document(
    'ListMultipartUploadsResult',
    element('Bucket', input.bucket),
    element('KeyMarker', name(input.keyMarker)),
    element('UploadIdMarker', input.uploadIdMarker),
    ...next,
    ...(input.delimiter === '' ? [] : [element('Delimiter', name(input.delimiter))]),
    element('Prefix', name(input.prefix)),
    ...(input.isUrlEncoded ? [element('EncodingType', 'url')] : []),
    element('MaxUploads', input.maxUploads),
    element('IsTruncated', input.isTruncated),
    ...input.uploads.map((upload) =>
      group(
        'Upload',
        element('Key', name(upload.key)),
        element('UploadId', upload.uploadId),
        group('Initiator', element('ID', input.ownerId), element('DisplayName', input.ownerId)),
        owner(input.ownerId),
        element('StorageClass', 'STANDARD'),
        element('Initiated', isoTime(upload.createdAtMs)),
      ),
    ),
    ...input.commonPrefixes.map((prefix) => group('CommonPrefixes', element('Prefix', name(prefix)))),
  );
}
