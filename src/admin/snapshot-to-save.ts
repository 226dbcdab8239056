import type { z } from 'zod';
import type { FoundBucket, FoundEndpoint, SnapshotCaps } from '../discovery/snapshot.ts';
import { unprocessable } from './problem.ts';
import type { snapshotToSave } from './snapshot-schemas.ts';

const KIB = 1024;
/** Names that credentials have in requests, SDK options and files. */
const CREDENTIAL_NAME =
  /^(aws_?)?(access_?key(_?id)?|secret(_?(access_?)?key)?|(session|security)_?token|password|credentials?|authorization)$/i;

/**
 * The largest body of a save. An entry with a key of 100 bytes is about 300 bytes of JSON, so 1 KiB for each file and bucket
 * of the caps takes keys of any ordinary length, and three times as many files as will be kept. Keys of 1,024 bytes
 * throughout, or many more files, are for the client to cut and to count in `file_count` and `total_size`.
 */
export function saveLimitBytes(caps: SnapshotCaps): number {
  return (caps.maxFiles + caps.maxBuckets) * KIB + 64 * KIB;
}

/** Unknown fields are dropped, so a credential would not be kept; but whoever sends one should hear of it. */
export function refuseCredentials(body: unknown): void {
  const refuse = (place: object, path: string) => {
    for (const name of Object.keys(place))
      if (CREDENTIAL_NAME.test(name)) throw unprocessable(`${path}${name}`, 'a snapshot takes no credentials');
  };
  if (typeof body !== 'object' || body === null) return;
  refuse(body, '');
  const buckets = 'buckets' in body && Array.isArray(body.buckets) ? body.buckets : [];
  for (const [index, bucket] of buckets.entries())
    if (typeof bucket === 'object' && bucket !== null) refuse(bucket, `buckets.${index}.`);
}

/** What was sent, as a state: null is the same as nothing. Throws 422 for a bucket that is there twice. */
export function foundEndpoint({ endpoint, region, buckets, ...totals }: z.infer<typeof snapshotToSave>): FoundEndpoint {
  const names = new Set<string>();
  for (const [index, { name }] of buckets.entries()) {
    if (names.has(name)) throw unprocessable(`buckets.${index}.name`, 'the bucket is there twice');
    names.add(name);
  }
  return {
    // The same endpoint in one spelling: host in lower case, no default port, no slash at the end.
    endpoint: new URL(endpoint).href.replace(/\/+$/, ''),
    region,
    ...withoutNull(totals),
    buckets: buckets.map(
      ({ name, files, ...rest }): FoundBucket => ({
        name,
        ...withoutNull(rest),
        files: files.map(({ key, size, last_modified, etag, ...version }) => ({
          ...{ key, size, last_modified, etag },
          ...withoutNull(version),
        })),
      }),
    ),
  };
}

type WithoutNull<T> = { [K in keyof T]?: NonNullable<T[K]> };

function withoutNull<T extends object>(fields: T): WithoutNull<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null)) as WithoutNull<T>;
}
