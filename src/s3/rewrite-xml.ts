import { escapeXml } from './xml-write.ts';

/** New text for an element's text; both are unescaped, and the rule sees the raw one as it stands in the document. */
export type ElementRule = (rawText: string) => string;

const SIMPLE_ELEMENT = /<([A-Za-z]+)>([^<]*)<\/\1>/g;

/**
 * Gives simple elements of a machine-made document new text and leaves every other byte as it is. Keys and prefixes are
 * escaped text, so nothing that a tenant named can look like one of these elements.
 */
export function rewriteElements(xml: string, rules: Readonly<Record<string, ElementRule>>): string {
  return xml.replace(SIMPLE_ELEMENT, (whole, name: string, rawText: string) => {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!rule) return whole;
    const text = rule(rawText);
    return text === rawText ? whole : `<${name}>${escapeXml(text)}</${name}>`;
  });
}
