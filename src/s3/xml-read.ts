import { AppError } from '../base/app-error.ts';
import { unquoteEtag } from './etag.ts';
import { s3Error } from './s3-error.ts';
import { childrenOf, parseXml, parseXmlLoosely, type XmlElement, type XmlLimits, type XmlNode } from './xml-tree.ts';

/** Keys in one DeleteObjects, parts in one CompleteMultipartUpload (AWS limits). */
const MAX_DELETE_KEYS = 1000;
const MAX_PARTS = 10_000;

const MIB = 1024 * 1024;
const CREATE_LIMITS: XmlLimits = { maxChars: 64 * 1024, maxTags: 200 };
/** An entry has up to six elements, and a key of 1,024 bytes may be escaped to six times as much. */
const DELETE_LIMITS: XmlLimits = { maxChars: 8 * MIB, maxTags: MAX_DELETE_KEYS * 12 + 100 };
/** A part has up to eight elements: itself, number, tag and five checksums. */
const COMPLETE_LIMITS: XmlLimits = { maxChars: 8 * MIB, maxTags: MAX_PARTS * 16 + 100 };
/** A page of a listing has 1,000 entries of about ten elements; some backends give longer pages. */
const ANSWER_LIMITS: XmlLimits = { maxChars: 32 * MIB, maxTags: 500_000 };
const ERROR_LIMITS: XmlLimits = { maxChars: 4 * MIB, maxTags: 10_000 };

const REFERENCE = /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-z]+));/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A key to delete. */
export interface DeleteEntry {
  readonly key: string;
  readonly versionId: string | undefined;
  /** Delete only while the object has this ETag (without quotes), or is there at all for `*`. */
  readonly etag: string | undefined;
}

/** A part of an upload, as the client lists it to complete. */
export interface CompletedPart {
  readonly partNumber: number;
  /** Without quotes. */
  readonly etag: string;
  /** By header name, such as `x-amz-checksum-crc32`. */
  readonly checksums: Readonly<Record<string, string>>;
}

/** An entry of a listing. */
export interface ListedKey {
  readonly key: string;
  /** Without quotes; '' when the backend lists none. */
  readonly etag: string;
  readonly sizeBytes: number;
  readonly lastModifiedMs: number;
}

/** The text of a request's XML document. Throws MalformedXML for bytes that are no UTF-8: guessing would name another key. */
export function decodeXml(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw s3Error('MalformedXML', undefined, { cause: error });
  }
}

/**
 * CreateBucketConfiguration: '' when nothing is asked for.
 * Throws MalformedXML, and NotImplemented for directory buckets and tags, which would be lost.
 */
export function parseCreateBucketConfiguration(xml: string): { readonly locationConstraint: string } {
  if (xml.trim() === '') return { locationConstraint: '' };
  const root = parseRequest(xml, 'CreateBucketConfiguration', CREATE_LIMITS);
  for (const name of ['Bucket', 'Location', 'Tags'])
    if (childrenOf(root, name).length > 0)
      throw s3Error('NotImplemented', `${name} in CreateBucketConfiguration is not implemented.`);
  return { locationConstraint: textOf(root, 'LocationConstraint')?.trim() ?? '' };
}

/**
 * The document of DeleteObjects.
 * Throws MalformedXML, also over 1,000 keys, and NotImplemented for conditions that only directory buckets have.
 */
export function parseDelete(xml: string): { readonly quiet: boolean; readonly objects: readonly DeleteEntry[] } {
  const root = parseRequest(xml, 'Delete', DELETE_LIMITS);
  const entries = childrenOf(root, 'Object');
  if (entries.length === 0 || entries.length > MAX_DELETE_KEYS) throw malformed();
  const quiet = textOf(root, 'Quiet')?.trim().toLowerCase() === 'true';
  return { quiet, objects: entries.map(deleteEntry) };
}

function deleteEntry(entry: XmlNode): DeleteEntry {
  const key = textOf(entry, 'Key');
  if (!key) throw malformed();
  for (const name of ['LastModifiedTime', 'Size'])
    if (childrenOf(entry, name).length > 0) throw s3Error('NotImplemented', `${name} in Delete is not implemented.`);
  const etag = textOf(entry, 'ETag');
  return {
    key,
    versionId: textOf(entry, 'VersionId') || undefined,
    etag: etag === undefined ? undefined : unquoteEtag(etag),
  };
}

/** The document of CompleteMultipartUpload, its parts in the order given. Throws MalformedXML. */
export function parseCompleteMultipartUpload(xml: string): readonly CompletedPart[] {
  const parts = childrenOf(parseRequest(xml, 'CompleteMultipartUpload', COMPLETE_LIMITS), 'Part');
  if (parts.length === 0 || parts.length > MAX_PARTS) throw malformed();
  return parts.map((part) => {
    const partNumber = integerOf(part, 'PartNumber');
    const etag = textOf(part, 'ETag');
    if (partNumber === undefined || partNumber < 1 || etag === undefined) throw malformed();
    return { partNumber, etag: unquoteEtag(etag), checksums: checksumsOf(part) };
  });
}

/** The error document of a backend, or undefined when the text is none. */
export function parseError(
  xml: string,
): { readonly code: string; readonly message: string; readonly extra: Readonly<Record<string, string>> } | undefined {
  const root = xml.includes('<Error') ? parseXmlLoosely(xml, 'Error', ERROR_LIMITS) : undefined;
  const code = root && textOf(root, 'Code')?.trim();
  if (!root || !code) return undefined;
  const extra: Record<string, string> = {};
  for (const [name, child] of Object.entries(root))
    if (typeof child === 'string' && !['Code', 'Message', '#text'].includes(name)) extra[name] = unescapeXml(child);
  return { code, message: textOf(root, 'Message') ?? '', extra };
}

