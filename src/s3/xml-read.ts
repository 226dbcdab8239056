import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { unquoteEtag } from './etag.ts';
import { s3Error } from './s3-error.ts';

/** Keys in one DeleteObjects, parts in one CompleteMultipartUpload (AWS limits). */
const MAX_DELETE_KEYS = 1000;
const MAX_PARTS = 10_000;

/** A parsed element: text, elements by name, or several of one name. */
type Node = string | { readonly [name: string]: Node | readonly Node[] | undefined };

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: false,
  // Entities are decoded by ourselves: the five of XML and numeric references, nothing a document could define.
  processEntities: false,
});

/** A key to delete. */
export interface DeleteEntry {
  readonly key: string;
  readonly versionId: string | undefined;
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
  /** Without quotes. */
  readonly etag: string;
  readonly sizeBytes: number;
  readonly lastModifiedMs: number;
}

/** CreateBucketConfiguration: '' when nothing is asked for. Throws MalformedXML. */
export function parseCreateBucketConfiguration(xml: string): { readonly locationConstraint: string } {
  if (xml.trim() === '') return { locationConstraint: '' };
  const root = parseRequest(xml, 'CreateBucketConfiguration');
  return { locationConstraint: textOf(root, 'LocationConstraint')?.trim() ?? '' };
}

/** The document of DeleteObjects. Throws MalformedXML, also over 1,000 keys. */
export function parseDelete(xml: string): { readonly quiet: boolean; readonly objects: readonly DeleteEntry[] } {
  const root = parseRequest(xml, 'Delete');
  const entries = childrenOf(root, 'Object');
  if (entries.length === 0 || entries.length > MAX_DELETE_KEYS) throw malformed();
  const objects = entries.map((entry) => {
    const key = textOf(entry, 'Key');
    if (!key) throw malformed();
    return { key, versionId: textOf(entry, 'VersionId') };
  });
  return { quiet: textOf(root, 'Quiet')?.trim().toLowerCase() === 'true', objects };
}

/** The document of CompleteMultipartUpload. Throws MalformedXML. */
export function parseCompleteMultipartUpload(xml: string): readonly CompletedPart[] {
  const parts = childrenOf(parseRequest(xml, 'CompleteMultipartUpload'), 'Part');
  if (parts.length === 0 || parts.length > MAX_PARTS) throw malformed();
  return parts.map((part) => {
    const partNumber = Number(textOf(part, 'PartNumber'));
    const etag = textOf(part, 'ETag');
    if (!Number.isInteger(partNumber) || partNumber < 1 || etag === undefined) throw malformed();
    return { partNumber, etag: unquoteEtag(etag), checksums: checksumsOf(part) };
  });
}

/** The error document of a backend, or undefined when the text is none. */
export function parseError(
  xml: string,
): { readonly code: string; readonly message: string; readonly extra: Readonly<Record<string, string>> } | undefined {
  const root = xml.includes('<Error') ? rootOf(xml, 'Error') : undefined;
  const code = root && textOf(root, 'Code');
  if (!root || !code) return undefined;
  const extra: Record<string, string> = {};
  for (const [name, child] of Object.entries(root))
    if (typeof child === 'string' && !['Code', 'Message', '#text'].includes(name)) extra[name] = unescapeXml(child);
  return { code, message: textOf(root, 'Message') ?? '', extra };
}

/** A page of ListObjectsV2, asked for without `encoding-type`. Throws `MalformedAnswer`. */
export function parseListObjectsV2(xml: string): {
  readonly keys: readonly ListedKey[];
  readonly isTruncated: boolean;
  readonly nextContinuationToken: string | undefined;
} {
  const root = answerOf(xml, 'ListBucketResult');
  const isEncoded = textOf(root, 'EncodingType') === 'url';
  const keys = childrenOf(root, 'Contents').map((entry) => ({
    key: decodeKey(textOf(entry, 'Key') ?? '', isEncoded),
    etag: unquoteEtag(textOf(entry, 'ETag') ?? ''),
    sizeBytes: Number(textOf(entry, 'Size') ?? Number.NaN),
    lastModifiedMs: Date.parse(textOf(entry, 'LastModified') ?? ''),
  }));
  return {
    keys,
    isTruncated: textOf(root, 'IsTruncated') === 'true',
    nextContinuationToken: textOf(root, 'NextContinuationToken') || undefined,
  };
}

