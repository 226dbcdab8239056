/** The part of a DOM element that answers of S3 are read by. */
export interface XmlElement {
  readonly localName: string;
  readonly textContent: string | null;
  readonly children: ArrayLike<XmlElement>;
}

/** Reads a document; undefined for what is none. */
export type ParseXml = (text: string) => XmlElement | undefined;

/** The browser's own reader. A document type is no part of any answer of S3, and the door to entities that swell. */
export function parseXmlInBrowser(text: string): XmlElement | undefined {
  if (/^[^<]*(?:<[?!][^>]*>[^<]*)*<!DOCTYPE/i.test(text.slice(0, 4096))) return undefined;
  const document = new DOMParser().parseFromString(text, 'application/xml');
  return document.querySelector('parsererror') ? undefined : document.documentElement;
}

/** Children of a name, in order. */
export function childrenNamed(element: XmlElement, name: string): XmlElement[] {
  return Array.from(element.children).filter((child) => child.localName === name);
}

/** The text of the first child of a name; undefined when there is no such child. */
export function textOf(element: XmlElement, name: string): string | undefined {
  const { children } = element;
  for (let index = 0; index < children.length; index++)
    if (children[index]?.localName === name) return children[index]?.textContent ?? '';
  return undefined;
}
