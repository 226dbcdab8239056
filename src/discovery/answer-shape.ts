/** As far as it is looked for the first element: declaration, comments and namespaces before it are shorter. */
const MAX_HEAD_BYTES = 4 * 1024;
/** The first element of an XML document with what may stand before it; no DOCTYPE, which S3 never sends. */
const ROOT =
  /^(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*>\s*|<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:[A-Za-z_][\w.-]*:)?([\w.-]+)[\s/>]/;

/** The documents that answer the relay's questions (AWS, "Amazon S3 API Reference"), refusals included. */
const ANSWERS: ReadonlySet<string> = new Set([
  'Error',
  'ListAllMyBucketsResult',
  'ListBucketResult',
  'ListVersionsResult',
  'LocationConstraint',
  'VersioningConfiguration',
]);

/** A body of which the beginning has been looked at. */
export interface LookedAtBody {
  /**
   * `answer`: a document that answers one of the relay's questions. `empty`: no byte. `other`: a web page, somebody's object,
   * or anything else.
   */
  readonly kind: 'answer' | 'empty' | 'other';
  /** The whole body, its beginning included. Breaks off as the body did. */
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * Reads as much of a body as tells what it is. A path and a query alone do not: in virtual-host style `/key?prefix=` is an
 * object with a query that S3 ignores.
 */
export async function lookAt(body: AsyncIterable<Uint8Array>): Promise<LookedAtBody> {
  const chunks = body[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let bytes = 0;
  let root: string | undefined;
  while (root === undefined && bytes < MAX_HEAD_BYTES) {
    const { done, value } = await chunks.next();
    if (done) break;
    head.push(value);
    bytes += value.length;
    root = ROOT.exec(Buffer.concat(head).toString('latin1', 0, MAX_HEAD_BYTES))?.[1];
  }
  const kind = bytes === 0 ? 'empty' : root !== undefined && ANSWERS.has(root) ? 'answer' : 'other';
  return { kind, body: rejoined(head, chunks) };
}

async function* rejoined(head: readonly Uint8Array[], chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* head;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  } finally {
    await chunks.return?.();
  }
}
