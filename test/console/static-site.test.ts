import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SCREENS, signIn, startBrowser, watch } from '../support/browser.ts';
import { DOCKER, dockerFile, ROOT } from '../support/container-files.ts';
import { until } from '../support/image-process.ts';
import { startTestGateway, type TestGateway } from '../support/running-gateway.ts';

const DIST = join(ROOT, 'console', 'dist');
const NGINX = ['/usr/sbin/nginx', '/usr/local/sbin/nginx'].find((path) => existsSync(path));

describe('the check of API_BASE_URL', () => {
  const check = (API_BASE_URL?: string) =>
    spawnSync('sh', [join(DOCKER, 'check-api-base-url.sh')], {
      env: { PATH: process.env['PATH'], ...(API_BASE_URL === undefined ? {} : { API_BASE_URL }) },
      encoding: 'utf8',
    });

  it.each(['https://gateway.example.com', 'http://127.0.0.1:8000', 'http://[::1]:8000'])('takes %s', (origin) => {
    expect(check(origin)).toMatchObject({ status: 0, stderr: '' });
  });

  it.each([
    undefined,
    '',
    'gateway',
    'ftp://x',
    'https://x/path',
    'https://x" onload="y',
    "https://x; script-src 'unsafe-inline'",
    'https://a\nhttps://b',
  ])('refuses %j, and says what it takes', (text) => {
    const { status, stderr } = check(text);
    expect(status).toBe(1);
    expect(stderr).toContain('an origin such as https://gateway.example.com');
  });
});

describe.skipIf(!NGINX)('the console from nginx, on an origin of its own', () => {
  let browser: Browser;
  let gateway: TestGateway | undefined;
  let site: ChildProcess | undefined;
  let directory: string;
  let port: number;
  beforeAll(async () => {
    browser = await startBrowser();
    directory = mkdtempSync(join(tmpdir(), 's3gateway-site-'));
    port = await freePort();
  });
  afterEach(async () => {
    site?.kill('SIGQUIT');
    if (site) await once(site, 'close');
    await gateway?.stop();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(directory, { recursive: true });
  });

  const origin = () => `http://127.0.0.1:${port}`;
  const start = async (allowed: string) => {
    gateway = await startTestGateway({ ALLOWED_ORIGINS: allowed });
    site = await startNginx(directory, { port, apiBaseUrl: gateway.apiBase });
    const context = await browser.newContext({ viewport: SCREENS.desktop });
    return { gateway, page: await context.newPage(), seen: watch(context) };
  };

  it('works, and speaks to the gateway alone', async () => {
    const { gateway, page, seen } = await start(origin());
    const answer = await page.goto(`${origin()}/`);
    const policy = answer?.headers()['content-security-policy'] ?? '';
    const own = (await fetch(gateway.apiBase)).headers.get('content-security-policy') ?? '';
    const comparable = (text: string) => text.replace(/'nonce-[^']+'/, "'nonce'");
    expect(comparable(policy).replace(` ${gateway.apiBase}`, '')).toBe(comparable(own));
    expect((await fetch(origin())).headers.get('content-security-policy')).not.toBe(policy);
    await signIn(page, gateway.adminKey);
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await page.getByRole('link', { name: 'Discovery' }).click();
    await page.getByRole('textbox', { name: 'Access key' }).waitFor();
    expect(seen.faults).toEqual([]);
    expect([...seen.origins].sort()).toEqual([origin(), gateway.apiBase].sort());
  });

  it('says what to do when the gateway does not allow its origin', async () => {
    const { gateway, page } = await start('https://elsewhere.example.com');
    await page.goto(`${origin()}/`);
    await page.getByRole('textbox', { name: 'Admin key' }).fill(gateway.adminKey);
    await page.getByRole('button', { name: 'Open the console' }).click();
    const notice = page.getByRole('alert').first();
    await notice.waitFor();
    expect(await notice.textContent()).toContain('ALLOWED_ORIGINS');
  });
});

/** The site as the image serves it, with the paths of this machine in its configuration. */
async function startNginx(directory: string, { port, apiBaseUrl }: { port: number; apiBaseUrl: string }) {
  const server = dockerFile('console-site.conf.template')
    .replaceAll(`\${API_BASE_URL}`, apiBaseUrl)
    .replace('/usr/share/nginx/html', DIST)
    .replace('listen 8080', `listen 127.0.0.1:${port}`)
    .replace(/^.*listen \[::\].*\n/m, '');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(directory, name)};`)
    .join(' ');
  const file = join(directory, 'nginx.conf');
  writeFileSync(
    file,
    `daemon off; pid ${join(directory, 'pid')}; error_log stderr; events {}
     http { types { text/html html; text/javascript js; text/css css; image/svg+xml svg; font/woff2 woff2; application/json json; }
       access_log off; ${temporary} ${server} }`,
  );
  const child = spawn(NGINX ?? '', ['-c', file, '-e', 'stderr'], { stdio: 'ignore' });
  await until('nginx listens', async () =>
    fetch(`http://127.0.0.1:${port}/favicon.svg`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  return child;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
