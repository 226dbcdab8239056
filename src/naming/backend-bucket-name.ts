import { createHash, createHmac } from 'node:crypto';
import { AppError } from '../base/app-error.ts';
import type { Secret } from '../base/secret.ts';

const HASH_CHARACTERS = 32;
const SUFFIX_CHARACTERS = 8;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** Everything that a backend bucket's name depends on. */
export interface BackendBucketIdentity {
  readonly tenantId: string;
  readonly regionId: string;
  readonly logicalName: string;
  readonly backendId: string;
  /** How many earlier names turned out to be taken. */
  readonly collisionCounter: number;
}

/**
 * The name of a logical bucket at one backend: `s3gw-<hash>-<backend>`, a valid S3 bucket name of at most 63 characters
 * that says nothing about the tenant. The same inputs give the same name on any machine, for ever (invariant R8). With a
 * namespace key nobody without it can find out which tenant a name stands for. Throws `MalformedIdentity` as
 * `encodeIdentity` does.
 */
export function backendBucketName(identity: BackendBucketIdentity, namespaceKey?: Secret<Buffer>): string {
  const encoded = encodeIdentity(identity);
  const digest = namespaceKey
    ? createHmac('sha256', namespaceKey.reveal()).update(encoded).digest()
    : createHash('sha256').update(encoded).digest();
  return `s3gw-${base32(digest).slice(0, HASH_CHARACTERS)}-${suffixOf(identity.backendId)}`;
}

/**
 * Each field with its length before it: no two identities are encoded alike, whatever characters they hold. Throws
 * `MalformedIdentity` for text that is not well-formed Unicode, which UTF-8 cannot tell apart, and for a counter that does
 * not count.
 */
export function encodeIdentity(identity: BackendBucketIdentity): Buffer {
  const { collisionCounter } = identity;
  if (!Number.isSafeInteger(collisionCounter) || collisionCounter < 0)
    throw new AppError('MalformedIdentity', `the collision counter of a bucket name is ${collisionCounter}`);
  const fields = [
    's3gateway-bucket-v1',
    identity.tenantId,
    identity.regionId,
    identity.logicalName,
    identity.backendId,
    String(collisionCounter),
  ];
  return Buffer.concat(
    fields.flatMap((field) => {
      if (!field.isWellFormed())
        throw new AppError('MalformedIdentity', 'a part of a bucket name is not well-formed Unicode');
      const bytes = Buffer.from(field, 'utf8');
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}

/** RFC 4648 base32 in lower case: the alphabet that bucket names allow. */
function base32(bytes: Buffer): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(value >>> bits) & 31];
    }
  }
  return text;
}

/** Readable for operators; never empty, never ending in a way that S3 reserves. */
function suffixOf(backendId: string): string {
  const readable = backendId
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SUFFIX_CHARACTERS)
    .replace(/^-+|-+$/g, '');
  return readable === '' || readable === 's3alias' ? 'backend' : readable;
}
