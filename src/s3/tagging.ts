import { AppError } from '../base/app-error.ts';
import { s3Error } from './s3-error.ts';
import { encodeUriComponentS3 } from './uri-encode.ts';
import { textOf } from './xml-read.ts';
import { childrenOf, parseXml, type XmlLimits } from './xml-tree.ts';
import { document, element, group } from './xml-write.ts';

/** Tags that one object, or one bucket, may have (AWS "Categorizing your objects using tags", "Using cost allocation tags"). */
const MAX_TAGS = { object: 10, bucket: 50 } as const;
const MAX_KEY_CHARS = 128;
const MAX_VALUE_CHARS = 256;
/** Three elements a tag, each character of which may be escaped to six. */
const LIMITS: XmlLimits = { maxChars: 256 * 1024, maxTags: 1000 };
/** Letters, digits, spaces and `+ - = . _ : / @` of any script (AWS "Tag naming limits and requirements"). */
const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** A label of an object or bucket. */
export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** What tags hang on: their number is limited differently. */
export type Tagged = keyof typeof MAX_TAGS;

/** The tags of a `Tagging` document (AWS PutObjectTagging, PutBucketTagging). Throws MalformedXML, InvalidTag, BadRequest. */
export function parseTagging(xml: string, tagged: Tagged): readonly Tag[] {
  const tags = readTags(xml);
  if (!tags) throw s3Error('MalformedXML');
  return checkedTags(tags, tagged);
}

/** The tags that a backend tells of an object, in the order of their keys. Throws `MalformedAnswer`. */
export function parseTaggingAnswer(xml: string): readonly Tag[] {
  const tags = readTags(xml);
  if (!tags) throw new AppError('MalformedAnswer', "a backend's answer has no valid Tagging", { retryable: true });
  return tags.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

/** The tags of an `x-amz-tagging` field. Throws InvalidArgument, InvalidTag, BadRequest. */
export function parseTaggingHeader(field: string): readonly Tag[] {
  const tags = field
    .split('&')
    .filter(Boolean)
    .map((pair): Tag => {
      const [key = '', ...values] = pair.split('=');
      return { key: decodeField(key), value: decodeField(values.join('=')) };
    });
  return checkedTags(tags, 'object');
}

/** The `x-amz-tagging` field that says these tags. */
export function taggingHeader(tags: readonly Tag[]): string {
  return tags.map(({ key, value }) => `${encodeUriComponentS3(key)}=${encodeUriComponentS3(value)}`).join('&');
}

/** The `Tagging` document that says these tags. */
export function taggingDocument(tags: readonly Tag[]): string {
  const set = tags.map(({ key, value }) => group('Tag', element('Key', key), element('Value', value)));
  return document('Tagging', group('TagSet', ...set));
}

function readTags(xml: string): Tag[] | undefined {
  const root = parseXml(xml, 'Tagging', LIMITS);
  const sets = root ? childrenOf(root, 'TagSet') : [];
  if (sets.length !== 1) return undefined;
  const tags: Tag[] = [];
  for (const node of childrenOf(sets[0] ?? '', 'Tag')) {
    const key = textOf(node, 'Key');
    const value = textOf(node, 'Value');
    if (key === undefined || value === undefined) return undefined;
    tags.push({ key, value });
  }
  return tags;
}

function checkedTags(tags: readonly Tag[], tagged: Tagged): readonly Tag[] {
  const max = MAX_TAGS[tagged];
  if (tags.length > max)
    throw s3Error('BadRequest', `${tagged === 'object' ? 'Object' : 'Bucket'} tags cannot be greater than ${max}`);
  for (const { key, value } of tags) {
    if (key === '' || key.length > MAX_KEY_CHARS || !ALLOWED.test(key))
      throw s3Error('InvalidTag', 'The TagKey you have provided is invalid');
    if (value.length > MAX_VALUE_CHARS || !ALLOWED.test(value))
      throw s3Error('InvalidTag', 'The TagValue you have provided is invalid');
    if (key.startsWith('aws:')) throw s3Error('InvalidTag', 'System tags cannot be added/updated by requester');
  }
  if (new Set(tags.map(({ key }) => key)).size < tags.length)
    throw s3Error('InvalidTag', 'Cannot provide multiple Tags with the same key');
  return tags;
}

function decodeField(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (error) {
    throw s3Error(
      'InvalidArgument',
      "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.",
      { cause: error },
    );
  }
}
