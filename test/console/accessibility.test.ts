import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESTINATIONS } from '../../console/src/shell/navigation.ts';
import { paths } from '../../console/src/shell/paths.ts';
import { seriousViolations } from '../support/axe.ts';
import { SCREENS, signIn, startBrowser, takePictures, watch } from '../support/browser.ts';
import { untilDiscovered } from '../support/discover-page.ts';
import { until } from '../support/image-process.ts';
import { startTestGateway, type TestCredential, type TestGateway } from '../support/running-gateway.ts';

const KEY = '2026/a b.csv';

/** Every page of the console, by the address that leads to it; `addressOf` as `paths` makes it. */
const PAGES: readonly (readonly [name: string, address: () => string])[] = [
  ...DESTINATIONS.flatMap(({ destinations }) => destinations.map(({ path, label }) => [label, () => path] as const)),
  ['a tenant', () => paths.tenant('acme')],
  ['a bucket', () => paths.bucket('acme', 'reports')],
  ['an object', () => paths.object('acme', 'reports', KEY)],
  ['a backend', () => paths.backend('helsinki')],
  ['a provider', () => paths.provider(providerId)],
  ['a snapshot', () => paths.snapshot(snapshotIds[0] ?? '')],
  ['two snapshots', () => paths.snapshotDiff(snapshotIds[0] ?? '', snapshotIds[1] ?? '')],
  ['a page that is not there', () => '/nowhere'],
];
const OVERFLOW = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
const TWO_FRAMES = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';
const POLL = { timeout: 10_000 };
const TRANSITIONS = 'document.getAnimations().filter((each) => each instanceof CSSTransition).length';
let providerId = '';
const snapshotIds: string[] = [];

describe('axe-core finds nothing serious', () => {
  let browser: Browser;
  let gateway: TestGateway;
  let credential: TestCredential;
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    [browser, gateway] = await Promise.all([startBrowser(), startTestGateway({ DISCOVERY_ALLOW_PRIVATE: '1' })]);
    credential = await gateway.newTenant('acme', { residency: { allow: ['EU'] }, replicas: 2 });
    const s3 = gateway.client(credential);
    await s3.send(new CreateBucketCommand({ Bucket: 'reports' }));
    for (const Key of [KEY, 'b', 'c']) await s3.send(new PutObjectCommand({ Bucket: 'reports', Key, Body: Key }));
    s3.destroy();
    await until('replication is done', async () => {
      const { body } = await gateway.admin<{ jobs: unknown[] }>('GET', '/proxy/jobs?status=pending');
      return body.jobs.length === 0;
    });
    const { body } = await gateway.admin<{ backends: { provider_id: string | null }[] }>('GET', '/proxy/backends');
    providerId = body.backends.find((backend) => backend.provider_id !== null)?.provider_id ?? '';
    for (const files of [[{ key: 'a', size: 1 }], [{ key: 'b', size: 2 }]]) {
      const saved = await gateway.admin<{ id: string }>('POST', '/snapshot/save', {
        ...{ endpoint: 'https://s3.example.com', region: 'eu-central-1' },
        buckets: [{ name: 'reports', versioning_status: 'Enabled', files }],
      });
      snapshotIds.push(saved.body.id);
    }
    context = await browser.newContext({ viewport: SCREENS.desktop });
    page = await context.newPage();
    await page.goto(gateway.apiBase);
    await page.getByRole('textbox', { name: 'Admin key' }).waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await gateway.stop();
  });

  /** Colours on their way from one theme to the other are nobody's to read. */
  const seriousOnceStill = async () => {
    await page.evaluate(TWO_FRAMES);
    await expect.poll(() => page.evaluate<number>(TRANSITIONS), POLL).toBe(0);
    return await seriousViolations(page);
  };

  /** Both themes, and the width at which the page is put together differently. */
  const violationsOfPage = async () => {
    const found = new Set<string>();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const violation of await seriousOnceStill()) found.add(`${colorScheme}: ${violation}`);
    }
    await page.setViewportSize(SCREENS.phone);
    for (const violation of await seriousOnceStill()) found.add(`phone: ${violation}`);
    await expect.poll(() => page.evaluate<number>(OVERFLOW), { ...POLL, message: 'scrolls sideways' }).toBe(0);
    await page.setViewportSize(SCREENS.desktop);
    await page.emulateMedia({ colorScheme: 'light' });
    return [...found];
  };

  it('with the question for the admin key', async () => {
    expect(await violationsOfPage()).toEqual([]);
    await signIn(page, gateway.adminKey);
  });

  it.each(PAGES)('with %s', async (_, addressOf) => {
    await page.goto(`${gateway.apiBase}/#${addressOf()}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expect.poll(() => page.getByRole('status', { name: 'Loading' }).count(), POLL).toBe(0);
    expect(await violationsOfPage()).toEqual([]);
  });

  it('with what a discovery has found, and on a bucket of it', async () => {
    await page.goto(`${gateway.apiBase}/#/discover`);
    await page
      .getByRole('combobox', { name: 'Endpoint' })
      .or(page.getByRole('textbox', { name: 'Endpoint' }))
      .fill(gateway.s3Base);
    await page.getByRole('textbox', { name: 'Region' }).fill('us-east-1');
    await page.getByRole('textbox', { name: 'Access key' }).fill(credential.accessKey);
    await page.getByRole('textbox', { name: 'Secret key' }).fill(credential.secretKey);
    await page.getByRole('button', { name: 'Discover', exact: true }).click();
    await untilDiscovered(page);
    expect(await violationsOfPage()).toEqual([]);
    await page.getByRole('link', { name: /reports/ }).click();
    await page.getByRole('grid', { name: 'Objects' }).getByRole('row').nth(1).waitFor();
    expect(await violationsOfPage()).toEqual([]);
  });
});

