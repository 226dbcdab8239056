import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '../support/read-csv.ts';
import { startTestGateway, type TestGateway } from '../support/running-gateway.ts';
import { fileOf } from '../support/snapshots.ts';

interface Summary {
  readonly id: string;
  readonly filename: string;
  readonly digest: string;
  readonly timestamp: string;
}
interface ProblemBody {
  readonly detail: string;
  readonly code: string;
  readonly fields: readonly { readonly field: string; readonly message: string }[];
}

let gateway: TestGateway;
let directory: string;

const CAPS = { MAX_SNAPSHOT_BUCKETS: '3', MAX_SNAPSHOT_FILES: '40', MAX_FILES_PER_BUCKET: '30' };

beforeAll(async () => {
  gateway = await startTestGateway(CAPS);
  directory = join(gateway.dataDir, 'snapshots');
});

afterEach(async () => {
  await gateway.admin('DELETE', '/snapshot', { confirm: 'delete all snapshots' });
});

afterAll(() => gateway.stop());

const state = {
  endpoint: 'https://S3.Example.fi:443/',
  region: 'fi-hel',
  buckets: [
    {
      name: 'photos',
      versioning_status: 'Enabled',
      files: [fileOf('b', { size: 2 }), fileOf('a', { etag: '"quoted"' })],
    },
    { name: 'empty', files: [] },
  ],
};

function save(body: unknown = state) {
  return gateway.admin<Summary & ProblemBody>('POST', '/snapshot/save', body);
}

async function get(path: string): Promise<{ response: Response; text: string }> {
  const response = await fetch(`${gateway.apiBase}${path}`, { headers: { 'x-admin-key': gateway.adminKey } });
  return { response, text: await response.text() };
}

