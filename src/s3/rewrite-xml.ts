import { unescapeXml } from './xml-read.ts';
import { escapeXml } from './xml-write.ts';

/** New text for an element's text, both as they are meant (no XML escapes); null takes the element out. */
export type ElementRule = (text: string) => string | null;

/** An element with only text in it, with its namespace prefix and attributes if it has any. */
const SIMPLE_ELEMENT = /(<(?:\w+:)?(\w+)(?:\s[^<>]*)?>)([^<]*)<\/(?:\w+:)?\2>/g;

/**
 * Gives simple elements of a machine-made document new text and leaves every other byte as it is: also an element whose
 * text its rule returns unchanged. Keys and prefixes are escaped text, so nothing that a tenant named can look like one of
 * these elements. Rules run in the order of the document.
 */
export function rewriteElements(xml: string, rules: Readonly<Record<string, ElementRule>>): string {
  return xml.replace(SIMPLE_ELEMENT, (whole, opening: string, name: string, escaped: string) => {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!rule) return whole;
    const given = unescapeXml(escaped);
    const text = rule(given);
    if (text === null) return '';
    return text === given ? whole : opening + escapeXml(text) + whole.slice(opening.length + escaped.length);
  });
}
