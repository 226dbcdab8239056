import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AppError, describeError } from '../base/app-error.ts';
import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import type { Random } from '../base/random.ts';
import { assertBucketName } from '../s3/bucket-name.ts';
import { errorResponse } from '../s3/error-response.ts';
import { queryValue } from '../s3/headers.ts';
import type { S3Response } from '../s3/message.ts';
import { type OperationName, recognise } from '../s3/operations.ts';
import { listBucketsResult, locationConstraintResult } from '../s3/results-xml.ts';
import { S3Error, s3Error } from '../s3/s3-error.ts';
import type { BackendRequest } from './backend.ts';
import { readOutgoing } from './outgoing-bytes.ts';
import { StoreBlobs } from './store-blobs.ts';
import { StoreIndex } from './store-index.ts';
import { StoreListing } from './store-listing.ts';
import { StoreMultipart } from './store-multipart.ts';
import { assertNoVersion, type ObjectRequest, requireBucket, StoreObjects } from './store-objects.ts';

const MAX_DOCUMENT_BYTES = 8 * 1024 * 1024;
const OWNER_ID = 's3gateway-store';

/** What a store is opened with. */
export interface StoreOptions {
  /** Made when it is not there; one process at a time may have it open. */
  readonly directory: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

type Answer = (request: BackendRequest) => S3Response | Promise<S3Response>;

/** An S3 object store in a directory: blobs in files, an SQLite index, every acknowledged write durable. */
export class Store {
  readonly #options: StoreOptions;
  readonly #index: StoreIndex;
  readonly #lock: DatabaseSync;
  readonly #blobs: StoreBlobs;
  readonly #answers: Partial<Record<OperationName, Answer>>;
  #answering = 0;

  private constructor(options: StoreOptions, index: StoreIndex, lock: DatabaseSync, blobs: StoreBlobs) {
    this.#options = options;
    this.#index = index;
    this.#lock = lock;
    this.#blobs = blobs;
    this.#answers = createAnswers({ index, blobs, clock: options.clock }, options);
  }

  /** Opens a store and removes what a killed process left behind. Throws `StoreInUse` when another process has it. */
  static async open(options: StoreOptions): Promise<Store> {
    await mkdir(options.directory, { recursive: true });
    const lock = takeLock(options.directory);
    let index: StoreIndex | undefined;
    try {
      index = new StoreIndex(join(options.directory, 'index.db'));
      const blobs = new StoreBlobs(options.directory, options.random);
      await prepare(index, blobs, options);
      return new Store(options, index, lock, blobs);
    } catch (error) {
      index?.close();
      lock.close();
      throw error;
    }
  }

  /** Answers one S3 request. S3 errors are answers; it never throws. */
  async answer(request: BackendRequest): Promise<S3Response> {
    this.#answering++;
    try {
      const resource = request.key !== undefined ? 'object' : request.bucket !== undefined ? 'bucket' : 'service';
      const operation = recognise(request.method, resource, request.query, request.headers);
      if (!operation) throw s3Error('MethodNotAllowed');
      const answer = this.#answers[operation.name];
      if (!answer) throw s3Error('NotImplemented', `${operation.name} is not implemented by this store.`);
      return await answer(request);
    } catch (error) {
      return errorResponse(this.#asS3Error(error), {
        requestId: '',
        resource: `/${request.bucket ?? ''}`,
        isHead: request.method === 'HEAD',
      });
    } finally {
      this.#answering--;
    }
  }

  /** What is still being written fails; its file is left to the sweep of the next opening. */
  async close(): Promise<void> {
    const isClean = this.#answering === 0 && !this.#blobs.hasLeftovers;
    if (isClean)
      await this.#index.write(() => this.#index.run("insert or replace into state values ('stopped', 'cleanly')"));
    this.#index.close();
    this.#lock.close();
  }

  #asS3Error(error: unknown): S3Error {
    if (error instanceof S3Error) return error;
    this.#options.logger.error(
      { directory: this.#options.directory, error: describeError(error), cause: causeOf(error) },
      'the store failed',
    );
    if (isDiskFull(error)) return s3Error('ServiceUnavailable', 'The store has no space left.');
    return s3Error('InternalError');
  }
}

