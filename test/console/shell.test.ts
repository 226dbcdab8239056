import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCREENS, signIn, startBrowser, takePictures, watch } from '../support/browser.ts';
import { startTestGateway, type TestGateway } from '../support/running-gateway.ts';

describe('the console', () => {
  let browser: Browser;
  let gateway: TestGateway;
  beforeAll(async () => {
    [browser, gateway] = await Promise.all([startBrowser(), startTestGateway()]);
  });
  afterAll(async () => {
    await browser.close();
    await gateway.stop();
  });

  it('asks for the admin key, refuses a wrong one in words, and opens with the right one', async () => {
    const context = await browser.newContext({ viewport: SCREENS.desktop });
    const seen = watch(context);
    const page = await context.newPage();
    await page.goto(gateway.apiBase);
    await page.getByRole('textbox', { name: 'Admin key' }).fill('not the key at all');
    await page.getByRole('button', { name: 'Open the console' }).click();
    await page.getByText('The gateway does not accept this key.').waitFor();
    await takePictures(page, 'sign-in');
    await signIn(page, gateway.adminKey);
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    // The browser itself reports the 403 that the wrong key got.
    expect(seen.faults.filter((fault) => !fault.includes('403'))).toEqual([]);
    expect([...seen.origins]).toEqual([gateway.apiBase]);
    await context.close();
  });

  it('forgets the key on reload and keeps it out of storage and address', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(gateway.apiBase);
    await signIn(page, gateway.adminKey);
    const kept = await page.evaluate<string>(
      'JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie',
    );
    expect(kept).not.toContain(gateway.adminKey);
    expect(page.url()).not.toContain(gateway.adminKey);
    await page.reload();
    await page.getByRole('textbox', { name: 'Admin key' }).waitFor();
    await context.close();
  });

  it('sends the page with a policy that allows nothing but its own files, and a new nonce each time', async () => {
    const [first, second] = await Promise.all([fetch(gateway.apiBase), fetch(gateway.apiBase)]);
    const policy = first.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
    expect(await first.text()).toContain(`content="${nonce}"`);
    expect(second.headers.get('content-security-policy')).not.toBe(policy);
  });
});
