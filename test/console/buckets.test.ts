import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLogger } from '../../src/base/logger.ts';
import { Secret } from '../../src/base/secret.ts';
import { type RunningStore, startStoreServer } from '../../src/main/store-server.ts';
import { SCREENS, signIn, startBrowser, takePictures, watch } from '../support/browser.ts';
import { startTestGateway, type TestGateway } from '../support/running-gateway.ts';

const ACCESS_KEY = 'store-key';
const SECRET_KEY = 'store-secret';
const ODD_KEY = 'odd/invoice\u202Efdp <img src=x onerror=alert(1)> & 100%.txt';

describe('the pages of buckets, objects and replication', () => {
  let browser: Browser;
  let gateway: TestGateway;
  let directory: string;
  let frankfurt: RunningStore;
  let s3: S3Client;

  const startFrankfurt = (port = 0) =>
    startStoreServer({
      ...{ directory: join(directory, 'frankfurt'), host: '127.0.0.1', port, region: 'us-east-1' },
      ...{ accessKey: ACCESS_KEY, secretKey: new Secret(SECRET_KEY), logger: silentLogger },
    });

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 's3gateway-buckets-'));
    frankfurt = await startFrankfurt();
    [browser, gateway] = await Promise.all([
      startBrowser(),
      startTestGateway({
        S3_BACKEND_ENDPOINTS: `helsinki=file://${join(directory, 'helsinki')},frankfurt=${frankfurt.base},virginia=file://${join(directory, 'virginia')}`,
        S3_BACKEND_ACCESS_KEY: ACCESS_KEY,
        S3_BACKEND_SECRET_KEY: SECRET_KEY,
      }),
    ]);
    const credential = await gateway.newTenant('acme', {
      residency: { allow: ['EU'] },
      replicas: 2,
      spread: { by: ['country'] },
    });
    s3 = gateway.client(credential);
  });

  afterAll(async () => {
    s3.destroy();
    await browser.close();
    await gateway.stop();
    await frankfurt.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  async function open(path: string) {
    const context = await browser.newContext({ viewport: SCREENS.desktop });
    const seen = watch(context);
    const page = await context.newPage();
    await page.goto(`${gateway.apiBase}/#${path}`);
    await signIn(page, gateway.adminKey);
    return { context, page, seen };
  }

  const put = (Key: string, Body: string) => s3.send(new PutObjectCommand({ Bucket: 'ledger', Key, Body }));
  const badges = (page: Page, word: string) => page.getByText(word, { exact: true });

  it('make a bucket under policy, explain its place, and show its copies getting in sync', async () => {
    const { context, page, seen } = await open('/buckets');
    page.setDefaultTimeout(12_000);
    await page.getByText('No bucket yet').waitFor();
    await page.getByRole('button', { name: 'New bucket' }).click();
    const form = page.getByRole('form', { name: 'New bucket' });
    await form.getByRole('textbox', { name: 'Tenant' }).fill('acme');
    await form.getByRole('textbox', { name: 'Name' }).fill('Not A Name');
    await form.getByRole('button', { name: 'Make the bucket' }).click();
    await form.getByText(/bucket name/).waitFor();
    await form.getByRole('textbox', { name: 'Name' }).fill('ledger');
    await form.getByRole('textbox', { name: 'Place' }).fill('US');
    await form.getByRole('button', { name: 'Make the bucket' }).click();
    await form.getByText(/residency.allow/).waitFor();
    await form.getByRole('textbox', { name: 'Place' }).fill('FI,DE');
    await form.getByRole('button', { name: 'Make the bucket' }).click();
    await page.getByRole('heading', { level: 1, name: 'ledger' }).waitFor();

    const placement = page.getByRole('region', { name: 'Backends and what placement says of each' });
    const rowOf = (backend: string) => placement.getByRole('row').filter({ hasText: backend });
    await rowOf('helsinki').getByText('home', { exact: true }).waitFor();
    await rowOf('frankfurt').getByText('replica', { exact: true }).waitFor();
    await rowOf('virginia').getByText('refused', { exact: true }).waitFor();
    expect(await rowOf('virginia').textContent()).toContain('does not include US');
    await page.getByText('No object yet').waitFor();

    for (const [key, body] of [
      ['2026/january.csv', 'x'.repeat(90_000)],
      ['2026/february.csv', 'x'.repeat(120_000)],
      [ODD_KEY, 'odd'],
    ] as const)
      await put(key, body);
    const objects = page.getByRole('region', { name: 'Objects', exact: true });
    await objects.getByRole('link', { name: '2026/january.csv' }).waitFor();
    // Three objects at two backends each.
    await expect.poll(() => objects.getByText('in-sync', { exact: true }).count(), { timeout: 20_000 }).toBe(6);
    await takePictures(page, 'bucket');
    await page.getByRole('textbox', { name: 'Keys begin with' }).fill('2026/f');
    await expect.poll(() => objects.getByRole('row').count()).toBe(2);
    await page.getByRole('textbox', { name: 'Keys begin with' }).fill('odd/');
    await objects.getByRole('link', { name: /^odd/ }).click();

    const copies = page.getByRole('region', { name: 'Copies', exact: true });
    await copies.getByText('in-sync', { exact: true }).nth(1).waitFor();
    expect(await page.getByText('U+202E').count()).toBeGreaterThan(0);
    expect(await page.locator('img[src=x]').count()).toBe(0);
    await page.getByRole('button', { name: 'Read every copy' }).click();
    await page.getByText('2 copies, the same bytes').waitFor();
    await takePictures(page, 'object');
    await page.goto(`${gateway.apiBase}/#/buckets`);
    expect(seen.faults.filter((fault) => !fault.includes('422'))).toEqual([]);
    expect([...seen.origins]).toEqual([gateway.apiBase]);
    await context.close();
  });

  it('change a bucket’s policy, and say at the field what the gateway does not accept', async () => {
    const { context, page } = await open('/buckets/acme/ledger');
    await page.getByRole('button', { name: 'Change' }).click();
    const dialog = page.getByRole('dialog', { name: 'Policy of ledger' });
    await dialog.getByRole('textbox', { name: 'Copies' }).fill('3');
    await dialog.getByRole('button', { name: 'Set the policy' }).click();
    await dialog
      .getByText(/can hold 2/)
      .first()
      .waitFor();
    await dialog.getByRole('textbox', { name: 'Copies' }).fill('1');
    await dialog.getByRole('button', { name: 'Set the policy' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('only in Finland, Germany; 1 copy').waitFor();
    const { status } = await gateway.admin('PUT', '/proxy/buckets/acme/ledger/policy', {
      policy: { residency: { allow: ['FI', 'DE'] } },
    });
    expect(status).toBe(200);
    await context.close();
  });

  it('show a copy that cannot be made, with its reason, and have it tried again when the backend is back', async () => {
    const { port } = new URL(frankfurt.base);
    await frankfurt.stop();
    await put('2026/march.csv', 'written while Frankfurt is away');
    const { context, page, seen } = await open('/queue');
    const jobs = page.getByRole('region', { name: 'Jobs' });
    const row = jobs.getByRole('row').filter({ hasText: '2026/march.csv' });
    await row
      .getByText(/frankfurt/)
      .first()
      .waitFor();
    await takePictures(page, 'queue');
    await row.getByRole('link', { name: '2026/march.csv' }).click();
    const copies = page.getByRole('region', { name: 'Copies', exact: true });
    await copies
      .getByText(/BackendUnavailable|no answer|ECONNREFUSED/i)
      .first()
      .waitFor({ timeout: 20_000 });
    await takePictures(page, 'object-waiting');
    frankfurt = await startFrankfurt(Number(port));
    await copies.getByRole('button', { name: 'Try now' }).click();
    await expect.poll(() => copies.getByText('in-sync', { exact: true }).count(), { timeout: 25_000 }).toBe(2);
    await page.getByRole('link', { name: 'Replication' }).click();
    await page.getByRole('heading', { name: 'Nothing waits' }).waitFor();
    expect(await badges(page, 'Parked').count()).toBeGreaterThan(0);
    await page.getByText('Done', { exact: true }).click();
    await jobs.getByRole('row').filter({ hasText: '2026/march.csv' }).waitFor();
    expect(seen.faults).toEqual([]);
    await context.close();
  });

  it('give up nothing in silence: a parked copy is shown, and all parked ones are tried again at once', async () => {
    const { context, page } = await open('/queue');
    await page.getByText('Parked', { exact: true }).last().click();
    await page.getByText('Nothing is parked').waitFor();
    await page.getByRole('button', { name: 'Retry parked' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Try them again' }).click();
    await page.getByText('0 jobs made due again').waitFor();
    await context.close();
  });

  it('list every bucket, and say that one is not there', async () => {
    const { context, page, seen } = await open('/buckets');
    const table = page.getByRole('region', { name: 'Buckets', exact: true });
    await table.getByRole('link', { name: 'ledger' }).waitFor();
    await takePictures(page, 'buckets');
    await page.getByRole('textbox', { name: 'Name begins with' }).fill('nothing');
    await page.getByText('No such bucket').waitFor();
    await page.goto(`${gateway.apiBase}/#/buckets/acme/nothing`);
    await page.getByText('Nothing has this name').waitFor();
    await page.goto(`${gateway.apiBase}/#/buckets/acme/ledger/object/none%2Fhere`);
    await page.getByText('Nothing is recorded under this key').waitFor();
    expect(seen.faults.filter((fault) => !fault.includes('404'))).toEqual([]);
    await context.close();
  });
});
