import { fileURLToPath } from 'node:url';
import type { BackendRequest } from '../../src/backends/backend.ts';
import { Store } from '../../src/backends/store.ts';
import { SystemClock } from '../../src/base/clock.ts';
import { silentLogger } from '../../src/base/logger.ts';
import { SystemRandom } from '../../src/base/random.ts';
import { completeMultipartUploadDocument } from '../../src/s3/documents-xml.ts';
import { unquoteEtag } from '../../src/s3/etag.ts';
import { SeededRandom } from './seeded-random.ts';
import { etagOf, patterned, readAnswer, type StoreAnswer, streamed } from './store-fixture.ts';

/** The file to run: `store-writer.ts <directory> seed <seed>` or `store-writer.ts <directory> sizes <bytes,bytes,...>`. */
export const STORE_WRITER = fileURLToPath(import.meta.url);

/** The bucket that it writes to. */
export const WRITER_BUCKET = 'written';

const WRITERS = 4;
const KEYS_EACH = 3;
const MAX_BYTES = 400_000;

/**
 * A write, as the process prints it: `begin` before, `done` once it is acknowledged, `failed` when it is not.
 * A `content` of `none` is a delete, any other is `<size>.<seed>` of what `patterned` makes.
 */
export interface PrintedWrite {
  readonly word: string;
  readonly key: string;
  readonly content: string;
}

/** Reads what the process has printed; a last line that was cut off is left out. */
export function readWrites(output: string): PrintedWrite[] {
  const lines = output.slice(0, output.lastIndexOf('\n') + 1).split('\n');
  return lines.flatMap((line) => {
    const [word = '', key = '', content = ''] = line.split(' ');
    return content === '' ? [] : [{ word, key, content }];
  });
}

/** The bytes of a `content`. */
export function contentBytes(content: string): Buffer {
  const [size, seed] = content.split('.').map(Number);
  return patterned(size ?? 0, seed);
}

class Writer {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async send(request: Partial<BackendRequest> & Pick<BackendRequest, 'method'>): Promise<StoreAnswer> {
    const answer = await this.#store.answer({ bucket: WRITER_BUCKET, query: [], headers: {}, body: null, ...request });
    return readAnswer(answer);
  }

  /** Makes and prints one write. */
  async write(key: string, content: string, isParted: boolean): Promise<void> {
    process.stdout.write(`begin ${key} ${content}\n`);
    const { status } = await this.#write(key, content, isParted);
    process.stdout.write(`${status < 300 ? 'done' : 'failed'} ${key} ${content}\n`);
  }

  #write(key: string, content: string, isParted: boolean): Promise<StoreAnswer> {
    if (content === 'none') return this.send({ method: 'DELETE', key });
    const bytes = contentBytes(content);
    if (isParted) return this.#inParts(key, bytes);
    const half = Math.floor(bytes.length / 2);
    const body = streamed([bytes.subarray(0, half), bytes.subarray(half)], bytes.length);
    return this.send({ method: 'PUT', key, body: bytes.length < 10_000 ? bytes : body });
  }

  async #inParts(key: string, bytes: Buffer): Promise<StoreAnswer> {
    const created = await this.send({ method: 'POST', key, query: [['uploads', '']] });
    const uploadId = /<UploadId>(.+?)</.exec(created.body.toString())?.[1] ?? '';
    const place = { key, query: [['uploadId', uploadId]] as const };
    const query = [['partNumber', '1'], ...place.query] as const;
    await this.send({ method: 'PUT', key, query, body: bytes });
    const document = completeMultipartUploadDocument([{ partNumber: 1, etag: unquoteEtag(etagOf(bytes)) }]);
    return this.send({ method: 'POST', ...place, body: Buffer.from(document) });
  }
}

/** Overwrites and deletes a few keys of its own, until the process ends. */
async function writeForEver(writer: Writer, name: number, seed: number): Promise<never> {
  const random = new SeededRandom(seed * WRITERS + name);
  for (let count = 0; ; count++) {
    const key = `${name}/${Math.floor(random.fraction() * KEYS_EACH)}`;
    const size = Math.floor(random.fraction() ** 3 * MAX_BYTES);
    const content = random.fraction() < 0.15 ? 'none' : `${size}.${count % 251}`;
    await writer.write(key, content, random.fraction() < 0.3);
  }
}

async function main([directory = '', mode, argument = '']: readonly string[]): Promise<void> {
  const parts = { clock: new SystemClock(), random: new SystemRandom(), logger: silentLogger };
  const store = await Store.open({ directory, ...parts });
  const writer = new Writer(store);
  await writer.send({ method: 'PUT' });
  process.stdout.write('open store ready\n');
  if (mode === 'seed')
    await Promise.all(Array.from({ length: WRITERS }, (_, name) => writeForEver(writer, name, Number(argument))));
  for (const [index, size] of argument.split(',').entries()) await writer.write(`k${index}`, `${size}.${index}`, false);
  await store.close();
}

if (import.meta.main) await main(process.argv.slice(2));
