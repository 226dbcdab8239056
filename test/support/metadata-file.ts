import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { Bucket } from '../../src/domain/bucket.ts';
import { type Metadata, openMetadata } from '../../src/metadata/metadata.ts';
import type { ObjectWrite } from '../../src/metadata/object-write.ts';
import { ManualClock } from './manual-clock.ts';
import { SeededRandom } from './seeded-random.ts';

/** A metadata database in a real file of its own, removed at `close`. */
export class MetadataFile {
  /** A migrated file to start from: making the tables takes a disk longer than most tests. */
  static #template: Buffer | undefined;
  readonly clock: ManualClock;
  readonly file: string;
  readonly metadata: Metadata;
  readonly #directory: string;
  readonly #others: Metadata[] = [];

  private constructor(parts: { clock: ManualClock; directory: string; file: string; metadata: Metadata }) {
    this.clock = parts.clock;
    this.file = parts.file;
    this.metadata = parts.metadata;
    this.#directory = parts.directory;
  }

  static async open(): Promise<MetadataFile> {
    const directory = mkdtempSync(join(tmpdir(), 's3gateway-metadata-'));
    const file = join(directory, 'metadata.db');
    const options = { file, clock: new ManualClock(), random: new SeededRandom(1) };
    if (!MetadataFile.#template) {
      await (await openMetadata(options)).close();
      MetadataFile.#template = readFileSync(file);
    }
    writeFileSync(file, MetadataFile.#template);
    const { clock } = options;
    const metadata = await openMetadata(options);
    return new MetadataFile({ clock, directory, file, metadata });
  }

  /** The same database as another process sees it: another connection, other random numbers. */
  async openAgain(): Promise<Metadata> {
    const random = new SeededRandom(this.#others.length + 2);
    const other = await openMetadata({ file: this.file, clock: this.clock, random });
    this.#others.push(other);
    return other;
  }

  /** Runs SQL past the program, as somebody with the file in their hands can. */
  sql(text: string, ...parameters: readonly SQLInputValue[]): Record<string, unknown>[] {
    const database = new DatabaseSync(this.file);
    try {
      return database
        .prepare(text)
        .all(...parameters)
        .map((row) => ({ ...row }));
    } finally {
      database.close();
    }
  }

  /** A bucket with the tenant that it belongs to. */
  async addBucket(fields: Partial<Bucket> & Pick<Bucket, 'id'>): Promise<Bucket> {
    const bucket: Bucket = {
      tenantId: 'acme',
      logicalName: fields.id,
      regionId: '',
      policy: {},
      homeBackendId: 'hel',
      mappings: [],
      createdAtMs: this.clock.nowMs(),
      ...fields,
    };
    await this.metadata.tenants.ensure(bucket.tenantId);
    await this.metadata.buckets.create(bucket);
    return bucket;
  }

  async close(): Promise<void> {
    await Promise.all([this.metadata, ...this.#others].map((metadata) => metadata.close()));
    rmSync(this.#directory, { recursive: true });
  }
}

/** A put of `key` to the bucket `b`, with home at `hel` and a copy at `fra`; a delete when `kind` says so. */
export function objectWrite(key: string, fields: Partial<ObjectWrite> = {}): ObjectWrite {
  const isDelete = fields.kind === 'delete';
  return {
    bucketId: 'b',
    key,
    kind: 'put',
    sizeBytes: isDelete ? 0 : 3,
    etag: isDelete ? '' : 'e1',
    startedAtMs: Number.MAX_SAFE_INTEGER,
    homeBackendId: 'hel',
    replicaBackendIds: isDelete ? [] : ['fra'],
    ...fields,
  };
}
