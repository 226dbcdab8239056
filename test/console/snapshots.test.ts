import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCREENS, startBrowser, takePictures, watch } from '../support/browser.ts';
import { startTestGateway, type TestGateway } from '../support/running-gateway.ts';

interface SavedFile {
  readonly key: string;
  readonly size: number;
  readonly etag: string;
}

describe('the snapshots pages', () => {
  let browser: Browser;
  let gateway: TestGateway;
  beforeAll(async () => {
    [browser, gateway] = await Promise.all([startBrowser(), startTestGateway()]);
  });
  afterAll(async () => {
    await browser.close();
    await gateway.stop();
  });

  async function save(files: readonly SavedFile[], more: Record<string, unknown> = {}): Promise<{ id: string }> {
    const buckets = [{ name: 'reports', files, versioning_status: 'Enabled', ...more }];
    const body = { endpoint: 'https://s3.example.com', region: 'eu-west-1', buckets };
    const saved = await gateway.admin<{ id: string }>('POST', '/snapshot/save', body);
    expect(saved.status).toBe(201);
    return saved.body;
  }

  async function open(path: string): Promise<{ page: Page; seen: ReturnType<typeof watch> }> {
    const context = await browser.newContext({ viewport: SCREENS.desktop, acceptDownloads: true });
    const seen = watch(context);
    const page = await context.newPage();
    await page.goto(`${gateway.apiBase}/#${path}`);
    return { page, seen };
  }

  it('list, open, search and export what was kept, compare two, and delete', async () => {
    const filler = Array.from({ length: 400 }, (_, index) => ({
      key: `data/part-${String(index).padStart(4, '0')}.parquet`,
      size: 1_000_000 + index * 7919,
      etag: `etag-${index}`,
    }));
    await save(filler.slice(0, 3), { file_count: 900, total_size: 10 ** 10 });
    await save([...filler, { key: 'old name.txt', size: 10, etag: 'm' }, { key: 'gone.txt', size: 2048, etag: 'g' }]);
    const hostile = '<img src=x onerror=alert(1)>\u202e.txt';
    const second = await save([
      ...filler.slice(0, -1),
      { key: 'new name.txt', size: 10, etag: 'm' },
      { key: hostile, size: 5, etag: 'h' },
    ]);
    const { page, seen } = await open('/snapshots');
    await page.getByRole('heading', { level: 1, name: 'Snapshots' }).waitFor();
    const rows = page.getByRole('row');
    await expect.poll(() => rows.count()).toBe(4);
    // Newest first: the last one did not hold everything.
    expect(await rows.nth(1).textContent()).toContain('complete');
    expect(await rows.nth(3).textContent()).toContain('truncated');
    for (const index of [0, 1]) await page.getByRole('checkbox').nth(index).check();
    await takePictures(page, 'snapshots');
    await page.getByRole('button', { name: 'Compare the two' }).click();
    await page.getByRole('heading', { name: 'What has changed' }).waitFor();
    const changes = page.getByRole('grid', { name: 'Changed objects' });
    await changes.getByText('new name.txt').waitFor();
    await takePictures(page, 'snapshot-diff');
    await page
      .locator('label')
      .filter({ hasText: /^moved$/ })
      .click();
    await expect.poll(() => changes.getAttribute('aria-rowcount')).toBe('2');
    expect(await changes.textContent()).toContain('old name.txt');

    await page.goto(`${gateway.apiBase}/#/snapshots/${second.id}`);
    const files = page.getByRole('grid', { name: 'Files' });
    await files.waitFor();
    await page.getByLabel('Search files of all buckets').fill('<img');
    await expect.poll(() => files.getAttribute('aria-rowcount')).toBe('2');
    // The key is text, and what would turn it around is written out.
    expect(await files.textContent()).toContain('<img src=x onerror=alert(1)>U+202E.txt');
    await page.getByLabel('Search files of all buckets').fill('');
    await takePictures(page, 'snapshot');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`${second.id}.csv`);
    expect(await readFile(await download.path(), 'utf8')).toContain('data/part-0001.parquet');
    const [stored] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'JSON' }).click(),
    ]);
    expect(JSON.parse(await readFile(await stored.path(), 'utf8'))).toMatchObject({
      id: second.id,
      is_truncated: false,
    });

    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('button', { name: 'Delete it' }).click();
    await page.getByRole('heading', { level: 1, name: 'Snapshots' }).waitFor();
    await expect.poll(() => rows.count()).toBe(3);
    await page.getByRole('button', { name: 'Clear all' }).click();
    const sure = page.getByRole('button', { name: 'Delete all' });
    expect(await sure.isDisabled()).toBe(true);
    await page.getByLabel('Confirmation').fill('delete all snapshots');
    await sure.click();
    await page.getByText('Nothing has been kept').waitFor();
    expect((await gateway.admin('GET', '/snapshot/list')).body).toEqual([]);
    expect(seen.faults).toEqual([]);
    expect([...seen.origins]).toEqual([gateway.apiBase]);
    await page.context().close();
  });

  it('say that a snapshot is not there', async () => {
    const { page } = await open('/snapshots/snapshot_x_20260101T000000000Z');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('does not exist');
    await page.context().close();
  });
});
