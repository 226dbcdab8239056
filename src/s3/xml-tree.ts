import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { escapeXml } from './xml-write.ts';

/** What stands between an element's tags: its text, escaped as it was in the document, or its elements. */
export type XmlNode = string | XmlElement;

/** Elements by name, without their namespace prefix. */
export interface XmlElement {
  readonly [name: string]: XmlNode | readonly XmlNode[] | undefined;
}

/** How much document is parsed before it is refused: parsing holds up everybody else. */
export interface XmlLimits {
  readonly maxChars: number;
  readonly maxTags: number;
}

/** A tag with its attributes; S3's documents have none but namespaces. */
const MAX_TAG_CHARS = 4096;
/** An `&` that begins none of the references that a document has without a document type. */
const UNKNOWN_REFERENCE = /&(?!(?:amp|lt|gt|quot|apos|#x[\da-fA-F]{1,6}|#\d{1,7});)/;
const NUMERIC_REFERENCE = /&#(?:x([\da-fA-F]+)|(\d+));/g;
const COMMENT = ['<!--', '-->'] as const;
const CDATA = ['<![CDATA[', ']]>'] as const;

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: false,
  // References are decoded by the reader: the five of XML and numeric ones, nothing that a document could define.
  processEntities: false,
});

/**
 * The root element of a well-formed document, or undefined when the text is none, has another root, defines a document
 * type (entity bombs start there) or is over the limits.
 */
export function parseXml(xml: string, rootName: string, limits: XmlLimits): XmlElement | undefined {
  const flat = flatten(xml, limits);
  if (flat === undefined || XMLValidator.validate(flat) !== true || !hasOnlyKnownReferences(flat)) return undefined;
  return rootOf(flat, rootName);
}

/** As `parseXml`, for documents that may be cut off or not quite well-formed: what can be read of them is. */
export function parseXmlLoosely(xml: string, rootName: string, limits: XmlLimits): XmlElement | undefined {
  const flat = flatten(xml.slice(0, xml.lastIndexOf('>') + 1), limits);
  return flat === undefined ? undefined : rootOf(flat, rootName);
}

/** The elements of one name, in order. */
export function childrenOf(node: XmlNode, name: string): readonly XmlNode[] {
  const child = typeof node === 'string' ? undefined : node[name];
  if (child === undefined) return [];
  return isSeveral(child) ? child : [child];
}

function isSeveral(child: XmlNode | readonly XmlNode[]): child is readonly XmlNode[] {
  return Array.isArray(child);
}

function rootOf(xml: string, rootName: string): XmlElement | undefined {
  try {
    const root = (parser.parse(xml) as XmlElement)[rootName];
    if (root === '') return {};
    return typeof root === 'object' && !isSeveral(root) ? root : undefined;
  } catch {
    // The parser throws for what is no XML, for deep nesting and for names such as `__proto__`: no document of S3's.
    return undefined;
  }
}

/**
 * Leaves out comments and writes CDATA as escaped text, so that all text is of one kind; undefined over the limits or with
 * a document type. Linear in the text, whatever it is.
 */
function flatten(xml: string, limits: XmlLimits): string | undefined {
  if (xml.length > limits.maxChars) return undefined;
  const text = xml.trimStart();
  const pieces: string[] = [];
  let from = 0;
  for (let at = text.indexOf('<!'); at !== -1; at = text.indexOf('<!', from)) {
    const [open, close] = text.startsWith(COMMENT[0], at) ? COMMENT : CDATA;
    const end = text.startsWith(open, at) ? text.indexOf(close, at + open.length) : -1;
    if (end === -1) return undefined;
    pieces.push(text.slice(from, at));
    if (open === CDATA[0]) pieces.push(escapeXml(text.slice(at + open.length, end)));
    from = end + close.length;
  }
  const flat = pieces.join('') + text.slice(from);
  return isWithinTagLimits(flat, limits.maxTags) ? flat : undefined;
}

function isWithinTagLimits(xml: string, maxTags: number): boolean {
  let tags = 0;
  for (let open = xml.indexOf('<'); open !== -1; tags++) {
    const close = xml.indexOf('>', open);
    if (tags === maxTags || close === -1 || close - open > MAX_TAG_CHARS) return false;
    open = xml.indexOf('<', close);
  }
  return true;
}

/** Text with a reference to nothing would name another key than the one that was meant. */
function hasOnlyKnownReferences(xml: string): boolean {
  if (UNKNOWN_REFERENCE.test(xml)) return false;
  for (const [, hex, decimal] of xml.matchAll(NUMERIC_REFERENCE))
    if (!isScalar(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))) return false;
  return true;
}

/** True for a character of its own: a surrogate stands for none. */
function isScalar(codePoint: number): boolean {
  return codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff);
}
