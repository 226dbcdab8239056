import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../test/support/read-csv.ts';
import { fileOf, snapshotOf } from '../../test/support/snapshots.ts';
import { snapshotCsv } from './snapshot-csv.ts';

const text = fc.string({
  minLength: 1,
  maxLength: 12,
  unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ' ', 'a', 'ä', '＝'),
});

function csvOf(keys: readonly string[], bucket = 'b'): string {
  const files = keys.map((key) => fileOf(key));
  return [...snapshotCsv(snapshotOf([{ name: bucket, files }]))].join('');
}

describe('a snapshot as CSV', () => {
  it('has a heading and one line per file, each ended by CRLF', () => {
    const snapshot = snapshotOf([
      {
        name: 'first',
        files: [
          fileOf('a', { size: 7, etag: 'e', version_id: 'v', is_latest: true }),
          fileOf('b', { etag: null, last_modified: null }),
        ],
      },
      { name: 'second', files: [] },
    ]);
    expect([...snapshotCsv(snapshot)].join('')).toBe(
      'bucket,key,size,last_modified,etag,version_id,is_latest\r\n' +
        'first,a,7,2026-01-02T03:04:05.000Z,e,v,true\r\n' +
        'first,b,1,,,,\r\n',
    );
  });

  it('gives back every key through a reader of CSV, with an apostrophe before what a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.uniqueArray(text, { minLength: 1, maxLength: 5 }), text, (keys, bucket) => {
        const [, ...rows] = readCsv(csvOf(keys, bucket));
        const safe = (value: string) => (/^[=+\-@\t\r\n＝]/.test(value) ? `'${value}` : value);
        expect(rows.map((row) => row[1]).sort()).toEqual(keys.map(safe).sort());
        for (const row of rows) {
          expect(row[0]).toBe(safe(bucket));
          for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝]/);
        }
      }),
    );
  });

  it('writes more files than go into one piece', () => {
    const keys = Array.from({ length: 1203 }, (_, index) => `k${index}`);
    expect(readCsv(csvOf(keys))).toHaveLength(1204);
  });
});
