import type { BucketState } from '../../discovery/discovery.ts';
import { type FoundCaps, filesOf, foundBuckets, headOf } from '../../discovery/found-content.ts';

/** Files that are written as JSON at once: more would hold up the page. */
const FILES_AT_ONCE = 2_000;

/** What was found, and where. */
export interface FoundAt {
  readonly endpoint: string;
  readonly region: string;
  readonly buckets: readonly BucketState[];
}

/** The body of `POST /snapshot/save`. What the caps leave no room for is counted and not sent. */
export function snapshotBody({ endpoint, region, buckets }: FoundAt, caps: FoundCaps): object {
  return { endpoint, region, buckets: foundBuckets(buckets, caps) };
}

/**
 * Everything that was found as a JSON document, in the words of `POST /snapshot/save` and without caps. It is written piece
 * by piece; `turn` lets the page breathe between two of them.
 */
export async function exportDocument({ endpoint, region, buckets }: FoundAt, turn: () => Promise<void>): Promise<Blob> {
  const pieces: string[] = [`{"endpoint":${JSON.stringify(endpoint)},"region":${JSON.stringify(region)},"buckets":[`];
  let separator = '';
  for (const bucket of buckets) {
    const head = JSON.stringify(headOf(bucket)).slice(0, -1);
    pieces.push(`${separator}\n${head},"status":${JSON.stringify(bucket.status)},"files":[`);
    for (let from = 0; from < bucket.objects.count; from += FILES_AT_ONCE) {
      const files = filesOf(bucket, [from, Math.min(from + FILES_AT_ONCE, bucket.objects.count)]);
      pieces.push((from === 0 ? '\n' : ',\n') + files.map((file) => JSON.stringify(file)).join(',\n'));
      await turn();
    }
    pieces.push(']}');
    separator = ',';
  }
  pieces.push('\n]}\n');
  return new Blob(pieces, { type: 'application/json' });
}
