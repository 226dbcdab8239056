import { parse } from 'csv-parse/sync';

/** The rows of a CSV text with CRLF at its line ends, by a reader that is not ours. */
export function readCsv(text: string): string[][] {
  return parse(text, { record_delimiter: '\r\n' });
}