describe('saving a snapshot', () => {
  it('answers with its summary, and keeps it as a file that is sent as it is stored', async () => {
    const { status, body } = await save();
    expect(status).toBe(201);
    expect(body).toMatchObject({
      endpoint: 'https://s3.example.fi',
      region: 'fi-hel',
      bucket_count: 2,
      total_files: 2,
      total_size: 3,
      is_truncated: false,
      filename: `${body.id}.json`,
    });
    const { response, text } = await get(`/snapshot/${body.id}`);
    expect(text).toBe(readFileSync(join(directory, body.filename), 'utf8'));
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${body.id}.json"`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(JSON.parse(text)).toMatchObject({
      ...body,
      buckets: [{ name: 'empty' }, { name: 'photos', files: [{ key: 'a', etag: 'quoted' }, { key: 'b' }] }],
    });
  });

  it('gives a digest that ordinary tools find too', async () => {
    const { body } = await save();
    const { text } = await get(`/snapshot/${body.id}`);
    const content = text.slice(text.indexOf('\n') + 1);
    expect(body.digest).toBe(`sha256:${createHash('sha256').update(content).digest('hex')}`);
  });

  it('gives the same bytes but for id and time when a snapshot is sent back to it', async () => {
    const first = (await save()).body;
    const text = (await get(`/snapshot/${first.id}`)).text;
    const second = (await save(JSON.parse(text))).body;
    expect(second.id).not.toBe(first.id);
    expect(second.digest).toBe(first.digest);
    const again = (await get(`/snapshot/${second.id}`)).text;
    expect(again.split('\n').slice(1)).toEqual(text.split('\n').slice(1));
  });

  it('leaves out what is over the caps, and says what', async () => {
    const files = Array.from({ length: 35 }, (_, index) => fileOf(`k${index + 10}`));
    const buckets = ['a', 'b', 'c', 'd'].map((name) => ({ name, files }));
    const { body } = await save({ ...state, buckets });
    expect(body).toMatchObject({ is_truncated: true, bucket_count: 4, total_files: 140 });
    const stored = JSON.parse((await get(`/snapshot/${body.id}`)).text);
    expect(stored.left_out).toEqual({ buckets: 1, files: 100, bytes: 100, bucket_names: ['d'] });
    expect(
      stored.buckets.map((bucket: { files: unknown[]; files_left_out: number }) => [
        bucket.files.length,
        bucket.files_left_out,
      ]),
    ).toEqual([
      [30, 5],
      [10, 25],
      [0, 35],
    ]);
  });

  it.each([
    ['no endpoint', { endpoint: undefined }, 'endpoint'],
    ['an endpoint that is no URL', { endpoint: 's3.example.fi' }, 'endpoint'],
    ['an endpoint of another scheme', { endpoint: 'file:///etc' }, 'endpoint'],
    ['an endpoint with a password', { endpoint: 'https://key:secret@s3.example.fi' }, 'endpoint'],
    ['an endpoint with a presigned query', { endpoint: 'https://s3.example.fi/?X-Amz-Signature=1' }, 'endpoint'],
    ['a negative size', { buckets: [{ name: 'b', files: [fileOf('k', { size: -1 })] }] }, 'buckets.0.files.0.size'],
    ['a key that is too long', { buckets: [{ name: 'b', files: [fileOf('ä'.repeat(600))] }] }, 'buckets.0.files.0.key'],
    ['half a character', { buckets: [{ name: 'b', files: [fileOf('\ud83d')] }] }, 'buckets.0.files.0.key'],
    [
      'a bucket twice',
      {
        buckets: [
          { name: 'b', files: [] },
          { name: 'b', files: [] },
        ],
      },
      'buckets.1.name',
    ],
    ['a secret', { secret_key: 'wJalr' }, 'secret_key'],
    [
      'a secret in a bucket',
      { buckets: [{ name: 'b', files: [], secretAccessKey: 'wJalr' }] },
      'buckets.0.secretAccessKey',
    ],
  ])('refuses %s, naming the field', async (_what, change, field) => {
    const { status, body } = await save({ ...state, ...change });
    expect([status, body.fields[0]?.field]).toEqual([422, field]);
    expect(JSON.stringify(body)).not.toContain('wJalr');
  });

  it('drops what it does not know', async () => {
    const { body } = await save({
      ...state,
      note: 'drop me',
      buckets: [{ name: 'b', note: 'drop me', files: [{ ...fileOf('k'), note: 'drop me' }] }],
    });
    expect((await get(`/snapshot/${body.id}`)).text).not.toContain('drop me');
  });

  it('refuses a body that no snapshot within the caps can need', async () => {
    const { status, body } = await save({ ...state, note: 'x'.repeat(200_000) });
    expect([status, body.code]).toEqual([413, 'too_large']);
  });

  it('says so when its directory cannot be written to', async () => {
    const blocked = join(gateway.dataDir, 'blocked');
    writeFileSync(blocked, '');
    const other = await startTestGateway({ SNAPSHOTS_DIR: join(blocked, 'snapshots') });
    try {
      const { status, body } = await other.admin<ProblemBody>('POST', '/snapshot/save', state);
      expect([status, body.code, body.detail]).toEqual([
        503,
        'snapshots_unwritable',
        expect.stringContaining('SNAPSHOTS_DIR'),
      ]);
    } finally {
      await other.stop();
    }
  });

  it('keeps two that are saved at once, and turns a crowd away in words', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => save()));
    const kept = answers.filter(({ status }) => status === 201);
    expect(kept.length).toBeGreaterThanOrEqual(2);
    expect(new Set(kept.map(({ body }) => body.id)).size).toBe(kept.length);
    for (const { status, body } of answers) if (status !== 201) expect([status, body.code]).toEqual([503, 'busy']);
    expect(readdirSync(directory)).toHaveLength(kept.length);
    expect((await save()).status).toBe(201);
  });
});

describe('listing snapshots', () => {
  const list = (query = '') =>
    gateway.admin<(Summary & { is_readable: boolean; problem: string })[]>('GET', `/snapshot/list${query}`);

  it('tells the newest first, a page at a time', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 3; count++) ids.unshift((await save()).body.id);
    expect((await list()).body.map(({ id }) => id)).toEqual(ids);
    expect((await list(`?limit=2&after=${ids[0]}`)).body.map(({ id }) => id)).toEqual(ids.slice(1));
  });

  it('names a damaged file beside the others', async () => {
    const broken = (await save()).body;
    await save();
    truncateSync(join(directory, broken.filename), 40);
    expect((await list()).body).toMatchObject([
      { is_readable: true, bucket_count: 2 },
      { is_readable: false, id: broken.id, problem: expect.stringContaining('does not begin') },
    ]);
    const { response, text } = await get(`/snapshot/${broken.id}`);
    expect([response.status, JSON.parse(text).code]).toEqual([409, 'snapshot_unreadable']);
  });
});

/** A call whose path is sent as it is written: `fetch` would resolve the dots itself. */
async function rawCall(method: string, path: string): Promise<{ status: number | undefined; text: string }> {
  const { hostname, port } = new URL(gateway.apiBase);
  const sent = request({ hostname, port, method, path, headers: { 'x-admin-key': gateway.adminKey } }).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: response.statusCode, text: await textOf(response) };
}

