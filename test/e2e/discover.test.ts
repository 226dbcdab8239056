import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../support/container-files.ts';
import { ImageProcess } from '../support/image-process.ts';
import { readCsv } from '../support/read-csv.ts';
import { startTestGateway, type TestCredential, type TestGateway } from '../support/running-gateway.ts';
import { errorXml, ScriptedEndpoint } from '../support/scripted-endpoint.ts';

let gateway: TestGateway;
let credential: TestCredential;
let directory: string;
const started: ImageProcess[] = [];

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 's3gateway-discover-'));
  gateway = await startTestGateway();
  credential = await gateway.newTenant('acme');
  const client = gateway.client(credential);
  for (const Bucket of ['photos', 'archive']) await client.send(new CreateBucketCommand({ Bucket }));
  for (const Key of ['b/ö €', 'a', '=formula'])
    await client.send(new PutObjectCommand({ Bucket: 'photos', Key, Body: Key.repeat(3) }));
  client.destroy();
});

afterEach(async () => {
  await Promise.all(started.splice(0).map((child) => child.end('SIGKILL')));
});

afterAll(async () => {
  await gateway.stop();
  rmSync(directory, { recursive: true, force: true });
});

function keys(): Record<string, string> {
  return { AWS_ACCESS_KEY_ID: credential.accessKey, AWS_SECRET_ACCESS_KEY: credential.secretKey, HOME: directory };
}

async function discover(words: readonly string[], environment: Readonly<Record<string, string>> = keys()) {
  const child = new ImageProcess({
    directory,
    words: [join(ROOT, 'src/cli/main.ts'), 'discover', ...words],
    environment,
  });
  started.push(child);
  const [code] = await child.ended;
  return { code, output: child.output };
}

describe('discover', () => {
  it('shows the buckets of an endpoint, with progress, and never the secret', async () => {
    const { code, output } = await discover(['--endpoint', gateway.s3Base]);
    expect(output).toMatch(/^archive +0 +0 B /m);
    expect(output).toMatch(/^photos +3 +\d+ B +Unknown +us-east-1 +20/m);
    expect(output).toContain('2 of 2 buckets, 3 files');
    expect(output).toContain('with the keys of the environment');
    expect(output).not.toContain(credential.secretKey);
    expect(code).toBe(0);
  });

  it('writes the snapshot that the API would keep', async () => {
    const file = join(directory, 'out.json');
    expect((await discover(['--endpoint', `${gateway.s3Base}/`, '--output', file])).code).toBe(0);
    const snapshot = JSON.parse(readFileSync(file, 'utf8'));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(snapshot).toMatchObject({ endpoint: gateway.s3Base, region: 'us-east-1', bucket_count: 2, total_files: 3 });
    expect(snapshot.buckets[1].files.map((one: { key: string }) => one.key)).toEqual(['=formula', 'a', 'b/ö €']);
    const kept = await gateway.admin<{ digest: string }>('POST', '/snapshot/save', snapshot);
    expect(kept).toMatchObject({ status: 201, body: { digest: snapshot.digest } });
  });

  it('keeps snapshots in a directory that a gateway can serve, the same for the same state', async () => {
    const snapshots = join(gateway.dataDir, 'snapshots');
    const before = new Set((await list()).map(({ id }) => id));
    for (const _ of [1, 2]) {
      const { code, output } = await discover(['--endpoint', gateway.s3Base, '--save', snapshots]);
      expect([code, output]).toEqual([0, expect.stringMatching(/^saved .*snapshot_127\.0\.0\.1-\d+-\w+\.json$/m)]);
    }
    const fresh = (await list()).filter(({ id }) => !before.has(id));
    expect(fresh).toHaveLength(2);
    expect(new Set(fresh.map(({ digest }) => digest)).size).toBe(1);
  });

  it('writes CSV of the buckets that are asked for, to standard output', async () => {
    const { output } = await discover(['--endpoint', gateway.s3Base, '--bucket', 'photos', '--format', 'csv']);
    const csv = output.slice(output.indexOf('bucket,key'), output.lastIndexOf('\r\n') + 2);
    expect(readCsv(csv).map((row) => row[1])).toEqual(['key', "'=formula", 'a', 'b/ö €']);
  });

  it('takes keys, region and endpoint from the files of AWS’s tools', async () => {
    const [credentials, config] = [join(directory, 'credentials'), join(directory, 'config')];
    writeFileSync(
      credentials,
      `[work]\naws_access_key_id = ${credential.accessKey}\naws_secret_access_key = ${credential.secretKey}\n`,
    );
    writeFileSync(config, `[profile work]\nregion = us-east-1\nendpoint_url = ${gateway.s3Base}\n`);
    const files = { AWS_SHARED_CREDENTIALS_FILE: credentials, AWS_CONFIG_FILE: config, HOME: directory };
    const { code, output } = await discover(['--profile', 'work'], files);
    expect([code, output]).toEqual([0, expect.stringContaining('profile work of')]);
    expect((await discover([], { ...files, AWS_PROFILE: 'none' })).code).toBe(2);
  });

  it('records what the caps leave out, and says so', async () => {
    const { output, code } = await discover(['--endpoint', gateway.s3Base, '--format', 'json'], {
      ...keys(),
      MAX_FILES_PER_BUCKET: '2',
    });
    expect(code).toBe(0);
    expect(output).toContain('left out by the caps: 1 files');
    expect(output).toMatch(/"is_truncated":true/);
  });

  async function list(): Promise<{ id: string; digest: string }[]> {
    return (await gateway.admin<{ id: string; digest: string }[]>('GET', '/snapshot/list?limit=1000')).body;
  }
});

