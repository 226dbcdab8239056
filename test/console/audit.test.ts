import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from '../support/axe.ts';
import { SCREENS, signIn, startBrowser, takePictures, watch } from '../support/browser.ts';
import { startTestGateway, type TestGateway } from '../support/running-gateway.ts';

describe('the audit page', () => {
  let browser: Browser;
  let gateway: TestGateway;
  beforeAll(async () => {
    [browser, gateway] = await Promise.all([startBrowser(), startTestGateway()]);
  });
  afterAll(async () => {
    await browser.close();
    await gateway.stop();
  });

  async function open() {
    const context = await browser.newContext({ viewport: SCREENS.desktop });
    const seen = watch(context);
    const page = await context.newPage();
    await page.goto(`${gateway.apiBase}/#/audit`);
    await signIn(page, gateway.adminKey);
    return { context, page, seen };
  }

  it('says that nothing has been changed yet, then shows each change, newest first, with links to what it is about', async () => {
    const { context, page, seen } = await open();
    await page.getByText('Nothing has been changed yet').waitFor();
    const { accessKey, secretKey } = await gateway.newTenant('acme', {
      residency: { allow: ['FI', 'DE'], deny: ['US', 'CN', 'RU', 'GB'] },
      operators: { denyJurisdictions: ['CN', 'RU', 'BR', 'IN', 'SG', 'ZA', 'JP'] },
    });
    await gateway.admin('POST', '/proxy/tenants', { customer_id: 'zeta' });
    await gateway.admin('POST', '/proxy/buckets', { customer_id: 'acme', logical_name: 'photos' });
    await gateway.admin('POST', '/proxy/backends/helsinki/probe');
    await gateway.admin('DELETE', `/proxy/credentials/${accessKey}`);
    // The page asks again by itself; this is to be quicker.
    await page.getByRole('link', { name: 'Tenants' }).click();
    await page.getByRole('heading', { level: 1, name: 'Tenants' }).waitFor();
    await page.getByRole('link', { name: 'Audit log' }).click();
    const rows = page.getByRole('row');
    await page.getByText('Access key deleted').waitFor();
    expect(await rows.nth(1).textContent()).toContain(accessKey);
    const log = (await page.getByRole('table').textContent()) ?? '';
    for (const text of ['Tenant’s policy set', 'Bucket made', 'Backend probed', 'Tenant made'])
      expect(log).toContain(text);
    expect(log).not.toContain(secretKey);
    expect(await rows.nth(1).getByRole('link').getAttribute('href')).toBe('#/tenants/acme');
    expect(await page.getByRole('link', { name: 'acme/photos' }).getAttribute('href')).toBe('#/buckets/acme/photos');
    await page.getByRole('button', { name: 'Show all' }).first().click();
    await page.getByRole('button', { name: 'Show less' }).click();
    await takePictures(page, 'audit');
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'Filter these entries' }).fill('ZETA');
    await expect.poll(() => rows.count()).toBe(2);
    await page.getByRole('textbox', { name: 'Filter these entries' }).fill('no such thing');
    await page.getByText('None of these entries has this in it').waitFor();
    expect(seen.faults).toEqual([]);
    expect([...seen.origins]).toEqual([gateway.apiBase]);
    await context.close();
  });

  it('turns pages without a gap', async () => {
    for (let index = 0; index < 105; index++)
      await gateway.admin('PUT', '/proxy/tenants/acme/policy', { replicas: 1 + (index % 2) });
    const { context, page } = await open();
    const rows = page.getByRole('row');
    await expect.poll(() => rows.count()).toBe(101);
    const numbers = async () => (await rows.locator('td:first-child').allTextContents()).map(Number);
    const newer = await numbers();
    await page.getByRole('button', { name: 'Older' }).click();
    await page.getByText('Access key deleted').waitFor();
    const all = [...newer, ...(await numbers())];
    expect(all).toEqual(Array.from({ length: all.length }, (_, index) => all.length - index));
    expect(await page.getByRole('button', { name: 'Older' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Newer' }).click();
    await expect.poll(() => rows.count()).toBe(101);
    await context.close();
  });
});
