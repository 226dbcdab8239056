import { createHash, type Hash } from 'node:crypto';
import {
  SNAPSHOT_FORMAT,
  type Snapshot,
  type SnapshotBucket,
  type SnapshotContent,
  type SnapshotFile,
  type SnapshotIdentity,
  type SnapshotSummary,
} from './snapshot.ts';

/** What the text of a snapshot ends with: a file that ends otherwise was cut off. */
export const SNAPSHOT_END = ']}\n';
/** Lines that are joined before they are handed on: a chunk per file would cost more than the file. */
const LINES_PER_CHUNK = 500;

/**
 * The canonical text of a snapshot's content: JSON but for its opening brace, which stands on the line of the identity
 * before it. One line for the totals, one for what was left out, one for each bucket and file, so that ordinary tools can
 * compare two snapshots, and `tail -n +2 FILE | sha256sum` gives the digest.
 */
export function* contentText(content: SnapshotContent): Generator<string> {
  yield `${members(totalsOf(content))},\n${members({ left_out: content.left_out })},\n"buckets":[`;
  for (const [index, bucket] of content.buckets.entries()) {
    yield index === 0 ? '\n' : ',\n';
    yield* bucketText(bucket);
  }
  yield SNAPSHOT_END;
}

function* bucketText({ files, ...bucket }: SnapshotBucket): Generator<string> {
  yield `{${members(bucket)},"files":[`;
  for (let at = 0; at < files.length; at += LINES_PER_CHUNK) {
    const lines = files.slice(at, at + LINES_PER_CHUNK).map((file: SnapshotFile) => JSON.stringify(file));
    yield `${at === 0 ? '' : ','}\n${lines.join(',\n')}`;
  }
  yield ']}';
}

/** `sha256:` and the hash of the content's canonical text: who, when and under which name make no difference to it. */
export function contentDigest(content: SnapshotContent): string {
  const hash = createHash('sha256');
  for (const text of contentText(content)) hash.update(text);
  return digestText(hash);
}

/** The whole text of a snapshot, as it is stored. */
export function* snapshotText(identity: SnapshotIdentity, content: SnapshotContent): Generator<string> {
  const { id, timestamp, filename, digest } = identity;
  yield `{${members({ format: SNAPSHOT_FORMAT, id, timestamp, filename, digest })},\n`;
  yield* contentText(content);
}

/** What a list shows of a content, in the order in which it is written. */
export function totalsOf(content: SnapshotContent): Omit<SnapshotSummary, keyof SnapshotIdentity> {
  return {
    endpoint: content.endpoint,
    region: content.region,
    bucket_count: content.bucket_count,
    total_files: content.total_files,
    total_size: content.total_size,
    is_truncated: content.is_truncated,
  };
}

/** A hash over a content's text as a snapshot writes it. */
export function digestText(hash: Hash): string {
  return `sha256:${hash.digest('hex')}`;
}

/** What a snapshot's first two lines say, or undefined when they are none of ours. */
export function parseSummary(head: string): SnapshotSummary | undefined {
  const lines = head.split('\n', 3);
  if (lines.length < 3) return undefined;
  try {
    const parsed = JSON.parse(`${lines[0]}${lines[1]?.replace(/,$/, '')}}`) as { format: unknown } & SnapshotSummary;
    const { format, ...summary } = parsed;
    const isOurs =
      format === SNAPSHOT_FORMAT &&
      [summary.id, summary.timestamp, summary.digest, summary.endpoint].every((text) => typeof text === 'string') &&
      [summary.bucket_count, summary.total_files, summary.total_size].every(Number.isSafeInteger);
    return isOurs ? summary : undefined;
  } catch {
    // No JSON: cut off, or written by something else.
    return undefined;
  }
}

/** A snapshot from its stored text. Call it only with text whose digest has been found right: nothing is checked again. */
export function parseSnapshot(text: string): Snapshot {
  return JSON.parse(text) as Snapshot;
}

/** The members of an object as JSON writes them, without its braces. */
function members(value: object): string {
  return JSON.stringify(value).slice(1, -1);
}
