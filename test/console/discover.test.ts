import { createHmac } from 'node:crypto';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCREENS, startBrowser, takePictures, watch } from '../support/browser.ts';
import { discover, untilDiscovered } from '../support/discover-page.ts';
import { startTestGateway, type TestCredential, type TestGateway } from '../support/running-gateway.ts';

const BUCKETS = ['backups-2026', 'customer-uploads', 'empty'];
const ODD_KEY = 'odd/invoice\u202Efdp <img src=x onerror=alert(1)> & =cmd|.txt';

describe('discovery of the gateway’s own S3 endpoint', () => {
  let browser: Browser;
  let gateway: TestGateway;
  let credential: TestCredential;
  beforeAll(async () => {
    [browser, gateway] = await Promise.all([startBrowser(), startTestGateway({ DISCOVERY_ALLOW_PRIVATE: '1' })]);
    credential = await gateway.newTenant('acme');
    const s3 = gateway.client(credential);
    for (const Bucket of BUCKETS) await s3.send(new CreateBucketCommand({ Bucket }));
    const put = (Bucket: string, Key: string, size: number) =>
      s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x'.repeat(size) }));
    await Promise.all([
      ...Array.from({ length: 12 }, (_, day) =>
        put('backups-2026', `daily/2026-01-${10 + day}.tar`, 40_000 + day * 7000),
      ),
      ...Array.from({ length: 8 }, (_, week) => put('backups-2026', `weekly/w${week}/full.tar`, 90_000 - week * 5000)),
      put('backups-2026', 'README.md', 900),
      put('customer-uploads', ODD_KEY, 10),
      put('customer-uploads', 'photos/a b+c.jpg', 2048),
    ]);
    s3.destroy();
  });
  afterAll(async () => {
    await browser.close();
    await gateway.stop();
  });

  const newPage = async (size: keyof typeof SCREENS = 'desktop') => {
    const context = await browser.newContext({ viewport: SCREENS[size] });
    return { context, page: await context.newPage(), seen: watch(context) };
  };
  const enter = (page: Page) => discover(page, gateway.apiBase, { endpoint: gateway.s3Base, ...credential });

  it('shows each bucket with its counts, and lets one go into it, search, sort and open a key', async () => {
    const { context, page, seen } = await newPage();
    await page.goto(`${gateway.apiBase}/#/discover`);
    await page.getByRole('button', { name: 'More settings' }).click();
    await page.getByText('Address style').waitFor();
    await takePictures(page, 'discover-form');
    await enter(page);
    await untilDiscovered(page);
    const cards = page.getByRole('list', { name: 'Buckets' }).getByRole('listitem');
    expect(await cards.count()).toBe(3);
    await cards.filter({ hasText: 'backups-2026' }).getByText('21').waitFor();
    expect(await page.getByRole('list', { name: 'Buckets' }).textContent()).toContain('complete');
    await takePictures(page, 'discover');
    await page.getByRole('link', { name: /backups-2026/ }).click();
    await page.getByRole('heading', { level: 1, name: 'backups-2026' }).waitFor();
    const rows = page.getByRole('grid', { name: 'Objects' }).getByRole('row');
    expect(await rows.nth(1).textContent()).toContain('README.md');
    await page.getByRole('textbox', { name: 'Search keys' }).fill('WEEKLY');
    await page.getByText('8 of 21 objects').waitFor();
    await page.getByRole('button', { name: 'Size' }).click();
    await rows.nth(1).getByText('weekly/w0/full.tar').waitFor();
    await page.getByRole('button', { name: 'Size' }).click();
    await rows.nth(1).getByText('weekly/w7/full.tar').waitFor();
    await takePictures(page, 'discover-objects');
    await page.getByRole('tab', { name: 'Prefixes and sizes' }).click();
    await page.getByRole('button', { name: 'Unfold weekly/' }).click();
    await page.getByRole('region', { name: 'Sizes' }).getByRole('button', { name: /daily/ }).waitFor();
    await takePictures(page, 'discover-prefixes');
    await page.getByRole('region', { name: 'Sizes' }).getByRole('button', { name: /daily/ }).click();
    await page
      .getByRole('region', { name: 'Sizes' })
      .getByRole('button', { name: /2026-01-21/ })
      .waitFor();
    await page.getByRole('tab', { name: 'Versions' }).click();
    await page.getByText('This endpoint does not know versions of objects.').waitFor();
    await page.goBack();
    await cards.first().waitFor();
    expect(seen.faults).toEqual([]);
    expect([...seen.origins]).toEqual([gateway.apiBase]);
    await context.close();
  });

  it('shows keys for what they are and runs nothing of them', async () => {
    const { context, page, seen } = await newPage('phone');
    await enter(page);
    await page.getByRole('link', { name: /customer-uploads/ }).click();
    const row = page.getByRole('grid', { name: 'Objects' }).getByRole('row').nth(1);
    await row.waitFor();
    expect(await row.textContent()).toContain('odd/invoiceU+202Efdp <img src=x onerror=alert(1)> & =cmd|.txt');
    expect(await page.locator('img[src=x]').count()).toBe(0);
    await row.click();
    await page.getByRole('dialog', { name: 'History of one key' }).waitFor();
    expect(seen.faults).toEqual([]);
    await context.close();
  });

  it('forgets the keys on leaving, on disconnecting and on reload, and never stores them', async () => {
    const { context, page } = await newPage();
    const secret = page.getByRole('textbox', { name: 'Secret key' });
    await enter(page);
    await untilDiscovered(page);
    const kept = await page.evaluate<string>(
      'JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie + location.href + document.title',
    );
    expect(kept).not.toContain(credential.secretKey);
    await page.getByRole('button', { name: 'Disconnect' }).click();
    expect(await secret.inputValue()).toBe('');
    expect(await page.getByRole('textbox', { name: 'Access key' }).inputValue()).toBe('');
    await enter(page);
    await untilDiscovered(page);
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('textbox', { name: 'Admin key' }).waitFor();
    await page.goBack();
    expect(await secret.inputValue()).toBe('');
    await enter(page);
    await untilDiscovered(page);
    await page.reload();
    expect(await secret.inputValue()).toBe('');
    await context.close();
  });

  it('lets nothing leave the page from which the secret could be had, in a whole discovery and a saved snapshot', async () => {
    const { context, page } = await newPage();
    const sent: Request[] = [];
    context.on('request', (request) => sent.push(request));
    await enter(page);
    await untilDiscovered(page);
    await page.getByRole('button', { name: 'Save snapshot' }).click();
    await page.getByText('The snapshot is saved').waitFor();
    const [exported] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export JSON' }).click(),
    ]);
    const { buckets } = JSON.parse(await readAll(await exported.createReadStream())) as {
      buckets: { name: string; files: unknown[] }[];
    };
    expect(buckets.map(({ name, files }) => [name, files.length])).toEqual([
      ['backups-2026', 21],
      ['customer-uploads', 2],
      ['empty', 0],
    ]);
    await page.getByRole('button', { name: 'Disconnect' }).click();
    const bytes = Buffer.concat(await Promise.all(sent.map(everyByteOf)));
    // The relay has been asked, the snapshot was sent: what is looked through is what there was to see.
    expect(sent.filter((request) => request.url().endsWith('/discover/relay')).length).toBeGreaterThan(9);
    expect(sent.some((request) => request.url().endsWith('/snapshot/save'))).toBe(true);
    expect(bytes.includes(credential.accessKey)).toBe(true);
    for (const secret of secretsOf(credential.secretKey, bytes)) expect(bytes.includes(secret)).toBe(false);
    await context.close();
  });

  it('stops when told to, and says so', async () => {
    const { context, page } = await newPage();
    // The endpoint hangs on every listing of objects.
    await context.route('**/discover/relay', async (route) => {
      if (route.request().postData()?.includes('list-type=2')) return;
      await route.continue();
    });
    await enter(page);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped: what had been read by then is shown.').waitFor();
    expect(await page.getByRole('progressbar').count()).toBe(0);
    await context.close();
  });
});