/** What CopyObject or UploadPartCopy came to. */
export function parseCopyResult(xml: string): { readonly etag: string; readonly lastModified: string } {
  const root = rootOf(xml, 'CopyObjectResult') ?? answerOf(xml, 'CopyPartResult');
  return { etag: textOf(root, 'ETag') ?? '', lastModified: textOf(root, 'LastModified') ?? '' };
}

/** The upload id that a backend gave. */
export function parseInitiateMultipartUpload(xml: string): { readonly uploadId: string } {
  const uploadId = textOf(answerOf(xml, 'InitiateMultipartUploadResult'), 'UploadId');
  if (!uploadId) throw new Error('the answer to CreateMultipartUpload has no UploadId');
  return { uploadId };
}

/** What CompleteMultipartUpload came to; the ETag without quotes. */
export function parseCompleteResult(xml: string): { readonly etag: string; readonly checksums: Readonly<Record<string, string>> } {
  const root = answerOf(xml, 'CompleteMultipartUploadResult');
  return { etag: unquoteEtag(textOf(root, 'ETag') ?? ''), checksums: checksumsOf(root) };
}

/** What DeleteObjects came to. */
export function parseDeleteResult(xml: string): {
  readonly deleted: readonly string[];
  readonly errors: readonly { readonly key: string; readonly code: string; readonly message: string }[];
} {
  const root = answerOf(xml, 'DeleteResult');
  return {
    deleted: childrenOf(root, 'Deleted').map((entry) => textOf(entry, 'Key') ?? ''),
    errors: childrenOf(root, 'Error').map((entry) => ({
      key: textOf(entry, 'Key') ?? '',
      code: textOf(entry, 'Code') ?? 'InternalError',
      message: textOf(entry, 'Message') ?? '',
    })),
  };
}

/** Undoes XML's escapes: the five named ones and numeric references. */
export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-z]+));/g, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const codePoint = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : whole;
  });
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function parseRequest(xml: string, name: string): Exclude<Node, string> {
  const isWellFormed = !/<!(?:DOCTYPE|ENTITY)/i.test(xml) && XMLValidator.validate(xml) === true;
  const root = isWellFormed ? rootOf(xml, name) : undefined;
  if (!root) throw malformed();
  return root;
}

function answerOf(xml: string, name: string): Exclude<Node, string> {
  const root = rootOf(xml, name);
  if (!root) throw new Error(`a backend's answer is no ${name}`);
  return root;
}

function rootOf(xml: string, name: string): Exclude<Node, string> | undefined {
  const root = (parser.parse(xml) as Record<string, Node>)[name];
  if (root === '') return {};
  return typeof root === 'object' ? root : undefined;
}

function childrenOf(node: Node, name: string): readonly Node[] {
  const child = typeof node === 'string' ? undefined : node[name];
  if (child === undefined) return [];
  return Array.isArray(child) ? (child as readonly Node[]) : [child as Node];
}

function textOf(node: Node, name: string): string | undefined {
  const [child] = childrenOf(node, name);
  if (child === undefined) return undefined;
  if (typeof child === 'string') return unescapeXml(child);
  const text = child['#text'];
  return typeof text === 'string' ? unescapeXml(text) : '';
}

function checksumsOf(node: Node): Record<string, string> {
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
  return isEncoded ? decodeURIComponent(key.replaceAll('+', ' ')) : key;
}

function malformed(): Error {
  return s3Error('MalformedXML');
}
