import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../support/container-files.ts';
import { ImageProcess } from '../support/image-process.ts';
import { startTestGateway, type TestGateway, threeStores } from '../support/running-gateway.ts';

let directory: string;
let gateway: TestGateway;
const started: ImageProcess[] = [];

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 's3gateway-commands-'));
  gateway = await startTestGateway();
});

afterEach(async () => {
  await Promise.all(started.splice(0).map((child) => child.end('SIGKILL')));
});

afterAll(async () => {
  await gateway.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** Runs a command in a folder of its own. */
function run(words: readonly string[], environment: Readonly<Record<string, string>> = {}): ImageProcess {
  const child = new ImageProcess({ directory, words: [join(ROOT, 'src/cli/main.ts'), ...words], environment });
  started.push(child);
  return child;
}

async function outcome(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const child = run(words, environment);
  const [code] = await child.ended;
  return { code, output: child.output };
}

describe('a command that is used wrongly', () => {
  it.each([
    ['an unknown command', ['sevre'], /unknown command 'sevre'.*Did you mean serve/s],
    ['an unknown option', ['serve', '--fast'], /unknown option '--fast'/],
    ['a store without its directory', ['store'], /--directory/],
    ['a store on a port that is none', ['store', '--directory', 'x', '--port', '99999'], /--port is 99999; .* 65535/],
    ['a smoke test without a key', ['smoke'], /--admin-key KEY, or set ADMIN_API_KEY/],
    ['a smoke test of no URL', ['smoke', '--api-base', 'here', '--admin-key', 'k'], /here is no URL/],
  ])('%s says so and ends with code 2', async (_what, words, says) => {
    expect(await outcome(words)).toEqual({ code: 2, output: expect.stringMatching(says) });
  });

  it('a configuration that cannot be used is told whole, with the name of every variable, before anything is made', async () => {
    const wrong = {
      PORT: 'abc',
      S3_BACKEND_ENDPOINTS: 'x',
      REPLICATION_LEASE: '0',
      LOG_LEVEL: 'loud',
      DATA_DIR: join(directory, 'none'),
    };
    const { code, output } = await outcome(['serve'], wrong);
    expect(code).toBe(2);
    const names = [
      'PORT',
      'S3_BACKEND_ENDPOINTS',
      'REPLICATION_LEASE',
      'LOG_LEVEL',
      'ADMIN_API_KEY',
      'TENANT_SECRET_PASSPHRASE',
    ];
    for (const name of names) expect(output).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(readdirSync(directory)).not.toContain('none');
  });

  it('a policy that contradicts itself is told with code 2', async () => {
    const file = join(directory, 'contradiction.yaml');
    writeFileSync(file, 'policy: { residency: { allow: [FI], deny: [FI] } }\n');
    const { code, output } = await outcome(['serve'], { ...threeStores(directory), CONFIG_FILE: file });
    expect([code, output]).toEqual([2, expect.stringContaining('policy')]);
  });
});

describe('a port that is taken', () => {
  let taken: Server;
  let port: number;

  beforeAll(async () => {
    taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    port = (taken.address() as { port: number }).port;
  });

  afterAll(() => taken.close());

  it('is named by serve, which ends with code 2', async () => {
    const environment = { ...threeStores(join(directory, 'taken')), PORT: String(port), HOST: '127.0.0.1' };
    const { code, output } = await outcome(['serve'], environment);
    expect([code, output]).toEqual([
      2,
      expect.stringContaining(`port ${port} of 127.0.0.1 is taken by another program`),
    ]);
  });

  it('is named by store too', async () => {
    const words = ['store', '--directory', join(directory, 'store'), '--port', String(port)];
    const { code, output } = await outcome(words, { STORE_ACCESS_KEY: 'k', STORE_SECRET_KEY: 'a long secret' });
    expect([code, output]).toEqual([2, expect.stringContaining(`port ${port}`)]);
  });
});

describe('smoke', () => {
  it.each([
    ['the API port', () => gateway.apiBase],
    ['the S3 port', () => gateway.s3Base],
    ['the prefix', () => `${gateway.apiBase}/s3`],
  ])('passes against a gateway, with S3 on %s', async (_where, proxyBase) => {
    const words = [
      'smoke',
      '--api-base',
      gateway.apiBase,
      '--proxy-base',
      proxyBase(),
      '--admin-key',
      gateway.adminKey,
    ];
    expect(await outcome(words)).toEqual({ code: 0, output: expect.stringMatching(/smoke test passed\n$/) });
  });

  it('fails with a wrong key, and where nobody listens', async () => {
    const wrong = await outcome(['smoke', '--api-base', gateway.apiBase, '--admin-key', 'wrong']);
    expect([wrong.code, wrong.output]).toEqual([1, expect.stringContaining('the admin key is wrong')]);
    const nobody = await outcome(['smoke', '--api-base', 'http://127.0.0.1:1', '--admin-key', 'k']);
    expect([nobody.code, nobody.output]).toEqual([2, expect.stringContaining('http://127.0.0.1:1 cannot be reached')]);
  });
});

describe('demo', () => {
  it('does the whole guided job, leaves nothing behind, and ends with --once', async () => {
    const { code, output } = await outcome(['demo', '--once']);
    expect(code, output).toBe(0);
    expect(output).toMatch(/^1\. Tenant demo-\w+: EU only, 2 copies, in different countries\.$/m);
    expect(output).toMatch(/archive\/large\.bin \(64\.0 MiB\) uploaded in parts/);
    expect(output).toMatch(/^4\. Replication has no lag/m);
    expect(output).toMatch(/^ +archive\/large\.bin +64\.0 MiB +helsinki +frankfurt +in sync$/m);
    expect(output).toMatch(/no +virginia: tenant policy residency\.allow \[EU\] does not include US/);
    expect(output).toMatch(/^6\. A bucket forced into us-east is refused: AccessDenied/m);
    for (const tool of ['aws:', 'rclone:', 'boto3:']) expect(output).toContain(`\n${tool}\n`);
    expect(readdirSync(join(directory, 'data')).filter((name) => name.startsWith('demo-'))).toEqual([]);
  });
});