describe('discover that cannot see', () => {
  it.each<[string, readonly string[], Readonly<Record<string, string>>, RegExp]>([
    ['no credentials', [], {}, /set AWS_ACCESS_KEY_ID/],
    [
      'an endpoint that is none',
      ['--endpoint', 'here'],
      { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' },
      /--endpoint is here; http:\/\/host:port/,
    ],
    [
      'an endpoint with a password',
      ['--endpoint', 'http://a:hidden@h'],
      { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' },
      /host, port and path alone/,
    ],
    ['an unknown format', ['--format', 'xml'], {}, /--format is xml; accepted are table, json, csv/],
    ['a cap that is none', [], { MAX_SNAPSHOT_FILES: 'many' }, /MAX_SNAPSHOT_FILES is "many"/],
    ['a secret on the command line', ['--secret-key', 'x'], {}, /unknown option '--secret-key'/],
  ])('for %s says so and ends with 2', async (...[, words, environment, says]) => {
    const { code, output } = await discover(words, { HOME: directory, ...environment });
    expect([code, output]).toEqual([2, expect.stringMatching(says)]);
    expect(output).not.toContain('hidden@');
  });

  it('for a wrong key, a wrong secret or a dead endpoint says which and ends with 1', async () => {
    const endpoint = ['--endpoint', gateway.s3Base];
    const unknown = await discover(endpoint, { ...keys(), AWS_ACCESS_KEY_ID: 'AKUNKNOWN' });
    expect([unknown.code, unknown.output]).toEqual([1, expect.stringContaining('does not know the access key')]);
    const wrong = await discover(endpoint, { ...keys(), AWS_SECRET_ACCESS_KEY: 'wrong' });
    expect([wrong.code, wrong.output]).toEqual([1, expect.stringContaining('secret key does not belong')]);
    const dead = await discover(['--endpoint', 'http://127.0.0.1:1']);
    expect([dead.code, dead.output]).toEqual([1, expect.stringContaining('cannot be reached')]);
  });

  it('one of several buckets tells of it, keeps the others, and ends with 1', async () => {
    const endpoint = await ScriptedEndpoint.start(({ path, query }) => {
      if (path === '/denied') return { status: 403, body: errorXml('AccessDenied') };
      if (query.has('list-type'))
        return { body: '<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>' };
      return { status: 501, body: errorXml('NotImplemented') };
    });
    try {
      const words = ['--endpoint', endpoint.url, '--bucket', 'fine', 'denied', '--format', 'json'];
      const { code, output } = await discover(words);
      expect([code, output]).toEqual([1, expect.stringContaining('not seen: denied: the access key may not do this')]);
      expect(output).toMatch(/"bucket_count":1,/);
    } finally {
      await endpoint.stop();
    }
    expect(readdirSync(directory).filter((name) => name.startsWith('snapshot_'))).toEqual([]);
  });
});
