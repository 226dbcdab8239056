import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { BackendRequest, StreamBody } from '../../src/backends/backend.ts';
import { readBody } from '../../src/backends/buffered.ts';
import { Store } from '../../src/backends/store.ts';
import { silentLogger } from '../../src/base/logger.ts';
import { SystemRandom } from '../../src/base/random.ts';
import type { Query, S3Response } from '../../src/s3/message.ts';
import { ManualClock } from './manual-clock.ts';

const MAX_BYTES = 64 * 1024 * 1024;
const STARTED_AT_MS = Date.UTC(2026, 0, 1);

/** A request with what a test does not care about left out; its bucket is the fixture's. */
export type StoreRequest = Partial<BackendRequest> & Pick<BackendRequest, 'method'>;

/** An answer that has been read to its end. */
export interface StoreAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Of an error document. */
  readonly code: string | undefined;
}

/** An embedded store in a directory of its own, with one bucket and a clock that stands still. */
export class StoreFixture {
  readonly bucket = 'files';
  readonly clock: ManualClock;
  readonly directory: string;
  #store: Store;

  private constructor(directory: string, store: Store, clock: ManualClock) {
    this.directory = directory;
    this.#store = store;
    this.clock = clock;
  }

  static async open(): Promise<StoreFixture> {
    const directory = mkdtempSync(join(tmpdir(), 's3gateway-store-'));
    const clock = new ManualClock(STARTED_AT_MS);
    const fixture = new StoreFixture(directory, await openStore(directory, clock), clock);
    await fixture.send({ method: 'PUT' });
    return fixture;
  }

  /** The answer as the store gives it, its body not yet read. */
  answer(request: StoreRequest): Promise<S3Response> {
    return this.#store.answer({ bucket: this.bucket, query: [], headers: {}, body: null, ...request });
  }

  async send(request: StoreRequest): Promise<StoreAnswer> {
    return readAnswer(await this.answer(request));
  }

  async listBuckets(): Promise<StoreAnswer> {
    return readAnswer(await this.#store.answer({ method: 'GET', query: [], headers: {}, body: null }));
  }

  get(key: string, headers: Record<string, string> = {}, query: Query = []): Promise<StoreAnswer> {
    return this.send({ method: 'GET', key, headers, query });
  }

  put(key: string, body: BackendRequest['body'], headers: Record<string, string> = {}): Promise<StoreAnswer> {
    return this.send({ method: 'PUT', key, headers, body });
  }

  /** Deletes all that is in the bucket and sets the clock back: cheaper than a new store for each test. */
  async clear(): Promise<void> {
    const encoded = ['encoding-type', 'url'] as const;
    const objects = await this.send({ method: 'GET', query: [encoded] });
    for (const key of textsOf(objects.body, 'Key')) await this.send({ method: 'DELETE', key });
    const uploads = await this.send({ method: 'GET', query: [['uploads', ''], encoded] });
    const ids = textsOf(uploads.body, 'UploadId');
    for (const [index, key] of textsOf(uploads.body, 'Key').entries())
      await this.send({ method: 'DELETE', key, query: [['uploadId', ids[index] ?? '']] });
    this.clock.jump(STARTED_AT_MS - this.clock.nowMs());
  }

  /** The names of the files that hold bytes, finished or not. */
  files(): string[] {
    return filesOf(this.directory);
  }

  /** Those of them that this process has open, also when their names are gone. */
  openFiles(): string[] {
    const links = readdirSync('/proc/self/fd').map((fd) => linkOf(join('/proc/self/fd', fd)));
    return links.filter((link) => link.startsWith(join(this.directory, 'blobs')));
  }

  /** Stops and opens the same directory again. */
  async reopen(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Stops the store but leaves its directory. */
  stop(): Promise<void> {
    return this.#store.close();
  }

  /** Opens the directory after `stop`. */
  async start(): Promise<void> {
    this.#store = await openStore(this.directory, this.clock);
  }

  /** Removes everything. */
  async close(): Promise<void> {
    await this.#store.close();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** The texts of an element, in a document whose names are URL-encoded. */
export function textsOf(xml: Buffer, element: string): string[] {
  const found = xml.toString().matchAll(new RegExp(`<${element}>(.*?)</${element}>`, 'g'));
  return [...found].map(([, text = '']) => decodeURIComponent(text.replaceAll('+', ' ')));
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    // Closed since it was listed.
    return '';
  }
}

/** Opens the store of a directory. */
export function openStore(directory: string, clock: ManualClock): Promise<Store> {
  return Store.open({ directory, clock, random: new SystemRandom(), logger: silentLogger });
}

/** The names of the files of a store that hold bytes, finished or not. */
export function filesOf(directory: string): string[] {
  const folders = [join(directory, 'blobs'), join(directory, 'tmp')].filter((folder) => existsSync(folder));
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name),
  );
}

/** Reads an answer to its end. */
export async function readAnswer(response: S3Response): Promise<StoreAnswer> {
  const body = await readBody(response, MAX_BYTES);
  const code = response.status < 400 ? undefined : /<Code>(\w+)<\/Code>/.exec(body.toString())?.[1];
  return { status: response.status, headers: Object.fromEntries(response.headers), body, code };
}

/** A body that comes in pieces; what it says of its length may be untrue. */
export function streamed(pieces: Iterable<Buffer> | AsyncIterable<Buffer>, lengthBytes: number): StreamBody {
  return { stream: Readable.from(pieces, { objectMode: false }), lengthBytes };
}

/** Bytes whose every stretch looks different. */
export function patterned(sizeBytes: number, seed = 0): Buffer {
  const bytes = Buffer.alloc(sizeBytes);
  for (let index = 0; index < sizeBytes; index++) bytes[index] = (index * 31 + (index >>> 8) * 7 + seed) & 0xff;
  return bytes;
}

/** An ETag as a header has it, of an object that was put at once. */
export function etagOf(bytes: Uint8Array | string): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}
