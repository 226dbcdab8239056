import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { completeMultipartUploadDocument } from '../../src/s3/documents-xml.ts';
import { unquoteEtag } from '../../src/s3/etag.ts';
import { etagOf, type StoreAnswer, type StoreFixture, streamed } from './store-fixture.ts';

/** Uploads in parts to a store, of the key `a` unless another is given. */
export class StoreUploads {
  readonly #store: StoreFixture;

  constructor(store: StoreFixture) {
    this.#store = store;
  }

  /** Begins an upload and gives its id. */
  async create(headers: Record<string, string> = {}, key = 'a'): Promise<string> {
    const created = await this.#store.send({ method: 'POST', key, query: [['uploads', '']], headers });
    return /<UploadId>(.+?)</.exec(created.body.toString())?.[1] ?? '';
  }

  upload(uploadId: string, partNumber: number | string, body: Buffer): Promise<StoreAnswer> {
    const query = [
      ['partNumber', String(partNumber)],
      ['uploadId', uploadId],
    ] as const;
    const sent = body.length > 100_000 ? streamed([body], body.length) : body;
    return this.#store.send({ method: 'PUT', key: 'a', query, body: sent });
  }

  /** Completes with these parts: each a number with the bytes that it should have. */
  complete(
    uploadId: string,
    parts: readonly (readonly [number, Buffer])[],
    headers: Record<string, string> = {},
  ): Promise<StoreAnswer> {
    const listed = parts.map(([partNumber, bytes]) => ({ partNumber, etag: unquoteEtag(etagOf(bytes)) }));
    const body = Buffer.from(completeMultipartUploadDocument(listed));
    return this.#store.send({ method: 'POST', key: 'a', query: [['uploadId', uploadId]], headers, body });
  }

  abort(uploadId: string): Promise<StoreAnswer> {
    return this.#store.send({ method: 'DELETE', key: 'a', query: [['uploadId', uploadId]] });
  }

  /** The object is there, of just these parts. */
  async expectObject(...parts: readonly Buffer[]): Promise<void> {
    const got = await this.#store.get('a');
    expect(got.body.equals(Buffer.concat(parts))).toBe(true);
    expect(got.headers['etag']).toBe(partedEtag(...parts));
  }
}

/** md5-of-md5s, as AWS makes the ETag of an object of parts. */
export function partedEtag(...parts: readonly Buffer[]): string {
  const digests = parts.map((part) => createHash('md5').update(part).digest());
  return `"${createHash('md5').update(Buffer.concat(digests)).digest('hex')}-${parts.length}"`;
}
