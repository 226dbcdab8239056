import {
  CreateBucketCommand,
  DeleteObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCREENS, startBrowser, takePictures, watch } from '../support/browser.ts';
import { discover, untilDiscovered } from '../support/discover-page.ts';
import { startTestGateway, type TestGateway } from '../support/running-gateway.ts';
import { hasVersitygw, startVersitygw, type Versitygw } from '../support/versitygw.ts';

describe.skipIf(!hasVersitygw)('discovery of an S3 server that others wrote', () => {
  let browser: Browser;
  let gateway: TestGateway;
  let foreign: Versitygw;
  beforeAll(async () => {
    [browser, gateway, foreign] = await Promise.all([
      startBrowser(),
      startTestGateway({ DISCOVERY_ALLOW_PRIVATE: '1' }),
      startVersitygw(),
    ]);
    const { client } = foreign;
    for (const Bucket of ['contracts', 'scratch']) await client.send(new CreateBucketCommand({ Bucket }));
    const VersioningConfiguration = { Status: 'Enabled' } as const;
    await client.send(new PutBucketVersioningCommand({ Bucket: 'contracts', VersioningConfiguration }));
    const put = (Bucket: string, Key: string, Body: string) => client.send(new PutObjectCommand({ Bucket, Key, Body }));
    for (const Body of ['first draft', 'second draft, longer', 'signed'])
      await put('contracts', '2026/lease.txt', Body);
    await put('contracts', '2026/gone.txt', 'not for long');
    await client.send(new DeleteObjectCommand({ Bucket: 'contracts', Key: '2026/gone.txt' }));
    for (let index = 0; index < 1200; index++) await put('scratch', `tmp/${String(index).padStart(4, '0')}`, 'x');
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all([gateway.stop(), foreign.stop()]);
  });

  it('finds its buckets over several pages of a listing, which of them keep versions, and each version of a key', async () => {
    const context = await browser.newContext({ viewport: SCREENS.desktop });
    const seen = watch(context);
    const page = await context.newPage();
    await discover(page, gateway.apiBase, { endpoint: foreign.base, ...foreign });
    await untilDiscovered(page);
    const cards = page.getByRole('list', { name: 'Buckets' }).getByRole('listitem');
    expect(await cards.count()).toBe(2);
    expect(await cards.filter({ hasText: 'contracts' }).textContent()).toMatch(/Objects1Size6 B.*Keeps versions/);
    expect(await cards.filter({ hasText: 'scratch' }).textContent()).toMatch(/Objects1,200.*No versions/);

    await page.getByRole('link', { name: /contracts/ }).click();
    await page.getByRole('tab', { name: 'Versions' }).click();
    const versions = page.getByRole('grid', { name: /versions/i });
    await expect.poll(() => versions.getAttribute('aria-rowcount')).toBe('6');
    expect(await versions.textContent()).toContain('2026/gone.txtdeleted');
    await takePictures(page, 'discover-versions');

    await page.getByRole('tab', { name: 'Objects' }).click();
    await page.getByRole('grid', { name: 'Objects' }).getByRole('row').nth(1).click();
    const drawer = page.getByRole('dialog', { name: 'History of one key' });
    const history = drawer.getByRole('grid', { name: /versions/i });
    await expect.poll(() => history.getAttribute('aria-rowcount')).toBe('4');
    expect(await history.getByRole('row').nth(1).textContent()).toMatch(/latest.*6 B|6 B.*latest/);
    await takePictures(page, 'discover-history');
    expect(seen.faults).toEqual([]);
    expect([...seen.origins]).toEqual([gateway.apiBase]);
    await context.close();
  });
});
