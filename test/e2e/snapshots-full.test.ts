import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../support/running-gateway.ts';
import { fileOf } from '../support/snapshots.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
});

afterAll(() => gateway.stop());

/** As many buckets, each with so many files of ordinary length, as are asked for. */
function stateOf({ buckets, files, etag }: { buckets: number; files: number; etag: string }) {
  return {
    endpoint: 'https://s3.example.fi',
    region: 'fi-hel',
    buckets: Array.from({ length: buckets }, (_, bucket) => ({
      name: `bucket-${String(bucket).padStart(3, '0')}`,
      files: Array.from({ length: files }, (__, index) =>
        fileOf(`some/prefix/of/ordinary/length/${bucket}/${index}/object.parquet`, { etag }),
      ),
    })),
  };
}

interface Saved {
  readonly id: string;
  readonly total_files: number;
  readonly is_truncated: boolean;
}

describe('a snapshot as large as the caps allow', () => {
  it('is saved whole, compared with another one, and given back as CSV', async () => {
    const ids: string[] = [];
    for (const etag of ['one', 'two']) {
      const { status, body } = await gateway.admin<Saved>(
        'POST',
        '/snapshot/save',
        stateOf({ buckets: 200, files: 250, etag }),
      );
      expect([status, body.total_files, body.is_truncated]).toEqual([201, 50_000, false]);
      ids.push(body.id);
    }
    const [from = '', to = ''] = ids;
    const diff = await gateway.admin('GET', `/snapshot/diff?from=${from}&to=${to}&limit=10000`);
    expect(diff).toMatchObject({ status: 200, body: { summary: { changed: 50_000 }, is_truncated: true } });
    const csv = await fetch(`${gateway.apiBase}/snapshot/${to}?format=csv`, {
      headers: { 'x-admin-key': gateway.adminKey },
    });
    expect((await csv.text()).split('\r\n')).toHaveLength(50_002);
  });

  it('is cut where the state is larger, and says by how much', async () => {
    const { body } = await gateway.admin<Saved>(
      'POST',
      '/snapshot/save',
      stateOf({ buckets: 11, files: 6000, etag: 'e' }),
    );
    expect(body).toMatchObject({ total_files: 66_000, is_truncated: true });
    const { body: stored } = await gateway.admin<{
      left_out: object;
      buckets: { files: unknown[]; files_left_out: number }[];
    }>('GET', `/snapshot/${body.id}`);
    expect(stored.left_out).toMatchObject({ buckets: 0, files: 16_000 });
    expect(stored.buckets.map((bucket) => bucket.files.length)).toEqual([...Array(10).fill(5000), 0]);
    expect(stored.buckets.at(-1)?.files_left_out).toBe(6000);
  });
});
