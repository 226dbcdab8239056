import { z } from 'zod';
import { isSnapshotId } from '../discovery/snapshot-id.ts';

const MAX_KEY_BYTES = 1024;
const MAX_ENDPOINT_CHARS = 2048;
const MAX_DIFF_ENTRIES = 10_000;
const DEFAULT_DIFF_ENTRIES = 1000;
/** What clearing all takes, so that no stray call does it. */
const CONFIRMATION = 'delete all snapshots';

const wellFormed = (text: string) => text.isWellFormed();
const NOT_TEXT = 'holds half of a character';

const snapshotKey = z
  .string()
  .min(1)
  .refine(wellFormed, NOT_TEXT)
  .refine((key) => Buffer.byteLength(key) <= MAX_KEY_BYTES, `longer than ${MAX_KEY_BYTES} bytes of UTF-8`)
  .describe('The object key, exact');
const bucketName = z.string().min(1).max(255).refine(wellFormed, NOT_TEXT);
const count = z.int().min(0);

const endpoint = z
  .string()
  .max(MAX_ENDPOINT_CHARS)
  .refine(isEndpoint, 'an http:// or https:// URL without user, password, query and fragment is accepted')
  .describe('The endpoint that was looked at');

const snapshotFile = z
  .object({
    key: snapshotKey,
    size: count,
    last_modified: z
      .string()
      .max(64)
      .nullish()
      .transform((time) => time ?? null),
    etag: z
      .string()
      .max(512)
      .refine(wellFormed, NOT_TEXT)
      .nullish()
      .transform((etag) => etag ?? null),
    version_id: z.string().max(1024).refine(wellFormed, NOT_TEXT).nullish(),
    is_latest: z.boolean().nullish(),
  })
  .describe('SnapshotFile');

/** What `POST /snapshot/save` takes. Fields that are not named here are dropped. */
export const snapshotToSave = z
  .object({
    endpoint,
    region: z.string().max(128).refine(wellFormed, NOT_TEXT),
    buckets: z.array(
      z.object({
        name: bucketName,
        files: z.array(snapshotFile),
        versioning_status: z.string().max(64).refine(wellFormed, NOT_TEXT).nullish(),
        creation_date: z.string().max(64).nullish(),
        location: z.string().max(128).refine(wellFormed, NOT_TEXT).nullish(),
        file_count: count.nullish().describe('Files that were found, when not all of them are in `files`'),
        total_size: count.nullish().describe('Their bytes'),
      }),
    ),
    total_files: count.nullish().describe('Files that were found, when not all of them are here'),
    total_size: count.nullish(),
  })
  .describe('SnapshotToSave');

const totals = {
  endpoint: z.string(),
  region: z.string(),
  bucket_count: count.describe('Buckets that were found, those left out included'),
  total_files: count.describe('Files that were found, those left out included'),
  total_size: count.describe('Bytes that were found, those left out included'),
  is_truncated: z.boolean().describe('True when caps left something out'),
};
const identity = {
  id: z.string(),
  timestamp: z.iso.datetime(),
  filename: z.string(),
  digest: z.string().describe('`sha256:` of the content without id and time'),
};

/** A snapshot as it is listed. */
export const snapshotSummary = z.object({ ...identity, ...totals }).describe('SnapshotSummary');

/** The list: snapshots, and files that should be some. */
export const snapshotList = z
  .array(
    z.union([
      z.object({ is_readable: z.literal(true), ...identity, ...totals }).describe('ListedSnapshot'),
      z
        .object({ is_readable: z.literal(false), id: z.string(), filename: z.string(), problem: z.string() })
        .describe('UnreadableSnapshot'),
    ]),
  )
  .describe('SnapshotList');

/** A whole snapshot, as it is stored. */
export const storedSnapshot = z
  .object({
    format: z.literal(1),
    ...identity,
    ...totals,
    left_out: z.object({ buckets: count, files: count, bytes: count, bucket_names: z.array(z.string()) }),
    buckets: z.array(
      z.object({
        name: z.string(),
        creation_date: z.iso.datetime().nullable(),
        location: z.string().nullable(),
        versioning_status: z.string(),
        file_count: count,
        total_size: count,
        files_left_out: count,
        bytes_left_out: count,
        files: z.array(
          z.object({
            key: z.string(),
            size: count,
            last_modified: z.iso.datetime().nullable(),
            etag: z.string().nullable(),
            version_id: z.string().optional(),
            is_latest: z.boolean().optional(),
          }),
        ),
      }),
    ),
  })
  .describe('Snapshot');

/** The id of a snapshot: one that was given by us. */
export const snapshotId = z.string().refine(isSnapshotId, 'not the id of a snapshot');

/** The body that clears all. */
export const confirmation = z.object({
  confirm: z.literal(CONFIRMATION, `"${CONFIRMATION}" confirms it`),
});

/** Which two snapshots to compare. */
export const diffQuery = z.object({
  from: snapshotId,
  to: snapshotId,
  limit: z.coerce.number().int().min(0).max(MAX_DIFF_ENTRIES).default(DEFAULT_DIFF_ENTRIES),
});

/** What lies between two snapshots. */
export const snapshotDiff = z
  .object({
    from: snapshotSummary,
    to: snapshotSummary,
    summary: z.object({
      ...{ added: count, removed: count, changed: count, moved: count },
      ...{ bytes_added: count, bytes_removed: count, bytes_moved: count },
      bytes_changed: count.describe('Bytes that changed objects have now'),
      not_compared: count.describe('Files that one of the two had no room for'),
      buckets_not_compared: count,
    }),
    buckets: z
      .array(
        z.object({
          name: z.string(),
          change: z.enum(['added', 'removed', 'changed', 'same']),
          ...{ added: count, removed: count, changed: count, moved: count, bytes_delta: z.int() },
          versioning_before: z.string().nullable(),
          versioning_after: z.string().nullable(),
          not_compared: count,
        }),
      )
      .readonly(),
    entries: z
      .array(
        z.object({
          bucket: z.string(),
          key: z.string(),
          change: z.enum(['added', 'removed', 'changed', 'moved']),
          size_before: count.nullable(),
          size_after: count.nullable(),
          moved_from: z.object({ bucket: z.string(), key: z.string() }).optional(),
        }),
      )
      .readonly(),
    is_truncated: z.boolean().describe('True when there are more entries than `limit`; the summary counts them all'),
  })
  .describe('SnapshotDiff');

/** Credentials have no place in the URL of an endpoint that is written down, nor has a presigned query. */
function isEndpoint(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol) || !text.isWellFormed()) return false;
  return ![url.username, url.password, url.search, url.hash].some(Boolean) && !/[?#@]/.test(text);
}