/**
 * A page of ListObjectsV2.
 * Throws `MalformedAnswer`, also when it is not said whether more follows: half a listing must never pass for a whole one.
 */
export function parseListObjectsV2(xml: string): {
  readonly keys: readonly ListedKey[];
  readonly isTruncated: boolean;
  readonly nextContinuationToken: string | undefined;
} {
  const root = parseAnswer(xml, 'ListBucketResult');
  const isEncoded = textOf(root, 'EncodingType') === 'url';
  const isTruncated = required(root, 'IsTruncated').trim() === 'true';
  return {
    keys: childrenOf(root, 'Contents').map((entry) => listedKey(entry, isEncoded)),
    isTruncated,
    nextContinuationToken: isTruncated ? required(root, 'NextContinuationToken') : undefined,
  };
}

function listedKey(entry: XmlNode, isEncoded: boolean): ListedKey {
  const sizeBytes = integerOf(entry, 'Size');
  const lastModifiedMs = Date.parse(required(entry, 'LastModified'));
  if (sizeBytes === undefined || Number.isNaN(lastModifiedMs)) throw malformedAnswer('Contents');
  return {
    key: decodeKey(required(entry, 'Key'), isEncoded),
    etag: unquoteEtag(textOf(entry, 'ETag') ?? ''),
    sizeBytes,
    lastModifiedMs,
  };
}

/** What CopyObject or UploadPartCopy came to; the ETag as the backend wrote it. Throws `MalformedAnswer`. */
export function parseCopyResult(xml: string): { readonly etag: string; readonly lastModified: string } {
  const isPart = /<(?:\w+:)?CopyPartResult[\s>]/.test(xml);
  const root = parseAnswer(xml, isPart ? 'CopyPartResult' : 'CopyObjectResult');
  return { etag: required(root, 'ETag'), lastModified: textOf(root, 'LastModified') ?? '' };
}

/** The upload id that a backend gave. Throws `MalformedAnswer`. */
export function parseInitiateMultipartUpload(xml: string): { readonly uploadId: string } {
  return { uploadId: required(parseAnswer(xml, 'InitiateMultipartUploadResult'), 'UploadId') };
}

/** What CompleteMultipartUpload came to; the ETag without quotes. Throws `MalformedAnswer`. */
export function parseCompleteResult(xml: string): {
  readonly etag: string;
  readonly checksums: Readonly<Record<string, string>>;
} {
  const root = parseAnswer(xml, 'CompleteMultipartUploadResult');
  return { etag: unquoteEtag(required(root, 'ETag')), checksums: checksumsOf(root) };
}

/** What DeleteObjects came to. Throws `MalformedAnswer`. */
export function parseDeleteResult(xml: string): {
  readonly deleted: readonly string[];
  readonly errors: readonly { readonly key: string; readonly code: string; readonly message: string }[];
} {
  const root = parseAnswer(xml, 'DeleteResult');
  return {
    deleted: childrenOf(root, 'Deleted').map((entry) => required(entry, 'Key')),
    errors: childrenOf(root, 'Error').map((entry) => ({
      key: textOf(entry, 'Key') ?? '',
      code: textOf(entry, 'Code') ?? 'InternalError',
      message: textOf(entry, 'Message') ?? '',
    })),
  };
}

/** Undoes XML's escapes: the five named ones and numeric references, also to characters that XML 1.0 leaves out. */
export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (whole, hex: string | undefined, decimal: string | undefined, name: string) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const codePoint = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : whole;
  });
}

function parseRequest(xml: string, name: string, limits: XmlLimits): XmlElement {
  const root = parseXml(xml, name, limits);
  if (!root) throw malformed();
  return root;
}

function parseAnswer(xml: string, name: string): XmlElement {
  const root = parseXml(xml, name, ANSWER_LIMITS);
  if (!root) throw malformedAnswer(name);
  return root;
}

/** The text of the first element of a name; '' when it holds elements. */
export function textOf(node: XmlNode, name: string): string | undefined {
  const [child] = childrenOf(node, name);
  if (child === undefined) return undefined;
  return typeof child === 'string' ? unescapeXml(child) : '';
}

function required(node: XmlNode, name: string): string {
  const text = textOf(node, name);
  if (!text) throw malformedAnswer(name);
  return text;
}

function integerOf(node: XmlNode, name: string): number | undefined {
  const text = textOf(node, name)?.trim();
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function checksumsOf(node: XmlNode): Record<string, string> {
  const checksums: Record<string, string> = {};
  for (const algorithm of ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256']) {
    const value = textOf(node, `Checksum${algorithm}`);
    if (value) checksums[`x-amz-checksum-${algorithm.toLowerCase()}`] = value;
  }
  const type = textOf(node, 'ChecksumType');
  if (type) checksums['x-amz-checksum-type'] = type;
  return checksums;
}

/** `encoding-type=url` writes a space as `+`. */
function decodeKey(key: string, isEncoded: boolean): string {
  if (!isEncoded) return key;
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch (error) {
    throw malformedAnswer('Key', error);
  }
}

function malformed(): Error {
  return s3Error('MalformedXML');
}

function malformedAnswer(name: string, cause?: unknown): Error {
  return new AppError('MalformedAnswer', `a backend's answer has no valid ${name}`, { cause, retryable: true });
}
