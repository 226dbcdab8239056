/** An entity tag as a header lists it (RFC 9110, section 8.8.3). */
export interface EntityTag {
  /** Without quotes and without the mark of a weak one. */
  readonly etag: string;
  readonly isWeak: boolean;
}

/** An ETag without its quotes and without the mark of a weak one. */
export function unquoteEtag(etag: string): string {
  return etag
    .trim()
    .replace(/^W\//, '')
    .replace(/^"(.*)"$/, '$1');
}

/** An ETag as a header has it (RFC 9110, section 8.8.3). */
export function quoteEtag(etag: string): string {
  return `"${etag}"`;
}

/** The tags that If-Match or If-None-Match lists. S3 clients leave the quotes away at times; a comma may stand inside them. */
export function parseEtagList(header: string): readonly EntityTag[] {
  const tags: EntityTag[] = [];
  for (const [, weak, quoted, bare] of header.matchAll(/(W\/)?(?:"([^"]*)"|([^\s,"]+))/g))
    tags.push({ etag: quoted ?? bare ?? '', isWeak: weak !== undefined });
  return tags;
}
