import { childrenNamed, type ParseXml, textOf, type XmlElement } from './xml.ts';

/** An answer that is not what S3 answers. `message` says what is missing from it. */
export class MalformedAnswer extends Error {
  constructor(what: string) {
    super(`the answer has no valid ${what}`);
    this.name = 'MalformedAnswer';
  }
}

/** An object as any S3 server may list it. */
export interface ListedObject {
  readonly key: string;
  readonly sizeBytes: number;
  /** Milliseconds since the epoch; NaN when the endpoint did not say. */
  readonly modifiedMs: number;
  /** Without quotes; '' when the endpoint lists none. */
  readonly etag: string;
}

/** One version of an object, or a delete marker. */
export interface ListedVersion extends ListedObject {
  readonly versionId: string;
  readonly isLatest: boolean;
  readonly isDeleteMarker: boolean;
}

/** A page of objects, and where the next begins. */
export interface ObjectPage {
  readonly objects: readonly ListedObject[];
  readonly isTruncated: boolean;
  /** Of ListObjectsV2; undefined at the end, or when the answer is that of ListObjects. */
  readonly nextToken: string | undefined;
  /** Of ListObjects, should it be needed. */
  readonly nextMarker: string | undefined;
}

/** A page of versions, and where the next begins. */
export interface VersionPage {
  readonly versions: readonly ListedVersion[];
  readonly next: { readonly key: string; readonly versionId: string } | undefined;
}

/** An error of S3 (AWS, "REST error responses"). */
export interface S3ErrorAnswer {
  readonly code: string;
  readonly message: string;
  /** The region that the endpoint asks for, in AuthorizationHeaderMalformed and its like. */
  readonly region: string | undefined;
}

/** Reads what S3 servers answer. Every method but `error` throws `MalformedAnswer`. */
export class AnswerReader {
  readonly #parse: ParseXml;

  constructor(parse: ParseXml) {
    this.#parse = parse;
  }

  /** AWS, "ListBuckets". */
  buckets(xml: string): {
    readonly buckets: readonly { readonly name: string; readonly createdAt: string | undefined }[];
    readonly next: string | undefined;
  } {
    const root = this.#root(xml, 'ListAllMyBucketsResult');
    const [list] = childrenNamed(root, 'Buckets');
    const buckets = list === undefined ? [] : childrenNamed(list, 'Bucket');
    return {
      buckets: buckets.map((bucket) => ({
        name: required(bucket, 'Name'),
        createdAt: isoTime(textOf(bucket, 'CreationDate')),
      })),
      next: textOf(root, 'ContinuationToken') || undefined,
    };
  }

  /** AWS, "ListObjectsV2"; also "ListObjects", with which some servers answer it. */
  objects(xml: string): ObjectPage {
    const root = this.#root(xml, 'ListBucketResult');
    const isEncoded = textOf(root, 'EncodingType') === 'url';
    const objects = childrenNamed(root, 'Contents').map((entry) => listedObject(entry, isEncoded));
    const isTruncated = isTrue(required(root, 'IsTruncated'));
    const marker = textOf(root, 'NextMarker');
    return {
      ...{ objects, isTruncated },
      nextToken: isTruncated ? textOf(root, 'NextContinuationToken') || undefined : undefined,
      // Without a delimiter ListObjects does not name it: the last key is it.
      nextMarker: marker ? decodeName(marker, isEncoded) : objects.at(-1)?.key,
    };
  }

  /** AWS, "ListObjectVersions". */
  versions(xml: string): VersionPage {
    const root = this.#root(xml, 'ListVersionsResult');
    const isEncoded = textOf(root, 'EncodingType') === 'url';
    const versions = Array.from(root.children)
      .filter(({ localName }) => localName === 'Version' || localName === 'DeleteMarker')
      .map((entry) => ({
        ...listedObject(entry, isEncoded),
        versionId: textOf(entry, 'VersionId') || 'null',
        isLatest: isTrue(textOf(entry, 'IsLatest') ?? ''),
        isDeleteMarker: entry.localName === 'DeleteMarker',
      }));
    if (!isTrue(required(root, 'IsTruncated'))) return { versions, next: undefined };
    const key = decodeName(required(root, 'NextKeyMarker'), isEncoded);
    return { versions, next: { key, versionId: textOf(root, 'NextVersionIdMarker') ?? '' } };
  }

  /** `Enabled`, `Suspended`, or `Disabled` for a bucket that never had versions (AWS, "GetBucketVersioning"). */
  versioning(xml: string): string {
    return textOf(this.#root(xml, 'VersioningConfiguration'), 'Status')?.trim() || 'Disabled';
  }

  /** The region of a bucket; '' for the one that has no name here, us-east-1 (AWS, "GetBucketLocation"). */
  location(xml: string): string {
    const region = this.#root(xml, 'LocationConstraint').textContent?.trim() ?? '';
    return region === 'EU' ? 'eu-west-1' : region;
  }

  /** What a refusal says of itself; undefined when it is none of S3's. */
  error(xml: string): S3ErrorAnswer | undefined {
    const root = this.#parse(xml);
    const code = root?.localName === 'Error' ? textOf(root, 'Code') : undefined;
    if (!root || !code) return undefined;
    return { code, message: textOf(root, 'Message') ?? '', region: textOf(root, 'Region') || undefined };
  }

  #root(xml: string, name: string): XmlElement {
    const root = this.#parse(xml);
    if (root?.localName !== name) throw new MalformedAnswer(name);
    return root;
  }
}

function listedObject(entry: XmlElement, isEncoded: boolean): ListedObject {
  const size = textOf(entry, 'Size')?.trim() ?? '0';
  if (!/^\d{1,15}$/.test(size)) throw new MalformedAnswer('Size');
  return {
    key: decodeName(required(entry, 'Key'), isEncoded),
    sizeBytes: Number(size),
    modifiedMs: Date.parse(textOf(entry, 'LastModified')?.trim() ?? ''),
    etag: (textOf(entry, 'ETag') ?? '').trim().replace(/^"(.*)"$/, '$1'),
  };
}

/** `encoding-type=url` writes a space as `+`. */
function decodeName(name: string, isEncoded: boolean): string {
  if (!isEncoded) return name;
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    throw new MalformedAnswer('Key');
  }
}

function required(element: XmlElement, name: string): string {
  const text = textOf(element, name);
  if (!text) throw new MalformedAnswer(name);
  return text;
}

function isTrue(text: string): boolean {
  return text.trim().toLowerCase() === 'true';
}

function isoTime(text: string | undefined): string | undefined {
  const timeMs = Date.parse(text ?? '');
  return Number.isNaN(timeMs) ? undefined : new Date(timeMs).toISOString();
}
