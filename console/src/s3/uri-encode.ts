/** Names and values in the order in which they are sent. No name comes twice. */
export type Query = readonly (readonly [string, string])[];

/** Percent-encodes UTF-8 as AWS signs it: everything but `A-Z a-z 0-9 - . _ ~` (AWS, "Create a canonical request"). */
export function encodePart(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Path and query as they go over the wire. */
export function targetOf(path: string, query: Query): string {
  if (query.length === 0) return path;
  return `${path}?${query.map(([name, value]) => `${encodePart(name)}=${encodePart(value)}`).join('&')}`;
}
