import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCREENS, startBrowser, takePictures, watch } from '../support/browser.ts';
import { discover, untilDiscovered } from '../support/discover-page.ts';
import { LARGE_STORE_SIZES, type LargeStore, startLargeStore } from '../support/large-store.ts';
import { startTestGateway, type TestGateway } from '../support/running-gateway.ts';

const OBJECTS = 100_000;

describe('discovery of an embedded store that is served alone and holds 100,000 objects', () => {
  let browser: Browser;
  let gateway: TestGateway;
  let store: LargeStore;
  beforeAll(async () => {
    [browser, gateway, store] = await Promise.all([
      startBrowser(),
      startTestGateway({ DISCOVERY_ALLOWED_HOSTS: '127.0.0.1' }),
      startLargeStore(OBJECTS),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all([gateway.stop(), store.stop()]);
  });

  it('counts and shows all of them, whatever is searched, sorted or scrolled to, and keeps as many as a snapshot may', async () => {
    const context = await browser.newContext({ viewport: SCREENS.desktop });
    const seen = watch(context);
    const page = await context.newPage();
    await discover(page, gateway.apiBase, { endpoint: store.base, ...store });
    await untilDiscovered(page);
    const bytes = Array.from(
      { length: OBJECTS },
      (_, index) => LARGE_STORE_SIZES[index % LARGE_STORE_SIZES.length] ?? 0,
    );
    const mebibytes = (bytes.reduce((sum, size) => sum + size, 0) / 2 ** 20).toFixed(0);
    const card = page.getByRole('list', { name: 'Buckets' }).getByRole('listitem').filter({ hasText: store.bucket });
    expect(await card.textContent()).toMatch(new RegExp(`100,000.*${mebibytes} MiB`));

    await page.getByRole('link', { name: new RegExp(store.bucket) }).click();
    const grid = page.getByRole('grid', { name: 'Objects' });
    await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe(String(OBJECTS + 1));
    // No more elements than one sees, however many objects there are.
    expect(await grid.getByRole('row').count()).toBeLessThan(100);
    await grid.getByText('data/000/part-000000.parquet').waitFor();
    await grid.focus();
    await page.keyboard.press('End');
    await grid.getByText('data/099/part-099999.parquet').waitFor();
    await page.getByRole('button', { name: 'Size' }).click();
    await page.keyboard.press('Home');
    await page.getByRole('textbox', { name: 'Search keys' }).fill('PART-0123');
    await page.getByText('100 of 100,000 objects').waitFor();
    // The largest first, of those that were found.
    await expect
      .poll(() => grid.getByRole('row').nth(1).textContent())
      .toMatch(/^data\/012\/part-0123\d\d\.parquet6\.84 KiB/);
    await page.getByRole('textbox', { name: 'Search keys' }).fill('');
    await takePictures(page, 'discover-large-objects');

    await page.getByRole('tab', { name: 'Prefixes and sizes' }).click();
    await page.getByRole('region', { name: 'Sizes' }).getByRole('button', { name: /data/ }).first().click();
    await page.getByRole('region', { name: 'Sizes' }).getByText('40 smaller').waitFor();
    await takePictures(page, 'discover-large-prefixes');

    await page.goBack();
    await page.getByRole('button', { name: 'Save snapshot' }).click();
    await page.getByText('The snapshot is saved').waitFor();
    const list = await fetch(`${gateway.apiBase}/snapshot/list`);
    expect(await list.json()).toMatchObject([{ is_truncated: true }]);
    expect(seen.faults).toEqual([]);
    await context.close();
  });
});