describe('the pages of backends and providers', () => {
  let browser: Browser;
  let gateway: TestGateway;
  beforeAll(async () => {
    [browser, gateway] = await Promise.all([startBrowser(), startTestGateway()]);
    const credential = await gateway.newTenant('acme', { residency: { allow: ['EU'] }, replicas: 2 });
    const s3 = gateway.client(credential);
    await s3.send(new CreateBucketCommand({ Bucket: 'reports' }));
    const body = 'x'.repeat(50_000);
    for (let index = 0; index < 20; index++)
      await s3.send(new PutObjectCommand({ Bucket: 'reports', Key: `part-${index}`, Body: body }));
    s3.destroy();
  });
  afterAll(async () => {
    await browser.close();
    await gateway.stop();
  });

  async function open(path: string) {
    const context = await browser.newContext({ viewport: SCREENS.desktop });
    const seen = watch(context);
    const page = await context.newPage();
    await page.goto(`${gateway.apiBase}/#${path}`);
    await signIn(page, gateway.adminKey);
    return { context, page, seen };
  }

  it('show where bytes stand on a map, by country, backend and tenant', async () => {
    const { context, page, seen } = await open('/');
    await page.getByText('Copies per object').waitFor();
    // Twenty objects of 50,000 bytes, in Finland and Germany.
    await expect.poll(() => page.getByText('1.91 MiB').count(), { timeout: 20_000 }).toBeGreaterThan(0);
    await page.getByText('Finland').first().waitFor();
    await page.getByText('Germany').first().waitFor();
    await takePictures(page, 'overview');
    expect(seen.faults).toEqual([]);
    expect([...seen.origins]).toEqual([gateway.apiBase]);
    await context.close();
  });

  it('show each backend’s health and speed, and probe it', async () => {
    const { context, page, seen } = await open('/backends');
    const table = page.getByRole('region', { name: 'Backends', exact: true });
    await table.getByRole('link', { name: 'helsinki' }).waitFor();
    expect(await table.getByText('healthy', { exact: true }).count()).toBe(3);
    await takePictures(page, 'backends');
    await table.getByRole('link', { name: 'helsinki' }).click();
    await page.getByRole('heading', { level: 1, name: 'helsinki' }).waitFor();
    await page.getByRole('button', { name: 'Probe now' }).click();
    await page.getByText('answers', { exact: true }).waitFor();
    await takePictures(page, 'backend');
    await page.goto(`${gateway.apiBase}/#/backends/atlantis`);
    await page.getByText('Nothing is configured here').waitFor();
    expect(seen.faults).toEqual([]);
    await context.close();
  });

  it('filter the provider catalog by keyboard, keep the filter in the address, and open a provider', async () => {
    const { context, page, seen } = await open('/providers');
    const table = page
      .getByRole('region', { name: /providers/i })
      .getByRole('table')
      .first();
    await table.getByRole('row').nth(1).waitFor();
    const before = await table.getByRole('row').count();
    const search = page.getByRole('textbox', { name: /search/i }).first();
    await search.focus();
    await page.keyboard.type('hetzner');
    await expect.poll(() => table.getByRole('row').count()).toBeLessThan(before);
    await takePictures(page, 'providers');
    await expect.poll(() => page.url()).toContain('hetzner');
    await table.getByRole('link').first().click();
    await page.getByRole('heading', { level: 1, name: /hetzner/i }).waitFor();
    await takePictures(page, 'provider');
    expect(seen.faults).toEqual([]);
    expect([...seen.origins]).toEqual([gateway.apiBase]);
    await context.close();
  });
});
