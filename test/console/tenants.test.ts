import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from '../support/axe.ts';
import { SCREENS, signIn, startBrowser, takePictures, watch } from '../support/browser.ts';
import { startTestGateway, type TestCredential, type TestGateway } from '../support/running-gateway.ts';

/** Everything in which a tab could keep a secret beside its own memory. */
const KEPT = `JSON.stringify({ ...localStorage, ...sessionStorage, state: history.state }) + document.cookie + location.href
  + document.title + document.documentElement.outerHTML
  + [...document.querySelectorAll('input, textarea')].map(({ value }) => value).join()`;

describe('the tenants pages', () => {
  let browser: Browser;
  let gateway: TestGateway;
  beforeAll(async () => {
    [browser, gateway] = await Promise.all([startBrowser(), startTestGateway()]);
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

  /** Makes a key as a person does, and reads the pair off the page. */
  async function makeKey(page: Page): Promise<TestCredential> {
    await page.getByRole('button', { name: 'New access key' }).click();
    await page.getByRole('button', { name: 'Make the key' }).click();
    return readPair(page);
  }

  async function readPair(page: Page): Promise<TestCredential> {
    const dialog = page.getByRole('dialog', { name: 'Keep the secret key now' });
    await dialog.getByText('The secret key is shown this once').waitFor();
    const [accessKey, secretKey] = await dialog.locator('code').allTextContents();
    return { accessKey: accessKey ?? '', secretKey: secretKey ?? '' };
  }

  const keptBy = (page: Page) => page.evaluate<string>(KEPT);
  const listedKeys = async (id: string) =>
    (
      await gateway.admin<{ credentials: { access_key: string }[] }>('GET', `/proxy/tenants/${id}/credentials`)
    ).body.credentials.map((each) => each.access_key);

  it('make a tenant and a key that an SDK uses at once, and forget the secret', async () => {
    const { context, page, seen } = await open('/tenants');
    await page.getByText('Nobody is here yet').waitFor();
    await page.getByRole('button', { name: 'New tenant' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('acme');
    await page.getByRole('button', { name: 'Make the tenant' }).click();
    await page.getByRole('heading', { level: 1, name: 'acme' }).waitFor();
    await page.getByText('No access key').waitFor();
    const credential = await makeKey(page);
    expect(await keptBy(page)).toContain(credential.secretKey);
    await takePictures(page, 'tenant-new-key');
    expect(await seriousViolations(page)).toEqual([]);
    // A slip takes nothing away.
    await page.keyboard.press('Escape');
    expect(await readPair(page)).toEqual(credential);
    const s3 = gateway.client(credential);
    await s3.send(new CreateBucketCommand({ Bucket: 'first-bucket' }));
    await s3.send(new PutObjectCommand({ Bucket: 'first-bucket', Key: 'hello.txt', Body: 'hello' }));
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await keptBy(page)).not.toContain(credential.secretKey);
    await page.getByRole('link', { name: 'Tenants' }).first().click();
    await page.getByRole('link', { name: 'acme' }).click();
    await page.getByRole('link', { name: 'first-bucket' }).waitFor();
    expect(await page.getByRole('link', { name: 'first-bucket' }).getAttribute('href')).toBe(
      '#/buckets/acme/first-bucket',
    );

    const row = page.getByRole('row').filter({ hasText: credential.accessKey });
    await row.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete the key' }).click();
    await page.getByText('No access key').waitFor();
    await expect(s3.send(new GetObjectCommand({ Bucket: 'first-bucket', Key: 'hello.txt' }))).rejects.toMatchObject({
      name: 'InvalidAccessKeyId',
    });
    s3.destroy();
    expect(seen.faults).toEqual([]);
    expect([...seen.origins]).toEqual([gateway.apiBase]);
    await context.close();
  });

  it('forget a secret that is left by going back, and send it nowhere', async () => {
    await gateway.newTenant('leaver');
    const { context, page } = await open('/tenants');
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
    await page.getByRole('link', { name: 'leaver' }).click();
    const { secretKey } = await makeKey(page);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Tenants' }).waitFor();
    expect(await keptBy(page)).not.toContain(secretKey);
    await page.goForward();
    await page.getByRole('heading', { level: 1, name: 'leaver' }).waitFor();
    expect(await keptBy(page)).not.toContain(secretKey);
    expect(sent.some((request) => request.includes('/proxy/credentials'))).toBe(true);
    expect(sent.filter((request) => request.includes(secretKey))).toEqual([]);
    await context.close();
  });

  it('replace a key: both work until the old one is deleted', async () => {
    const old = await gateway.newTenant('rotor');
    const { context, page } = await open('/tenants/rotor');
    const row = page.getByRole('row').filter({ hasText: old.accessKey });
    await row.getByRole('button', { name: 'Replace' }).click();
    await page.getByRole('button', { name: 'Make the key' }).click();
    const fresh = await readPair(page);
    const [oldClient, newClient] = [gateway.client(old), gateway.client(fresh)];
    await oldClient.send(new CreateBucketCommand({ Bucket: 'by-the-old' }));
    await newClient.send(new CreateBucketCommand({ Bucket: 'by-the-new' }));
    await page.getByRole('button', { name: 'Delete the old key now' }).click();
    await row.waitFor({ state: 'detached' });
    expect(await listedKeys('rotor')).toEqual([fresh.accessKey]);
    await expect(oldClient.send(new CreateBucketCommand({ Bucket: 'too-late' }))).rejects.toMatchObject({
      name: 'InvalidAccessKeyId',
    });
    await newClient.send(new CreateBucketCommand({ Bucket: 'still-works' }));
    oldClient.destroy();
    newClient.destroy();
    await context.close();
  });

  it('register a pair of one’s own, and show what the gateway says of it', async () => {
    await gateway.newTenant('owner');
    const { context, page } = await open('/tenants/owner');
    await page.getByRole('button', { name: 'New access key' }).click();
    await page.getByText('Register my own').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Access key' }).fill('OWN-KEY-1');
    await dialog.getByLabel('Secret key', { exact: true }).fill('short');
    await dialog.getByRole('button', { name: 'Register the key' }).click();
    await dialog
      .getByText(/8 characters/)
      .last()
      .waitFor();
    await dialog.getByLabel('Secret key', { exact: true }).fill('a secret of my own');
    await dialog.getByRole('button', { name: 'Register the key' }).click();
    await page.getByRole('row').filter({ hasText: 'OWN-KEY-1' }).waitFor();
    const s3 = gateway.client({ accessKey: 'OWN-KEY-1', secretKey: 'a secret of my own' });
    await s3.send(new CreateBucketCommand({ Bucket: 'owned' }));
    s3.destroy();
    expect(await keptBy(page)).not.toContain('a secret of my own');
    await context.close();
  });
});
