import { readBody } from '../backends/buffered.ts';
import { AppError } from '../base/app-error.ts';
import type { Secret } from '../base/secret.ts';
import type { BucketMapping } from '../domain/bucket.ts';
import { backendBucketName } from '../naming/backend-bucket-name.ts';
import type { Permit } from '../policy/permit.ts';
import type { S3Response } from '../s3/message.ts';
import { parseError } from '../s3/xml-read.ts';
import type { RegisteredBackend } from './backend-registry.ts';

/** A name that is taken sixteen times over is no accident: something else is wrong at that provider. */
const MAX_COLLISIONS = 16;
const MAX_ERROR_BYTES = 64 * 1024;
/** The one region whose LocationConstraint must stay empty (AWS CreateBucket). */
const REGION_WITHOUT_CONSTRAINT = 'us-east-1';

/** The parts of a bucket's identity that its backend names are made of (DESIGN.md section 8). */
export interface BucketIdentity {
  readonly tenantId: string;
  readonly regionId: string;
  readonly logicalName: string;
}

/** Makes and removes the backend buckets behind logical ones. */
export class BackendBuckets {
  readonly #namespaceKey: Secret<Buffer> | undefined;

  constructor(namespaceKey: Secret<Buffer> | undefined) {
    this.#namespaceKey = namespaceKey;
  }

  /** The name of the backend bucket when `collisionCounter` earlier ones turned out to be taken. */
  name(identity: BucketIdentity, backendId: string, collisionCounter: number): string {
    return backendBucketName({ ...identity, backendId, collisionCounter }, this.#namespaceKey);
  }

  /**
   * Creates the backend bucket and says under which name. A name that belongs to somebody else at the provider, or that
   * `isTaken` knows to be another bucket of ours, moves to the next counter.
   * Throws `BackendUnavailable` without an answer, `BackendRefused` on any other error.
   */
  async provision(
    target: { readonly permit: Permit; readonly registered: RegisteredBackend },
    identity: BucketIdentity,
    isTaken: (backendBucket: string) => Promise<boolean>,
  ): Promise<BucketMapping> {
    const backendId = target.registered.facts.id;
    for (let collisionCounter = 0; collisionCounter < MAX_COLLISIONS; collisionCounter++) {
      const backendBucket = this.name(identity, backendId, collisionCounter);
      if (await isTaken(backendBucket)) continue;
      if (await this.create(target.permit, target.registered, backendBucket))
        return { backendId, backendBucket, collisionCounter };
    }
    throw new AppError('BackendBucketNamesTaken', `no free bucket name was found at backend ${backendId}`);
  }

  /** Creates one backend bucket; true when it is ours now, false when its name belongs to somebody else. */
  async create(permit: Permit, registered: RegisteredBackend, backendBucket: string): Promise<boolean> {
    const response = await registered.backend.send(permit, {
      method: 'PUT',
      bucket: backendBucket,
      query: [],
      headers: {},
      body: createBucketDocument(registered.region),
    });
    const code = await errorCode(response);
    if (code === undefined || code === 'BucketAlreadyOwnedByYou') return true;
    if (code === 'BucketAlreadyExists' || code === 'AccessDenied') return false;
    throw new AppError('BackendRefused', `backend ${registered.facts.id} answered ${code} to CreateBucket`);
  }

  /** Removes an empty backend bucket: 'gone' also when it was not there, 'not-empty' when it still holds objects. */
  async remove(permit: Permit, registered: RegisteredBackend, backendBucket: string): Promise<'gone' | 'not-empty'> {
    const response = await registered.backend.send(permit, {
      method: 'DELETE',
      bucket: backendBucket,
      query: [],
      headers: {},
      body: null,
    });
    const code = await errorCode(response);
    if (code === undefined || code === 'NoSuchBucket') return 'gone';
    if (code === 'BucketNotEmpty') return 'not-empty';
    throw new AppError('BackendRefused', `backend ${registered.facts.id} answered ${code} to DeleteBucket`, {
      retryable: response.status >= 500,
    });
  }
}

function createBucketDocument(region: string): Uint8Array | null {
  if (region === '' || region === REGION_WITHOUT_CONSTRAINT) return null;
  return Buffer.from(
    '<CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
      `<LocationConstraint>${region}</LocationConstraint></CreateBucketConfiguration>`,
  );
}

/** Reads the answer to its end: undefined for a success, else the S3 error code (or the status when it has none). */
async function errorCode(response: S3Response): Promise<string | undefined> {
  const body = await readBody(response, MAX_ERROR_BYTES);
  if (response.status < 300) return undefined;
  return parseError(body.toString('utf8'))?.code ?? String(response.status);
}
