import { AppError } from '../base/app-error.ts';
import { unquoteEtag } from './etag.ts';
import { unescapeXml } from './xml-read.ts';
import { childrenOf, parseXml, type XmlElement, type XmlLimits, type XmlNode } from './xml-tree.ts';

/** A page has 1,000 entries of about ten elements; some servers give longer pages. */
const LIMITS: XmlLimits = { maxChars: 32 * 1024 * 1024, maxTags: 500_000 };

/** A bucket as ListBuckets names it. */
export interface ListedBucket {
  readonly name: string;
  /** As the endpoint wrote it; undefined when it did not. */
  readonly creationDate: string | undefined;
}

/** An object as any S3 server may list it: a part that is missing is undefined. */
export interface ListedObject {
  readonly key: string;
  readonly sizeBytes: number;
  /** As the endpoint wrote it. */
  readonly lastModified: string | undefined;
  /** Without quotes. */
  readonly etag: string | undefined;
}

/** One version of an object, or a delete marker. */
export interface ListedVersion extends ListedObject {
  readonly versionId: string;
  readonly isLatest: boolean;
  readonly isDeleteMarker: boolean;
}

/** A page of ListBuckets (AWS, "ListBuckets"). Throws `MalformedAnswer`. */
export function parseListBuckets(xml: string): {
  readonly buckets: readonly ListedBucket[];
  readonly next: string | undefined;
} {
  const root = rootOf(xml, 'ListAllMyBucketsResult');
  const [list] = childrenOf(root, 'Buckets');
  const buckets = list === undefined ? [] : childrenOf(list, 'Bucket');
  return {
    buckets: buckets.map((bucket) => ({
      name: required(bucket, 'Name'),
      creationDate: textOf(bucket, 'CreationDate') || undefined,
    })),
    next: textOf(root, 'ContinuationToken') || undefined,
  };
}

/**
 * A page of ListObjectsV2, or of ListObjects from a server that does not know the former and answers with the latter.
 * Throws `MalformedAnswer`, also when it is not said whether more follows.
 */
export function parseObjectPage(xml: string): {
  readonly objects: readonly ListedObject[];
  readonly isTruncated: boolean;
  /** Where the next page of V2 begins; undefined when there is none, or the answer is V1's. */
  readonly nextToken: string | undefined;
  /** Where the next page of V1 begins, should it be needed. */
  readonly nextMarker: string | undefined;
} {
  const root = rootOf(xml, 'ListBucketResult');
  const isEncoded = textOf(root, 'EncodingType') === 'url';
  const objects = childrenOf(root, 'Contents').map((entry) => listedObject(entry, isEncoded));
  const isTruncated = isTrue(required(root, 'IsTruncated'));
  const marker = textOf(root, 'NextMarker');
  return {
    objects,
    isTruncated,
    nextToken: isTruncated ? textOf(root, 'NextContinuationToken') || undefined : undefined,
    // V1 names it only with a delimiter; without one the last key is it.
    nextMarker: (marker ? decodeName(marker, isEncoded) : undefined) ?? objects.at(-1)?.key,
  };
}

/** A page of ListObjectVersions (AWS, "ListObjectVersions"). Throws `MalformedAnswer`. */
export function parseVersionPage(xml: string): {
  readonly versions: readonly ListedVersion[];
  readonly next: { readonly key: string; readonly versionId: string } | undefined;
} {
  const root = rootOf(xml, 'ListVersionsResult');
  const isEncoded = textOf(root, 'EncodingType') === 'url';
  const read = (name: string, isDeleteMarker: boolean) =>
    childrenOf(root, name).map(
      (entry): ListedVersion => ({
        ...listedObject(entry, isEncoded),
        versionId: textOf(entry, 'VersionId') || 'null',
        isLatest: isTrue(textOf(entry, 'IsLatest') ?? ''),
        isDeleteMarker,
      }),
    );
  const isTruncated = isTrue(required(root, 'IsTruncated'));
  return {
    versions: [...read('Version', false), ...read('DeleteMarker', true)],
    next: isTruncated
      ? {
          key: decodeName(required(root, 'NextKeyMarker'), isEncoded),
          versionId: textOf(root, 'NextVersionIdMarker') ?? '',
        }
      : undefined,
  };
}

/** `Enabled` or `Suspended`; undefined for a bucket that never had versions (AWS, "GetBucketVersioning"). */
export function parseVersioning(xml: string): string | undefined {
  return textOf(rootOf(xml, 'VersioningConfiguration'), 'Status')?.trim() || undefined;
}

/** The region of a bucket; '' for the region that has no name here, us-east-1 (AWS, "GetBucketLocation"). */
export function parseLocation(xml: string): string {
  // An empty element and one with text both have no elements: the tree's root is the text's parent only when wrapped.
  const wrapped = parseXml(`<Answer>${xml.replace(/^\s*<\?xml[^>]*\?>/, '')}</Answer>`, 'Answer', LIMITS);
  const constraint = wrapped && textOf(wrapped, 'LocationConstraint');
  if (constraint === undefined) throw malformed('LocationConstraint');
  return constraint.trim();
}

function listedObject(entry: XmlNode, isEncoded: boolean): ListedObject {
  const size = textOf(entry, 'Size')?.trim() ?? '0';
  if (!/^\d{1,15}$/.test(size)) throw malformed('Size');
  const etag = textOf(entry, 'ETag');
  return {
    key: decodeName(required(entry, 'Key'), isEncoded),
    sizeBytes: Number(size),
    lastModified: textOf(entry, 'LastModified')?.trim() || undefined,
    etag: (etag && unquoteEtag(etag)) || undefined,
  };
}

/** `encoding-type=url` writes a space as `+`. */
function decodeName(name: string, isEncoded: boolean): string {
  if (!isEncoded) return name;
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch (error) {
    throw malformed('Key', error);
  }
}

function rootOf(xml: string, name: string): XmlElement {
  const root = parseXml(xml, name, LIMITS);
  if (!root) throw malformed(name);
  return root;
}

function required(node: XmlNode, name: string): string {
  const text = textOf(node, name);
  if (!text) throw malformed(name);
  return text;
}

function textOf(node: XmlNode, name: string): string | undefined {
  const [child] = childrenOf(node, name);
  if (child === undefined) return undefined;
  return typeof child === 'string' ? unescapeXml(child) : '';
}

function isTrue(text: string): boolean {
  return text.trim().toLowerCase() === 'true';
}

function malformed(name: string, cause?: unknown): Error {
  return new AppError('MalformedAnswer', `the answer has no valid ${name}`, { cause });
}