function createAnswers(
  parts: { index: StoreIndex; blobs: StoreBlobs; clock: Clock },
  { random }: StoreOptions,
): Partial<Record<OperationName, Answer>> {
  const objects = new StoreObjects(parts);
  const listing = new StoreListing(parts);
  const uploads = new StoreMultipart(parts, objects, random);
  const { index, clock } = parts;
  const onBucket =
    (answer: (request: BackendRequest & { bucket: string }) => S3Response | Promise<S3Response>): Answer =>
    (request) =>
      answer({ ...request, bucket: request.bucket ?? '' });
  const onObject =
    (answer: (request: ObjectRequest) => S3Response | Promise<S3Response>): Answer =>
    (request) => {
      const named = { ...request, bucket: request.bucket ?? '', key: request.key ?? '' };
      assertNoVersion(queryValue(request.query, 'versionId'), named.key);
      return answer(named);
    };
  return {
    ListBuckets: () => xml(listBucketsResult({ ownerId: OWNER_ID, buckets: listBuckets(index) })),
    CreateBucket: onBucket(({ bucket }) => createBucket(index, bucket, clock.nowMs())),
    HeadBucket: onBucket(({ bucket }) => {
      requireBucket(index, bucket);
      return { status: 200, headers: [], body: null };
    }),
    GetBucketLocation: onBucket(({ bucket }) => {
      requireBucket(index, bucket);
      return xml(locationConstraintResult(''));
    }),
    DeleteBucket: onBucket(({ bucket }) => deleteBucket(index, bucket)),
    ListObjects: onBucket((request) => xml(listing.listV1(request))),
    ListObjectsV2: onBucket((request) => xml(listing.listV2(request))),
    ListMultipartUploads: onBucket((request) => xml(uploads.list(request))),
    DeleteObjects: onBucket(async (request) =>
      xml(await objects.deleteMany(request.bucket, await documentOf(request))),
    ),
    GetObject: onObject((request) => objects.get(request)),
    HeadObject: onObject((request) => objects.get(request)),
    PutObject: onObject((request) => objects.put(request)),
    CopyObject: onObject(async (request) => xml(await objects.copy(request))),
    DeleteObject: onObject((request) => objects.delete(request)),
    CreateMultipartUpload: onObject(async (request) => xml(await uploads.create(request))),
    UploadPart: onObject((request) => uploads.uploadPart(request)),
    UploadPartCopy: onObject(async (request) => xml(await uploads.copyPart(request))),
    ListParts: onObject((request) => xml(uploads.listParts(request))),
    CompleteMultipartUpload: onObject(async (request) =>
      xml(await uploads.complete(request, await documentOf(request))),
    ),
    AbortMultipartUpload: onObject((request) => uploads.abort(request)),
  };
}

function listBuckets(index: StoreIndex): { name: string; createdAtMs: number }[] {
  const rows = index.all<{ name: string; created_at_ms: number }>('select * from buckets order by name');
  return rows.map((row) => ({ name: row.name, createdAtMs: row.created_at_ms }));
}

async function createBucket(index: StoreIndex, bucket: string, nowMs: number): Promise<S3Response> {
  assertBucketName(bucket);
  await index.write(() => {
    if (index.get('select name from buckets where name = ?', bucket))
      throw s3Error('BucketAlreadyOwnedByYou', undefined, { extra: { BucketName: bucket } });
    index.run('insert into buckets values (?, ?)', bucket, nowMs);
  });
  return { status: 200, headers: [['location', `/${bucket}`]], body: null };
}

async function deleteBucket(index: StoreIndex, bucket: string): Promise<S3Response> {
  await index.write(() => {
    requireBucket(index, bucket);
    const hasObjects = index.get('select key from objects where bucket = ? limit 1', bucket);
    const hasUploads = index.get('select id from uploads where bucket = ? and completed_etag is null limit 1', bucket);
    if (hasObjects || hasUploads) throw s3Error('BucketNotEmpty', undefined, { extra: { BucketName: bucket } });
    index.run('delete from uploads where bucket = ?', bucket);
    index.run('delete from buckets where name = ?', bucket);
  });
  return { status: 204, headers: [], body: null };
}

async function documentOf(request: BackendRequest): Promise<string> {
  return (await readOutgoing(request.body, MAX_DOCUMENT_BYTES)).toString('utf8');
}

function xml(document: string): S3Response {
  const body = Buffer.from(document);
  return {
    status: 200,
    headers: [
      ['content-type', 'application/xml'],
      ['content-length', String(body.length)],
    ],
    body,
  };
}

/** Held for as long as the process lives; the system lets go of it even when the process is killed. */
function takeLock(directory: string): DatabaseSync {
  const lock = new DatabaseSync(join(directory, 'lock.db'));
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT');
    return lock;
  } catch (error) {
    lock.close();
    throw new AppError('StoreInUse', `the store in ${directory} is open in another process`, { cause: error });
  }
}

/** Makes the folders and removes what a killed process left behind. */
async function prepare(index: StoreIndex, blobs: StoreBlobs, options: StoreOptions): Promise<void> {
  await blobs.prepare();
  const stopped = index.get<{ value: string }>("select value from state where name = 'stopped'");
  if (stopped?.value !== 'cleanly') await sweep(index, blobs, options);
  await index.write(() => index.run("insert or replace into state values ('stopped', 'no')"));
}

async function sweep(index: StoreIndex, blobs: StoreBlobs, { logger, directory }: StoreOptions): Promise<void> {
  const held = new Set<string>();
  for (const { segments } of index.all<{ segments: string }>("select segments from objects where segments <> '[]'"))
    for (const segment of JSON.parse(segments) as { blob: string }[]) held.add(segment.blob);
  for (const { blob } of index.all<{ blob: string | null }>('select blob from parts'))
    if (blob !== null) held.add(blob);
  const removed = await blobs.sweep((blob) => held.has(blob));
  if (removed > 0)
    logger.warn({ directory, removed }, 'blobs that nothing refers to were removed after an unclean stop');
}

function isDiskFull(error: unknown): boolean {
  const codes = [error, causeOf(error)].map((each) =>
    each instanceof Error && 'code' in each ? String(each.code) : '',
  );
  const isSqliteFull = causeOf(error) instanceof Error && /disk is full/.test((causeOf(error) as Error).message);
  return codes.includes('ENOSPC') || codes.includes('EDQUOT') || isSqliteFull;
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}
