import { createHash, type Hash } from 'node:crypto';
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Permit } from '../policy/permit.ts';
import { quoteEtag } from '../s3/etag.ts';
import { isPushBody, type S3Response } from '../s3/message.ts';
import { askForSuccess, type Site } from './ask.ts';
import { BackendProblem } from './backend-problem.ts';
import type { PresentSighting } from './sighting.ts';

/** One stretch of an object as it passed through: the whole of it, or one part. */
export interface PassedPart {
  readonly sizeBytes: number;
  readonly md5: Buffer;
}

/** What passed on the way to the target. */
export interface Passed {
  readonly parts: readonly PassedPart[];
  /** True when the target was written by a multipart upload of these parts. */
  readonly isMultipart: boolean;
}

/** Where to prove a copy. */
export interface ProofOptions {
  readonly permit: Permit;
  readonly key: string;
  readonly signal: AbortSignal;
}

/**
 * Proves that the target holds the bytes that passed: by its ETag where that is an MD5, else by reading them back, since
 * ETags of encrypted objects and of some vendors say nothing about content.
 * Throws `BackendProblem` `CopyDiffers` when it holds other bytes.
 */
export async function prove(target: Site, seen: PresentSighting, passed: Passed, options: ProofOptions): Promise<void> {
  const sizeBytes = passed.parts.reduce((sum, part) => sum + part.sizeBytes, 0);
  const isProved =
    seen.sizeBytes === sizeBytes &&
    (seen.etag === expectedEtag(passed) || (await readsBack(target, seen, passed, options)));
  if (isProved) return;
  const message = 'the copy does not hold the bytes that were sent';
  throw new BackendProblem(target.backend.id, { code: 'CopyDiffers', kind: 'transient', message });
}

/** The ETag that S3 gives these bytes: their MD5, or the MD5 of the parts' MD5s and the number of parts. */
export function expectedEtag({ parts, isMultipart }: Passed): string {
  if (!isMultipart && parts[0]) return parts[0].md5.toString('hex');
  const hash = createHash('md5');
  for (const part of parts) hash.update(part.md5);
  return `${hash.digest('hex')}-${parts.length}`;
}

async function readsBack(target: Site, seen: PresentSighting, passed: Passed, options: ProofOptions): Promise<boolean> {
  const { permit, key, signal } = options;
  const headers = { 'if-match': quoteEtag(seen.etag) };
  const response = await askForSuccess(target, permit, { method: 'GET', key, query: [], headers, body: null, signal });
  try {
    const digests = await digestParts(response, passed.parts);
    return digests.every((digest, index) => passed.parts[index]?.md5.equals(digest) === true);
  } catch (error) {
    const problem = { code: 'BrokenAnswer', kind: 'transient', message: 'reading the copy back broke off' } as const;
    throw new BackendProblem(target.backend.id, problem, { cause: error });
  }
}

async function digestParts(response: S3Response, parts: readonly PassedPart[]): Promise<readonly Buffer[]> {
  const digester = new PartDigester(parts);
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      digester.update(chunk);
      done();
    },
  });
  if (isPushBody(response.body)) response.body.pushTo(sink);
  else sink.end(response.body ?? Buffer.alloc(0));
  await finished(sink);
  return digester.finish();
}

/** Digests a stream in the stretches that the parts name. */
class PartDigester {
  readonly #sizes: readonly number[];
  readonly #digests: Buffer[] = [];
  #current: Hash = createHash('md5');
  #leftBytes: number;

  constructor(parts: readonly PassedPart[]) {
    this.#sizes = parts.map((part) => part.sizeBytes);
    this.#leftBytes = this.#sizes[0] ?? 0;
  }

  update(chunk: Buffer): void {
    let rest = chunk;
    while (rest.length > this.#leftBytes) {
      this.#current.update(rest.subarray(0, this.#leftBytes));
      rest = rest.subarray(this.#leftBytes);
      this.#next();
    }
    this.#current.update(rest);
    this.#leftBytes -= rest.length;
  }

  finish(): readonly Buffer[] {
    this.#digests.push(this.#current.digest());
    return this.#digests;
  }

  #next(): void {
    this.#digests.push(this.#current.digest());
    this.#current = createHash('md5');
    this.#leftBytes = this.#sizes[this.#digests.length] ?? Number.POSITIVE_INFINITY;
  }
}
