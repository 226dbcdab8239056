/** An ETag without its quotes and without the mark of a weak one. */
export function unquoteEtag(etag: string): string {
  return etag.trim().replace(/^W\//, '').replace(/^"(.*)"$/, '$1');
}

/** An ETag as a header has it (RFC 9110, section 8.8.3). */
export function quoteEtag(etag: string): string {
  return `"${etag}"`;
}
