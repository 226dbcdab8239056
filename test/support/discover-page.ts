import type { Page } from 'playwright-core';

/** What is entered into the form of the discovery page. */
export interface DiscoverEntry {
  readonly endpoint: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region?: string;
}

/** Opens the discovery page, enters this, and asks to discover. */
export async function discover(page: Page, apiBase: string, entry: DiscoverEntry): Promise<void> {
  await page.goto(`${apiBase}/#/discover`);
  await enterEndpoint(page, entry);
  await page.getByRole('button', { name: 'Discover', exact: true }).click();
}

/** Fills the form that stands on the page. */
export async function enterEndpoint(page: Page, entry: DiscoverEntry): Promise<void> {
  await page
    .getByRole('textbox', { name: 'Endpoint' })
    .or(page.getByRole('combobox', { name: 'Endpoint' }))
    .fill(entry.endpoint);
  await page.getByRole('textbox', { name: 'Region' }).fill(entry.region ?? 'us-east-1');
  await page.getByRole('textbox', { name: 'Access key' }).fill(entry.accessKey);
  await page.getByRole('textbox', { name: 'Secret key' }).fill(entry.secretKey);
}

/** Waits until everything has been read, and no longer than a test may wait. */
export async function untilDiscovered(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save snapshot', disabled: false }).waitFor();
}