describe('a hostile id', () => {
  const hostile = [
    '..%2f..%2fmetadata.db',
    '%2e%2e',
    '..%2fsecret',
    '..',
    '../secret.json',
    '.',
    'a%00b',
    '%2fetc%2fpasswd',
    'x'.repeat(200),
  ];

  it.each(hostile)('%s is no snapshot to read or to delete', async (id) => {
    writeFileSync(join(gateway.dataDir, 'secret.json'), '{"secret":1}');
    for (const method of ['GET', 'DELETE']) {
      const { status, text } = await rawCall(method, `/snapshot/${id}`);
      expect([400, 404, 414, 422]).toContain(status);
      expect(text).not.toContain('"secret":1');
    }
    expect(readFileSync(join(gateway.dataDir, 'secret.json'), 'utf8')).toBe('{"secret":1}');
  });

  it('that is a link out of the directory shows nothing of what it points to', async () => {
    const { id, filename } = (await save()).body;
    await gateway.admin('DELETE', `/snapshot/${id}`);
    writeFileSync(join(gateway.dataDir, 'secret.json'), '{"secret":1}');
    symlinkSync(join(gateway.dataDir, 'secret.json'), join(directory, filename));
    const { response, text } = await get(`/snapshot/${id}`);
    expect([response.status, text.includes('"secret":1')]).toEqual([409, false]);
  });
});

describe('a snapshot as CSV', () => {
  it('is sent with a safe name and safe cells', async () => {
    const files = ['=cmd|calc', 'plain', 'with "quotes", and comma'].map((key) => fileOf(key));
    const { id } = (await save({ ...state, buckets: [{ name: 'b', files }] })).body;
    const { response, text } = await get(`/snapshot/${id}?format=csv`);
    expect(response.headers.get('content-type')).toContain('text/csv');
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${id}.csv"`);
    expect(readCsv(text).map((row) => row[1])).toEqual(['key', "'=cmd|calc", 'plain', 'with "quotes", and comma']);
  });
});

describe('comparing snapshots', () => {
  const diff = (from: string, to: string, rest = '') =>
    gateway.admin<ProblemBody & { summary: unknown; entries: unknown[] }>(
      'GET',
      `/snapshot/diff?from=${from}&to=${to}${rest}`,
    );

  it('tells what came, went, changed and moved', async () => {
    const before = (
      await save({ ...state, buckets: [{ name: 'b', files: [fileOf('gone'), fileOf('k'), fileOf('old')] }] })
    ).body;
    const after = (
      await save({
        ...state,
        buckets: [
          { name: 'b', files: [fileOf('come'), fileOf('k', { etag: 'x' }), fileOf('new', { etag: 'etag-of-old' })] },
        ],
      })
    ).body;
    const { status, body } = await diff(before.id, after.id);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      from: { id: before.id },
      to: { id: after.id },
      summary: { added: 1, removed: 1, changed: 1, moved: 1 },
      buckets: [{ name: 'b', change: 'changed' }],
      entries: [
        { key: 'come', change: 'added' },
        { key: 'gone', change: 'removed' },
        { key: 'k', change: 'changed' },
        { key: 'new', change: 'moved', moved_from: { bucket: 'b', key: 'old' } },
      ],
      is_truncated: false,
    });
    expect((await diff(before.id, after.id, '&limit=1')).body).toMatchObject({
      is_truncated: true,
      entries: [{ key: 'come' }],
    });
  });

  it('names the id that is none, and the snapshot that is not there', async () => {
    const { id } = (await save()).body;
    const wrong = await diff(id, '..%2fx');
    expect([wrong.status, wrong.body.fields[0]?.field]).toEqual([422, 'to']);
    expect((await diff(id, id.replace(/_\d{8}/, '_20200101'))).status).toBe(404);
  });
});

describe('deleting snapshots', () => {
  it('takes away one', async () => {
    const { id } = (await save()).body;
    expect(await gateway.admin('DELETE', `/snapshot/${id}`)).toMatchObject({
      status: 200,
      body: { message: expect.any(String) },
    });
    expect((await gateway.admin('DELETE', `/snapshot/${id}`)).status).toBe(404);
  });

  it('takes away all only when it is told so', async () => {
    await save();
    for (const body of [undefined, {}, { confirm: 'yes' }])
      expect((await gateway.admin('DELETE', '/snapshot', body)).status).toBe(422);
    expect(readdirSync(directory)).toHaveLength(1);
    const cleared = await gateway.admin('DELETE', '/snapshot', { confirm: 'delete all snapshots' });
    expect(cleared).toMatchObject({ status: 200, body: { deleted: 1 } });
    expect(readdirSync(directory)).toEqual([]);
  });
});
