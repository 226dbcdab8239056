import type { Snapshot, SnapshotFile } from './snapshot.ts';

const COLUMNS = ['bucket', 'key', 'size', 'last_modified', 'etag', 'version_id', 'is_latest'] as const;
/** What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection"). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NEEDS_QUOTES = /[",\r\n]/;
const ROWS_PER_CHUNK = 500;

/**
 * A snapshot's files as CSV (RFC 4180): a heading, a line per file, CRLF at the end of each. A cell that a spreadsheet would
 * run as a formula gets an apostrophe before it; whoever needs keys to the letter reads the JSON.
 */
export function* snapshotCsv(snapshot: Snapshot): Generator<string> {
  yield row(COLUMNS);
  for (const bucket of snapshot.buckets)
    for (let at = 0; at < bucket.files.length; at += ROWS_PER_CHUNK)
      yield bucket.files
        .slice(at, at + ROWS_PER_CHUNK)
        .map((file) => row(cells(bucket.name, file)))
        .join('');
}

function cells(bucket: string, file: SnapshotFile): readonly string[] {
  return [
    bucket,
    file.key,
    String(file.size),
    file.last_modified ?? '',
    file.etag ?? '',
    file.version_id ?? '',
    file.is_latest === undefined ? '' : String(file.is_latest),
  ];
}

function row(values: readonly string[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}

function cell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