/** URL, headers and body of a request as they left the page. */
async function everyByteOf(request: Request): Promise<Buffer> {
  const headers = Object.entries(await request.allHeaders()).map(([name, value]) => `${name}: ${value}`);
  const body = request.postDataBuffer() ?? Buffer.alloc(0);
  const text = [request.url(), decodeURIComponent(request.url()), ...headers].join('\n');
  return Buffer.concat([Buffer.from(text), body, Buffer.from('\n')]);
}

/** The secret, what SigV4 derives from it for each day that was signed for, and the usual ways of writing these. */
function secretsOf(secretKey: string, sent: Buffer): Buffer[] {
  const scopes = new Set(sent.toString('latin1').match(/\d{8}\/[a-z0-9-]+\/s3\/aws4_request/g));
  expect(scopes.size).toBeGreaterThan(0);
  const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();
  const derived = [...scopes].flatMap((scope) => {
    const keys: Buffer[] = [];
    let key: Buffer = Buffer.from(`AWS4${secretKey}`);
    for (const part of scope.split('/')) {
      key = hmac(key, part);
      keys.push(key);
    }
    return keys;
  });
  const whole = [Buffer.from(secretKey), Buffer.from(`AWS4${secretKey}`), ...derived];
  return whole.flatMap((bytes) => [
    bytes,
    ...(['hex', 'base64', 'base64url'] as const).map((encoding) =>
      Buffer.from(bytes.toString(encoding).replace(/=+$/, '')),
    ),
    Buffer.from(bytes.toString('hex').toUpperCase()),
    Buffer.from(encodeURIComponent(bytes.toString('base64'))),
  ]);
}

async function readAll(stream: AsyncIterable<unknown>): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}
