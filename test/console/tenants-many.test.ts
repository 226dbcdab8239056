import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from '../support/axe.ts';
import { SCREENS, signIn, startBrowser, takePictures, watch } from '../support/browser.ts';
import { startTestGateway, type TestGateway } from '../support/running-gateway.ts';

const SEEN = [
  ['harbour-logistics', { residency: { allow: ['DE', 'FI'] }, replicas: 2, spread: { by: ['country'] } }],
  ['med.records@north', { residency: { allow: ['FI'] }, operators: { denyJurisdictions: ['US'] } }],
  ['studio-9', { replicas: 3 }],
  ['weather-archive', {}],
] as const;

describe('the tenants pages, with many tenants,', () => {
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

  it('say what is wrong with a name, that a tenant is not there, and that nobody was found', async () => {
    await gateway.newTenant('taken');
    const { context, page } = await open('/tenants/nobody');
    await page.getByText('Nobody has this name').waitFor();
    await page.getByRole('link', { name: 'All tenants' }).click();
    await page.getByRole('textbox', { name: 'Search tenants' }).fill('zzz');
    await page.getByText('No tenant has a name like this').waitFor();
    await page.getByRole('button', { name: 'New tenant' }).click();
    for (const [name, words] of [
      ['not/allowed', /beginning with a letter or digit/],
      ['taken', /exists already/],
    ] as const) {
      await page.getByRole('textbox', { name: 'Name' }).fill(name);
      await page.getByRole('button', { name: 'Make the tenant' }).click();
      await page.getByRole('dialog').getByText(words).waitFor();
    }
    await context.close();
  });

  it('change a tenant’s policy, and show what the gateway says of a wrong one', async () => {
    await gateway.newTenant('ruled', { replicas: 2 });
    const { context, page, seen } = await open('/tenants/ruled');
    await page.getByText('2 copies').waitFor();
    await page.getByRole('button', { name: 'Change' }).click();
    const dialog = page.getByRole('dialog', { name: 'Policy of ruled' });
    const places = dialog.getByLabel('Allowed places').first();
    await places.fill('FI');
    await places.press('Enter');
    await places.fill('Atlantis');
    await places.press('Enter');
    await dialog.getByRole('button', { name: 'Set the policy' }).click();
    await dialog
      .getByText(/Atlantis is not known to the catalog/)
      .first()
      .waitFor();
    await takePictures(page, 'tenant-policy');
    expect(await seriousViolations(page)).toEqual([]);
    await places.press('Backspace');
    await dialog.getByRole('textbox', { name: 'Copies' }).fill('1');
    await dialog.getByRole('button', { name: 'Set the policy' }).click();
    await page.getByText('only in Finland').waitFor();
    const set = await gateway.admin<{ policy: unknown }>('GET', '/proxy/tenants/ruled');
    expect(set.body.policy).toEqual({ residency: { allow: ['FI'] }, replicas: 1 });
    // The browser itself reports the 422 that the wrong policy got.
    expect(seen.faults.filter((fault) => !fault.includes('422'))).toEqual([]);
    await context.close();
  });

  it('show many tenants with what they have, and one of them', async () => {
    for (const [id, policy] of SEEN) {
      const credential = await gateway.newTenant(id, policy);
      const s3 = gateway.client(credential);
      for (const Bucket of ['invoices', 'media']) {
        await s3.send(new CreateBucketCommand({ Bucket }));
        await s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: Bucket.repeat(id.length * 1000) }));
      }
      s3.destroy();
    }
    const { context, page, seen } = await open('/tenants');
    const row = page.getByRole('row').filter({ hasText: 'harbour-logistics' });
    // Sums are counted now and then: they are in sight when they are.
    await row.getByText('KiB').waitFor();
    await takePictures(page, 'tenants');
    expect(await seriousViolations(page)).toEqual([]);
    await row.getByRole('link').click();
    await page.getByRole('link', { name: 'media' }).waitFor();
    await takePictures(page, 'tenant');
    expect(await seriousViolations(page)).toEqual([]);
    expect(seen.faults).toEqual([]);
    await context.close();
  });

  it('search tenants that have not come yet', async () => {
    for (let index = 0; index < 505; index++)
      await gateway.admin('POST', '/proxy/tenants', { customer_id: `many-${String(index).padStart(4, '0')}` });
    await gateway.admin('POST', '/proxy/tenants', { customer_id: 'zz-last' });
    const { context, page, seen } = await open('/tenants');
    await page.getByText('The first 500 tenants').waitFor();
    await page.getByRole('textbox', { name: 'Search tenants' }).fill('LAST');
    await page.getByRole('link', { name: 'zz-last' }).waitFor();
    await page.getByRole('heading', { name: /^5\d\d tenants$/ }).waitFor();
    expect(seen.faults).toEqual([]);
    await context.close();
  });
});
